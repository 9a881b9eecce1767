package import FSRS
package import QuestionBank

/// What share of a level's questions a person could answer on a day without practising until then.
package struct Readiness: Hashable, Sendable {
  package let level: Level
  package let seen: Int
  package let total: Int
  /// An 80% range of the share, 0…1; nil where no question of any level was tried yet.
  package let range: ClosedRange<Double>?

  /// The levels that have questions, in order.
  ///
  /// A seen question is recalled with its retrievability, independently of the others; an unseen one
  /// is known as often as first tries at the level were passed (Wilson's 80% interval). At a level
  /// without tries, at most as often as first tries at all levels.
  ///
  /// `tallies` and the cards of `progress` are of the same attempts; `day` is that of the interview,
  /// today or later.
  package static func all(
    of bank: Bank, tallies: [QuestionID: Tally], progress: Progress, model: FSRS, on day: StudyDay
  ) -> [Readiness] {
    var firstTries = [Tally.Count](repeating: Tally.Count(), count: Level.allCases.count)
    for question in bank.questions {
      if let tally = tallies[question.id] { firstTries[question.level.rank].add(tally.firstGrade) }
    }
    let overall = firstTries.reduce(into: Tally.Count()) { $0 += $1 }
    return Level.allCases.compactMap { level in
      let questions = bank.questions.filter { $0.level == level }
      guard !questions.isEmpty else { return nil }
      let chances = questions.compactMap { question in
        progress.cards[question.id].map {
          $0.retrievability(on: max(day, $0.lastDay.adding(days: 1)), model: model)
        }
      }
      var range: ClosedRange<Double>?
      if overall.attempts > 0 {
        let own = firstTries[level.rank]
        let first = own.attempts > 0 ? own.interval : overall.interval
        range = Self.range(
          chances: chances, unseen: questions.count - chances.count,
          firstTry: (own.attempts > 0 ? first.low : 0)...first.high)
      }
      return Readiness(
        level: level, seen: chances.count, total: questions.count, range: range)
    }
  }

  private static func range(
    chances: [Double], unseen: Int, firstTry: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    let mean = chances.reduce(0, +)
    let spread = Uncertainty.criticalValue * chances.reduce(0) { $0 + $1 * (1 - $1) }.squareRoot()
    let total = Double(chances.count + unseen)
    let low = max(0, mean - spread) + Double(unseen) * firstTry.lowerBound
    let high = min(Double(chances.count), mean + spread) + Double(unseen) * firstTry.upperBound
    return low / total...max(low, high) / total
  }
}
