import Practice
import Testing

struct CalendarDateTests {
  // Oracle: Python's `date(y, m, d).toordinal() - 719163` and `strftime("%a")`.
  @Test(arguments: [
    ("0001-01-01", -719_162, "Mon"), ("1900-02-28", -25509, "Wed"), ("1900-03-01", -25508, "Thu"),
    ("1969-12-31", -1, "Wed"), ("1970-01-01", 0, "Thu"), ("2000-02-29", 11016, "Tue"),
    ("2024-02-29", 19782, "Thu"), ("2026-11-23", 20780, "Mon"), ("2026-12-18", 20805, "Fri"),
    ("2100-02-28", 47540, "Sun"), ("2100-03-01", 47541, "Mon"), ("9999-12-31", 2_932_896, "Fri"),
  ])
  func knownDatesHaveTheirDayNumberAndWeekday(text: String, days: Int, weekday: String) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.daysSince1970 == days)
    #expect(date.weekday == weekday)
    #expect(date.description == text)
    #expect(CalendarDate(daysSince1970: days) == date)
  }

  @Test func everyDayFollowsTheOneBefore() throws {
    var expected = (year: 1915, month: 3, day: 31)  // day −20000, by the oracle above
    func length(_ year: Int, _ month: Int) -> Int {
      if month == 2 { return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28 }
      return [4, 6, 9, 11].contains(month) ? 30 : 31
    }
    for days in -20000...60000 {
      let date = CalendarDate(daysSince1970: days)
      try #require((date.year, date.month, date.day) == expected)
      try #require(date.daysSince1970 == days)
      try #require(CalendarDate(date.description) == date)
      expected.day += 1
      if expected.day > length(expected.year, expected.month) {
        expected = (expected.year, expected.month + 1, 1)
      }
      if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
    }
  }

  @Test(arguments: [
    "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "2026-11-00",
    "0000-01-01", "26-11-23", "2026-1-01", "2026-11-3", "2026/11/23", " 2026-11-23", "2026-11-23T",
    "+026-11-23", "٢٠٢٦-١١-٢٣", "", "none",
  ])
  func whatIsNoDateIsRefused(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func datesSortByTime() throws {
    let dates = ["2025-12-31", "2026-01-02", "2026-02-01"].compactMap { CalendarDate($0) }
    #expect(dates.reversed().sorted() == dates)
    #expect(try #require(dates.last).monthName == "Feb")
  }
}
