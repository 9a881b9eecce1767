import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

@Suite struct UndoTests {
  @Test func undoBringsTheQuestionBackAsItStoodBeforeTheGrade() {
    var person = Driver()
    person.press("<enter>3wmy words<esc>")
    person.wait(seconds: 30)
    person.press(" xxg")
    #expect(person.question == "quant-scale")
    person.press("u")
    #expect(person.notice == "Undid Good: Here or there.")
    #expect(person.question == "fund-edge")
    #expect(person.screen.contains("1 of 5"))
    #expect(person.screen.contains("70 of 100"))
    #expect(person.screen.contains("you: fairly"))
    #expect(person.screen.contains("0:30 of 3 min"))
    #expect(person.practice?.typedAnswer == "my words")
    #expect(person.desk.progress.cards.isEmpty)
    #expect(person.history.counted.isEmpty)
  }

  @Test func undoGoesBackOneGradeAfterTheOther() {
    var person = Driver()
    person.press("<enter> g a h")
    person.press("uuu")
    #expect(person.question == "fund-edge")
    #expect(person.history.counted.isEmpty)
    person.press("u")
    #expect(person.notice == "Nothing to undo today.")
  }

  @Test func undoOnTheSummaryGoesBackIntoTheSession() {
    var person = Driver()
    person.press("<enter> g g g g g")
    #expect(person.screen.contains("Session finished"))
    person.press("u")
    #expect(person.screen.contains("5 of 5"))
    #expect(person.practice?.phase == .revealed)
    person.press("h")
    #expect(person.screen.contains("Session finished"))
    #expect(person.history.counted.last?.grade == .hard)
    #expect(person.history.counted.count == 5)
  }

  @Test func undoWorksAfterARestart() {
    var person = Driver()
    person.press("<enter> g g")
    let before = person.history.counted
    person.restart(after: 60_000)
    person.press("u")
    #expect(person.notice?.hasPrefix("Undid Good: ") == true)
    #expect(person.history.counted == Array(before.dropLast()))
    #expect(person.desk.progress.cards == person.history.cards)
    person.press("<enter>")
    #expect(person.question == before.last?.question)
    #expect(person.screen.contains("2 of 5"))
  }

  @Test func undoOnTodayPutsTheQuestionBackIntoTheSessionThatWasLeft() {
    var person = Driver()
    person.press("<enter> g g<esc>u")
    #expect(person.screen.contains("Edgewise"))
    #expect(person.screen.contains("Continue          1 done, 4 left"))
    person.press("u")
    #expect(person.screen.contains("Continue          0 done, 5 left"))
    #expect(person.desk.sitting?.current == "fund-edge")
    #expect(person.history.sitting?.current == "fund-edge")
  }

  @Test func yesterdaysGradesAreNotUndone() {
    var person = Driver()
    person.press("<enter> g<esc>")
    person.restart(after: Driver.day)
    person.press("u")
    #expect(person.notice == "Nothing to undo today.")
    #expect(person.history.counted.count == 1)
  }

  @Test func aFailedQuestionIsRelearntAsBeforeAfterAnUndo() throws {
    var person = Driver()
    person.press("<enter> a g g g g")
    #expect(person.screen.contains("once more"))
    let session = try #require(person.desk.sitting)
    person.press(" gu")
    #expect(person.desk.sitting == session)
    #expect(person.screen.contains("once more"))
  }

  @Test func aQuestionThatAnotherCopyFailedIsRelearntAsBeforeAfterAnUndo() throws {
    var person = Driver()
    person.press("<enter>q")
    person.history.gradeElsewhere("fund-edge", .again, at: person.now)
    person.restart(after: 1000)
    person.press("<enter>")
    let session = try #require(person.desk.sitting)
    #expect(session.relearning == ["fund-edge"])
    person.press(" hu")
    #expect(person.desk.sitting?.relearning == session.relearning)
    #expect(person.desk.sitting?.upcoming == session.upcoming)
    #expect(person.screen.contains("1 of 5"))
  }

  @Test(arguments: ["b", "!"])
  func settingAQuestionAsideIsUndone(key: String) {
    var person = Driver()
    person.press("<enter>\(key)")
    #expect(person.question == "quant-scale")
    person.press("u")
    #expect(person.notice == "Asked again: Here or there.")
    #expect(person.question == "fund-edge")
    #expect(!person.history.marks.isHidden("fund-edge", on: person.now.today))
    #expect(person.history.sitting?.current == "fund-edge")
  }

  @Test(arguments: ["b", "!"])
  func settingAQuestionAsideIsUndoneAfterARestart(key: String) {
    var person = Driver()
    person.press("<enter> g\(key)")
    person.restart(after: 1000)
    person.press("u")
    #expect(person.notice == "Asked again: Scale by hand.")
    #expect(person.desk.queue().ids.contains("quant-scale"))
    person.press("u")
    #expect(person.notice == "Undid Good: Here or there.")
  }

  @Test func settingAsideTheLastQuestionIsUndoneOnTheSummary() {
    var person = Driver()
    person.press("<enter>bbbbb")
    #expect(person.screen.contains("Session finished"))
    person.press("u")
    #expect(person.question != nil)
    #expect(person.history.sitting?.upcoming.count == 1)
  }

  @Test func gradesAndBurialsAreUndoneInTheirOrder() {
    var person = Driver()
    person.press("<enter> g")
    person.wait(seconds: 1)
    person.press("b")
    person.wait(seconds: 1)
    person.press(" h<esc>")
    person.press("u")
    #expect(person.notice?.hasPrefix("Undid Hard") == true)
    person.press("u")
    #expect(person.notice == "Asked again: Scale by hand.")
    person.press("u")
    #expect(person.notice == "Undid Good: Here or there.")
  }

  @Test func redoRecordsAgainWhatWasUndone() {
    var person = Driver()
    person.press("<enter>2 1g")
    let first = person.history.counted
    person.wait(seconds: 60)
    person.press("u")
    #expect(person.desk.canRedo)
    person.press("U")
    #expect(person.question == "quant-scale")
    #expect(person.history.counted.count == 1)
    #expect(person.history.counted.first?.at == first.first?.at)
    #expect(person.history.counted.first?.points == ["k1"])
    #expect(person.history.counted.first?.id != first.first?.id)
    person.press("U")
    #expect(person.notice == "Nothing to redo.")
  }

  @Test func redoGoesForwardThroughGradesAndBurials() {
    var person = Driver()
    person.press("<enter> gb g")
    let cards = person.figures
    let session = person.desk.sitting
    person.press("uuu")
    #expect(person.desk.progress.cards.isEmpty)
    person.press("UUU")
    #expect(person.figures == cards)
    #expect(person.desk.sitting == session)
    #expect(person.history.marks.isHidden("quant-scale", on: person.now.today))
  }

  @Test func whatWasUndoneCanBeRedoneAfterARestart() {
    var person = Driver()
    person.press("<enter> g")
    person.wait(seconds: 30)
    person.press(" h")
    let cards = person.figures
    let session = person.desk.sitting
    person.press("uu")
    person.restart()
    #expect(person.desk.canRedo)
    person.press("<enter>U")
    #expect(person.history.counted.map(\.grade) == [.good])
    person.restart()
    person.press("<enter>UU")
    #expect(person.history.counted.map(\.grade) == [.good, .hard])
    #expect(person.notice == "Nothing to redo.")
    #expect(person.figures == cards)
    #expect(person.desk.sitting == session)
    person.press("u")
    person.restart()
    person.press("<enter>")
    person.wait(seconds: 30)
    person.press(" e")
    person.restart()
    person.press("U")
    #expect(person.notice == "Nothing to redo.", "an answer settles what was undone before it")
  }

  @Test func redoFollowsTheAnswersAlsoPastAQuestionThatWasSkipped() {
    var person = Driver()
    person.press("<enter> a")
    person.wait(seconds: 5)
    person.press("s")
    for _ in 0..<9 where person.app.context == .asking {
      person.press(" g")
      person.wait(seconds: 5)
    }
    #expect(person.app.context == .summary)
    let cards = person.figures
    let count = person.history.counted.count
    person.press(String(repeating: "u", count: count))
    #expect(person.history.counted.isEmpty)
    person.press(String(repeating: "U", count: count))
    #expect(person.history.counted.count == count)
    #expect(person.figures == cards)
    #expect(person.app.context == .summary)
  }

  @Test(arguments: ["b", "!"]) func redoSetsAsideAgainAlsoPastASkip(key: String) {
    var person = Driver()
    person.press("<enter>")
    let question = person.question
    person.press("\(key)us")
    #expect(person.question != question)
    person.press("wbegun<esc>U")
    #expect(person.desk.sitting?.upcoming.contains(question ?? "") == false)
    #expect(person.practice?.typedAnswer == "begun")
  }

  @Test func everythingIsUndoneAndRedoneOverRestarts() {
    var person = Driver()
    person.press("<enter>nmine<esc>")
    person.wait(seconds: 5)
    person.press(" g")
    person.wait(seconds: 5)
    person.press("b")
    person.wait(seconds: 5)
    person.press("!")
    let (cards, marks, notes) = (
      person.figures, person.history.marks.inForce.map(\.question),
      person.history.notes
    )
    for _ in 0..<4 {
      person.wait(seconds: 5)
      person.restart()
      person.press("u")
    }
    #expect(person.notice?.hasPrefix("Undid the note") == true)
    #expect(person.history.counted.isEmpty && person.history.notes.isEmpty)
    #expect(person.history.marks.inForce.isEmpty)
    for _ in 0..<4 {
      person.wait(seconds: 5)
      person.restart()
      person.press("U")
    }
    #expect(person.figures == cards)
    #expect(person.history.marks.inForce.map(\.question) == marks)
    #expect(person.history.notes == notes)
    person.press("U")
    #expect(person.notice == "Nothing to redo.")
  }

  @Test func whatIsSettledIsNotOfferedAfterARestart() {
    var person = Driver()
    person.press("<enter> g")
    person.wait(seconds: 5)
    person.press("u")
    person.wait(seconds: 1)
    person.press("b")
    person.restart()
    person.press("U")
    #expect(person.notice == "Nothing to redo.")
  }

  @Test func anotherCopysRedoIsNotDoneTwice() {
    var person = Driver()
    person.press("<enter> g")
    person.wait(seconds: 5)
    person.press("u<esc>")
    let undone = person.history.attempts[0]
    person.history.gradeElsewhere(
      undone.question, .good, at: WallTime(instant: undone.at, offsetMinutes: undone.offsetMinutes))
    person.send(.terminal(.resumed))
    person.press("U")
    #expect(person.notice == "Nothing to redo.")
    #expect(person.history.counted.count == 1)
  }

  @Test func aNewGradeEndsWhatCouldBeRedone() {
    var person = Driver()
    person.press("<enter> g gu")
    person.press("hU")
    #expect(person.notice == "Nothing to redo.")
    #expect(person.history.counted.map(\.grade) == [.good, .hard])
  }

  @Test func undoneAnswersAreKeptOverACrash() {
    var person = Driver()
    person.press("<enter>wlong thoughts<esc> gu")
    person.restart()
    person.press("<enter>")
    #expect(person.practice?.typedAnswer == "long thoughts")
  }

  @Test func aSlipIntoAgainWithoutTicksLeavesNoTraceOnTheGradeAfterTheUndo() {
    var person = Driver()
    person.press("<enter> aug")
    #expect(person.history.counted.map(\.grade) == [.good])
    #expect(person.history.counted.first?.score == nil)
  }
}
