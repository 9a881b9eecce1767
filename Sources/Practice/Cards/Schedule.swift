package import FSRS
package import QuestionBank

/// Turns memory states into days: which grade brings a question back when.
package struct Schedule: Sendable {
  package let parameters: Parameters
  /// The probability of recall at which a question comes back, 0.7…0.99.
  package let desiredRetention: Double
  /// Days; no interval is longer.
  package let maximumInterval: Int

  /// The memory model with these parameters; made once, since it takes longer than to use it.
  package let model: FSRS

  package init(
    parameters: Parameters = .default, desiredRetention: Double = 0.9,
    maximumInterval: Int = 36500
  ) {
    self.parameters = parameters
    model = FSRS(parameters: parameters)
    self.desiredRetention = min(max(desiredRetention, 0.7), 0.99)
    self.maximumInterval = max(1, maximumInterval)
  }

  /// What a grade would lead to.
  package struct Outcome: Hashable, Sendable {
    package let grade: Grade
    package let memory: MemoryState
    /// Whole days until the question comes back, at least 1.
    package let days: Int
  }

  /// The outcomes of the four grades for a question answered on a day, in the grades' order.
  ///
  /// Intervals are fuzzed, the same each time for a question and its number of attempts, and
  /// again ≤ hard < good < easy holds.
  package func outcomes(
    of card: Card?, question: QuestionID, on day: StudyDay
  ) -> [Outcome] {
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(4)
    eachOutcome(
      after: card?.memory, elapsedDays: card.map { max(0, day.days(since: $0.lastDay)) } ?? 0,
      fuzz: Fuzz(card: question, reviews: card?.attempts ?? 0), upTo: .easy
    ) { outcomes.append($0) }
    return outcomes
  }

  /// The day on which a question comes back: the one that its last grade was shown with.
  package func dueDay(of card: Card) -> StudyDay {
    var days = 0
    eachOutcome(
      after: card.memoryBefore, elapsedDays: card.elapsedBefore,
      fuzz: Fuzz(card: card.question, reviews: card.attempts - 1), upTo: card.lastGrade
    ) { days = $0.days }
    return card.lastDay.adding(days: days)
  }

  /// The outcomes of the grades up to one, in their order; each depends on the one before.
  private func eachOutcome(
    after memory: MemoryState?, elapsedDays: Int, fuzz: Fuzz, upTo last: Grade,
    _ body: (Outcome) -> Void
  ) {
    let states = model.nextStates(after: memory, elapsedDays: Double(elapsedDays))
    var before = 0
    var grade: Grade? = .again
    while let now = grade, now <= last {
      let next = states[now]
      let least =
        switch now {
        case .again: 1
        case .hard: before
        case .good, .easy: before + 1
        }
      before = fuzz.days(
        interval: model.interval(
          stability: next.stability, desiredRetention: desiredRetention),
        minimum: min(least, maximumInterval), maximum: maximumInterval)
      body(Outcome(grade: now, memory: next, days: before))
      grade = Grade(rawValue: now.rawValue + 1)
    }
  }
}
