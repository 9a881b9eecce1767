package import FSRS
package import QuestionBank

/// Turns memory states into days: which grade brings a question back when.
package struct Schedule: Hashable, Sendable {
  package let parameters: Parameters
  /// The probability of recall at which a question comes back, 0.7…0.99.
  package let desiredRetention: Double
  /// Days; no interval is longer.
  package let maximumInterval: Int

  package var model: FSRS { FSRS(parameters: parameters) }

  package init(
    parameters: Parameters = .default, desiredRetention: Double = 0.9,
    maximumInterval: Int = 36500
  ) {
    self.parameters = parameters
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
    outcomes(
      after: card?.memory, elapsedDays: card.map { max(0, day.days(since: $0.lastDay)) } ?? 0,
      fuzz: Fuzz(card: question, reviews: card?.attempts ?? 0))
  }

  /// The day on which a question comes back: the one that its last grade was shown with.
  package func dueDay(of card: Card) -> StudyDay {
    let last = outcomes(
      after: card.memoryBefore, elapsedDays: card.elapsedBefore,
      fuzz: Fuzz(card: card.question, reviews: card.attempts - 1))
    return card.lastDay.adding(days: last[card.lastGrade.rawValue - 1].days)
  }

  private func outcomes(
    after memory: MemoryState?, elapsedDays: Int, fuzz: Fuzz
  ) -> [Outcome] {
    let model = self.model
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(4)
    for grade in Grade.allCases {
      let next = model.nextState(after: memory, grade: grade, elapsedDays: Double(elapsedDays))
      let least =
        switch grade {
        case .again: 1
        case .hard: outcomes[0].days
        case .good, .easy: outcomes[grade.rawValue - 2].days + 1
        }
      let days = fuzz.days(
        interval: model.interval(
          stability: next.stability, desiredRetention: desiredRetention),
        minimum: min(least, maximumInterval), maximum: maximumInterval)
      outcomes.append(Outcome(grade: grade, memory: next, days: days))
    }
    return outcomes
  }
}
