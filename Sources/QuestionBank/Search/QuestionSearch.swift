/// Finds questions by words in what they say.
///
/// Making it reads the content of every question, so make it when it is first asked for.
package struct QuestionSearch: Sendable {
  /// Where a word stands in a question, the least first.
  private enum Field: Int, CaseIterable {
    case answer, prompt, keyPoints
    /// Id, tags, topic, level, kind, form and setting.
    case labels
    case title

    /// What it is worth: each one more than all of those before it together.
    var weight: Int { 1 << rawValue }
  }

  /// The words of all questions in UTF-8, a blank before each and one at the end.
  private let text: [UInt8]
  /// Where the fields of the questions begin, one question after the other, and the end of the last.
  private let starts: [Int]
  private let count: Int

  package init(_ questions: [Question]) {
    var text: [UInt8] = []
    text.reserveCapacity(questions.count * 6_000)
    var starts: [Int] = []
    var splitter = SearchWords()
    for question in questions {
      for field in Field.allCases {
        starts.append(text.count)
        for part in Self.parts(of: question, field) { splitter.append(part, to: &text) }
      }
    }
    starts.append(text.count)
    text.append(SearchWords.separator)
    self.text = text
    self.starts = starts
    count = questions.count
  }

  private static func parts(of question: Question, _ field: Field) -> [String] {
    switch field {
    case .title: [question.title]
    case .labels:
      [
        question.id, question.topic.rawValue, question.level.rawValue, question.kind.rawValue,
        question.form.rawValue, question.setting ?? "",
      ] + question.tags
    case .keyPoints: question.keyPoints.map(\.text)
    case .prompt: [question.prompt]
    case .answer: [question.answer]
    }
  }

  /// The places of the questions that have every word of a query, or a word that begins with it, the
  /// best first; all of them, in their order, where the query has no word.
  ///
  /// A title counts more than all else together, then id, tags, topic, level, kind, form and setting,
  /// then key points, then the prompt, then the answer; a whole word counts twice as much as the
  /// beginning of one. Of equals the one that has the words more often comes first, then the one that
  /// was first.
  package func places(matching query: String) -> [Int] {
    let sought = Self.words(of: query)
    guard !sought.isEmpty else { return Array(0..<count) }
    let ranks = (0..<count).map { place in rank(of: place, for: sought) }
    return (0..<count).filter { ranks[$0] != nil }.sorted {
      let (left, right) = (ranks[$0] ?? (0, 0), ranks[$1] ?? (0, 0))
      if left.points != right.points { return left.points > right.points }
      return left.mentions != right.mentions ? left.mentions > right.mentions : $0 < $1
    }
  }

  /// Whether a query has anything that can be looked for.
  package static func hasWords(_ query: String) -> Bool { !words(of: query).isEmpty }

  private static func words(of query: String) -> [[UInt8]] {
    var splitter = SearchWords()
    return splitter.words(of: query).reduce(into: []) { words, word in
      if !words.contains(word) { words.append(word) }
    }
  }

  /// How well a question fits; nil where it lacks one of the words.
  private func rank(of place: Int, for words: [[UInt8]]) -> (points: Int, mentions: Int)? {
    var rank = (points: 0, mentions: 0)
    for word in words {
      let before = rank.mentions
      for field in Field.allCases {
        let index = place * Field.allCases.count + field.rawValue
        let (mentions, isWhole) = occurrences(of: word, in: starts[index]..<starts[index + 1])
        rank.mentions += mentions
        rank.points += (mentions > 0 ? field.weight : 0) + (isWhole ? field.weight : 0)
      }
      guard rank.mentions > before else { return nil }
    }
    return rank
  }

  /// How many words of a part of the text begin with a word, and whether one is that word.
  private func occurrences(of word: [UInt8], in range: Range<Int>) -> (Int, isWhole: Bool) {
    text.withUnsafeBufferPointer { text in
      word.withUnsafeBufferPointer { word in
        var (count, isWhole) = (0, false)
        var index = range.lowerBound
        while index + word.count < range.upperBound {
          defer { index += 1 }
          guard text[index] == SearchWords.separator, text[index + 1] == word[0] else { continue }
          let end = index + 1 + word.count
          guard text[index + 1..<end].elementsEqual(word) else { continue }
          count += 1
          if text[end] == SearchWords.separator { isWhole = true }
        }
        return (count, isWhole)
      }
    }
  }
}
