import CNcurses

/// The modes that ncurses does not keep by itself.
enum Modes {
  private static let bracketedPasteOn = "\u{1B}[?2004h"
  private static let bracketedPasteOff = "\u{1B}[?2004l"

  /// Sent whenever the screen is taken: ncurses would set the keypad's mode only at the next read.
  static var enter: String { capability("smkx") + bracketedPasteOn }

  static var leave: String { bracketedPasteOff }

  /// Sent when ncurses has left the screen: where there is only one, the shell asks on its last line,
  /// which must not show what was there.
  static var left: String { capability("rmcup").isEmpty ? capability("el") : "" }

  /// Everything that a crash must undo, in one piece: looks, mouse, paste, keypad, cursor, screen.
  static var reset: String {
    let mouseOff = "\u{1B}[?1000l\u{1B}[?1006l"
    let screen = capability("rmcup")
    return capability("sgr0") + capability("op") + mouseOff + bracketedPasteOff
      + capability("rmkx") + capability("cnorm") + (screen.isEmpty ? "\r\n" : screen) + "\r"
  }

  static func send(_ bytes: String) {
    terminal_write(bytes, bytes.utf8.count)
  }

  /// A terminfo capability without parameters; the pauses in it, for hardware terminals, left out.
  private static func capability(_ name: String) -> String {
    guard let sequence = ncurses_capability(name) else { return "" }
    var bytes = String(cString: sequence)
    while let start = bytes.firstRange(of: "$<"),
      let end = bytes[start.lowerBound...].firstIndex(of: ">")
    {
      bytes.removeSubrange(start.lowerBound...end)
    }
    return bytes
  }
}
