/// How many questions a bank has of what, against what its taxonomy plans.
package struct BankCoverage: Sendable {
  /// A level's questions of one kind.
  package struct Share: Hashable, Sendable {
    package let kind: QuestionKind
    package let questions: Int
    /// Percent of the level's questions, 0…100.
    package let percent: Double
    /// Percent planned; nil where the taxonomy plans none.
    package let planned: Int?

    /// Whether the share is within ten points of the plan.
    package var isAsPlanned: Bool { planned.map { abs(percent - Double($0)) <= 10 } ?? true }
  }

  package let taxonomy: Taxonomy
  /// Reviewed questions by level, topic and form, each by its rank.
  private let counts: [[[Int]]]
  /// Each level's shares, in the kinds' order.
  package let shares: [Level: [Share]]
  /// What the career holds and no reviewed question of the bank is named for.
  package let uncovered: [CareerItem]

  /// Counts the reviewed questions.
  package init(questions: [Question], taxonomy: Taxonomy) {
    let reviewed = questions.filter { $0.status == .reviewed }
    let forms = Array(repeating: 0, count: QuestionForm.allCases.count)
    let topics = Array(repeating: forms, count: Topic.allCases.count)
    var counts = Array(repeating: topics, count: Level.allCases.count)
    var kinds: [Level: [QuestionKind: Int]] = [:]
    for question in reviewed {
      counts[question.level.rank][question.topic.rank][question.form.rank] += 1
      kinds[question.level, default: [:]][question.kind, default: 0] += 1
    }
    var shares: [Level: [Share]] = [:]
    for level in Level.allCases {
      let total = kinds[level, default: [:]].values.reduce(0, +)
      let planned = taxonomy[level]?.plannedShares ?? [:]
      shares[level] = QuestionKind.allCases.map { kind in
        let count = kinds[level, default: [:]][kind, default: 0]
        return Share(
          kind: kind, questions: count,
          percent: total == 0 ? 0 : 100 * Double(count) / Double(total),
          planned: planned.isEmpty ? nil : planned[kind, default: 0])
      }
    }
    let ids = Set(reviewed.map(\.id))
    self.taxonomy = taxonomy
    self.counts = counts
    self.shares = shares
    uncovered = taxonomy.career.filter { ids.isDisjoint(with: $0.questions) }
  }

  package func count(of level: Level) -> Int {
    Topic.allCases.reduce(0) { $0 + count(of: level, on: $1) }
  }

  package func count(of topic: Topic) -> Int {
    Level.allCases.reduce(0) { $0 + count(of: $1, on: topic) }
  }

  package func count(of level: Level, on topic: Topic) -> Int {
    counts[level.rank][topic.rank].reduce(0, +)
  }

  package func count(of level: Level, on topic: Topic, as form: QuestionForm) -> Int {
    counts[level.rank][topic.rank][form.rank]
  }

  package func count(of level: Level, as form: QuestionForm) -> Int {
    Topic.allCases.reduce(0) { $0 + count(of: level, on: $1, as: form) }
  }

  package func count(of topic: Topic, as form: QuestionForm) -> Int {
    Level.allCases.reduce(0) { $0 + count(of: $1, on: topic, as: form) }
  }

  /// How many questions a level has too few or too many, by more than 2; 0 without a plan.
  package func deviation(of level: Level) -> Int {
    Self.deviation(of: count(of: level), from: taxonomy[level]?.plannedQuestions)
  }

  /// The same for a form alone.
  package func deviation(of level: Level, as form: QuestionForm) -> Int {
    Self.deviation(of: count(of: level, as: form), from: planned(at: level, as: form))
  }

  /// How many questions of a form a level is to have; nil where that is not planned.
  package func planned(at level: Level, as form: QuestionForm) -> Int? {
    let forms = taxonomy[level]?.plannedForms ?? []
    return forms.isEmpty ? nil : forms[form.rank]
  }

  private static func deviation(of count: Int, from planned: Int?) -> Int {
    guard let planned else { return 0 }
    return abs(count - planned) > 2 ? count - planned : 0
  }

  /// How many questions a topic still needs; 0 without a plan.
  package func shortfall(of topic: Topic) -> Int {
    let least = taxonomy.topics.first { $0.topic == topic }?.leastQuestions ?? 0
    return max(0, least - count(of: topic))
  }

  /// Whether the bank is what its taxonomy plans.
  package var isAsPlanned: Bool {
    uncovered.isEmpty
      && Level.allCases.allSatisfy { level in
        deviation(of: level) == 0
          && QuestionForm.allCases.allSatisfy { deviation(of: level, as: $0) == 0 }
      }
      && Topic.allCases.allSatisfy { shortfall(of: $0) == 0 }
      && shares.values.allSatisfy { $0.allSatisfy(\.isAsPlanned) }
  }
}
