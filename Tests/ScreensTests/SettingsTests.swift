import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// The settings and how they are changed.
@Suite struct SettingsTests {
  @Test func allSettingsAreShownWithMeaningAndRange() {
    var person = Driver(history: .ahead)
    person.press("S")
    for key in Preferences.Key.allCases {
      #expect(person.screen.contains(key.meaning))
      #expect(person.screen.contains(person.desk.preferences.value(of: key)))
    }
    person.press("<esc>")
    #expect(person.app.context == .today)
  }

  @Test func aChangeIsOnDiskWhenTheScreenSaysSo() {
    var person = Driver()
    person.press("S")
    person.isHistorySlow = true
    person.press("l")
    #expect(person.desk.preferences.newPerDay == 5)
    #expect(person.notice == nil)
    person.answer()
    #expect(person.history.preferences.newPerDay == 6)
    #expect(person.desk.preferences.newPerDay == 6)
    #expect(person.notice == "Kept: New per day 6. Today: 6 new, 38 min.")
  }

  @Test func aChangeThatCannotBeKeptIsNone() {
    var person = Driver()
    person.history.failure = "the disk is full"
    person.press("Sl")
    #expect(person.notice == "the disk is full")
    #expect(person.desk.preferences.newPerDay == 5)
    person.press("l")
    #expect(person.desk.preferences.newPerDay == 6)
  }

  @Test func aChangeReshapesToday() {
    var person = Driver()
    #expect(person.screen.contains("5 new"))
    person.press("Shh<esc>")
    #expect(person.screen.contains("3 new"))
  }

  @Test func arrowsStayWithinTheRange() {
    var person = Driver()
    person.press("S")
    for _ in 0..<7 { person.press("<left>") }
    #expect(person.desk.preferences.newPerDay == nil, "below none is as the plan has it")
    #expect(person.notice == "It takes 0 to 100, or plan.")
    person.press("j")
    for _ in 0..<12 { person.press("<right>") }
    #expect(person.history.preferences.value(of: .desiredRetention) == "0.99")
    for _ in 0..<40 { person.press("<left>") }
    #expect(person.history.preferences.value(of: .desiredRetention) == "0.7")
  }

  @Test func theInterviewMovesByDaysFromTodayOn() {
    var person = Driver()
    person.press("Sjj<left>")
    #expect(person.desk.preferences.interviewDate == nil)
    person.press("<right>")
    #expect(person.desk.preferences.interviewDate == CalendarDate("2026-11-23"))
    person.press("<right><right>")
    #expect(person.desk.preferences.interviewDate == CalendarDate("2026-11-25"))
    person.press("<left><left><left>")
    #expect(person.desk.preferences.interviewDate == nil)
  }

  @Test(arguments: [
    ("jj", "2026-12-18", "Kept: Interview date 2026-12-18."),
    ("jj", " 2026-12-18 ", "Kept: Interview date 2026-12-18."),
    ("jj", "18 Dec", "Kept: Interview date 2026-12-18."),
    ("jj", "+3w", "Kept: Interview date 2026-12-14."),
    ("jj", "2026-01-02", "'2026-01-02' is past; give a day from today on."),
    ("jj", "+10y", "'+10y' is in 10 years; give a day within two years."),
    ("jj", "3/4", "'3/4' may be two dates; write the month's name, such as 18 dec."),
    ("jj", "2026-02-30", "'2026-02-30' is not in the calendar; check the day and the month."),
    ("jj", "soon", "'soon' is no date; give a date such as 18 dec or +3w, or none."),
    ("jj", "none", "Kept: Interview date none."),
    ("", "12", "Kept: New per day 12."),
    ("", "101", "'101' does not fit; give 0 to 100, or plan."),
    ("", "", "Give 0 to 100, or plan; Esc leaves it as it is."),
    ("j", "0.85", "Kept: Desired retention 0.85."),
    ("j", "85", "'85' does not fit; give 0.7 to 0.99."),
    ("jjj", "45", "Kept: Minutes per day 45."),
    ("jjj", "1.5", "'1.5' does not fit; give 1 to 600."),
    ("jjjj", "sat sun", "Kept: Days off sat sun."),
    ("jjjj", "nodays", "'nodays' does not fit; give days such as sat sun 2026-12-24, or none."),
    ("jjjjj", "mid, senior", "Kept: Goal levels mid senior."),
    ("jjjjjjjj", "1 2 3", "'1 2 3' does not fit; give 21 numbers, or default."),
  ])
  func aValueIsTyped(moves: String, value: String, says: String) {
    var person = Driver()
    person.press("S\(moves)<enter><c-u>\(value)<enter>")
    #expect(person.notice?.hasPrefix(says) == true)
    let isKept = says.hasPrefix("Kept")
    #expect(person.app.context == (isKept ? .settings : .typingSetting))
    person.press("<esc>")
    #expect(
      isKept == person.effects.contains { if case .keep(.preference) = $0 { true } else { false } })
  }

  @Test func theFieldOfTheInterviewHoldsThePresentDate() {
    var person = Driver()
    person.press("Sjj<enter>18 dec<enter><enter>")
    #expect(person.screen.contains("2026-12-18"))
    person.press("<backspace>9<enter>")
    #expect(person.notice?.hasPrefix("Kept: Interview date 2026-12-19.") == true)
  }

  @Test func escapeLeavesAValueAsItWas() {
    var person = Driver()
    person.press("S<enter>99<esc>")
    #expect(person.desk.preferences.newPerDay == 5)
    #expect(person.app.context == .settings)
    #expect(person.app.view().cursor == nil)
  }

  @Test func lettersAreTextWhileAValueIsTyped() throws {
    var person = Driver()
    person.press("S<enter>q?u")
    #expect(!person.hasQuit)
    #expect(person.screen.contains("5q?u"))
    let cursor = try #require(person.app.view().cursor)
    #expect(person.app.view().lines[cursor.row].prefix(cursor.column).hasSuffix("5q?u"))
  }

  @Test func aPasteGoesIntoTheValueOnOneLine() {
    var person = Driver()
    person.press("Sjjjjjjjj<enter>")
    let numbers = person.desk.preferences.parameters.values.map { String($0 * 1.01) }
    person.paste(numbers.joined(separator: "\n"))
    #expect(person.screen.contains("…"))
    person.press("<enter>")
    #expect(person.notice == "Kept: FSRS parameters own numbers.")
    #expect(person.effects.last == .reload)
    person.press("u")
    #expect(person.history.preferences.value(of: .parameters) == "default")
  }

  @Test func aValueOfAnyLengthIsRefusedOnOneLine() {
    var person = Driver()
    person.press("S<enter>")
    person.paste(String(repeating: "1 \u{1B}[2J漢\n", count: 20_000))
    person.press("<enter>")
    #expect(person.notice?.hasSuffix("…' does not fit; give 0 to 100, or plan.") == true)
    #expect((person.notice?.count ?? 0) < 70)
    #expect(person.app.context == .typingSetting)
  }

  @Test func changesAreUndoneOneAfterTheOther() {
    var person = Driver()
    person.press("Slljj<enter>2026-12-18<enter>")
    person.press("<esc>Su")
    #expect(person.notice?.hasPrefix("Undone: Interview date none. Today: ") == true)
    #expect(person.screen.contains("▸ Interview date"))
    person.press("uu")
    #expect(person.history.preferences.value(of: .interviewDate) == "none")
    #expect(person.history.preferences.newPerDay == 5)
    person.press("u")
    #expect(person.notice == "No setting to undo.")
  }

  @Test func theKeysOfAGradeAreOnlyForGrades() {
    var person = Driver()
    person.press("<enter> g<esc>Slu<esc>u")
    #expect(person.notice == "Undid Good: Here or there.")
  }

  @Test func settingsAreChangedInLines() {
    var person = Driver()
    person.choose("Settings")
    person.choose("Interview date: none")
    person.paste("2026-12-18")
    person.choose("Keep the value")
    #expect(person.page.status.first?.hasPrefix("Kept: Interview date 2026-12-18.") == true)
    person.choose("Mouse: on")
    #expect(!person.history.preferences.mouse)
    person.choose("Undo the last change")
    #expect(person.history.preferences.mouse)
    person.choose("Back to Today")
    #expect(person.pageText.contains("The interview is in 25 days."))
  }
}
