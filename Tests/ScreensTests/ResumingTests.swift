import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// Leaving in the middle, by will or by accident, and coming back.
@Suite struct ResumingTests {
  @Test func whoQuitsInTheMiddleComesBackToTheSameQuestion() {
    var person = Driver()
    person.press("<enter> g g")
    let question = person.question
    person.press("q")
    #expect(person.hasQuit)
    person.restart(after: 3_600_000)
    #expect(person.screen.contains("Continue          2 done, 3 left"))
    person.press("<enter>")
    #expect(person.question == question)
    #expect(person.screen.contains("3 of 5"))
  }

  @Test func whoIsKilledInTheMiddleComesBackToTheSameQuestion() {
    var person = Driver()
    person.press("<enter> g ")
    let question = person.question
    person.restart()
    person.press("<enter>")
    #expect(person.question == question)
    #expect(person.practice?.phase == .asking)
  }

  @Test func theNextMorningBeginsWithTheOpenQuestionAndGoesOnWithThatDaysQueue() throws {
    var person = Driver()
    person.press("<enter> g a")
    let open = try #require(person.question)
    person.press("<esc>")
    person.restart(after: Driver.day)
    #expect(person.desk.queue().due == ["quant-scale"])
    person.press("<enter>")
    #expect(person.question == open)
    #expect(person.screen.contains("1 of 5"))
    let asked = try #require(person.desk.sitting?.upcoming)
    #expect(Set(asked) == Set(person.desk.queue().ids))
  }

  @Test func aSessionIsKeptBehindTheTodayScreen() {
    var person = Driver()
    person.press("<enter> gs")
    let question = person.question
    person.press("<esc>")
    #expect(person.screen.contains("Continue"))
    person.press("<enter>")
    #expect(person.question == question)
  }

  @Test func anAnswerThatWasBegunIsKept() {
    var person = Driver()
    person.press("<enter>whalf a thought<esc><esc>")
    person.restart()
    person.press("<enter>")
    #expect(person.practice?.typedAnswer == "half a thought")
    #expect(person.screen.contains("half a thought"))
  }

  @Test func anAnswerIsKeptWhileItIsTyped() {
    var person = Driver()
    person.press("<enter>whalf a")
    person.wait(seconds: 1)
    person.restart()
    person.press("<enter>")
    #expect(person.practice?.typedAnswer == "half a")
  }

  @Test func aPastedAnswerIsKeptAtOnce() {
    var person = Driver()
    person.press("<enter>")
    person.paste("from elsewhere")
    person.restart()
    person.press("<enter>")
    #expect(person.practice?.typedAnswer == "from elsewhere")
  }

  @Test func theClockAloneKeepsNothing() {
    var person = Driver()
    person.press("<enter>")
    let count = person.effects.count
    for _ in 0..<5 { person.wait(seconds: 1) }
    #expect(person.effects.count == count)
  }

  @Test func aSkippedQuestionKeepsItsDraft() {
    var person = Driver()
    person.press("<enter>wlater<esc>s g g g g")
    #expect(person.question == "fund-edge")
    #expect(person.practice?.typedAnswer == "later")
  }

  @Test func draftsMoveToASessionThatIsStartedAnew() {
    var person = Driver()
    person.press("<enter>wlater<esc><esc>j<enter>")
    #expect(person.screen.contains("1 of 5"))
    #expect(person.practice?.typedAnswer == "later")
  }

  @Test func theTerminalGoingAwayKeepsTheSession() {
    var person = Driver()
    person.press("<enter>wdraft")
    person.send(.terminal(.endOfInput))
    #expect(person.hasQuit)
    #expect(person.history.sitting?.drafts["fund-edge"] == "draft")
  }

  @Test func aSignalKeepsTheSession() {
    var person = Driver()
    person.press("<enter>wdraft")
    person.send(.terminal(.terminate(.hangUp)))
    #expect(person.hasQuit)
    #expect(person.history.sitting?.drafts["fund-edge"] == "draft")
  }

  /// As with a bank of one's own that is not given this time.
  @Test func todayNamesTheQuestionThatWouldBeAsked() {
    var person = Driver()
    person.press("<enter>wbegun<esc><esc>")
    #expect(person.screen.contains("Continue          0 done, 5 left: Here or there"))
    let bank = Bank(person.desk.bank.questions.filter { $0.id != "fund-edge" })
    var without = Driver(bank: bank, history: person.history)
    #expect(without.screen.contains("Continue          0 done, 4 left: Scale"), "\(without.screen)")
    #expect(
      without.app.plainPage(width: 78).choices[0].label.hasPrefix("Continue: 0 done, 4 left: Scale")
    )
    without.press("<enter>")
    #expect(without.question == "quant-scale")
  }

  @Test func aFinishedSessionIsNotContinued() {
    var person = Driver()
    person.press("<enter> g g g g g")
    #expect(person.history.sitting == nil)
    person.restart()
    #expect(!person.screen.contains("Continue"))
  }

  // MARK: The day changes at 04:00

  /// 03:59:50 in the night after `Driver.morning`.
  static let night = Driver.morning.adding(milliseconds: (18 * 60 + 59) * 60_000 + 50_000)

  @Test func midnightChangesNothing() {
    var person = Driver(now: Driver.morning.adding(milliseconds: 14 * 3_600_000 + 3_599_000))
    person.press("<enter> g")
    person.wait(seconds: 2)
    person.press(" g")
    #expect(person.screen.contains("3 of 5"))
    #expect(Set(person.history.attempts.map(\.day)) == [Driver.morning.today])
  }

  @Test func aSessionGoesOnPastFourInTheMorning() {
    var person = Driver(now: Self.night)
    person.press("<enter> g")
    person.wait(seconds: 20)
    #expect(person.screen.contains("2 of 5"))
    person.press(" g g g g")
    #expect(person.screen.contains("Session finished"))
    #expect(person.screen.contains("Known at the first try: 5 of 5."))
    #expect(person.desk.progress.cards == person.history.cards)
    #expect(
      person.history.attempts.map(\.day)
        == [Self.night.today] + Array(repeating: Self.night.today.adding(days: 1), count: 4))
  }

  @Test func aGradeFromBeforeFourIsStillUndoneInItsSession() {
    var person = Driver(now: Self.night)
    person.press("<enter> g")
    person.wait(seconds: 20)
    person.press("u")
    #expect(person.notice == "Undid Good: Here or there.")
    #expect(person.history.counted.isEmpty)
  }

  @Test func todayShowsTheNewDayAfterFour() {
    var person = Driver(now: Self.night)
    #expect(person.screen.contains("Mon 23 Nov"))
    person.wait(seconds: 20)
    #expect(person.screen.contains("Tue 24 Nov"))
    #expect(person.effects.contains(.reload))
  }

  // MARK: Another copy of the app

  @Test func whatAnotherCopyGradedIsTakenInWithTheNextGrade() {
    var person = Driver()
    person.press("<enter>")
    person.history.gradeElsewhere("quant-scale", .good, at: person.now)
    person.press(" g")
    #expect(person.desk.progress.cards == person.history.cards)
    #expect(person.desk.progress.cards.count == 2)
    #expect(person.question != "quant-scale")
    #expect(person.screen.contains("3 of 5"))
  }

  @Test func theQuestionOnTheScreenStaysWhenAnotherCopyGradesIt() {
    var person = Driver()
    person.press("<enter>")
    person.wait(seconds: 5)
    person.history.gradeElsewhere("fund-edge", .good, at: person.now)
    person.send(.terminal(.resumed))
    #expect(person.question == "fund-edge")
    person.press(" h")
    #expect(person.desk.progress.cards["fund-edge"]?.attempts == 2)
    #expect(person.desk.progress.cards == person.history.cards)
  }

  @Test func whatAnotherCopyGradedTodayIsNotAskedOnComingBack() {
    var person = Driver()
    person.press("<enter> g<esc>")
    person.history.gradeElsewhere("quant-scale", .good, at: person.now)
    person.restart(after: 1000)
    person.press("<enter>")
    #expect(person.question != nil)
    #expect(person.question != "quant-scale")
  }

  @Test func aLateAttemptFromElsewhereCountsInItsPlace() {
    var person = Driver()
    person.press("<enter> a")
    person.press("u")
    person.wait(seconds: 60)
    person.history.gradeElsewhere("fund-edge", .easy, at: person.now)
    person.send(.terminal(.resumed))
    person.press("U")
    #expect(person.desk.progress.cards == person.history.cards)
    #expect(person.desk.progress.cards["fund-edge"]?.lastGrade == .easy)
  }
}
