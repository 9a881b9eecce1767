package import FSRS
import QuestionBank

/// How the chance to recall a question fell from attempt to attempt, and falls from here on.
package struct RecallCurve: Hashable, Sendable {
  /// From this day on the memory has this stability.
  private struct Piece: Hashable, Sendable {
    let day: StudyDay
    let stability: Double
  }

  private let pieces: [Piece]
  package let firstDay: StudyDay
  /// The day of the last attempt.
  package let lastDay: StudyDay

  /// The curve of the attempts at one question, none taken back, in order of time; nil where there
  /// are none.
  package init?(_ attempts: some Sequence<Attempt>, model: FSRS) {
    var card: Card?
    var pieces: [Piece] = []
    for attempt in attempts {
      let next = Card(after: card, attempt, model: model)
      card = next
      if pieces.last?.day == next.lastDay { pieces.removeLast() }
      pieces.append(Piece(day: next.lastDay, stability: next.stability))
    }
    guard let first = pieces.first, let last = pieces.last else { return nil }
    self.pieces = pieces
    firstDay = first.day
    lastDay = last.day
  }

  /// The probability, 0…1, of recalling the question some days, or parts of one, after the first
  /// attempt; 1 on the day of an attempt.
  package func recall(daysAfterFirst days: Double, model: FSRS) -> Double {
    let piece = pieces.last { Double($0.day.days(since: firstDay)) <= days } ?? pieces[0]
    return model.retrievability(
      stability: piece.stability,
      elapsedDays: max(0, days - Double(piece.day.days(since: firstDay))))
  }
}
