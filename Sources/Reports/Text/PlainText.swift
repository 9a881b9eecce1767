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
  var cutMark: String { isASCII ? "..." : "…" }

  /// A text on one line, safe to print.
  package func line(_ text: String) -> String {
    spelled(CleanText.line(text, replacement: "?"))
  }

  /// The lines of a text, safe to print.
  package func lines(_ text: String) -> [String] {
    spelled(CleanText.block(text, replacement: "?"))
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Broken between words into lines that fit.
  ///
  /// - Parameters:
  ///   - text: what ``line(_:)`` makes printable.
  ///   - first: stands before the first line.
  ///   - rest: stands before the others.
  /// - Returns: at least one line. Words longer than a line are broken, but addresses are not.
  package func wrapped(_ text: String, first: String = "", rest: String = "") -> [String] {
    var lines: [String] = []
    var line = first
    var width = Self.width(of: first)
    var isEmpty = true
    func endLine() {
      lines.append(line)
      line = rest
      width = Self.width(of: rest)
      isEmpty = true
    }
    for word in self.line(text).split(separator: " ") {
      var word = word
      var wordWidth = Self.width(of: word)
      if !isEmpty, width + 1 + wordWidth > columns { endLine() }
      while width + wordWidth > columns, !word.contains("://") {
        let head = Self.prefix(of: word, cells: columns - width)
        guard !head.isEmpty else { break }
        line += head
        word = word[head.endIndex...]
        wordWidth = Self.width(of: word)
        endLine()
      }
      guard !word.isEmpty else { continue }
      if !isEmpty {
        line += " "
        width += 1
      }
      line += word
      width += wordWidth
      isEmpty = false
    }
    if !isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// A printable line, cut to some cells with a mark at its end where it is longer.
  func cut(_ line: String, to cells: Int) -> String {
    guard Self.width(of: line) > cells else { return line }
    var head = Self.prefix(of: line[...], cells: max(0, cells - cutMark.count))
    while head.last == " " { head.removeLast() }
    return head + cutMark
  }

  /// A printable line with spaces to fill some cells.
  func padded(_ line: String, to cells: Int, atEnd: Bool) -> String {
    let spaces = String(repeating: " ", count: max(0, cells - Self.width(of: line)))
    return atEnd ? line + spaces : spaces + line
  }

  /// How many cells a printable text takes: two for what East Asia writes wide, none for marks.
  package static func width(of text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of character: Character) -> Int {
    // Below the combining marks everything printable is narrow.
    if let first = character.unicodeScalars.first, first.value < 0x300,
      character.unicodeScalars.count == 1
    {
      return 1
    }
    return character.unicodeScalars.reduce(0) { widest, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: widest
      default: max(widest, isWide(scalar) ? 2 : 1)
      }
    }
  }

  private static func prefix(of text: Substring, cells: Int) -> Substring {
    var end = text.startIndex
    var width = 0
    while end < text.endIndex {
      width += Self.width(of: text[end])
      guard width <= cells else { break }
      end = text.index(after: end)
    }
    return text[..<end]
  }

  /// The blocks that Unicode's EastAsianWidth.txt has as W or F, to the block.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
      0xFFE0...0xFFE6, 0x17000...0x18DFF, 0x1B000...0x1B2FF, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// The same in ASCII where nothing else can be shown.
  private func spelled(_ text: String) -> String {
    guard isASCII, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.reduce(into: "") { $0 += $1.isASCII ? String($1) : Self.spellings[$1] ?? "?" }
  }

  private static let spellings: [Character: String] = [
    "–": "-", "—": "-", "−": "-", "‑": "-", "“": "\"", "”": "\"", "‘": "'", "’": "'", "…": "...",
    "·": "|", "•": "*", "×": "x", "÷": "/", "±": "+-", "≈": "~", "≠": "!=", "≤": "<=", "≥": ">=",
    "→": "->", "←": "<-", "µ": "u", "μ": "u", "°": " deg", "²": "^2", "³": "^3", "½": "1/2",
    "\u{A0}": " ", "\u{202F}": " ",
  ]
}
