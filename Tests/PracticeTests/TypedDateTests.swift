import Practice
import SeededRandom
import Testing

/// Dates as people type them, on Monday 23 November 2026 unless another day is given.
struct TypedDateTests {
  private static let monday = CalendarDate(daysSince1970: 20780)

  private static func read(
    _ text: String, on today: CalendarDate = monday
  ) -> Result<CalendarDate, TypedDateError> {
    do throws(TypedDateError) {
      return .success(try CalendarDate(typed: text, today: today))
    } catch {
      return .failure(error)
    }
  }

  @Test(arguments: [
    // With a year.
    ("2026-12-18", "2026-12-18"), ("2027-1-5", "2027-01-05"), ("18 Dec 2027", "2027-12-18"),
    ("dec 18, 2027", "2027-12-18"), ("18.12.2026", "2026-12-18"),
    ("18.12.26", "2026-12-18"), ("18/12/2026", "2026-12-18"), ("12/18/2026", "2026-12-18"),
    ("2028-02-29", "2028-02-29"), ("Fri 18 Dec 2026", "2026-12-18"),
    // Without.
    ("18 dec", "2026-12-18"), ("18 december", "2026-12-18"), ("dec 18", "2026-12-18"),
    ("18 Decem", "2026-12-18"), ("18. dec.", "2026-12-18"), ("1st march", "2027-03-01"),
    ("18.12.", "2026-12-18"), ("18.12", "2026-12-18"), ("3.4.", "2027-04-03"),
    ("18/12", "2026-12-18"), ("12/18", "2026-12-18"), ("22 nov", "2027-11-22"),
    ("23 nov", "2026-11-23"), ("24 nov", "2026-11-24"), ("29 feb", "2028-02-29"),
    ("friday, 18 december", "2026-12-18"),
    // From today on.
    ("today", "2026-11-23"), ("tomorrow", "2026-11-24"), ("+3w", "2026-12-14"),
    ("+10d", "2026-12-03"), ("+2m", "2027-01-23"), ("3 weeks", "2026-12-14"),
    ("in 3 weeks", "2026-12-14"), ("in 10 days", "2026-12-03"), ("1 month", "2026-12-23"),
    ("+0d", "2026-11-23"), ("+24m", "2028-11-23"), ("in 2 years", "2028-11-23"),
    // Weekdays: the next one.
    ("mon", "2026-11-30"), ("tue", "2026-11-24"), ("fri", "2026-11-27"), ("friday", "2026-11-27"),
    ("Sunday", "2026-11-29"),
    // Case, blanks and commas.
    ("  TODAY ", "2026-11-23"), ("18dec", "2026-12-18"), ("Dec18,2027", "2027-12-18"),
    ("+ 3 W", "2026-12-14"), ("IN  3\tWeeks", "2026-12-14"), ("18 . 12 .", "2026-12-18"),
  ])
  func aDateIsRead(typed: String, date: String) throws {
    #expect(Self.read(typed) == .success(try #require(CalendarDate(date))))
  }

  @Test(arguments: [
    ("", TypedDateError.notADate), ("soon", .notADate), ("18", .notADate), ("dec", .notADate),
    ("18 de", .notADate), ("18 dezember", .notADate), ("1 8 dec", .notADate),
    ("118 dec", .notADate), ("18 dec 202", .notADate), ("18 dec 2026 12", .notADate),
    ("3w w", .notADate), ("+3", .notADate), ("+3x", .notADate), ("-3w", .notADate),
    ("in 3", .notADate), ("+99999w", .notADate), ("+99999999999999999999d", .notADate),
    ("20261218", .notADate), ("2026/12/18", .notADate), ("12/2026", .notADate),
    ("18-12-2026", .notADate), ("１８ dec", .notADate), ("next friday", .notADate),
    ("3/4", .ambiguous), ("3/4/2027", .ambiguous), ("5/5", .ambiguous), ("12/12", .ambiguous),
    ("31 feb", .notInTheCalendar), ("2026-02-30", .notInTheCalendar), ("0 dec", .notInTheCalendar),
    ("18.13.", .notInTheCalendar), ("18/13", .notInTheCalendar), ("32/1", .notInTheCalendar),
    ("29 feb 2027", .notInTheCalendar), ("thu 18 dec", .notInTheCalendar),
    ("2026-11-22", .past), ("18 dec 2025", .past), ("1999-01-01", .past), ("1 jan 26", .past),
    ("2028-11-24", .far(years: 2)), ("+25m", .far(years: 2)), ("in 10 years", .far(years: 10)),
    ("2036-12-18", .far(years: 10)), ("9999-12-31", .far(years: 7973)),
    ("+9999y", .far(years: 9999)), ("+9999d", .far(years: 27)),
  ])
  func whatIsNoDayToComeIsRefused(typed: String, error: TypedDateError) {
    #expect(Self.read(typed) == .failure(error))
  }

  @Test(arguments: [
    ("2027-01-31", "+1m", "2027-02-28"), ("2028-01-31", "+1m", "2028-02-29"),
    ("2026-12-31", "+2m", "2027-02-28"), ("2026-10-31", "+1m", "2026-11-30"),
    ("2026-11-27", "fri", "2026-12-04"), ("2026-11-29", "mon", "2026-11-30"),
    ("2026-12-31", "1.1.", "2027-01-01"), ("2028-02-29", "29 feb", "2028-02-29"),
    ("1897-01-01", "today", "1897-01-01"), ("9999-12-30", "tomorrow", "9999-12-31"),
  ])
  func monthsAndWeeksEndWhereTheyDo(today: String, typed: String, date: String) throws {
    let today = try #require(CalendarDate(today))
    #expect(Self.read(typed, on: today) == .success(try #require(CalendarDate(date))))
  }

  @Test(arguments: [("2025-01-01", "29 feb", 3), ("1896-03-01", "29 feb", 8)])
  func aDayThatComesSeldomMayBeFar(today: String, typed: String, years: Int) throws {
    #expect(Self.read(typed, on: try #require(CalendarDate(today))) == .failure(.far(years: years)))
  }

  @Test func everyDateOfTwoYearsIsReadInEveryForm() throws {
    for start in [20780, 21243, 11015, 2_900_000] {
      let today = CalendarDate(daysSince1970: start)
      for days in 0...730 {
        let date = CalendarDate(daysSince1970: start + days)
        let year = date.year
        for text in [
          date.description, "\(date.day) \(date.monthName) \(year)",
          "\(date.weekday) \(date.day) \(date.monthName) \(year)",
          "\(date.monthName) \(date.day), \(year)", "\(date.day).\(date.month).\(year)",
          "+\(days)d",
        ] {
          #expect(Self.read(text, on: today) == .success(date), "\(text) on \(today)")
        }
        // The next such day is this one, or one in between.
        if days < 365 {
          #expect(Self.read("\(date.day) \(date.monthName)", on: today) == .success(date))
        }
      }
    }
  }

  @Test func whatIsReadIsNeverBeforeTodayNorFar() {
    var random = SplitMix64(seed: 61)
    let parts = [
      "1", "3", "12", "18", "29", "31", "99", "2026", "2027", "2036", "dec", "feb", "mon", "friday",
      "in", "w", "m", "days", "years", "today", "th", "+", "-", ".", "/", ",", " ", "é", "\u{0}",
      "",
    ]
    var count = 0
    for _ in 0..<40_000 {
      let today = CalendarDate(daysSince1970: random.below(2_930_000))
      let text = (0...random.below(6)).map { _ in parts[random.below(parts.count)] }.joined()
      guard case .success(let date) = Self.read(text, on: today) else { continue }
      count += 1
      #expect(date >= today && date.daysSince1970 - today.daysSince1970 <= 731, "\(text), \(today)")
    }
    #expect(count > 1000)
  }

  /// Days up to Monday 23 November 2026.
  @Test(arguments: [
    ("today", "2026-11-23"), ("yesterday", "2026-11-22"), ("mon", "2026-11-16"),
    ("sun", "2026-11-22"), ("tue", "2026-11-17"), ("23 nov", "2026-11-23"),
    ("24 nov", "2025-11-24"), ("1 jan", "2026-01-01"), ("18.12.", "2025-12-18"),
    ("29 feb", "2024-02-29"), ("2026-11-01", "2026-11-01"), ("1999-01-01", "1999-01-01"),
    ("-10d", "2026-11-13"), ("10 days", "2026-11-13"), ("3 weeks ago", "2026-11-02"),
    ("2 months ago", "2026-09-23"), ("1y", "2025-11-23"), ("sun 22 nov", "2026-11-22"),
  ])
  func aDayUpToTodayIsRead(typed: String, date: String) throws {
    #expect(
      try CalendarDate(typedPast: typed, today: Self.monday) == #require(CalendarDate(date)))
  }

  @Test(arguments: [
    ("tomorrow", TypedDateError.toCome), ("2026-11-24", .toCome), ("+3d", .notADate),
    ("in 3 days", .notADate), ("3 days since", .notADate), ("soon", .notADate),
    ("3/4", .ambiguous), ("2026-02-29", .notInTheCalendar),
  ])
  func whatIsNoDayUpToTodaySaysWhy(typed: String, error: TypedDateError) {
    #expect(throws: error) { try CalendarDate(typedPast: typed, today: Self.monday) }
  }
}
