package import FSRS
package import QuestionBank

/// Attempts that are dated after tomorrow: the clock was ahead when they were made, or it is behind now.
package struct DatedAhead: Hashable, Sendable {
  package let attempts: Int
  package let latest: StudyDay

  package init(attempts: Int, latest: StudyDay) {
    self.attempts = attempts
    self.latest = latest
  }
}

/// Where a person stands: everything the log says, as of one reading of it.
package struct Progress: Hashable, Sendable {
  package var cards: [QuestionID: Card]
  package var marks: Marks
  /// What the person wrote about questions; no text is empty.
  package private(set) var notes: [QuestionID: String]
  /// Attempts that do not count yet; nil where there are none.
  package var ahead: DatedAhead?

  package init(
    cards: [QuestionID: Card] = [:], marks: Marks = Marks(), notes: [QuestionID: String] = [:],
    ahead: DatedAhead? = nil
  ) {
    self.cards = cards
    self.marks = marks
    self.notes = notes
    self.ahead = ahead
  }

  /// Takes in a note that has just been kept, or taken back.
  package mutating func keep(_ note: Note) {
    notes[note.question] = note.text.isEmpty ? nil : note.text
  }

  /// Takes in an attempt that has just been recorded.
  package mutating func record(_ attempt: Attempt, model: FSRS) {
    cards[attempt.question] = Card(after: cards[attempt.question], attempt, model: model)
  }

  /// How many questions were asked for the first time on a day.
  package func introduced(on day: StudyDay) -> Int {
    cards.values.count { $0.firstDay == day }
  }
}
