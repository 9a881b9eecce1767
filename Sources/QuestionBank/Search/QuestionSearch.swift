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

  private let table: WordTable
  /// The numbers of the words of all questions, in order.
  private let words: [Int32]
  /// Where the fields of the questions begin, one question after the other, and the end of the last.
  private let starts: [Int]
  private let count: Int

  package init(_ questions: [Question]) {
    var table = WordTable()
    var words: [Int32] = []
    words.reserveCapacity(questions.count * 1_000)
    var starts: [Int] = []
    var splitter = SearchWords()
    var text: [UInt8] = []
    for question in questions {
      for field in Field.allCases {
        starts.append(words.count)
        for part in Self.parts(of: question, field) {
          text.removeAll(keepingCapacity: true)
          splitter.append(part, to: &text)
          for word in text.split(separator: SearchWords.separator) {
            words.append(table.number(of: word))
          }
        }
      }
    }
    starts.append(words.count)
    table.close()
    self.table = table
    self.words = words
    self.starts = starts
    count = questions.count
  }

  private static func parts(of question: Question, _ field: Field) -> [String] {
    switch field {
    case .title: [question.title]
    case .labels:
      [
        question.id, question.topic.rawValue, question.topic.name, question.level.rawValue,
        question.kind.rawValue, question.form.rawValue, question.setting ?? "",
      ] + question.tags
    case .keyPoints: question.keyPoints.map(\.text)
    case .prompt: [question.prompt]
    case .answer: [question.answer]
    }
  }

  /// What a query has found.
  package struct Findings: Sendable {
    /// The places of the questions, the best first.
    package let places: [Int]
    /// What was found in them.
    package let marks: SearchMarks
  }

  /// The questions that have every word of a query, or a word that begins with it, the best first;
  /// all of them, in their order, where the query has no word.
  ///
  /// A word is found however it is spelled (quantisation, colour), in the plural too, with a hyphen or
  /// without. A word that no question has is taken for what one slip of the keys makes of it; so is
  /// every word where no question has all of them, and those with fewer slips come first.
  ///
  /// A title counts more than all else together, then id, tags, topic, level, kind, form and setting,
  /// then key points, then the prompt, then the answer; a whole word counts twice as much as the
  /// beginning of one. Of equals the one that has the words more often comes first, then the one that
  /// was first.
  package func findings(for query: String) -> Findings {
    var sought = Self.words(of: query)
    guard !sought.isEmpty else {
      return Findings(places: Array(0..<count), marks: .none)
    }
    let meetings = sought.indices.map { meet(&sought[$0], from: .none) }
    var places = ranked(meetings)
    if places.isEmpty, meetings.allSatisfy({ !$0.isEmpty }) {
      places = ranked(sought.indices.map { meet(&sought[$0], from: .slip) })
    }
    return Findings(places: places, marks: SearchMarks(words: sought))
  }

  /// The places alone.
  package func places(matching query: String) -> [Int] { findings(for: query).places }

  /// Whether a query has anything that can be looked for.
  package static func hasWords(_ query: String) -> Bool { !words(of: query).isEmpty }

  private static func words(of query: String) -> [SoughtWord] {
    var splitter = SearchWords()
    let words = splitter.words(of: query).reduce(into: [[UInt8]]()) { words, word in
      if !words.contains(word) { words.append(word) }
    }
    return words.indices.map { place in
      SoughtWord(
        words[place], after: place > 0 ? words[place - 1] : nil,
        before: place + 1 < words.count ? words[place + 1] : nil)
    }
  }

  // MARK: Words

  /// How the words of the texts meet a sought one.
  private struct Meeting {
    /// By their numbers.
    var fits: [SoughtWord.Fit]
    /// What has to follow a word, by its number, so that the two are the sought one.
    var rests: [Int32: ArraySlice<UInt8>] = [:]

    var isEmpty: Bool { rests.isEmpty && !fits.contains { $0 != .none } }
  }

  /// Takes a word as strictly as finds something.
  private func meet(_ sought: inout SoughtWord, from first: SoughtWord.Leniency) -> Meeting {
    var meeting = Meeting(fits: [])
    for leniency in SoughtWord.Leniency.allCases where leniency.rawValue >= first.rawValue {
      sought.leniency = leniency
      let word = sought
      meeting.fits = table.map(word.fit)
      if leniency != .none {
        for (number, rest) in table.map(word.rest).enumerated() {
          if let rest { meeting.rests[Int32(number)] = rest }
        }
      }
      if meeting.fits.contains(where: { $0 != .none }) || hasPair(meeting) { break }
    }
    return meeting
  }

  private func hasPair(_ meeting: Meeting) -> Bool {
    !meeting.rests.isEmpty && words.indices.contains { isPair($0, meeting, before: words.count) }
  }

  /// Whether the word at a place and the one after it are the sought one.
  private func isPair(_ place: Int, _ meeting: Meeting, before end: Int) -> Bool {
    guard let rest = meeting.rests[words[place]], place + 1 < end else { return false }
    return table.word(words[place + 1]).starts(with: rest)
  }

  // MARK: Ranks

  private struct Rank {
    /// Words that were found with a slip only.
    var slips = 0
    var points = 0
    var mentions = 0
  }

  private func ranked(_ meetings: [Meeting]) -> [Int] {
    var ranks = [Rank?](repeating: Rank(), count: count)
    for meeting in meetings {
      for place in ranks.indices {
        guard var rank = ranks[place] else { continue }
        ranks[place] = add(meeting, at: place, to: &rank) ? rank : nil
      }
    }
    return ranks.indices.filter { ranks[$0] != nil }.sorted {
      let (left, right) = (ranks[$0] ?? Rank(), ranks[$1] ?? Rank())
      if left.slips != right.slips { return left.slips < right.slips }
      if left.points != right.points { return left.points > right.points }
      return left.mentions != right.mentions ? left.mentions > right.mentions : $0 < $1
    }
  }

  /// Adds to a question's rank what a word is worth in it; false where the question lacks it.
  private func add(_ meeting: Meeting, at place: Int, to rank: inout Rank) -> Bool {
    var (exact, near) = (Rank(), Rank())
    for field in Field.allCases {
      let index = place * Field.allCases.count + field.rawValue
      let found = mentions(of: meeting, in: starts[index]..<starts[index + 1])
      for (mentions, isWhole, isNear) in [
        (found.exact, found.isExactWhole, false), (found.near, found.isNearWhole, true),
      ] where mentions > 0 {
        let points = isWhole ? 2 * field.weight : field.weight
        if isNear {
          near.points += points
          near.mentions += mentions
        } else {
          exact.points += points
          exact.mentions += mentions
        }
      }
    }
    let best = exact.mentions > 0 ? exact : near
    rank.points += best.points
    rank.mentions += best.mentions
    rank.slips += exact.mentions > 0 ? 0 : 1
    return best.mentions > 0
  }

  private struct Mentions {
    var exact = 0
    var isExactWhole = false
    var near = 0
    var isNearWhole = false
  }

  /// How many words of a part of the texts meet a sought one, and whether one is that word.
  private func mentions(of meeting: Meeting, in range: Range<Int>) -> Mentions {
    var found = Mentions()
    words.withUnsafeBufferPointer { words in
      meeting.fits.withUnsafeBufferPointer { fits in
        for index in range {
          let fit = fits[Int(words[index])]
          if fit == .none { continue }
          if fit.isNear {
            found.near += 1
            if fit.isWhole { found.isNearWhole = true }
          } else {
            found.exact += 1
            if fit.isWhole { found.isExactWhole = true }
          }
        }
      }
    }
    if !meeting.rests.isEmpty {
      found.exact += range.count { isPair($0, meeting, before: range.upperBound) }
    }
    return found
  }
}
