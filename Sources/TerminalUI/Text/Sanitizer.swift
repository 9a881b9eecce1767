/// Makes text from files, the clipboard or the keyboard safe and even to draw.
///
/// What it returns has only characters that fill the cells ``DisplayWidth`` counts in every
/// terminal, and sanitising it again changes nothing.
package struct Sanitizer: Hashable, Sendable {
  package let glyphs: Glyphs

  package init(_ glyphs: Glyphs = .unicode) {
    self.glyphs = glyphs
  }

  /// `text` on one line: line ends and tabs become a space.
  package func line(_ text: String) -> String {
    if DisplayWidth.isPrintableASCII(text) { return text }
    let safe = Self.withoutControls(text)
    return drawable(safe.contains("\n") ? String(safe.map { $0 == "\n" ? " " : $0 }) : safe)
  }

  /// `text` with its lines kept, separated by `\n`; tabs reach to the next multiple of four columns.
  package func block(_ text: String) -> String {
    if DisplayWidth.isPrintableASCII(text) { return text }
    let lines = Self.withoutControls(text, keepingTabs: true)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { drawable(Self.expandingTabs($0)) }.joined(separator: "\n")
  }

  /// `text` without what acts on a terminal: C0 but line ends, C1, escape sequences and
  /// bidirectional controls.
  ///
  /// This is the text to store: every letter is still there, also those that ``line(_:)`` replaces.
  /// Carriage returns and Unicode's own line ends become `\n`, and a tab a space.
  package static func withoutControls(_ text: String) -> String {
    withoutControls(text, keepingTabs: false)
  }

  static func withoutControls(_ text: String, keepingTabs: Bool) -> String {
    if isPlain(text) { return text }
    var kept = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x0A, 0x2028, 0x2029, 0x85: kept.append("\n")
      case 0x0D:
        if rest.first == "\n" { rest.removeFirst() }
        kept.append("\n")
      case 0x09: kept.append(keepingTabs ? scalar : " ")
      case 0x1B: EscapeSequence.skip(in: &rest)
      case 0x9B: EscapeSequence.skipControlSequence(in: &rest)
      case 0x90, 0x98, 0x9D...0x9F: EscapeSequence.skipString(in: &rest)
      case 0..<0x20, 0x7F...0x9F: continue
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: continue
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// Whether a text is printable ASCII in lines, which most texts are.
  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { $0.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A } }
  }

  private static func expandingTabs(_ line: Substring) -> String {
    guard line.contains("\t") else { return String(line) }
    var expanded = ""
    var column = 0
    for character in line {
      let width = character == "\t" ? 4 - column % 4 : DisplayWidth.of(character)
      expanded += character == "\t" ? String(repeating: " ", count: width) : String(character)
      column += width
    }
    return expanded
  }

  /// One line without controls, of cells that every terminal draws alike.
  private func drawable(_ text: String) -> String {
    if DisplayWidth.isPrintableASCII(text) { return text }
    var drawn = ""
    for character in text {
      CellCluster.forEachCell(of: character) { cluster in
        if cluster.base == CellCluster.replaced {
          drawn.append(glyphs.replacement)
        } else if glyphs.isASCII {
          drawn += Transliteration.ascii(cluster.base) ?? String(glyphs.replacement)
        } else {
          drawn.unicodeScalars.append(contentsOf: cluster.scalars)
        }
      }
    }
    return drawn
  }
}

/// The escape sequences of ECMA-48, as far as one must know them to leave them out.
enum EscapeSequence {
  /// Drops what belongs to an escape character that was just read.
  static func skip(in rest: inout Substring.UnicodeScalarView) {
    switch rest.first?.value {
    case 0x5B:
      rest.removeFirst()
      skipControlSequence(in: &rest)
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F:
      rest.removeFirst()
      skipString(in: &rest)
    case .some(0x20..<0x30):
      while let next = rest.first, (0x20..<0x30).contains(next.value) { rest.removeFirst() }
      if let next = rest.first, (0x30..<0x7F).contains(next.value) { rest.removeFirst() }
    case .some(0x30..<0x7F): rest.removeFirst()
    default: break
    }
  }

  /// Drops the parameters and the final byte of a control sequence.
  static func skipControlSequence(in rest: inout Substring.UnicodeScalarView) {
    while let next = rest.first, (0x20..<0x40).contains(next.value) { rest.removeFirst() }
    if let next = rest.first, (0x40..<0x7F).contains(next.value) { rest.removeFirst() }
  }

  /// Drops a control string up to its terminator, but never beyond the line: an unterminated one
  /// must not swallow the text.
  static func skipString(in rest: inout Substring.UnicodeScalarView) {
    var index = rest.startIndex
    while index < rest.endIndex, rest[index] != "\n", rest[index] != "\r" {
      let value = rest[index].value
      let next = rest.index(after: index)
      if value == 0x07 || value == 0x9C {
        rest = rest[next...]
        return
      }
      if value == 0x1B {
        let isTerminator = next < rest.endIndex && rest[next] == "\\"
        rest = rest[(isTerminator ? rest.index(after: next) : index)...]
        return
      }
      index = next
    }
  }
}
