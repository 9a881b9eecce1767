import Practice
import QuestionBank
import Reports
import Testing
import Typography

struct ProgressSheetTests {
  @Test func theCalendarTellsDaysApartByTheirTries() throws {
    // Monday to Saturday.
    let tries = [0, 1, 4, 5, 14, 15]
    let saturday = StudyDay(try #require(CalendarDate("2026-11-28")))
    let days = tries.enumerated().map { (saturday.adding(days: $0 - 5), $1) }
    let sheet = ProgressSheet(
      bank: Sample.bank, tallies: Tallies(days: Dictionary(uniqueKeysWithValues: days)),
      progress: Progress(), preferences: Preferences(), on: saturday)
    let lines = sheet.text(PlainText(isASCII: true)).split(separator: "\n")
    let marks = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].map { name in
      lines.first { $0.hasPrefix("  " + name) }?.last
    }
    #expect(marks == [".", "-", "-", "+", "+", "#"])
    #expect(sheet.days.practised == 5)
  }
}
