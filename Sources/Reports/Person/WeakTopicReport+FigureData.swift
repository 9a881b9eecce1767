import Practice
import QuestionBank

/// The figures for programs.
extension WeakTopicReport {
  /// A date and how many there are of something on it.
  struct DayCount {
    let day: StudyDay
    let count: Int
  }

  /// Some days and the answers on them.
  struct Week {
    let days: ClosedRange<StudyDay>
    let count: Tally.Count
  }

  var readinessFields: FieldList<Readiness> {
    let day = figures.target.date.description
    return FieldList([
      .csv("section") { _ in .text("readiness") },
      .init(key: "level", column: "name") { .text($0.level.rawValue) },
      .csv("level") { .text($0.level.rawValue) },
      .init("seen") { .integer($0.seen) },
      .init("total") { .integer($0.total) },
      .init("low") { FieldValue($0.range?.lowerBound) },
      .init("high") { FieldValue($0.range?.upperBound) },
      .csv("from") { _ in .text(day) },
      .csv("to") { _ in .text(day) },
    ])
  }

  /// The week before, then the last one.
  var weeks: [Week] {
    let trend = figures.trend
    let first = trend.lastDay.adding(days: -6)
    return [
      Week(days: first.adding(days: -7)...first.adding(days: -1), count: trend.weekBefore),
      Week(days: first...trend.lastDay, count: trend.lastWeek),
    ]
  }

  static var trendFields: FieldList<Week> {
    FieldList([
      .csv("section") { _ in .text("trend") },
      .init("from") { .text($0.days.lowerBound.date.description) },
      .init("to") { .text($0.days.upperBound.date.description) },
      .init("attempts") { .integer($0.count.attempts) },
      .init("successRate") {
        FieldValue(
          $0.count.attempts > 0 ? Double($0.count.passes) / Double($0.count.attempts) : nil)
      },
      .init("low") { FieldValue($0.count.attempts > 0 ? $0.count.interval.low : nil) },
      .init("high") { FieldValue($0.count.attempts > 0 ? $0.count.interval.high : nil) },
    ])
  }

  /// Today, with all that was due before, and the days after it.
  var dueDays: [DayCount] {
    ([figures.due.now] + figures.due.ahead).enumerated().map {
      DayCount(day: generatedAt.today.adding(days: $0), count: $1)
    }
  }

  static var dueFields: FieldList<DayCount> {
    FieldList([
      .csv("section") { _ in .text("due") },
      .init(key: "date", column: "name") { .text($0.day.date.description) },
      .init("due") { .integer($0.count) },
    ])
  }

  var daysShown: [DayCount] {
    let days = figures.days
    return days.attempts.enumerated().map {
      DayCount(day: days.today.adding(days: $0 + 1 - days.attempts.count), count: $1)
    }
  }

  static var dayFields: FieldList<DayCount> {
    FieldList([
      .csv("section") { _ in .text("day") },
      .init(key: "date", column: "name") { .text($0.day.date.description) },
      .init("attempts") { .integer($0.count) },
    ])
  }

  var missedMustFields: FieldList<WeakTopics.MissedMust> {
    FieldList([
      .csv("section") { _ in .text("missedMust") },
      .init(key: "question", column: "name") { .text($0.question) },
      .csv("level") { FieldValue(bank[$0.question]?.level.rawValue) },
      .csv("topic") { FieldValue(bank[$0.question]?.topic.rawValue) },
      .init("title") { FieldValue(bank[$0.question]?.title) },
      .init(
        "id", json: { .string($0.point.id) }, csv: { _ in .empty }),
      .init(
        "text", json: { .string($0.point.text) }, csv: { _ in .empty }),
      .csv("missedPoints") { .text($0.point.text) },
    ])
  }
}
