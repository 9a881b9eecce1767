import FSRS
import Practice
import Screens
import TerminalUI
import Testing

/// What is prepared while nobody waits must change nothing that shows.
struct AnticipationTests {
  /// Presses keys in two apps, of which one makes ready what it can before each key.
  private func expectSameFrames(_ keys: [String]) {
    var plain = Driver(bank: .long)
    var prepared = Driver(bank: .long)
    for key in keys {
      let before = prepared.app.view()
      prepared.anticipate()
      #expect(prepared.app.view() == before)
      plain.press(key)
      prepared.press(key)
      #expect(prepared.app.view() == plain.app.view(), "after \(key)")
    }
    #expect(prepared.recorded == plain.recorded)
  }

  @Test func aSittingLooksTheSameWithAndWithoutIt() {
    expectSameFrames([
      "<enter>", "i", "3", " ", "x", "<tab>", "j", "g", "w", "text", "<esc>", " ", "a", " ",
    ])
  }

  @Test func sheetsLookTheSameWithAndWithoutIt() {
    expectSameFrames([
      "P", "R", "O", "<end>", "P", "<esc>", "B", "j", "<esc>", "?", "<esc>",
      // What was made ready no longer holds after an answer, a mark, another filter or setting.
      "<enter>", "3", " ", "g", "<esc>", "P", "R", "<esc>", "B", "z", "<esc>", "P", "<esc>", "l",
      " ", "<enter>", "R", "O", "<esc>", "S", "<enter>", "2027-01-09", "<enter>", "<esc>", "R", "P",
    ])
  }

  @Test func browseLooksTheSameWithAndWithoutIt() {
    expectSameFrames([
      "B", "j", "<enter>", " ", "j", "<esc>", "k", "/", "m", "o", "<enter>", "<enter>", "p", " ",
      "g",
      "<esc>", "<enter>", "s", "<esc>", "/", "<esc>", "z", "<enter>",
    ])
  }

  @Test func aPageThatIsReadyHasTheAttemptsOfAnotherCopy() {
    var person = Driver(bank: .long, size: Size(columns: 80, rows: 60))
    person.press("B")
    person.anticipate()
    person.history.gradeElsewhere("perf-long", .good, at: person.now)
    person.press("<enter>")
    #expect(person.screen.contains("1, 1 passed"))
    #expect(person.screen.contains("23 Nov 2026"))
  }

  @Test func aSheetThatIsReadyAsksForNothing() {
    var person = Driver(bank: .long)
    person.anticipate()
    let asked = person.effects.count
    for key in ["P", "R", "O"] { person.press(key) }
    #expect(person.effects.dropFirst(asked).allSatisfy { $0 == .readChanges })
    #expect(person.app.anticipate() == nil)
  }

  @Test func aSheetThatIsReadyOnTheSummaryAsksForNothing() {
    var person = Driver(bank: .long)
    person.press("<enter> g g")
    #expect(person.app.context == .summary)
    person.anticipate()
    let asked = person.effects.count
    for key in ["P", "R", "O"] { person.press(key) }
    #expect(person.effects.dropFirst(asked).allSatisfy { $0 == .readChanges })
  }

  @Test func aPageHasTheInterviewThatWasSetSinceItWasMadeReady() throws {
    var person = Driver(bank: .long, size: Size(columns: 80, rows: 60))
    person.press("<enter> g<esc>B")
    person.anticipate()
    try person.history.setElsewhere(.interviewDate, to: "2027-01-09")
    person.press("<esc>B")
    person.anticipate()
    person.press("<enter>")
    #expect(person.screen.contains("at the interview"))
  }

  @Test func aPageAgreesWithItselfWhereAnotherCopyHasWritten() {
    var person = Driver(bank: .long, size: Size(columns: 80, rows: 60))
    person.press("B")
    person.history.gradeElsewhere("perf-long", .good, at: person.now)
    person.press("<enter>")
    #expect(person.screen.contains("1, 1 passed"))
    #expect(!person.screen.contains("never asked"))
  }

  @Test func aSheetMadeReadyYesterdayIsMadeAnew() {
    var person = Driver(bank: .long)
    person.press("<enter> g<esc>")
    person.anticipate()
    person.now = person.now.adding(milliseconds: Driver.day)
    var other = person
    other.restart()
    for key in ["P", "R"] {
      person.press(key)
      other.press(key)
      #expect(person.app.view() == other.app.view(), "\(key)")
    }
  }

  /// Opening a sheet, or going from one to another, shows what another copy of the app has recorded.
  @Test func aSheetShowsWhatWasWrittenElsewhere() {
    var person = Driver(bank: .long)
    person.anticipate()
    for (count, key) in ["R", "P", "R", "R"].enumerated() {
      person.history.gradeElsewhere("perf-long", .good, at: person.now)
      person.press(key)
      var other = Driver(bank: .long, history: person.history)
      other.press(key)
      #expect(person.app.view().lines == other.app.view().lines, "\(key) \(count)")
      person.anticipate()
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

  @Test(arguments: [true, false])
  func whatWasReadNoLongerHoldsAfterAnAnswer(anticipates: Bool) {
    var person = Driver(bank: .long)
    for key in ["P", "<esc>", "<enter>", "3", " ", "g", "<esc>"] {
      if anticipates { person.anticipate() }
      person.press(key)
    }
    if anticipates { person.anticipate() }
    var other = person
    other.restart()
    for key in ["P", "R", "O"] {
      person.press(key)
      other.press(key)
      #expect(person.app.view() == other.app.view(), "\(key)")
    }
  }

  @Test func aChangedWindowSetsTheTextAnew() {
    var person = Driver(bank: .long)
    person.press("<enter>")
    person.anticipate()
    person.resize(60, 24)
    person.press(" ")
    var other = Driver(bank: .long, size: person.app.size)
    other.press("<enter> ")
    #expect(person.app.view().lines.dropFirst() == other.app.view().lines.dropFirst())
  }

  @Test func aChangedWindowSetsASheetAnew() {
    var person = Driver(bank: .long)
    person.anticipate()
    person.resize(60, 24)
    person.press("P")
    var other = Driver(bank: .long, size: person.app.size)
    other.press("P")
    #expect(person.app.view() == other.app.view())
  }
}
