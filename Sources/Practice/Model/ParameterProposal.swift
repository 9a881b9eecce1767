package import FSRS
import QuestionBank

/// A fit of the memory model to a person's attempts, and what there is to know before it is taken over.
package struct ParameterProposal: Sendable {
  /// The parameters in use.
  package let old: Parameters
  package let fit: Fit
  /// How well fits to the past, and the old parameters, foresaw what came after.
  package let trial: Trial
  package let attempts: Int
  /// How the interval of each tried question changes, new days over old days; shortest first.
  package let intervalRatios: [Double]
  /// Days until a new question comes back after each grade, in the grades' order.
  package let firstIntervals: [(grade: Grade, old: Double, new: Double)]

  /// Whether it is worth taking over: fits foresaw better.
  package var isBetter: Bool { trial.isBetter }

  /// - Parameters:
  ///   - attempts: all of them, in order of time, none retracted.
  ///   - preferences: the parameters in use and the retention that intervals are for.
  ///   - history: tells what the parameters in use were fitted to.
  ///   - progress: told the share of the work that is done, 0…1; false cancels.
  /// - Throws: `FitError`.
  package init(
    attempts: [Attempt], preferences: Preferences, history: ParameterHistory,
    progress: (Double) -> Bool
  ) throws(FitError) {
    let log = try Self.log(attempts)
    old = preferences.parameters
    // Attempts that a merge brought in later, but that are older, count as known to the last fit.
    let known = history.fit(of: old).map { fit in attempts.count { $0.at <= fit.at } } ?? 0
    let optimizer = Optimizer()
    trial = try optimizer.trial(
      against: old, log, fittedTo: try Self.log(Array(attempts.prefix(known))).scoredCount
    ) { progress(0.8 * $0.fraction) }
    fit = try optimizer.fit(log) { progress(0.8 + 0.2 * $0.fraction) }
    self.attempts = attempts.count

    let models = [FSRS(parameters: old), FSRS(parameters: fit.parameters)]
    func days(_ state: MemoryState, _ model: FSRS) -> Double {
      max(
        model.interval(
          stability: state.stability, desiredRetention: preferences.desiredRetention), 1)
    }
    let cards = models.map { Card.fold(attempts, model: $0) }
    intervalRatios = cards[0].compactMap { question, card in
      cards[1][question].map { days($0.memory, models[1]) / days(card.memory, models[0]) }
    }.sorted()
    firstIntervals = Grade.allCases.map { grade in
      (
        grade, days(models[0].initialState(grade), models[0]),
        days(models[1].initialState(grade), models[1])
      )
    }
  }

  private static func log(_ attempts: [Attempt]) throws(FitError) -> ReviewLog {
    do throws(ReviewLogError) {
      return try ReviewLog(attempts: attempts)
    } catch {
      // Study days are finite, so that there can only be too many.
      throw .tooManyReviews(attempts.count)
    }
  }
}

extension ReviewLog {
  /// The log of a person's attempts, in order of time, as the cards are folded from them.
  package init(attempts: some Sequence<Attempt>) throws(ReviewLogError) {
    var numbers: [QuestionID: Int] = [:]
    try self.init(
      attempts.map { attempt in
        let number = numbers[attempt.question] ?? numbers.count
        numbers[attempt.question] = number
        return Review(card: number, day: Double(attempt.day.ordinal), grade: attempt.grade)
      })
  }
}
