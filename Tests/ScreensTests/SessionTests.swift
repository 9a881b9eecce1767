import FSRS
import Practice
import QuestionBank
import Screens
import Testing

/// A session from its start to its summary.
@Suite struct SessionTests {
  @Test func aSessionAsksEveryQuestionOfTheDayAndEndsInASummary() {
    var person = Driver()
    #expect(person.screen.contains(": 5 new"))
    person.press("<enter>")
    #expect(person.screen.contains("1 of 5  Junior"))
    for number in 2...5 {
      person.press(" g")
      #expect(person.screen.contains("\(number) of 5"))
    }
    person.press(" g")
    #expect(person.screen.contains("Session finished"))
    #expect(person.screen.contains("Known at the first try: 5 of 5."))
    #expect(person.history.attempts.count == 5)
    #expect(Set(person.history.attempts.map(\.question)).count == 5)
    person.press("<enter>")
    #expect(person.screen.contains("Done for today"))
  }

  @Test func theLineAboveTheFooterSaysThatAGradeIsSavedAndWhenTheQuestionComesBack() {
    var person = Driver()
    person.press("<enter> g")
    #expect(person.notice == "Saved: Good. Back in 2 days, 25 Nov.")
    #expect(person.screen.contains("Saved: Good. Back in 2 days, 25 Nov."))
    person.press(" ")
    #expect(person.notice == nil)
  }

  @Test func whatIsSavedIsWhatTheGradesPromised() throws {
    var person = Driver()
    person.press("<enter> ")
    #expect(person.screen.contains("g Good 2d"))
    let question = try #require(person.question)
    person.press("g")
    let card = try #require(person.history.cards[question])
    #expect(Preferences().schedule.dueDay(of: card) == Driver.morning.today.adding(days: 2))
  }

  @Test func aFailedQuestionComesAgainUntilItIsRecalledOnce() throws {
    var person = Driver()
    person.press("<enter>")
    let failed = try #require(person.question)
    person.press(" a")
    #expect(person.notice == "Saved: Again. It comes again shortly.")
    for _ in 0..<4 { person.press(" g") }
    #expect(person.question == failed)
    #expect(person.screen.contains("5 of 5"))
    #expect(person.screen.contains("once more"))
    person.press(" a")
    #expect(person.question == failed)
    person.press(" h")
    #expect(person.screen.contains("Session finished"))
    #expect(person.history.attempts.filter { $0.question == failed }.count == 3)
    #expect(person.screen.contains("Known at the first try: 4 of 5."))
  }

  @Test func theSummaryListsWhatWasMissedAndHowRightOneWasToBeSure() {
    var person = Driver()
    person.press("<enter>4 jxjx<enter>")
    for _ in 0..<5 { person.press(" g") }
    #expect(person.screen.contains("Sure of 1 answer, which was wrong."))
    #expect(person.screen.contains("Must-haves missed at the first try"))
    #expect(person.screen.contains("• The scale is the range over 255 steps."))
    #expect(!person.screen.contains("The zero point is an integer."))
  }

  /// Its drafts are there again when a bank of one's own is.
  @Test func aSessionWhoseQuestionsTheBankHasNotIsKeptButNotOffered() {
    var person = Driver()
    person.press("<enter> gwbegun<esc>q")
    let sitting = person.history.sitting
    let remaining = Bank.sample.questions.filter { $0.id == "fund-edge" }
    person.app = App(
      bank: Bank(remaining), snapshot: person.history.snapshot(on: person.now.today),
      size: person.app.window.size, now: person.now, seed: 7)
    #expect(!person.screen.contains("Continue"))
    #expect(person.desk.sitting == sitting && person.history.sitting == sitting)
  }

  @Test func aSessionOfSomeMinutesIsShorter() {
    var person = Driver()
    let effects = person.app.open(.session(minutes: 9))
    #expect(effects.contains { if case .bookmark(.sitting) = $0 { true } else { false } })
    #expect(person.screen.contains("1 of 2"))
  }

  @Test func withNothingToDoASessionDoesNotStart() {
    var person = Driver(filter: StudyFilter(levels: [.staff]))
    let effects = person.app.open(.session(minutes: nil))
    #expect(!effects.contains { if case .bookmark(.sitting) = $0 { true } else { false } })
    #expect(person.notice == "There is no question for Staff.")
    #expect(person.screen.contains("Today"))
  }

  @Test func starsAreShownAndKept() throws {
    var person = Driver()
    person.press("<enter>")
    let question = try #require(person.question)
    person.press("*")
    #expect(person.notice == "Starred.")
    #expect(person.screen.contains("1 of 5  * Junior"))
    #expect(person.history.marks.isStarred(question))
    #expect(person.question == question)
    person.press("*")
    #expect(person.notice == "No longer starred.")
    #expect(!person.history.marks.isStarred(question))
  }

  @Test func aSkippedQuestionComesLast() throws {
    var person = Driver()
    person.press("<enter>")
    let skipped = try #require(person.question)
    person.press("s")
    #expect(person.question != skipped)
    #expect(person.screen.contains("1 of 5"))
    for _ in 0..<4 { person.press(" g") }
    #expect(person.question == skipped)
    person.press("s")
    #expect(person.question == skipped)
    #expect(person.notice == "This is the last question of the session.")
  }

  @Test func aBuriedQuestionIsGoneUntilTomorrow() throws {
    var person = Driver()
    person.press("<enter>")
    let buried = try #require(person.question)
    person.press("b")
    #expect(person.notice == "Buried until tomorrow: Here or there.")
    #expect(person.screen.contains("1 of 4"))
    #expect(person.question != buried)
    person.press("q")
    person.restart(after: Driver.day)
    #expect(person.desk.queue().ids.contains(buried))
  }

  @Test func aSuspendedQuestionIsNotAskedAgain() throws {
    var person = Driver()
    person.press("<enter>")
    let suspended = try #require(person.question)
    person.press("!")
    #expect(person.notice == "Suspended, u undoes it: Here or there.")
    #expect(person.question != suspended)
    person.restart(after: 30 * Driver.day)
    #expect(!person.desk.queue().ids.contains(suspended))
  }

  @Test func aSuspendedQuestionIsAskedAgainFromTheListOnToday() {
    var person = Driver()
    person.press("<enter>!!<esc>")
    person.restart(after: 30 * Driver.day)
    #expect(person.screen.contains("Suspended         2 questions not asked any more"))
    person.press("jj<enter>")
    #expect(person.screen.contains("Suspended · 2 of 2"))
    #expect(person.screen.contains("▸ [x] Here or there"))
    person.press("x")
    #expect(person.notice == "Asked again: Here or there.")
    #expect(person.screen.contains("▸ [ ] Here or there"))
    person.press("<esc>")
    #expect(person.screen.contains("Suspended         1 question not"))
    #expect(person.desk.queue().ids.contains("fund-edge"))
    #expect(!person.desk.queue().ids.contains("quant-scale"))
  }

  @Test func takingASuspensionBackInTheListPutsNothingIntoTheOpenSession() {
    var person = Driver()
    person.press("<enter>!<esc>")
    let upcoming = person.desk.sitting?.upcoming
    person.press("jj<enter>x<esc>")
    #expect(person.desk.sitting?.upcoming == upcoming)
    #expect(person.history.sitting?.upcoming == upcoming)
    person.press("u")
    #expect(person.notice == "Nothing to undo today.")
  }

  @Test func aSuspensionInTheListIsUndoneLikeAnyOther() {
    var person = Driver()
    person.press("<enter>!<esc>jj<enter>xx")
    #expect(person.notice == "Suspended, u undoes it: Here or there.")
    person.press("<esc>u")
    #expect(person.notice == "Asked again: Here or there.")
    #expect(person.history.marks.inForce.isEmpty)
  }

  @Test func burningThroughAllQuestionsWithoutAGradeEndsInASummaryThatSaysSo() {
    var person = Driver()
    person.press("<enter>")
    for _ in 0..<5 { person.press("b") }
    #expect(person.screen.contains("Nothing was graded in this session."))
  }
}
