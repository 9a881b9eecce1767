import Practice
import QuestionBank
internal import Typography

/// Readiness, trend, what comes due and the days practised.
extension WeakTopicReport {
  private static let fourInFive = "as the range that holds it four times in five"

  var readiness: [ReportDocument.Block] {
    let when = interviewAhead.map { "on \(Phrases.shortDate($0))" } ?? "today"
    let rows = figures.readiness.map { level in
      ReportDocument.Bars.Row(
        name: level.level.title, note: "\(level.seen) of \(level.total) seen", range: level.range,
        words: level.range.map { Phrases.range($0.lowerBound, $0.upperBound) } ?? "not tried yet",
        subject: .level(level.level))
    }
    return [
      .heading("Ready \(when)"),
      .bars(
        .init(
          caption:
            "The share of all questions that you could answer \(when) without more practice, "
            + "\(Self.fourInFive).",
          titles: ["Level", "Questions", "Ready"], rows: rows)),
    ]
  }

  var trend: [ReportDocument.Block] {
    guard weeks.contains(where: { $0.count.attempts > 0 }) else { return [] }
    return [
      .heading("Trend"), .paragraph([.text(trendInWords)]),
      .bars(
        .init(
          caption: "The share of answers that passed, \(Self.fourInFive).",
          titles: ["Days", "Answers", "Passed"],
          rows: weeks.map { week in
            let (count, isKnown) = (week.count, week.count.attempts > 0)
            return .init(
              name: Self.words(for: week.days), note: "\(count.passes) of \(count.attempts)",
              range: isKnown ? count.interval.low...count.interval.high : nil,
              words: isKnown ? Phrases.range(count.interval) : "no answers")
          })),
    ]
  }

  /// "17–23 Nov", "27 Nov–3 Dec".
  private static func words(for days: ClosedRange<StudyDay>) -> String {
    let (from, to) = (days.lowerBound.date, days.upperBound.date)
    return from.month == to.month
      ? "\(from.day)–\(Phrases.shortDate(to))"
      : "\(Phrases.shortDate(from))–\(Phrases.shortDate(to))"
  }

  private var trendInWords: String {
    let (before, last) = (figures.trend.weekBefore, figures.trend.lastWeek)
    guard before.attempts > 0, last.attempts > 0 else {
      return "Answers of one week alone say nothing of a trend."
    }
    let weeks =
      "Of the answers of the week before \(Phrases.range(before.interval)) passed, of those of the "
      + "last seven days \(Phrases.range(last.interval))"
    return switch figures.trend.change {
    case .better: "\(weeks): better than chance would explain."
    case .worse: "\(weeks): worse than chance would explain."
    case .unclear: "\(weeks): chance alone may make that difference."
    }
  }

  var dueAhead: [ReportDocument.Block] {
    let due = figures.due
    let sum = due.ahead.reduce(0, +)
    guard due.now + sum > 0 else { return [] }
    let entries = due.ahead.enumerated().map { index, count in
      let date = generatedAt.today.adding(days: index + 1).date
      return ReportDocument.Counts.Entry(
        name: "\(date.weekday) \(Phrases.shortDate(date))", count: count)
    }
    return [
      .heading("What comes due"),
      .counts(
        .init(
          caption:
            "\(due.now) due now, \(sum) in the next \(due.ahead.count) days, if each is answered in "
            + "time and nothing new begun.",
          titles: ["Day", "Due"], entries: entries)),
    ]
  }

  var daysPractised: [ReportDocument.Block] {
    let days = figures.days
    guard days.practised > 0 else { return [] }
    let first = days.today.adding(days: 1 - days.attempts.count)
    let monday = first.adding(days: -first.weekday)
    let weeks = days.weeks.enumerated().map { index, week in
      ReportDocument.Calendar.Week(
        name: Phrases.shortDate(monday.adding(days: 7 * index).date), days: week)
    }
    return [
      .heading("Days practised"),
      .calendar(
        .init(
          caption:
            "Tries on each day of \(weeks.count) weeks: "
            + "\(Phrases.count(days.practised, "day")) of \(days.attempts.count), "
            + "\(Phrases.count(days.streak, "day")) in a row.", weeks: weeks)),
    ]
  }
}
