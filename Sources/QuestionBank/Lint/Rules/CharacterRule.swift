/// The characters that every terminal draws alike, in one cell.
enum TerminalCharacters {
  /// Letters and signs beyond printable ASCII: those of Latin-1 that Unicode's EastAsianWidth.txt
  /// calls neutral or narrow, so that they take one cell in every terminal, even one set to East
  /// Asian widths, where `×`, `±`, `°`, `é` and `ü` take two. Write `x`, `+-`, `deg`, `->`, `<=` and
  /// straight quotes.
  static let beyondASCII: Set<Unicode.Scalar> = [
    "£", "µ", "«", "»", "Ä", "Å", "Ç", "É", "Ñ", "Ö", "Ü", "ä", "å", "ç", "ë", "ï", "ñ", "ô",
    "ö", "û",
  ]

  static func allows(_ scalar: Unicode.Scalar) -> Bool {
    (0x20...0x7E).contains(scalar.value) || beyondASCII.contains(scalar)
  }

  /// Whether a scalar can be seen, in whatever script, and does nothing to what stands around it. The
  /// two joiners are letters' business in some scripts.
  static func isText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: false
    case .format: scalar.value == 0x200C || scalar.value == 0x200D
    default: true
    }
  }

  /// What a scalar that is not allowed is, and what to write instead.
  static func advice(for scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09: return "a tab; write spaces"
    case 0x00...0x1F, 0x7F...0x9F: return "a control character; delete it"
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      return "turns the direction of text; delete it"
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return "a special space; write a plain one"
    case 0xAD, 0x200B...0x200D, 0x2060...0x2064, 0xFEFF: return "not to be seen; delete it"
    case 0x2018, 0x2019: return "a curly quote; write '"
    case 0x201C, 0x201D: return "a curly quote; write \""
    case 0x2010...0x2015, 0x2212: return "a dash; write -"
    case 0xD7: return "a cross that some terminals draw wide; write x"
    case 0x2026: return "an ellipsis; write ..."
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark:
      return "a combining mark; write the letter in one character or without it"
    default: return "not drawn alike by every terminal; write it in plain characters"
    }
  }
}

extension QuestionRule {
  /// One remark a line, so that a text in another script is not a remark a letter. What YAML escapes
  /// spell (`"\u202e"`) counts as if it stood there.
  static let characters = QuestionRule(
    "characters", .error,
    "A file holds text in any language, without control, invisible or direction-changing characters."
  ) { file, _ in
    remarks(on: file) { TerminalCharacters.isText($0) }
  }

  static let terminalCharacters = QuestionRule(
    "terminal-characters", .error,
    "A file of a strict bank holds printable ASCII and the few other characters that every terminal "
      + "draws alike in one cell."
  ) { file, context in
    guard context.isStrict else { return [] }
    return remarks(on: file) { TerminalCharacters.allows($0) || !TerminalCharacters.isText($0) }
  }

  private static func remarks(
    on file: QuestionFile, allows: (Unicode.Scalar) -> Bool
  ) -> [Remark] {
    let written = file.lines.enumerated().compactMap { index, line in
      remark(on: line, at: TextPosition(line: index + 1, column: 1), allows: allows)
    }
    let lines = Set(written.map(\.position.line))
    let escaped = file.fields.texts.filter { !lines.contains($0.position.line) }.compactMap {
      remark(
        on: $0.value.filter { $0 != "\n" }, at: $0.position, allows: allows, pointing: false)
    }
    return written + escaped
  }

  /// A remark on a text whose first character is at `start`, if there is something to say. Without
  /// `pointing` it is about the start rather than about the character.
  private static func remark(
    on text: String, at start: TextPosition, allows: (Unicode.Scalar) -> Bool,
    pointing: Bool = true
  ) -> Remark? {
    guard text.utf8.contains(where: { !(0x20...0x7E).contains($0) }) else { return nil }
    let scalars = Array(text.unicodeScalars)
    let strange = scalars.indices.filter { !allows(scalars[$0]) }
    guard let first = strange.first else { return nil }
    let code = String(scalars[first].value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
    let more = strange.count > 1 ? " (and \(strange.count - 1) more here)" : ""
    return Remark(
      pointing ? start.advanced(by: first) : start,
      "U+\(padded) is \(TerminalCharacters.advice(for: scalars[first]))\(more)")
  }
}
