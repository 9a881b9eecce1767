package import FSRS
package import QuestionBank

/// Where a person stands: everything the log says, as of one reading of it.
package struct Progress: Hashable, Sendable {
  package var cards: [QuestionID: Card]
  package var marks: Marks

  package init(cards: [QuestionID: Card] = [:], marks: Marks = Marks()) {
    self.cards = cards
    self.marks = marks
  }

  /// Takes in an attempt that has just been recorded.
  package mutating func record(_ attempt: Attempt, model: FSRS) {
    if cards[attempt.question] == nil {
      cards[attempt.question] = Card(first: attempt, model: model)
    } else {
      cards[attempt.question]?.apply(attempt, model: model)
    }
  }

  /// How many questions were asked for the first time on a day.
  package func introduced(on day: StudyDay) -> Int {
    cards.values.count { $0.firstDay == day }
  }
}
