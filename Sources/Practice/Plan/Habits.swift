package import FSRS
import Planning
package import QuestionBank

/// How a person answers, measured once a day by their latest attempts: how long they take, and by which law
/// they forget.
package struct Habits: Hashable, Sendable, Codable {
  package let day: StudyDay
  package let time: AnswerTime
  /// How likely it is that they forget more steeply than the memory model says.
  package let steepness: Double

  /// How many attempts are looked at.
  package static let attempts = 400

  /// Those of somebody of whom nothing is known.
  package init(on day: StudyDay) {
    self.init(attempts: [], cards: [:], bank: Bank([]), model: FSRS(), on: day)
  }

  /// - Parameters:
  ///   - attempts: the latest ones in order of time, none retracted.
  ///   - cards: what all attempts at each question add up to.
  ///   - bank: has the questions.
  ///   - model: the memory model.
  ///   - day: today.
  package init(
    attempts: [Attempt], cards: [QuestionID: Card], bank: Bank, model: FSRS, on day: StudyDay
  ) {
    self.day = day
    time = AnswerTime(attempts: attempts, cards: cards, bank: bank)
    steepness = Self.steepness(attempts, cards: cards, model: model)
  }

  /// What the attempts at questions tell that were begun among them.
  private static func steepness(
    _ attempts: [Attempt], cards: [QuestionID: Card], model: FSRS
  ) -> Double {
    var evidence = ForgettingLaw.Evidence()
    var before: [QuestionID: Card] = [:]
    for attempt in attempts {
      let last = before[attempt.question]
      guard last != nil || cards[attempt.question]?.firstDay == attempt.day else { continue }
      let card = Card(after: last, attempt, model: model)
      if let last {
        evidence.add(
          stability: last.stability, days: card.elapsedBefore, isRecalled: attempt.grade.isPass,
          model: model)
      }
      before[attempt.question] = card
    }
    return evidence.steepness
  }
}
