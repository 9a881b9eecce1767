/// What the terminal's Markdown cannot show.
extension QuestionRule {
  /// Code blocks and `code spans` may hold anything.
  static let markup = QuestionRule(
    "markup", .error, "The body has no LaTeX, HTML or images."
  ) { file, _ in
    [file.prompt, file.answer].compactMap(\.self).flatMap { section in
      section.lines.indices.filter { !section.isCode[$0] }.flatMap { index -> [Remark] in
        let line = Array(Markup.maskingCodeSpans(section.lines[index]).unicodeScalars)
        return Markup.problems(in: line).map { problem in
          Remark(
            TextPosition(line: section.start.line + index, column: problem.offset + 1),
            problem.message)
        }
      }
    }
  }

  static let urls = QuestionRule(
    "urls", .error, "Addresses stand in sources only."
  ) { file, _ in
    file.passages.flatMap { passage in
      passage.lines.flatMap { line in
        ["://", "www."].flatMap { line.positions(of: $0) }.map {
          Remark($0, "\(passage.label) holds an address; move it to 'sources'")
        }
      }
    }
  }
}

/// Finds markup in a line of prose.
private enum Markup {
  typealias Problem = (offset: Int, message: String)

  /// The line with the content of its `code spans` blanked, column for column.
  static func maskingCodeSpans(_ line: String) -> String {
    var scalars = Array(line.unicodeScalars)
    var open: Int?
    for index in scalars.indices where scalars[index] == "`" {
      if let start = open {
        for inside in (start + 1)..<index { scalars[inside] = " " }
        open = nil
      } else {
        open = index
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  static func problems(in line: [Unicode.Scalar]) -> [Problem] {
    line.indices.compactMap { index in
      let next = index + 1 < line.count ? line[index + 1] : nil
      switch (line[index], next) {
      case ("!", "["): return (index, "an image cannot be shown; describe it in words")
      case ("<", _) where isTag(line[(index + 1)...]):
        return (index, "HTML is not shown as it stands; drop it or put it in `code`")
      case ("&", _) where isEntity(line[(index + 1)...]):
        return (index, "an HTML entity; write the character itself")
      case ("$", "$"): return (index, "LaTeX is not shown; write the formula in `code`")
      case ("$", _) where isFormula(line[(index + 1)...]):
        return (index, "LaTeX is not shown; write the formula in `code`")
      case ("\\", let letter?) where isLetter(letter) || letter == "(":
        return (index, "LaTeX is not shown; write the formula in `code`")
      default: return nil
      }
    }
  }

  /// Whether what follows a `<` makes it a tag, a comment or a declaration, as CommonMark has it.
  private static func isTag(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = rest.first else { return false }
    if first == "!" || first == "?" { return true }
    let name = first == "/" ? rest.dropFirst() : rest
    return name.first.map(isLetter) == true && rest.contains(">")
  }

  private static func isEntity(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = rest.prefix { isLetter($0) || ("0"..."9").contains($0) || $0 == "#" }
    return name.count >= 2 && rest.dropFirst(name.count).first == ";"
  }

  /// Whether a `$` closes a formula: a second one, with something between that prices do not have.
  private static func isFormula(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let end = rest.firstIndex(of: "$") else { return false }
    return rest[..<end].contains { "\\^_{=".unicodeScalars.contains($0) }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
