import Foundation
import Reports

/// How text is laid out on standard output.
enum OutputText {
  /// Whether the locale's characters are in UTF-8.
  static let isUTF8: Bool = {
    setlocale(LC_CTYPE, "")
    guard let name = nl_langinfo(Int32(CODESET)) else { return false }
    return String(cString: name) == "UTF-8"
  }()

  /// As wide as the terminal or as `COLUMNS` says, else 80.
  static var plain: PlainText {
    var window = winsize()
    let isTerminal = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    let stated = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    return PlainText(
      columns: isTerminal ? Int(window.ws_col) : stated ?? 80, isASCII: !isUTF8)
  }

  /// Writes a text that has its own line ends. A reader that has gone away is no error: `head`
  /// does that.
  static func write(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }
}
