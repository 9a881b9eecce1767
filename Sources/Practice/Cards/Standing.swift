package import QuestionBank

/// Where a person stands with a question of the bank on a day.
package struct Standing: Sendable {
  /// Nil for a question that was never asked.
  let card: Card?
  let dueDay: StudyDay?
  /// Whether a mark keeps it out of the queue.
  let isHidden: Bool

  /// The standings of all the questions of a bank, in its order.
  package static func all(
    of bank: Bank, progress: Progress, schedule: Schedule, on day: StudyDay
  ) -> [Standing] {
    // By place: a question taken out of the bank is copied whole.
    bank.questions.indices.map { place in
      let id = bank.questions[place].id
      let card = progress.cards[id]
      return Standing(
        card: card, dueDay: card.map { schedule.dueDay(of: $0) },
        isHidden: progress.marks.isHidden(id, on: day))
    }
  }
}
