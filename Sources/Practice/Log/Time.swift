/// A moment, in milliseconds of Coordinated Universal Time since 1970.
package struct Instant: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  package func adding(milliseconds: Int64) -> Instant {
    Instant(milliseconds: self.milliseconds + milliseconds)
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

/// A date of the calendar (proleptic Gregorian).
package struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  /// 1…12.
  package let month: Int
  /// 1…31.
  package let day: Int

  /// Nil for a date that the calendar does not have.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY-MM-DD`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The date a number of days after 1 January 1970.
  ///
  /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  package init(daysSince1970 days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days from 1 January 1970 to this date (`days_from_civil` of the same source).
  package var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// "2026-11-23".
  package var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

  /// "Mon" … "Sun".
  package var weekday: String {
    let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    return names[((daysSince1970 % 7) + 7) % 7]
  }

  /// "Jan" … "Dec".
  package var monthName: String {
    [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ][month - 1]
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// A day of study: it begins at 04:00 local time, so that an evening past midnight counts as one.
package struct StudyDay: Hashable, Comparable, Sendable, Codable {
  /// Days since 1 January 1970.
  package var ordinal: Int

  package init(ordinal: Int) { self.ordinal = ordinal }

  /// The study day of an instant, in a place `offsetMinutes` ahead of UTC.
  package init(of instant: Instant, offsetMinutes: Int) {
    let minutes = Double(instant.milliseconds) / 60_000 + Double(offsetMinutes - 4 * 60)
    ordinal = Int((minutes / 1440).rounded(.down))
  }

  package init(_ date: CalendarDate) { ordinal = date.daysSince1970 }

  /// After every day that there can be.
  package static let distantFuture = StudyDay(ordinal: .max)

  package init(from decoder: any Decoder) throws {
    ordinal = try decoder.singleValueContainer().decode(Int.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(ordinal)
  }

  package var date: CalendarDate { CalendarDate(daysSince1970: ordinal) }

  /// The last day whose attempts count on this one. A flight may gain a day; what is dated later comes
  /// from a clock that was wrong, and counts when its day comes.
  package var lastCounted: StudyDay { adding(days: 1) }

  package func adding(days: Int) -> StudyDay { StudyDay(ordinal: ordinal + days) }

  /// Days from another day to this one; negative when this one is earlier.
  package func days(since other: StudyDay) -> Int { ordinal - other.ordinal }

  package static func < (left: StudyDay, right: StudyDay) -> Bool { left.ordinal < right.ordinal }
}

/// What the clock on the wall says: a moment and how far local time is ahead of UTC.
package struct WallTime: Hashable, Sendable {
  package var instant: Instant
  /// Minutes ahead of UTC, within ``offsets``.
  package var offsetMinutes: Int

  /// What a history records: no place on Earth is farther from UTC than 14 hours.
  package static let offsets = -1080...1080

  package var hasPossibleOffset: Bool { Self.offsets.contains(offsetMinutes) }

  package init(instant: Instant, offsetMinutes: Int) {
    self.instant = instant
    self.offsetMinutes = offsetMinutes
  }

  /// The study day that it is.
  package var today: StudyDay { StudyDay(of: instant, offsetMinutes: offsetMinutes) }

  package func adding(milliseconds: Int64) -> WallTime {
    WallTime(instant: instant.adding(milliseconds: milliseconds), offsetMinutes: offsetMinutes)
  }
}
