import FSRS
import Practice
import TerminalUI
import Testing

@testable import Screens

/// Another copy of the app writes to the same history.
struct ElsewhereTests {
  @Test func aPageAgreesWithItselfWhereAnotherCopyHasWritten() {
    var person = Driver(bank: .long, size: Size(columns: 80, rows: 60))
    person.press("B")
    person.history.gradeElsewhere("perf-long", .good, at: person.now)
    person.press("<enter>")
    #expect(person.screen.contains("1, 1 passed"))
    #expect(person.screen.contains("23 Nov 2026"))
    #expect(!person.screen.contains("never asked"))
  }

  @Test func aPageHasTheInterviewThatWasSetElsewhere() {
    var person = Driver(bank: .long, size: Size(columns: 80, rows: 60))
    person.press("<enter> g<esc>B")
    person.history.setElsewhere(.interviewDate, to: "2027-01-09")
    person.press("<enter>")
    #expect(person.screen.contains("at the interview"))
  }

  /// Today stood there while another copy answered; nobody has read the question yet.
  @Test func aSessionThatBeginsAsksNothingThatWasJustAnsweredElsewhere() {
    var person = Driver()
    person.history.gradeElsewhere("fund-edge", .good, at: person.now)
    person.press("<enter>")
    #expect(person.question == "quant-scale")
    #expect(!person.history.hasChangesFromElsewhere)
  }

  @Test func norDoesOneThatIsContinued() {
    var person = Driver()
    person.press("<enter>s<esc>")
    let next = person.desk.sitting?.current
    person.history.gradeElsewhere(next ?? "", .good, at: person.now)
    person.press("<enter>")
    #expect(person.question != nil && person.question != next)
  }

  @Test func norOneThatBeginsOnTheNextDay() {
    var person = Driver()
    person.now = person.now.adding(milliseconds: Driver.day)
    person.history.gradeElsewhere("fund-edge", .good, at: person.now)
    // No tick has come yet.
    person.press("<enter>")
    #expect(person.question == "quant-scale")
    #expect(person.desk.sitting?.day == person.now.today)
  }

  @Test func anUndoneAnswerIsDoneAgainBesideTheWritesOfAnotherCopy() {
    var person = Driver()
    person.press("<enter> g g<esc>u")
    person.history.gradeElsewhere("ota-rollback", .good, at: person.now)
    person.press("U")
    #expect(person.notice?.hasPrefix("Saved: Good.") == true)
    #expect(person.desk.sitting?.answered.count == 2)
    #expect(person.history.sitting?.answered.count == 2)
  }

  @Test func aDraftIsKeptBeforeTheHistoryIsReadAgain() {
    var person = Driver()
    person.press("<enter>*wbegun<esc>")
    person.press("w more<esc><esc>")
    #expect(person.desk.sitting?.drafts.values.first == "begun more")
    #expect(person.history.sitting?.drafts.values.first == "begun more")
  }

  @Test func settingsShowWhatAnotherCopyHasChanged() {
    var person = Driver()
    person.history.setElsewhere(.newPerDay, to: "9")
    person.press("S<right>")
    #expect(person.desk.preferences.newPerDay == 10)
  }

  /// Opening a sheet, or going from one to another, shows what another copy of the app has recorded.
  @Test func aSheetShowsWhatWasWrittenElsewhere() {
    var person = Driver(bank: .long)
    for (count, key) in ["R", "P", "R", "R"].enumerated() {
      person.history.gradeElsewhere("perf-long", .good, at: person.now)
      person.press(key)
      var other = Driver(bank: .long, history: person.history)
      other.press(key)
      #expect(person.app.view().lines == other.app.view().lines, "\(key) \(count)")
    }
  }

  @Test func aSheetThatIsRenewedStaysWhereItWasScrolled() {
    var person = Driver(bank: .long, size: Size(columns: 60, rows: 14))
    person.press("Rjj")
    let before = person.app.view().lines
    person.history.gradeElsewhere("perf-other", .good, at: person.now)
    person.send(.terminal(.resumed))
    #expect(person.app.view().lines != before)
    person.press("kk")
    #expect(person.app.view().lines.contains { $0.contains("1 attempt") })
  }

  @Test func aSheetHasTheAnswersGivenSinceItWasOpenLast() {
    var person = Driver(bank: .long)
    for key in ["P", "<esc>", "<enter>", "3", " ", "g", "<esc>"] { person.press(key) }
    var other = person
    other.restart()
    for key in ["P", "R", "O"] {
      person.press(key)
      other.press(key)
      #expect(person.app.view() == other.app.view(), "\(key)")
    }
  }

  @Test func aSheetIsOfTheDayOnWhichItIsOpened() {
    var person = Driver(bank: .long)
    person.press("<enter> g<esc>P<esc>")
    person.now = person.now.adding(milliseconds: Driver.day)
    var other = person
    other.restart()
    for key in ["P", "R"] {
      person.press(key)
      other.press(key)
      #expect(person.app.view() == other.app.view(), "\(key)")
    }
  }
}
