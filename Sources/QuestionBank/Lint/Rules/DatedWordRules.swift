/// Words that say when, without saying when.
extension QuestionRule {
  /// Each phrase is words that follow each other; hyphens count as spaces.
  /// Each is words that follow each other; hyphens count as spaces.
  private static let datedPhrases = phrases(
    "nowadays", "these days", "recent", "lately", "of late", "at present", "presently",
    "at the moment", "right now", "up to now", "to date", "as of", "upcoming", "forthcoming",
    "state of the art", "cutting edge", "next generation", "new generation", "latest generation",
    "current generation", "newly", "emerging", "in the near future")

  private static let passingPhrases = phrases(
    "today", "today's", "so far", "until now", "this year", "last year", "next year")

  private static func phrases(_ texts: String...) -> [[String]] {
    texts.map { $0.split(separator: " ").map(String.init) }
  }

  static let datedWord = QuestionRule(
    "dated-words", .strict,
    "\"Nowadays\", \"state of the art\", \"as of\" without a version and the like do not stand in what "
      + "a question says; versions and dates do."
  ) { file, _ in
    remarks(on: file.passages.filter { $0.part != .target }, phrases: datedPhrases)
  }

  /// A warning, and not in prompts and follow-ups: the day may be one of the situation.
  static let passingWord = QuestionRule(
    "passing-words", .warning,
    "Nor do \"today\", \"so far\", \"last year\" and the like, unless they belong to the situation."
  ) { file, _ in
    let parts: Set<Passage.Part> = [.answer, .keyPoint, .mistake, .fix, .reply, .hint]
    return remarks(on: file.passages.filter { parts.contains($0.part) }, phrases: passingPhrases)
  }

  /// What stands in double quotes is somebody else's. "Most recent" is an order, not a time; "as of"
  /// with a version or date says when.
  private static func remarks(on passages: [Passage], phrases: [[String]]) -> [Remark] {
    passages.flatMap { passage -> [Remark] in
      let words = passage.words
      // "next-generation" is a word of its own to the scanner, and here two.
      let parts = words.indices.flatMap { index in
        words[index].lowercased.split(separator: "-").map { (word: index, text: String($0)) }
      }
      return parts.indices.compactMap { start in
        guard !words[parts[start].word].isQuoted,
          let phrase = phrases.first(where: { phrase in
            parts[start...].prefix(phrase.count).map(\.text) == phrase
          })
        else { return nil }
        let before = start > 0 ? parts[start - 1].text : ""
        let after = parts.dropFirst(start + phrase.count).first?.text ?? ""
        if phrase == ["recent"], before == "most" { return nil }
        if phrase == ["as", "of"], after.contains(where: \.isNumber) { return nil }
        return Remark(
          words[parts[start].word].position,
          "'\(phrase.joined(separator: " "))' in \(passage.label) will not keep; name the version, "
            + "the date or the property")
      }
    }
  }
}
