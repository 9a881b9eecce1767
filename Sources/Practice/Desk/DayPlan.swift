package import QuestionBank

/// What a day has to offer under the desk's filter.
package struct DayPlan: Sendable {
  package let overview: Overview
  /// What is not asked until it is taken back, by level, topic and id.
  package let suspended: [QuestionID]
  /// Where nothing is due or new: the questions likeliest to be forgotten next.
  package let lookAhead: [QuestionID]
  /// Where nothing is due or new: more new ones than the day's limit.
  package let moreNew: [QuestionID]

  /// How many questions look-ahead and more-new offer.
  package static let extraQuestions = 5

  package init(_ desk: Desk) {
    let (bank, progress, schedule) = (desk.bank, desk.progress, desk.preferences.schedule)
    overview = Overview(
      bank: bank, progress: progress, preferences: desk.preferences, filter: desk.filter,
      on: desk.today)
    suspended = bank.questions.map(\.id).filter(progress.marks.isSuspended)
    guard overview.queue.isEmpty else {
      lookAhead = []
      moreNew = []
      return
    }
    lookAhead = Overview.lookAhead(
      bank: bank, progress: progress, schedule: schedule, filter: desk.filter, on: desk.today,
      count: Self.extraQuestions)
    moreNew =
      StudyQueue(
        bank: bank, progress: progress, schedule: schedule, filter: desk.filter, on: desk.today,
        newLimit: progress.introduced(on: desk.today) + Self.extraQuestions
      ).new
  }
}
