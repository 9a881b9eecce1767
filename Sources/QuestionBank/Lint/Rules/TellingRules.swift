/// What a title has to say and a hint must not.
extension QuestionRule {
  /// A title without one cannot be found in a list. Words with two capitals or a digit (`PTQ`, `int8`)
  /// are the field's; others are looked up, also in the plural.
  static let titleSubject = QuestionRule(
    "title-subject", .warning, "A title has a word of the field, so that it is found in a list."
  ) { file, context in
    guard let title = file.fields.title, let known = context.fieldWords,
      let passage = file.passages.first(where: { $0.part == .title })
    else { return [] }
    let isTerm = passage.words.contains { word in
      word.text.count(where: \.isUppercase) >= 2
        || word.text.contains(where: \.isNumber) && word.text.contains(where: \.isLetter)
    }
    let words = passage.words.flatMap { $0.lowercased.split(separator: "-").map(String.init) }
    let titles = [words, words.map(\.singular)].map { "-" + $0.joined(separator: "-") + "-" }
    let isFound = isTerm || known.contains { word in titles.contains { $0.contains("-\(word)-") } }
    guard !isFound else { return [] }
    return [
      Remark(
        title.position,
        "no word of this title is one of the field; name the subject, or add the word to 'words' in "
          + "the taxonomy")
    ]
  }

  /// Figures of a must that the prompt does not give, and names, and words of the question's tags,
  /// that neither title nor prompt has.
  static let hintTells = QuestionRule(
    "telling-hints", .warning, "A hint holds neither the figure nor the term that a must asks for."
  ) { file, _ in
    let open = file.passages.filter { [.title, .setting, .prompt].contains($0.part) }
    let openWords = Set(open.flatMap(\.words).map(\.lowercased))
    let openNumbers = open.flatMap { Numeral.all(in: $0.text, countingWords: true) }
      .flatMap(\.values)
    let tags = Set((file.fields.tags?.value ?? []).map(\.value))
    let terms = Set(
      file.mustPassages.flatMap(\.words).filter {
        ($0.text.isName || tags.contains($0.lowercased)) && !openWords.contains($0.lowercased)
      }.map(\.lowercased))
    let figures = file.mustPassages.flatMap { Numeral.all(in: $0.text) }.filter { numeral in
      !numeral.isCommonplace && !openNumbers.contains { numeral.covers($0) }
    }
    return file.passages.filter { $0.part == .hint }.flatMap { hint in
      hint.words.filter { terms.contains($0.lowercased) }.map {
        Remark($0.position, "this hint says '\($0.text)', which a must asks for; point less far")
      }
        + hint.numerals().filter { said, _ in figures.contains { $0.value == said.value } }.map {
          Remark($1, "this hint says \($0.text), which a must asks for; point less far")
        }
    }
  }
}

extension String {
  /// Without the s of a plural.
  fileprivate var singular: String {
    hasSuffix("s") && !hasSuffix("ss") ? String(dropLast()) : self
  }
}
