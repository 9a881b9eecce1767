import TerminalUI

/// Links as terminals take them (OSC 8, "Hyperlinks in terminal emulators", E. Koblinger).
enum Hyperlink {
  /// Writes cells again with where they lead, underlined as ``Role/link`` is, and leaves cursor and
  /// attributes as they were. Parts of one address have its number, so that they light up together.
  ///
  /// - Parameter links: the cells, and what stands in them.
  /// - Returns: what to send; nothing of an address that is not ``isSafe(_:)``.
  static func sequence(for links: [(link: Frame.Link, text: String)]) -> String {
    var sequence = "\u{1B}7"
    var numbers: [String: Int] = [:]
    for (link, text) in links where isSafe(link.address) {
      let number = numbers[link.address] ?? numbers.count + 1
      numbers[link.address] = number
      sequence += "\u{1B}[\(link.row + 1);\(link.columns.lowerBound + 1)H\u{1B}[0;4m"
      sequence += "\u{1B}]8;id=edgewise\(number);\(link.address)\u{1B}\\"
      sequence += text + "\u{1B}]8;;\u{1B}\\"
    }
    return numbers.isEmpty ? "" : sequence + "\u{1B}8"
  }

  /// Whether an address can stand in a sequence, whoever wrote it: printable ASCII.
  static func isSafe(_ address: String) -> Bool {
    address.utf8.allSatisfy { (0x21...0x7E).contains($0) } && address.utf8.count <= 2_000
  }

  /// Whether a terminal is known to take links, or to pass them over. Some print what they do not know:
  /// old consoles, and those that only claim to be something else.
  ///
  /// - Parameter variable: gives a variable of the process's environment.
  /// - Returns: whether links are sent.
  static func isTold(to variable: (String) -> String?) -> Bool {
    // Before 0.50 VTE crashed on some of them.
    if let version = variable("VTE_VERSION").flatMap({ Int($0) }) { return version >= 5_000 }
    let name = variable("TERM") ?? ""
    return [
      "xterm", "tmux", "foot", "alacritty", "kitty", "wezterm", "ghostty", "contour", "konsole",
      "iterm",
    ]
    .contains { name.hasPrefix($0) }
  }
}
