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
  /// Reviewed questions at a level on a topic; none where there are none.
  package let counts: [Level: [Topic: Int]]
  /// Each level's shares, in the kinds' order.
  package let shares: [Level: [Share]]
  /// What the career holds and no reviewed question of the bank is named for.
  package let uncovered: [CareerItem]

  /// Counts the reviewed questions.
  package init(questions: [Question], taxonomy: Taxonomy) {
    let reviewed = questions.filter { $0.status == .reviewed }
    var counts: [Level: [Topic: Int]] = [:]
    var kinds: [Level: [QuestionKind: Int]] = [:]
    for question in reviewed {
      counts[question.level, default: [:]][question.topic, default: 0] += 1
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
    counts[level, default: [:]].values.reduce(0, +)
  }

  package func count(of topic: Topic) -> Int {
    counts.values.reduce(0) { $0 + $1[topic, default: 0] }
  }

  package func count(of level: Level, on topic: Topic) -> Int {
    counts[level, default: [:]][topic, default: 0]
  }

  /// How many questions a level has too few or too many, by more than 2; 0 without a plan.
  package func deviation(of level: Level) -> Int {
    guard let planned = taxonomy[level]?.plannedQuestions else { return 0 }
    let deviation = count(of: level) - planned
    return abs(deviation) > 2 ? deviation : 0
  }

  /// How many questions a topic still needs; 0 without a plan.
  package func shortfall(of topic: Topic) -> Int {
    let least = taxonomy.topics.first { $0.topic == topic }?.leastQuestions ?? 0
    return max(0, least - count(of: topic))
  }

  /// Whether the bank is what its taxonomy plans.
  package var isAsPlanned: Bool {
    uncovered.isEmpty && Level.allCases.allSatisfy { deviation(of: $0) == 0 }
      && Topic.allCases.allSatisfy { shortfall(of: $0) == 0 }
      && shares.values.allSatisfy { $0.allSatisfy(\.isAsPlanned) }
  }
}
