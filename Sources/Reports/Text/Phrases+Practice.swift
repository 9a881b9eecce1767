package import Practice
package import Typography

/// How dates, times and intervals of Practice read.
extension Phrases {
  /// "48–66%".
  package static func range(_ interval: WilsonInterval) -> String {
    range(interval.low, interval.high)
  }

  /// "71 of 100 (63–78)"; without a range "71 of 100".
  package static func recall(_ recall: QuestionRecall) -> String {
    recall.range.map { ofHundred(recall.chance, $0.low, $0.high) } ?? ofHundred(recall.chance)
  }

  /// "71 (63–78)", where a heading says that it is of a hundred.
  package static func shortRecall(_ recall: QuestionRecall) -> String {
    recall.range.map { hundredths(recall.chance, $0.low, $0.high) } ?? hundredths(recall.chance)
  }

  /// "18 Dec".
  package static func shortDate(_ date: CalendarDate) -> String { "\(date.day) \(date.monthName)" }

  /// "Fri 18 Dec 2026".
  package static func date(_ date: CalendarDate) -> String {
    "\(date.weekday) \(shortDate(date)) \(date.year)"
  }

  /// "Mon 23 Nov 2026, 10:00", local.
  package static func time(_ time: WallTime) -> String {
    let local = LocalTime(time)
    return "\(date(local.date)), \(twoDigits(local.hour)):\(twoDigits(local.minute))"
  }

  /// ISO 8601 with the offset: "2026-11-23T10:00:00+01:00", and "Z" for UTC.
  package static func iso8601(_ time: WallTime) -> String {
    let local = LocalTime(time)
    let clock = [local.hour, local.minute, local.second].map(twoDigits).joined(separator: ":")
    let offset = abs(time.offsetMinutes)
    let zone =
      offset == 0
      ? "Z"
      : "\(time.offsetMinutes < 0 ? "-" : "+")\(twoDigits(offset / 60)):\(twoDigits(offset % 60))"
    return "\(local.date)T\(clock)\(zone)"
  }
}

/// A moment as a calendar and a clock on the wall show it.
private struct LocalTime {
  let date: CalendarDate
  let hour: Int
  let minute: Int
  let second: Int

  init(_ time: WallTime) {
    let seconds =
      Int((Double(time.instant.milliseconds) / 1000).rounded(.down)) + time.offsetMinutes * 60
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let rest = seconds - day * 86_400
    date = CalendarDate(daysSince1970: day)
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
  }
}
