/// The days on which a person does not practise: days of the week, and dates.
package struct DaysOff: Hashable, Sendable, Codable {
  /// 0 for Monday … 6 for Sunday.
  package private(set) var weekdays: Set<Int> = []
  package private(set) var dates: Set<CalendarDate> = []

  package init() {}

  package var isEmpty: Bool { weekdays.isEmpty && dates.isEmpty }

  package func contains(_ day: StudyDay) -> Bool {
    weekdays.contains(day.weekday) || dates.contains(day.date)
  }

  private static let names = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// The most dates that are kept: a year of them.
  private static let mostDates = 366

  /// Reads "sat sun 2026-12-24", with commas or without, also spans such as "2026-12-24..2027-01-02"; nil
  /// for anything else, and where no day of the week would be left.
  package init?(_ text: String) {
    for word in text.lowercased().split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      if word.count >= 2, let weekday = Self.names.firstIndex(where: { $0.hasPrefix(word) }) {
        weekdays.insert(weekday)
      } else if let span = Self.span(word) {
        dates.formUnion(span)
      } else {
        return nil
      }
    }
    guard weekdays.count < 7, dates.count <= Self.mostDates else { return nil }
  }

  private static func span(_ word: Substring) -> [CalendarDate]? {
    if let date = CalendarDate(word) { return [date] }
    guard let dots = word.firstRange(of: ".."), let first = CalendarDate(word[..<dots.lowerBound]),
      let last = CalendarDate(word[dots.upperBound...]), first <= last,
      last.daysSince1970 - first.daysSince1970 < mostDates
    else { return nil }
    return (first.daysSince1970...last.daysSince1970).map { CalendarDate(daysSince1970: $0) }
  }

  /// As ``init(_:)`` reads it: the days of the week, then the dates, spans of them together.
  package var text: String {
    let days = weekdays.sorted().map { String(Self.names[$0].prefix(3)) }
    var spans: [(first: CalendarDate, last: CalendarDate)] = []
    for date in dates.sorted() {
      if let last = spans.last?.last, date.daysSince1970 == last.daysSince1970 + 1 {
        spans[spans.count - 1].last = date
      } else {
        spans.append((date, date))
      }
    }
    return (days + spans.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)..\($0.last)" })
      .joined(separator: " ")
  }

  package init(from decoder: any Decoder) throws {
    self = DaysOff(try decoder.singleValueContainer().decode(String.self)) ?? DaysOff()
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
