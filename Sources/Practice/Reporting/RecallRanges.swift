package import FSRS
package import QuestionBank

/// How sure the model is of what is recalled: the parameters are known only as well as a person's
/// attempts tell them, and memory need not follow the model (``RecallBelief``). What holds on one day
/// widens with those after it.
package struct RecallRanges: Sendable {
  /// Nil where nothing can be said, which the parameters and the prior in use do not lead to.
  private let uncertainty: Uncertainty?
  private let tallies: [QuestionID: Tally]
  private let cards: [QuestionID: Card]

  /// - Parameters:
  ///   - tallies: of all attempts.
  ///   - cards: of the same attempts.
  ///   - parameters: those of the model in use, which both were made with.
  package init(tallies: Tallies, cards: [QuestionID: Card], parameters: Parameters) {
    self.tallies = tallies.questions
    self.cards = cards
    uncertainty = try? Uncertainty(of: parameters, information: tallies.information)
  }

  /// The mean chance of recalling some questions on a day, or on the day after a question's last attempt
  /// where that is later, with the range that holds it in four of five cases; nil where none was tried.
  package func recall(of questions: [QuestionID], on day: StudyDay) -> RecallRange? {
    // Rounding must not put the mean beside its range.
    belief(in: questions, on: day).map {
      RecallRange(low: min($0.quantile(0.1), $0.mean), high: max($0.quantile(0.9), $0.mean))
    }
  }

  /// What is believed of that mean chance.
  func belief(in questions: [QuestionID], on day: StudyDay) -> RecallBelief? {
    let tried = questions.compactMap { id -> Uncertainty.Question? in
      guard let card = cards[id], let tally = tallies[id] else { return nil }
      return Uncertainty.Question(
        memory: card.memory, sensitivity: tally.sensitivity,
        elapsedDays: Double(max(1, day.days(since: card.lastDay))))
    }
    return uncertainty?.estimate(of: tried).map { RecallBelief($0) }
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
