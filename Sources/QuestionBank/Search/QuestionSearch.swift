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
          table.append(text, to: &words)
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
    let meetings = sought.indices.map { meet(&sought[$0], withSlips: false) }
    var places = ranked(meetings)
    if places.isEmpty, meetings.allSatisfy({ !$0.isEmpty }) {
      places = ranked(sought.indices.map { meet(&sought[$0], withSlips: true) })
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
    /// By their numbers, whether the texts have a word of those before its rest.
    var meetsAny: [Bool]

    var isEmpty: Bool { !meetsAny.contains(true) }
  }

  /// Takes a word as strictly as finds something, or with a slip too.
  private func meet(_ sought: inout SoughtWord, withSlips: Bool) -> Meeting {
    var meeting = Meeting(fits: [], meetsAny: [])
    for leniency in SoughtWord.Leniency.allCases where !withSlips || leniency == .slip {
      sought.leniency = leniency
      let word = sought
      if leniency != .apart {
        meeting.fits = table.map(word.fit)
        meeting.meetsAny = meeting.fits.map { $0 != .none }
      }
      if leniency == .apart || withSlips { addPairs(of: word, to: &meeting) }
      if !meeting.isEmpty { break }
    }
    return meeting
  }

  /// Adds the pairs of words in the texts that a word may stand for.
  private func addPairs(of sought: SoughtWord, to meeting: inout Meeting) {
    let leads = table.map { sought.rest(after: $0) != nil }
    guard leads.contains(true) else { return }
    leads.withUnsafeBufferPointer { leads in
      words.withUnsafeBufferPointer { words in
        for place in words.indices.dropLast() where leads[Int(words[place])] {
          let rest = sought.word[table.word(words[place]).count...]
          guard table.word(words[place + 1]).starts(with: rest) else { continue }
          meeting.rests[words[place]] = rest
          meeting.meetsAny[Int(words[place])] = true
        }
      }
    }
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

    mutating func add(_ mentions: Int, isWhole: Bool, _ weight: Int) {
      guard mentions > 0 else { return }
      self.mentions += mentions
      points += isWhole ? 2 * weight : weight
    }
  }

  private func ranked(_ meetings: [Meeting]) -> [Int] {
    // Most words of the texts meet none of those that are sought, and are passed over at once.
    let meetsAny = (0..<table.count).map { number in meetings.contains { $0.meetsAny[number] } }
    let ranks = (0..<count).map { rank(of: $0, meetings, meetsAny) }
    return ranks.indices.filter { ranks[$0] != nil }.sorted {
      let (left, right) = (ranks[$0] ?? Rank(), ranks[$1] ?? Rank())
      if left.slips != right.slips { return left.slips < right.slips }
      if left.points != right.points { return left.points > right.points }
      return left.mentions != right.mentions ? left.mentions > right.mentions : $0 < $1
    }
  }

  /// How well a question fits; nil where it lacks one of the words.
  private func rank(of place: Int, _ meetings: [Meeting], _ meetsAny: [Bool]) -> Rank? {
    var ranks = meetings.map { _ in (exact: Rank(), near: Rank()) }
    for field in Field.allCases {
      let index = place * Field.allCases.count + field.rawValue
      let found = mentions(of: meetings, meetsAny, in: starts[index]..<starts[index + 1])
      for (word, found) in found.enumerated() {
        ranks[word].exact.add(found.exact, isWhole: found.isExactWhole, field.weight)
        ranks[word].near.add(found.near, isWhole: found.isNearWhole, field.weight)
      }
    }
    var rank = Rank()
    for (exact, near) in ranks {
      let best = exact.mentions > 0 ? exact : near
      guard best.mentions > 0 else { return nil }
      rank.points += best.points
      rank.mentions += best.mentions
      rank.slips += exact.mentions > 0 ? 0 : 1
    }
    return rank
  }

  private struct Mentions {
    var exact = 0
    var isExactWhole = false
    var near = 0
    var isNearWhole = false

    mutating func add(_ fit: SoughtWord.Fit) {
      if fit.isNear {
        near += 1
        if fit.isWhole { isNearWhole = true }
      } else if fit != .none {
        exact += 1
        if fit.isWhole { isExactWhole = true }
      }
    }
  }

  /// How many words of a part of the texts meet each of those that are sought; none where no word does.
  private func mentions(
    of meetings: [Meeting], _ meetsAny: [Bool], in range: Range<Int>
  ) -> [Mentions] {
    var found: [Mentions] = []
    words.withUnsafeBufferPointer { words in
      meetsAny.withUnsafeBufferPointer { meetsAny in
        for place in range where meetsAny[Int(words[place])] {
          if found.isEmpty { found = [Mentions](repeating: Mentions(), count: meetings.count) }
          for word in meetings.indices {
            found[word].add(meetings[word].fits[Int(words[place])])
            if !meetings[word].rests.isEmpty,
              isPair(place, meetings[word], before: range.upperBound)
            {
              found[word].exact += 1
            }
          }
        }
      }
    }
    return found
  }
}
