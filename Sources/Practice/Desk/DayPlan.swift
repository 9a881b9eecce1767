import FSRS
package import QuestionBank

/// What a day has to offer under the desk's filter.
package struct DayPlan: Sendable {
  package let overview: Overview
  /// What is not asked until it is taken back, by level, topic and id.
  package let suspended: [QuestionID]
  /// Where the day is done: what is worth most beyond it.
  package let more: StudyQueue
  /// Where the day is done: the questions likeliest to be forgotten next.
  package let weakest: [QuestionID]
  /// Where the day is done: the questions whose last answer missed a must-have, and was not today's.
  package let missed: [QuestionID]
  /// Where the day is done: starred questions, likeliest to be forgotten first.
  package let starred: [QuestionID]

  /// How many questions are offered beyond the day.
  package static let extraQuestions = 5

  /// - Parameters:
  ///   - desk: the day and where the person stands.
  ///   - ticks: what was ticked at the latest attempt at each question; of those that are not in it,
  ///     the grade says what was missed.
  package init(_ desk: Desk, ticks: [QuestionID: Tally.Ticks] = [:]) {
    let (bank, progress, schedule) = (desk.bank, desk.progress, desk.preferences.schedule)
    let offer = desk.offerOfToday
    overview = Overview(
      bank: bank, progress: progress, schedule: schedule, filter: desk.filter,
      queue: desk.queue(), waiting: offer.waiting, on: desk.today)
    suspended = bank.questions.map(\.id).filter(progress.marks.isSuspended)
    guard overview.queue.isEmpty else {
      more = StudyQueue()
      (weakest, missed, starred) = ([], [], [])
      return
    }
    let part = offer.basis.part
    func ahead(_ count: Int, where isMeant: (Card) -> Bool) -> [QuestionID] {
      Overview.lookAhead(
        bank: bank, progress: progress, schedule: schedule, filter: part, on: desk.today,
        count: count, where: isMeant)
    }
    more = desk.queueBeyond(minutes: Self.extraMinutes)
    weakest = ahead(Self.extraQuestions) { _ in true }
    missed = ahead(2 * Self.extraQuestions) { card in
      bank[card.question].map { card.missesMust(of: $0, ticks: ticks[card.question]) } ?? false
    }
    starred = ahead(2 * Self.extraQuestions) { progress.marks.isStarred($0.question) }
  }

  /// How long what is offered beyond the day may take.
  private static let extraMinutes = 10
}
