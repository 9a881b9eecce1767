package import Practice
import QuestionBank

/// What a day has to offer under a filter.
struct DayPlan: Sendable {
  let overview: Overview
  /// What is not asked until it is taken back, by level, topic and id.
  let suspended: [QuestionID]
  /// Where nothing is due or new: the questions likeliest to be forgotten next.
  let lookAhead: [QuestionID]
  /// Where nothing is due or new: more new ones than the day's limit.
  let moreNew: [QuestionID]

  /// How many questions look-ahead and more-new offer.
  static let extraQuestions = 5

  init(_ app: App) {
    overview = Overview(
      bank: app.bank, standings: app.kept.standings, progress: app.progress,
      preferences: app.preferences, filter: app.filter, on: app.today)
    suspended = app.bank.questions.map(\.id).filter(app.progress.marks.isSuspended)
    guard overview.queue.isEmpty else {
      lookAhead = []
      moreNew = []
      return
    }
    lookAhead = Overview.lookAhead(
      bank: app.bank, progress: app.progress, schedule: app.preferences.schedule,
      filter: app.filter, on: app.today, count: Self.extraQuestions)
    moreNew =
      StudyQueue(
        bank: app.bank, progress: app.progress, schedule: app.preferences.schedule,
        filter: app.filter, on: app.today,
        newLimit: app.progress.introduced(on: app.today) + Self.extraQuestions
      ).new
  }
}

extension App {
  var plan: DayPlan { kept.plan ?? DayPlan(self) }

  package var overview: Overview { plan.overview }
}
