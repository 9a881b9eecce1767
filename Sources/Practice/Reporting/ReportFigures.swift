package import QuestionBank

/// What a report draws: readiness, days practised, the trend and what comes due.
package struct ReportFigures: Hashable, Sendable {
  /// The day that readiness is about: that of the interview, or today.
  package let target: StudyDay
  package let readiness: [Readiness]
  package let days: PracticeDays
  package let trend: WeeklyTrend
  package let due: LoadForecast

  /// Weeks that the days practised show, the last one that of the last day.
  package static let weeks = 12
  /// Days ahead of which it is said what comes due.
  package static let daysAhead = 14
  /// Days whose answers the trend looks at.
  package static let daysOfTrend = 14

  /// How many days the calendar shows whose last one is this.
  package static func daysShown(upTo last: StudyDay) -> Int { (weeks - 1) * 7 + last.weekday + 1 }

  /// - Parameters:
  ///   - bank: has the questions.
  ///   - tallies: of all attempts.
  ///   - answers: those since ``firstDay(of:on:)``, by question unless the scope is of all.
  ///   - progress: its cards are of the same attempts as the tallies.
  ///   - preferences: have the model and the interview.
  ///   - scope: which questions and which days count.
  ///   - today: the day it is.
  package init(
    bank: Bank, tallies: Tallies, answers: DailyAnswers, progress: Progress,
    preferences: Preferences, scope: ReportScope = ReportScope(), on today: StudyDay
  ) {
    let questions = bank.questions.filter(scope.matches)
    target = max(preferences.interviewDate.map { StudyDay($0) } ?? today, today)
    readiness = Readiness.all(
      of: bank, asking: questions, tallies: tallies, progress: progress,
      model: preferences.schedule.model, on: target)
    let last = min(scope.until ?? today, today)
    let ids = Set(questions.map(\.id))
    let counted = answers.filtered { entry in
      scope.contains(entry.day)
        && (scope.isOfAllQuestions || entry.question.map(ids.contains) ?? false)
    }
    let countsAll = scope.isOfAllQuestions && scope.isOfAllDays
    days = PracticeDays(
      countsAll ? tallies.days : counted.attemptsByDay, today: last,
      count: Self.daysShown(upTo: last))
    trend = WeeklyTrend(counted, lastDay: last)
    due = LoadForecast(
      bank: bank, progress: progress, schedule: preferences.schedule, on: today,
      days: Self.daysAhead, where: scope.offers)
  }

  /// The first day whose answers the figures need: the tallies have how many there were of all
  /// questions on each day.
  package static func firstDay(of scope: ReportScope, on today: StudyDay) -> StudyDay {
    let last = min(scope.until ?? today, today)
    let countsAll = scope.isOfAllQuestions && scope.isOfAllDays
    let days = countsAll ? daysOfTrend : max(daysOfTrend, daysShown(upTo: last))
    return last.adding(days: 1 - days)
  }
}
