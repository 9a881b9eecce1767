/// What levels ask of people, what topics cover, the tags that questions may have, and what the
/// career holds that the bank has to ask about.
package struct Taxonomy: Hashable, Sendable {
  /// All five in order; none in a taxonomy that gives only tags.
  package let levels: [LevelProfile]
  /// All sixteen in order; none in a taxonomy that gives only tags.
  package let topics: [TopicProfile]
  /// The controlled list.
  package let tags: [String]
  package let career: [CareerItem]
  /// Words of the field beside tags and topics; a hyphen stands for a space or a hyphen.
  package let words: [String]
  /// Whether rules that came later are errors in the bank, as they are in the built-in one.
  package let isStrict: Bool

  package init(
    levels: [LevelProfile], topics: [TopicProfile], tags: [String], career: [CareerItem] = [],
    words: [String] = [], isStrict: Bool = false
  ) {
    self.levels = levels
    self.topics = topics
    self.tags = tags
    self.career = career
    self.words = words
    self.isStrict = isStrict
  }

  /// What names a title's subject: ``words``, the tags and the topics. Nil where no words are given,
  /// as in a bank in another language.
  package var fieldWords: Set<String>? {
    words.isEmpty ? nil : Set(words + tags + Topic.allCases.map(\.rawValue))
  }

  package subscript(level: Level) -> LevelProfile? { levels.first { $0.level == level } }
}

/// What is expected of somebody at a level, and what they are paid.
package struct LevelProfile: Hashable, Sendable {
  package let level: Level
  /// The titles that the level goes by.
  package let title: String
  /// Years of experience.
  package let years: Span
  /// Base salary in US dollars a year.
  package let salary: Span
  /// What somebody at the level does, one sentence each.
  package let expectations: [String]
  /// How many questions the bank is to have at the level; nil where that is not planned.
  package let plannedQuestions: Int?
  /// How many of them of each form, by its rank; empty where that is not planned.
  package let plannedForms: [Int]
  /// The share that each kind of question is to have at the level, in percent.
  package let plannedShares: [QuestionKind: Int]

  package init(
    level: Level, title: String, years: Span, salary: Span, expectations: [String],
    plannedQuestions: Int? = nil, plannedForms: [Int] = [], plannedShares: [QuestionKind: Int] = [:]
  ) {
    self.level = level
    self.title = title
    self.years = years
    self.salary = salary
    self.expectations = expectations
    self.plannedQuestions = plannedQuestions
    self.plannedForms = plannedForms
    self.plannedShares = plannedShares
  }
}

/// What a topic is about.
package struct TopicProfile: Hashable, Sendable {
  package let topic: Topic
  /// One sentence.
  package let covers: String
  /// The fewest questions that the bank is to have on it; nil where that is not planned.
  package let leastQuestions: Int?

  package init(topic: Topic, covers: String, leastQuestions: Int? = nil) {
    self.topic = topic
    self.covers = covers
    self.leastQuestions = leastQuestions
  }
}

/// A range of whole numbers that may be open at its upper end: `0-2`, `12+`, `270000-400000+`.
package struct Span: Hashable, Sendable, CustomStringConvertible {
  package let lower: Int
  /// Nil for `12+`.
  package let upper: Int?
  /// Whether more than `upper` happens too.
  package let isOpen: Bool

  package init(lower: Int, upper: Int?, isOpen: Bool) {
    self.lower = lower
    self.upper = upper
    self.isOpen = isOpen
  }

  /// Reads `A-B`, `A-B+` or `A+` in decimal digits; nil for anything else and for A > B.
  package init?(_ text: String) {
    let isOpen = text.hasSuffix("+")
    let parts = (isOpen ? text.dropLast() : text[...]).split(
      separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == parts.count, let lower = numbers.first else { return nil }
    switch numbers.count {
    case 1 where isOpen: self.init(lower: lower, upper: nil, isOpen: true)
    case 2 where lower <= numbers[1]:
      self.init(lower: lower, upper: numbers[1], isOpen: isOpen)
    default: return nil
    }
  }

  package var description: String {
    "\(lower)\(upper.map { "-\($0)" } ?? "")\(isOpen ? "+" : "")"
  }
}
