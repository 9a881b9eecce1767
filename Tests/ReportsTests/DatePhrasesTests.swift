import Practice
import Reports
import Testing
import Typography

struct DatePhrasesTests {
  @Test func datesNameTheirDay() throws {
    let date = try #require(Sample.interview)
    #expect(Phrases.date(date) == "Fri 18 Dec 2026")
    #expect(Phrases.shortDate(date) == "18 Dec")
  }

  // Oracle: Python's `datetime.fromtimestamp(s, timezone(timedelta(minutes=m))).isoformat()`.
  @Test(arguments: [
    (1_795_424_400_000, 60, "2026-11-23T10:00:00+01:00", "Mon 23 Nov 2026, 10:00"),
    (1_795_424_400_999, 0, "2026-11-23T09:00:00Z", "Mon 23 Nov 2026, 09:00"),
    (1_795_424_400_000, -570, "2026-11-22T23:30:00-09:30", "Sun 22 Nov 2026, 23:30"),
    (1_795_424_400_000, 345, "2026-11-23T14:45:00+05:45", "Mon 23 Nov 2026, 14:45"),
    (-1, 0, "1969-12-31T23:59:59Z", "Wed 31 Dec 1969, 23:59"),
  ])
  func timesAreLocal(milliseconds: Int64, offset: Int, iso: String, text: String) {
    let time = WallTime(instant: Instant(milliseconds: milliseconds), offsetMinutes: offset)
    #expect(Phrases.iso8601(time) == iso)
    #expect(Phrases.time(time) == text)
  }
}
