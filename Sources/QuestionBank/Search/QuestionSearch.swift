/// Finds questions by words: an inverted index over what they say.
///
/// Making it reads the content of every question, so make it when it is first asked for.
package struct QuestionSearch: Sendable {
  /// Where a word stands in a question.
  fileprivate struct Fields: OptionSet {
    let rawValue: UInt8

    static let answer = Fields(rawValue: 1)
    static let prompt = Fields(rawValue: 2)
    static let keyPoints = Fields(rawValue: 4)
    /// Id, tags, topic, level and kind.
    static let labels = Fields(rawValue: 8)
    static let title = Fields(rawValue: 16)

    /// What the fields are worth: each one more than all of those below it together.
    var weight: Int { Int(rawValue) }
  }

  /// A question that has a word.
  fileprivate struct Posting {
    let place: Int32
    var fields: Fields
    var mentions: UInt16
  }

  /// In UTF-8, rising.
  private let words: [[UInt8]]
  /// By word, and within a word by place.
  private let postings: [Posting]
  /// Where each word's postings begin, and their end.
  private let starts: [Int]
  private let count: Int

  package init(_ questions: [Question]) {
    var builder = Builder()
    for question in questions { builder.add(question) }
    self.init(builder)
  }

  /// The index of what was added to a builder.
  package init(_ builder: Builder) {
    count = builder.count
    let sorted = builder.numbers.map { (word: Array($0.key.utf8), number: $0.value) }
      .sorted { $0.word.lexicographicallyPrecedes($1.word) }
    words = sorted.map(\.word)
    var postings: [Posting] = []
    postings.reserveCapacity(builder.postings.reduce(0) { $0 + $1.count })
    var starts = [0]
    starts.reserveCapacity(sorted.count + 1)
    for entry in sorted {
      postings += builder.postings[entry.number]
      starts.append(postings.count)
    }
    self.postings = postings
    self.starts = starts
  }

  private static func labels(of question: Question) -> [String] {
    [question.id, question.topic.rawValue, question.level.rawValue, question.kind.rawValue]
      + question.tags
  }

  /// Takes in questions one by one, so that reading them can be interrupted.
  package struct Builder: Sendable {
    /// How many questions it has taken in.
    package private(set) var count = 0
    fileprivate private(set) var numbers: [String: Int] = [:]
    fileprivate private(set) var postings: [[Posting]] = []
    private var splitter = SearchWords()

    package init() {}

    package mutating func add(_ question: Question) {
      let place = count
      count += 1
      add(question.title, .title, at: place)
      for label in QuestionSearch.labels(of: question) { add(label, .labels, at: place) }
      for point in question.keyPoints { add(point.text, .keyPoints, at: place) }
      add(question.prompt, .prompt, at: place)
      add(question.answer, .answer, at: place)
    }

    private mutating func add(_ text: String, _ field: Fields, at place: Int) {
      splitter.forEach(in: text) { bytes in
        let word = String(decoding: bytes, as: UTF8.self)
        guard let number = numbers[word] else {
          numbers[word] = postings.count
          postings.append([Posting(place: Int32(place), fields: field, mentions: 1)])
          return
        }
        let last = postings[number].count - 1
        if postings[number][last].place == place {
          postings[number][last].fields.insert(field)
          postings[number][last].mentions &+= 1
        } else {
          postings[number].append(Posting(place: Int32(place), fields: field, mentions: 1))
        }
      }
    }
  }
}

extension QuestionSearch {
  /// The places of the questions that have every word of a query, or a word that begins with it, the
  /// best first; all of them, in their order, where the query has no word.
  ///
  /// A title counts more than all else together, then id, tags, topic, level and kind, then key
  /// points, then the prompt, then the answer; a whole word counts twice as much as the beginning
  /// of one. Of equals the one that has the words more often comes first, then the one that was
  /// first.
  package func places(matching query: String) -> [Int] {
    let sought = Self.words(of: query)
    guard !sought.isEmpty else { return Array(0..<count) }
    var ranks = [Rank](repeating: Rank(), count: count)
    for (number, word) in sought.enumerated() {
      var found = [Match](repeating: Match(), count: count)
      var index = firstIndex(notBefore: word)
      while index < words.count, words[index].starts(with: word) {
        let isWhole = words[index].count == word.count
        for posting in postings[starts[index]..<starts[index + 1]] {
          found[Int(posting.place)].take(posting, isWhole: isWhole)
        }
        index += 1
      }
      for place in 0..<count where !found[place].fields.isEmpty && ranks[place].words == number {
        ranks[place].words += 1
        ranks[place].points += found[place].fields.weight + found[place].wholeFields.weight
        ranks[place].mentions += found[place].mentions
      }
    }
    return (0..<count).filter { ranks[$0].words == sought.count }.sorted {
      let (left, right) = (ranks[$0], ranks[$1])
      if left.points != right.points { return left.points > right.points }
      return left.mentions != right.mentions ? left.mentions > right.mentions : $0 < $1
    }
  }

  /// Whether a query has anything that can be looked for.
  package static func hasWords(_ query: String) -> Bool { !words(of: query).isEmpty }

  private static func words(of query: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var splitter = SearchWords()
    splitter.forEach(in: query) { if !words.contains($0) { words.append($0) } }
    return words
  }

  /// How one word of a query occurs in a question.
  private struct Match {
    var fields: Fields = []
    var wholeFields: Fields = []
    var mentions = 0

    mutating func take(_ posting: Posting, isWhole: Bool) {
      fields.formUnion(posting.fields)
      if isWhole { wholeFields.formUnion(posting.fields) }
      mentions += Int(posting.mentions)
    }
  }

  private struct Rank {
    /// How many words of the query were found, one after the other.
    var words = 0
    var points = 0
    var mentions = 0
  }

  private func firstIndex(notBefore word: [UInt8]) -> Int {
    var range = words.startIndex..<words.endIndex
    while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
      if words[middle].lexicographicallyPrecedes(word) {
        range = middle + 1..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return range.lowerBound
  }
}
