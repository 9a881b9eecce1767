import Foundation
import NcursesTerminal
import Reports
import Typography

/// The one way to standard output and standard error, and how text is laid out there.
///
/// What is shown has names and values from other people's files in it, so everything goes through
/// Typography's `Sanitizer` here.
enum OutputText {
  /// Whether the locale's characters are in UTF-8.
  static var isUTF8: Bool { LocaleCharacters.areUTF8 }

  /// As wide as the terminal or as `COLUMNS` says, else 80.
  static var plain: PlainText {
    var window = winsize()
    let isTerminal = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
    let stated = Environment.variable("COLUMNS").flatMap { Int($0) }
    return PlainText(
      columns: isTerminal ? Int(window.ws_col) : stated ?? 80, isASCII: !isUTF8)
  }

  /// Writes a text for people, which has its own line ends. Whatever in it acts on a terminal goes, as
  /// on a screen.
  ///
  /// - Throws: `Failure` that ends the command: quietly, with exit code 0, where the reader has gone
  ///   away, as `head` does; otherwise with the reason, such as a full disk.
  static func write(_ text: String) throws(Failure) {
    try send(Sanitizer(isASCII: !isUTF8).block(text))
  }

  /// Writes a line for people, likewise; line ends within it become spaces.
  static func writeLine(_ line: String) throws(Failure) {
    try send(Sanitizer(isASCII: !isUTF8).line(line) + "\n")
  }

  /// Writes what is for programs or files: JSON, CSV, HTML, Markdown, a manual page. Its letters stay as
  /// they are; what makes it has left nothing else in it, or escaped it, and what it has missed goes.
  static func writeData(_ text: String) throws(Failure) { try send(cleaned(text)) }

  /// What ``writeData(_:)`` writes of a text.
  static func cleaned(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\r")) else {
      return Sanitizer.withoutControls(text, keepingTabs: true)
    }
    let rows = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    return rows.map { Sanitizer.withoutControls(String($0), keepingTabs: true) }
      .joined(separator: "\r\n")
  }

  /// The number of an end that the program was started with, where a path names one; nil for any other.
  static func descriptor(named path: String) -> Int32? {
    switch path {
    case "-", "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        return Int32(path.dropFirst(folder.count))
      }
      return nil
    }
  }

  /// Says something on standard error, in one line.
  static func writeMessage(_ message: String) {
    let line = Sanitizer(isASCII: !isUTF8).line(shortened("edgewise: \(message)"))
    // Without standard error nobody can be told.
    _ = send(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Shows how far something is, on standard error where that is a terminal, in place of what it showed
  /// before; nil takes it away.
  static func showProgress(_ text: String?) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    let line = text.map { "\r" + Sanitizer(isASCII: !isUTF8).line($0) } ?? "\r\u{1B}[K"
    _ = send(Array(line.utf8), to: STDERR_FILENO)
  }

  /// A message of which a file's name or value does not make pages.
  private static func shortened(_ message: String) -> String {
    let most = 4_000
    guard message.utf8.count > most else { return message }
    return String(decoding: message.utf8.prefix(most), as: UTF8.self) + "..."
  }

  private static func send(_ text: String) throws(Failure) {
    try send(Array(text.utf8), to: STDOUT_FILENO, named: "standard output")
  }

  /// Writes all bytes to what is open.
  ///
  /// - Parameters:
  ///   - bytes: of a text that is ``cleaned(_:)``.
  ///   - file: a descriptor.
  ///   - name: what a person calls it.
  /// - Throws: as ``write(_:)`` does.
  static func send(_ bytes: [UInt8], to file: Int32, named name: String) throws(Failure) {
    switch send(bytes, to: file) {
    case 0: return
    case EPIPE: throw Failure(message: "", exitCode: 0)
    case let reason:
      throw .unusable(
        "\(name): \(String(cString: strerror(reason))); the output is not complete")
    }
  }

  /// Writes all bytes, and returns 0 or why that failed.
  static func send(_ bytes: [UInt8], to file: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        // Another program has made the terminal or pipe that it shares non-blocking.
        var room = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&room, 1, -1)
      case let reason: return reason
      }
    }
    return 0
  }
}
