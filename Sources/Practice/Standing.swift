import QuestionBank

/// Where a person stands with a question of the bank on a day.
struct Standing {
  /// Nil for a question that was never asked.
  let card: Card?
  let dueDay: StudyDay?
  /// Whether a mark keeps it out of the queue.
  let isHidden: Bool

  /// The standings of all the questions of a bank, in its order.
  static func all(
    of bank: Bank, progress: Progress, schedule: Schedule, on day: StudyDay
  ) -> [Standing] {
    bank.questions.map { question in
      let card = progress.cards[question.id]
      return Standing(
        card: card, dueDay: card.map(schedule.dueDay(of:)),
        isHidden: progress.marks.isHidden(question.id, on: day))
    }
  }
}
