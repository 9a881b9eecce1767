import Planning
import QuestionBank

/// What a plan is made for. Where any of it changes, the plan is made anew.
package struct PlanBasis: Hashable, Sendable, Codable {
  package let day: StudyDay
  /// What is practised: the goal, or what today was narrowed to.
  package let part: StudyFilter
  package let interview: StudyDay?
  package let minutesPerDay: Int
  package let daysOff: DaysOff
  package let newPerDay: Int?
  package let desiredRetention: Double

  /// - Parameters:
  ///   - preferences: the goal, the minutes, the date and the days off.
  ///   - filter: narrows the day: where it names levels or topics, those instead of the goal's.
  ///   - day: today.
  package init(_ preferences: Preferences, filter: StudyFilter = StudyFilter(), on day: StudyDay) {
    self.day = day
    let goal = preferences.goal ?? StudyFilter()
    part = StudyFilter(
      levels: filter.levels.isEmpty ? goal.levels : filter.levels,
      topics: filter.topics.isEmpty ? goal.topics : filter.topics, forms: filter.forms)
    interview = preferences.interviewDate.map { StudyDay($0) }
    minutesPerDay = preferences.minutesPerDay
    daysOff = preferences.daysOff
    newPerDay = preferences.newPerDay
    desiredRetention = preferences.desiredRetention
  }

  /// The day that is practised for; nil without one, and after it.
  package var target: StudyDay? { interview.flatMap { $0 >= day ? $0 : nil } }

  /// Days until the target, at most ``longest``; without one, as far as is looked ahead.
  package var daysAhead: Int {
    guard let target else { return Self.withoutTarget }
    return min(target.days(since: day), Self.longest)
  }

  /// Seconds to practise on a day.
  package func seconds(on day: StudyDay) -> Double {
    daysOff.contains(day) ? 0 : Double(60 * minutesPerDay)
  }

  /// How many days are planned without a date.
  package static let withoutTarget = Course.movingHorizon
  /// How many days are planned at most.
  package static let longest = 365
}
