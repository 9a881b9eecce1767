package import FSRS
import QuestionBank

/// How sure the model is of what is recalled: the parameters are known only as well as a person's
/// attempts tell them, and memory need not follow the model (``RecallBelief``). What holds on one day
/// widens with those after it.
///
/// Pages, lists and reports take what they say of a question from here, so that all of them say the same.
package struct RecallRanges: Sendable {
  /// Nil where nothing can be said, which the parameters and the prior in use do not lead to.
  private let uncertainty: Uncertainty?
  /// How the memory of each question that was tried moves with the parameters.
  private let sensitivities: [QuestionID: StateSensitivity]
  private let model: FSRS

  /// - Parameters:
  ///   - tallies: of all attempts.
  ///   - model: the memory model in use, which they were made with.
  package init(tallies: Tallies, model: FSRS) {
    self.model = model
    sensitivities = tallies.questions.mapValues(\.sensitivity)
    uncertainty = try? Uncertainty(of: model.parameters, information: tallies.information)
  }

  /// The chance of recalling a question on a day, or on the day after its last attempt where that is
  /// later, with its range; the card is of the same attempts as the tallies.
  package func recall(of card: Card, on day: StudyDay) -> QuestionRecall {
    QuestionRecall(
      chance: card.recall(on: day, model: model), range: range(of: [card], on: day))
  }

  /// The range that holds the mean chance of recalling some questions on a day, or on the day after a
  /// question's last attempt where that is later, in four of five cases; nil where there are none.
  package func range(of cards: [Card], on day: StudyDay) -> RecallRange? {
    // Rounding must not put the mean beside its range.
    belief(in: cards, on: day).map {
      RecallRange(low: min($0.quantile(0.1), $0.mean), high: max($0.quantile(0.9), $0.mean))
    }
  }

  /// What is believed of that mean chance.
  func belief(in cards: [Card], on day: StudyDay) -> RecallBelief? {
    let tried = cards.compactMap { card in
      sensitivities[card.question].map {
        Uncertainty.Question(
          memory: card.memory, sensitivity: $0,
          elapsedDays: Double(max(1, day.days(since: card.lastDay))))
      }
    }
    return uncertainty?.estimate(of: tried).map { RecallBelief($0) }
  }
}

/// A question's chance of recall on a day, and how sure that is.
package struct QuestionRecall: Hashable, Sendable {
  /// 0…1.
  package let chance: Double
  /// Nil as long as the tallies do not have the question.
  package let range: RecallRange?
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
