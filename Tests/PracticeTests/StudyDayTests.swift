import Practice
import Testing

struct StudyDayTests {
  // Instants from Python's `datetime.fromisoformat(…).timestamp()`.
  @Test(arguments: [
    (1_795_402_799_000, 60, "2026-11-22"),  // 2026-11-23T03:59:59+01:00
    (1_795_402_800_000, 60, "2026-11-23"),  // 2026-11-23T04:00:00+01:00
    (1_795_435_199_999, -480, "2026-11-22"),  // a millisecond before 04:00−08:00
    (1_795_435_200_000, -480, "2026-11-23"),
    (1_795_424_400_000, 0, "2026-11-23"),  // 2026-11-23T09:00:00Z
    (1_795_424_400_000, 840, "2026-11-23"),
    (1_795_424_400_000, -720, "2026-11-22"),
    (0, 0, "1969-12-31"), (14_400_000, 0, "1970-01-01"), (-1, 240, "1969-12-31"),
  ])
  func aStudyDayBeginsAtFourInTheMorningLocalTime(
    milliseconds: Int64, offset: Int, date: String
  ) {
    let time = WallTime(instant: Instant(milliseconds: milliseconds), offsetMinutes: offset)
    #expect(time.today.date.description == date)
  }

  @Test(arguments: [
    // Central Europe, clocks back on 25 October 2026 at 03:00 summer time.
    (1_792_888_200_000, 120, "2026-10-24"),  // 02:30+02:00
    (1_792_895_400_000, 60, "2026-10-24"),  // 03:30+01:00, two hours later
    (1_792_897_200_000, 60, "2026-10-25"),  // 04:00+01:00
    // Forward on 29 March 2026 at 02:00 winter time.
    (1_774_745_940_000, 60, "2026-03-28"),  // 01:59+01:00
    (1_774_747_800_000, 120, "2026-03-28"),  // 03:30+02:00, half an hour later
    (1_774_749_600_000, 120, "2026-03-29"),  // 04:00+02:00
  ])
  func aChangeOfTheClocksMovesNoStudyDay(milliseconds: Int64, offset: Int, date: String) {
    let day = StudyDay(of: Instant(milliseconds: milliseconds), offsetMinutes: offset)
    #expect(day.date.description == date)
  }

  @Test func daysBetweenDaysAreDifferencesOfDates() throws {
    let interview = StudyDay(try #require(CalendarDate("2026-12-18")))
    #expect(interview.days(since: .sample) == 25)
    #expect(StudyDay.sample.days(since: interview) == -25)
    #expect(StudyDay.sample.adding(days: 25) == interview)
    #expect(StudyDay.sample < interview)
  }

  @Test func laterOnTheClockIsLaterByAsMuch() {
    let time = WallTime(instant: Instant(milliseconds: 1_795_402_799_000), offsetMinutes: 60)
    let later = time.adding(milliseconds: 1000)
    #expect(later.today == time.today.adding(days: 1))
    #expect(time.instant < later.instant)
  }
}
