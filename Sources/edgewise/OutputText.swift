import Foundation
import Reports
import Typography

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
    let stated = Environment.variable("COLUMNS").flatMap { Int($0) }
    return PlainText(
      columns: isTerminal ? Int(window.ws_col) : stated ?? 80, isASCII: !isUTF8)
  }

  /// Writes a text that has its own line ends.
  ///
  /// - Throws: `Failure` that ends the command: quietly, with exit code 0, where the reader has gone
  ///   away, as `head` does; otherwise with the reason, such as a full disk.
  static func write(_ text: String) throws(Failure) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        // Another program has made the terminal or pipe that it shares non-blocking.
        var file = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        poll(&file, 1, -1)
      case EPIPE: throw Failure(message: "", exitCode: 0)
      case let reason:
        throw .unusable(
          "standard output: \(String(cString: strerror(reason))); the output is not complete")
      }
    }
  }

  /// Writes a line.
  static func writeLine(_ line: String) throws(Failure) { try write(line + "\n") }
}
