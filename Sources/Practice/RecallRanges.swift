package import FSRS
package import QuestionBank

/// How sure the model is of what is recalled: the parameters are known only as well as a person's
/// attempts tell them.
package struct RecallRanges: Sendable {
  /// One question's attempts, as the model sees them.
  private struct History {
    var reviews: [(grade: Grade, elapsedDays: Double)] = []
    var lastDay: StudyDay
  }

  /// Nil where the attempts are too many to weigh.
  private let uncertainty: Uncertainty?
  private let histories: [QuestionID: History]

  /// - Parameters:
  ///   - attempts: all of them, in order of time, none retracted.
  ///   - parameters: those of the model in use.
  package init(attempts: [Attempt], parameters: Parameters) {
    var histories: [QuestionID: History] = [:]
    for attempt in attempts {
      var history = histories[attempt.question] ?? History(lastDay: attempt.day)
      history.reviews.append(
        (attempt.grade, Double(max(0, attempt.day.days(since: history.lastDay)))))
      history.lastDay = max(history.lastDay, attempt.day)
      histories[attempt.question] = history
    }
    self.histories = histories
    // Both throw for input that there is none of here: too many attempts, a prior of one's own.
    uncertainty = try? Uncertainty(of: parameters, after: ReviewLog(attempts: attempts))
  }

  /// The mean chance of recalling some questions on a day, or on the day after a question's last attempt
  /// where that is later, with the range that holds it in four of five cases; nil where none was tried.
  package func recall(of questions: some Sequence<QuestionID>, on day: StudyDay) -> RecallRange? {
    let tried = questions.compactMap { id -> Uncertainty.Question? in
      guard let history = histories[id] else { return nil }
      return Uncertainty.Question(
        reviews: history.reviews, elapsedDays: Double(max(1, day.days(since: history.lastDay))))
    }
    return uncertainty?.recall(of: tried).map { RecallRange(low: $0.low, high: $0.high) }
  }
}

/// The range that holds a chance of recall in four of five cases.
package struct RecallRange: Hashable, Sendable {
  package let low: Double
  package let high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
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
