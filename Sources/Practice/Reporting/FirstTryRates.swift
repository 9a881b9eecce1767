package import QuestionBank

/// How often a person knows a question that they have never been asked, by what they made of others for
/// the first time.
///
/// A share of few tries says little, so each is drawn toward that of the wider group: a topic within a
/// level toward the level, a level toward all questions, those toward people in general. This is the
/// mean of a beta distribution whose prior counts as a handful of tries.
package struct FirstTryRates: Hashable, Sendable {
  /// How often people in general know a question of an interview for the first time: seldom, and nobody
  /// has measured it for these; hence it counts as few tries.
  package static let ofPeople = 0.4

  /// A share, 0…1, and how sure it is.
  struct Rate: Hashable, Sendable {
    let mean: Double
    /// That of its own group alone, as if the wider group's share were known.
    let ownVariance: Double
    /// How much of the wider group's share it takes over, 0…1.
    let inherited: Double

    /// A share after some tries, where the wider group's is `parent` and counts as `weight` tries.
    fileprivate init(_ tries: Tally.Count, parent: Double, weight: Double) {
      let total = Double(tries.attempts) + weight
      mean = (Double(tries.passes) + weight * parent) / total
      ownVariance = mean * (1 - mean) / (total + 1)
      inherited = weight / total
    }
  }

  /// As how many tries the wider group's share counts.
  private enum Weight {
    static let people = 4.0
    static let all = 4.0
    static let level = 6.0
  }

  private let overall: Rate
  private let levels: [Rate]
  /// By level and topic.
  private let topics: [Rate]

  /// Takes in the first try at each question of a bank that has a card.
  package init(bank: Bank, cards: [QuestionID: Card]) {
    let topicCount = Topic.allCases.count
    var byTopic = [Tally.Count](
      repeating: Tally.Count(), count: Level.allCases.count * topicCount)
    for question in bank.questions {
      guard let card = cards[question.id] else { continue }
      byTopic[question.level.rank * topicCount + question.topic.rank] += card.firstTry
    }
    let byLevel = Level.allCases.map { level in
      byTopic[level.rank * topicCount..<(level.rank + 1) * topicCount]
        .reduce(into: Tally.Count()) { $0 += $1 }
    }
    let overall = Rate(
      byLevel.reduce(into: Tally.Count()) { $0 += $1 }, parent: Self.ofPeople,
      weight: Weight.people)
    let levels = byLevel.map { Rate($0, parent: overall.mean, weight: Weight.all) }
    topics = byTopic.indices.map {
      Rate(byTopic[$0], parent: levels[$0 / topicCount].mean, weight: Weight.level)
    }
    self.overall = overall
    self.levels = levels
  }

  /// The chance, above 0 and below 1, of knowing a question that was never asked.
  package func chance(of question: Question) -> Double { rate(question.level, question.topic).mean }

  /// How unsure the share of all questions is, as a deviation in log odds.
  var deviation: Double {
    overall.ownVariance.squareRoot() / (overall.mean * (1 - overall.mean))
  }

  private func rate(_ level: Level, _ topic: Topic) -> Rate {
    topics[level.rank * Topic.allCases.count + topic.rank]
  }

  /// How unsure it is how many of some untried questions of one level are known, as a variance, beyond
  /// which of them they are.
  func variance(of questions: [Question], at level: Level) -> Double {
    var counts = [Double](repeating: 0, count: Topic.allCases.count)
    for question in questions { counts[question.topic.rank] += 1 }
    var variance = 0.0
    // Of the questions, as many as go by the level's share.
    var inherited = 0.0
    for topic in Topic.allCases {
      let (rate, count) = (rate(level, topic), counts[topic.rank])
      variance += count * count * rate.ownVariance
      inherited += count * rate.inherited
    }
    let own = levels[level.rank]
    return variance + inherited * inherited
      * (own.ownVariance + own.inherited * own.inherited * overall.ownVariance)
  }
}

extension Card {
  /// The first attempt alone: failed where any failure came before the first pass.
  fileprivate var firstTry: Tally.Count {
    Tally.Count(attempts: 1, passes: attempts - passes - lapses > 0 ? 0 : 1)
  }
}
