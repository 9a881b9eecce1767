/// How plain text is laid out: for a terminal, a pipe or a file.
package struct PlainText: Hashable, Sendable {
  /// The most cells on a line, at least 20.
  package let columns: Int
  /// Whether only ASCII is written.
  package let isASCII: Bool

  package init(columns: Int = 80, isASCII: Bool = false) {
    self.columns = max(20, columns)
    self.isASCII = isASCII
  }

  /// Stands where text was cut off.
  private var cutMark: String { isASCII ? "..." : "…" }

  /// A text on one line, safe to print.
  package func line(_ text: String) -> String { Sanitizer(isASCII: isASCII).line(text) }

  /// The lines of a text, safe to print.
  package func lines(_ text: String) -> [String] {
    Sanitizer(isASCII: isASCII).block(text)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Broken between words into lines that fit, one space between words.
  ///
  /// - Parameters:
  ///   - text: what ``line(_:)`` makes printable.
  ///   - first: stands before the first line.
  ///   - rest: stands before the others.
  /// - Returns: at least one line. Words longer than a line are broken, but addresses are not.
  package func wrapped(_ text: String, first: String = "", rest: String = "") -> [String] {
    let words = line(text).split(separator: " ").joined(separator: " ")
    let lines = LineBreaker.lines(
      of: [words], width: columns, first: DisplayWidth.of(first), rest: DisplayWidth.of(rest),
      keepsAddresses: true)
    return lines.enumerated().map { index, segments in
      (index == 0 ? first : rest) + segments.map(\.text).joined()
    }
  }

  /// A heading and its line.
  package func underlined(_ text: String, with mark: Character) -> [String] {
    let lines = wrapped(text)
    let width = lines.map { DisplayWidth.of($0) }.max() ?? 0
    return lines + [String(repeating: mark, count: width)]
  }

  /// A printable line, cut to some cells with a mark at its end where it is longer.
  package func cut(_ line: String, to cells: Int) -> String {
    guard DisplayWidth.of(line) > cells else { return line }
    var head = DisplayWidth.prefix(of: line[...], width: max(0, cells - cutMark.count)).text
    while head.last == " " { head.removeLast() }
    return head + cutMark
  }

  /// A printable line with spaces to fill some cells.
  package func padded(_ line: String, to cells: Int, atEnd: Bool) -> String {
    let spaces = String(repeating: " ", count: max(0, cells - DisplayWidth.of(line)))
    return atEnd ? line + spaces : spaces + line
  }
}
