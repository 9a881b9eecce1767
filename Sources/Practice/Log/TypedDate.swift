/// Why what was typed is not the date of a day to come, or of one up to today.
package enum TypedDateError: Error, Hashable, Sendable {
  case notADate
  /// `3/4`, which is a day and a month in either order.
  case ambiguous
  /// Such as 31 February.
  case notInTheCalendar
  case past
  /// After today, where a day up to it was asked for.
  case toCome
  /// More than two years ahead: about so many.
  case far(years: Int)

  /// What is wrong with it, after the words that were typed.
  package var problem: String {
    switch self {
    case .notADate: "is no date"
    case .ambiguous: "may be two dates"
    case .notInTheCalendar: "is not in the calendar"
    case .past: "is past"
    case .toCome: "is still to come"
    case .far(let years): years > 2 ? "is in \(years) years" : "is more than two years ahead"
    }
  }

  /// What to do; nil where a date of any form will do.
  package var remedy: String? {
    switch self {
    case .notADate: nil
    case .ambiguous: "write the month's name, such as 18 dec"
    case .notInTheCalendar: "check the day and the month"
    case .past: "give a day from today on"
    case .toCome: "give a day up to today"
    case .far: "give a day within two years"
    }
  }
}

extension CalendarDate {
  /// Reads a day from today on, at most two years ahead, as people type it:
  ///
  /// - `2026-12-18`, `18.12.2026`, `18.12.`, `18/12` (as `12/18`; `3/4` may be two dates),
  ///   `18 Dec 2026`, `18th december`, `Dec 18, 2026`, also after the weekday that it falls on;
  /// - `today`, `tomorrow`, `fri` (the next one after today);
  /// - `+10d`, `3 weeks`, `in 2 months`, where 31 January and a month make 28 February.
  ///
  /// Without a year it is the next such day; a year may have two digits. Names may be cut to three
  /// letters; case, blanks and commas do not matter.
  package init(typed text: some StringProtocol, today: CalendarDate) throws(TypedDateError) {
    let date = try TypedDate(text).date(from: today)
    guard date >= today else { throw .past }
    guard date <= Self.lastTyped(on: today) else {
      let days = date.daysSince1970 - today.daysSince1970
      throw .far(years: Int((Double(days) / 365.25).rounded()))
    }
    self = date
  }

  /// Reads a day up to today, as people type it: what ``init(typed:today:)`` takes, the last such day
  /// instead of the next, and `yesterday`, `-10d`, `3 weeks ago`.
  package init(typedPast text: some StringProtocol, today: CalendarDate) throws(TypedDateError) {
    let date = try TypedDate(text, isPast: true).date(from: today)
    guard date <= today else { throw .toCome }
    self = date
  }

  /// The last day that ``init(typed:today:)`` takes on a day.
  static func lastTyped(on today: CalendarDate) -> CalendarDate {
    today.adding(months: 24) ?? CalendarDate(daysSince1970: daysTo10000 - 1)
  }

  /// Days from 1 January 1970 to 1 January 10000.
  private static let daysTo10000 = 2_932_897

  fileprivate func adding(days: Int) -> CalendarDate {
    CalendarDate(daysSince1970: daysSince1970 + days)
  }

  /// The same day of a later month, or that month's last day; nil after the year 9999.
  fileprivate func adding(months count: Int) -> CalendarDate? {
    let months = year * 12 + month - 1 + count
    return (0...3).lazy.compactMap {
      CalendarDate(year: months / 12, month: months % 12 + 1, day: day - $0)
    }.first
  }

  /// 1 for Monday … 7 for Sunday; 1 January 1970 was a Thursday.
  fileprivate var weekdayNumber: Int { ((daysSince1970 + 3) % 7 + 7) % 7 + 1 }
}

/// What was typed as a date, in parts.
private struct TypedDate {
  /// In lower case.
  private var names: [String] = []
  private var numbers: [String] = []
  /// `n` for each number, `a` for each name, and the signs between them.
  private var shape = ""
  /// 1…7, where one stands before a date.
  private var weekday: Int?
  /// Whether it is the last such day up to today, not the next one.
  private let isPast: Bool

  init(_ text: some StringProtocol, isPast: Bool = false) {
    self.isPast = isPast
    var rest = Substring(text.lowercased())
    while let first = rest.first {
      if let number = rest.takeFirst(where: { ("0"..."9").contains($0) }) {
        numbers.append(number)
        shape += "n"
      } else if let name = rest.takeFirst(where: \.isLetter) {
        if shape.last == "n", ["st", "nd", "rd", "th"].contains(name) { continue }
        names.append(name)
        shape += "a"
      } else {
        rest.removeFirst()
        let isAbbreviation = first == "." && shape.last == "a"
        if !first.isWhitespace, first != ",", !isAbbreviation { shape.append(first) }
      }
    }
    // A weekday in front of a date is checked against it.
    if shape.count > 1, let name = names.first, let weekday = Self.weekdays.number(of: name),
      shape.first == "a"
    {
      self.weekday = weekday
      names.removeFirst()
      shape.removeFirst()
    }
  }

  func date(from today: CalendarDate) throws(TypedDateError) -> CalendarDate {
    let date = try dateOfAnyWeekday(from: today)
    guard weekday == nil || weekday == date.weekdayNumber else { throw .notInTheCalendar }
    return date
  }

  private func dateOfAnyWeekday(
    from today: CalendarDate
  ) throws(TypedDateError) -> CalendarDate {
    switch shape {
    case "a": return try named(names[0], from: today)
    case "n-n-n" where numbers[0].count == 4:
      return try day(numbers[2], month(numbers[1]), year: numbers[0], from: today)
    case "n.n", "n.n.": return try day(numbers[0], month(numbers[1]), from: today)
    case "n.n.n": return try day(numbers[0], month(numbers[1]), year: numbers[2], from: today)
    case "n/n", "n/n/n":
      let (first, second) = (month(numbers[0]), month(numbers[1]))
      guard first > 12 || second > 12 else { throw .ambiguous }
      return try day(
        numbers[first > 12 ? 0 : 1], min(first, second), year: numbers.dropFirst(2).first,
        from: today)
    case "+na" where !isPast, "ana" where !isPast && names[0] == "in",
      "na" where TypedUnit(names[0]) != nil, "-na" where isPast,
      "naa" where isPast && names[1] == "ago":
      return try distant(from: today)
    case "na", "n.a", "nan", "n.an", "an", "ann":
      guard let month = Self.months.number(of: names[0]) else { throw .notADate }
      return try day(numbers[0], month, year: numbers.dropFirst().first, from: today)
    default: throw .notADate
    }
  }

  /// `today`, `tomorrow`, `yesterday` or a weekday.
  private func named(
    _ name: String, from today: CalendarDate
  ) throws(TypedDateError) -> CalendarDate {
    switch name {
    case "today": return today
    case "tomorrow": return today.adding(days: 1)
    case "yesterday": return today.adding(days: -1)
    default:
      guard let weekday = Self.weekdays.number(of: name) else { throw .notADate }
      return today.adding(
        days: isPast
          ? (weekday - today.weekdayNumber - 6) % 7 - 1
          : (weekday - today.weekdayNumber + 6) % 7 + 1)
    }
  }

  /// `+3w`, or `3 weeks ago`.
  private func distant(from today: CalendarDate) throws(TypedDateError) -> CalendarDate {
    guard let unit = names.lazy.compactMap({ TypedUnit($0) }).first, numbers[0].count <= 4,
      let number = Int(numbers[0])
    else { throw .notADate }
    let count = isPast ? -number : number
    switch unit {
    case .days(let days): return today.adding(days: count * days)
    case .months(let months):
      guard let date = today.adding(months: count * months) else {
        throw .far(years: number * months / 12)
      }
      return date
    }
  }

  /// The number of a month; above 12 for what is none.
  private func month(_ digits: String) -> Int { digits.count <= 2 ? Int(digits) ?? 99 : 99 }

  /// A day of a month, in a year or the next there is.
  private func day(
    _ day: String, _ month: Int, year: String? = nil, from today: CalendarDate
  ) throws(TypedDateError) -> CalendarDate {
    guard day.count <= 2, let day = Int(day) else { throw .notADate }
    var years =
      isPast
      ? Array((today.year - 8...today.year).reversed()) : Array(today.year...today.year + 8)
    if let year {
      guard [2, 4].contains(year.count), let number = Int(year) else { throw .notADate }
      years = [year.count == 2 ? 2000 + number : number]
    }
    let dates = years.lazy.compactMap { CalendarDate(year: $0, month: month, day: day) }
    guard
      let date = dates.first(where: { year != nil || (isPast ? $0 <= today : $0 >= today) })
    else {
      throw .notInTheCalendar
    }
    return date
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}

/// What a distance is counted in.
private enum TypedUnit {
  case days(Int)
  case months(Int)

  init?(_ name: String) {
    switch name {
    case "d", "day", "days": self = .days(1)
    case "w", "week", "weeks": self = .days(7)
    case "m", "month", "months": self = .months(1)
    case "y", "year", "years": self = .months(12)
    default: return nil
    }
  }
}

extension [String] {
  /// The number, from 1, of the name that begins with at least three letters.
  fileprivate func number(of start: String) -> Int? {
    guard start.count >= 3 else { return nil }
    return firstIndex { $0.hasPrefix(start) }.map { $0 + 1 }
  }
}

extension Substring {
  /// Takes off the characters at the beginning that are such; nil where there are none.
  fileprivate mutating func takeFirst(where isSuch: (Character) -> Bool) -> String? {
    let taken = prefix(while: isSuch)
    removeFirst(taken.count)
    return taken.isEmpty ? nil : String(taken)
  }
}
