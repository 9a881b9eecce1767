/// Makes text from files, the clipboard or the keyboard safe and even to draw.
///
/// What it returns has only characters that fill the cells ``DisplayWidth`` counts in every
/// terminal, and sanitising it again changes nothing.
package struct Sanitizer: Hashable, Sendable {
  /// Whether only ASCII can be drawn; other text is spelled in it as ``Transliteration`` knows.
  package let isASCII: Bool

  package init(isASCII: Bool = false) {
    self.isASCII = isASCII
  }

  /// Stands for a character that can't be drawn.
  package var replacement: Character { isASCII ? "?" : "\u{FFFD}" }

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

  /// The same; with `keepingTabs` a tab stays one.
  package static func withoutControls(_ text: String, keepingTabs: Bool) -> String {
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
      case _ where ControlCharacters.isControl(scalar): continue
      case _ where ControlCharacters.turnsDirection(scalar): continue
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// `text` for a document, which is not set in cells: without controls and without what is invisible but
  /// joiners, its lines kept.
  package static func visible(_ text: String) -> String {
    if isPlain(text) { return text }
    var kept = withoutControls(text).unicodeScalars
    kept.removeAll { ControlCharacters.isInvisible($0) && !ControlCharacters.joins($0) }
    return String(kept)
  }

  /// ``visible(_:)`` on one line: line ends become a space.
  package static func visibleLine(_ text: String) -> String {
    DisplayWidth.isPrintableASCII(text)
      ? text : String(visible(text).map { $0 == "\n" ? " " : $0 })
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
          drawn.append(replacement)
        } else if isASCII {
          drawn += Transliteration.ascii(cluster.base) ?? String(replacement)
        } else {
          drawn.unicodeScalars.append(contentsOf: cluster.scalars)
        }
      }
    }
    return drawn
  }
}
