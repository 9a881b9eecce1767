import FSRS
import Practice
import Screens
import TerminalUI
import Testing

/// What happens when the history cannot be written, or takes its time.
@Suite struct FailureTests {
  static let message = "history.db: the disk is full; make room and press the key again"

  @Test func aGradeThatCannotBeWrittenLeavesEverythingAsItWas() {
    var person = Driver()
    person.press("<enter>wmy words<esc>2 xjx")
    let before = person.practice
    person.history.failure = Self.message
    person.press("h")
    #expect(person.practice?.rubric == before?.rubric)
    #expect(person.practice?.typedAnswer == "my words")
    #expect(person.practice?.confidence == .unsure)
    #expect(person.practice?.cursor == before?.cursor)
    #expect(person.screen.contains("! history.db: the disk is full"))
    #expect(person.history.attempts.isEmpty)
    #expect(person.desk.progress.cards.isEmpty)
    person.press("h")
    #expect(person.history.attempts.count == 1)
    #expect(person.history.attempts.first?.answer == "my words")
    #expect(person.question == "quant-scale")
    #expect(person.notice?.hasPrefix("Saved: Hard.") == true)
  }

  @Test func theMessageGoesWithTheNextKey() {
    var person = Driver()
    person.press("<enter> ")
    person.history.failure = Self.message
    person.press("g")
    #expect(person.app.notice?.kind == .problem)
    person.press("j")
    #expect(person.app.notice == nil)
  }

  @Test func aLongMessageIsReadableInASmallWindow() {
    var person = Driver(size: Window.smallestSize)
    person.press("<enter> ")
    person.history.failure =
      "The history /home/somebody/.local/share/edgewise/history.db could not be written: "
      + "the disk is full. Make room and press the key again."
    person.press("g")
    #expect(person.screen.contains("disk is full"))
    #expect(person.screen.contains("again."))
  }

  @Test func anUndoThatCannotBeWrittenUndoesNothing() {
    var person = Driver()
    person.press("<enter> g")
    let cards = person.desk.progress.cards
    person.history.failure = Self.message
    person.press("u")
    #expect(person.desk.progress.cards == cards)
    #expect(person.question == "quant-scale")
    #expect(person.app.notice?.kind == .problem)
    person.press("u")
    #expect(person.desk.progress.cards.isEmpty)
  }

  @Test func aRedoThatCannotBeWrittenCanBeTriedAgain() {
    var person = Driver()
    person.press("<enter> gu")
    person.history.failure = Self.message
    person.press("U")
    #expect(person.app.notice?.kind == .problem)
    person.press("U")
    #expect(person.history.counted.count == 1)
  }

  @Test func aGradeThatCannotBeWrittenLeavesWhatCanBeRedone() {
    var person = Driver()
    person.press("<enter> gu")
    person.history.failure = Self.message
    person.press("h")
    person.press("U")
    #expect(person.history.counted.map(\.grade) == [.good])
  }

  @Test(arguments: ["b", "!", "*"])
  func aMarkThatCannotBeWrittenChangesNothing(key: String) {
    var person = Driver()
    person.press("<enter>")
    person.history.failure = Self.message
    person.press(key)
    #expect(person.question == "fund-edge")
    #expect(person.history.marks.inForce.isEmpty)
    #expect(person.app.notice?.kind == .problem)
    person.press(key)
    #expect(person.history.marks.inForce.count == 1)
  }

  @Test func nothingIsGradedTwiceWhileTheHistoryTakesItsTime() {
    var person = Driver()
    person.press("<enter> ")
    person.isHistorySlow = true
    person.press("ggq jx")
    person.paste("g")
    person.click(5, 22)
    #expect(person.desk.isSaving)
    #expect(person.recorded.count == 1)
    #expect(person.question == "fund-edge")
    #expect(!person.hasQuit)
    person.answer()
    #expect(!person.desk.isSaving)
    #expect(person.question == "quant-scale")
    #expect(person.history.attempts.count == 1)
  }

  @Test func theScreenSaysSavedOnlyWhenItIs() {
    var person = Driver()
    person.press("<enter> ")
    person.isHistorySlow = true
    person.press("g")
    #expect(!person.screen.contains("Saved"))
    person.answer()
    #expect(person.screen.contains("Saved: Good."))
  }

  @Test func resizingAndTheClockGoOnWhileTheHistoryTakesItsTime() {
    var person = Driver()
    person.press("<enter> ")
    person.isHistorySlow = true
    person.press("g")
    person.resize(60, 20)
    person.wait(seconds: 5)
    #expect(person.app.view().size == Size(columns: 60, rows: 20))
    person.answer()
    #expect(person.question == "quant-scale")
  }

  @Test func anEditorThatCannotBeRunLeavesTheAnswer() {
    var person = Driver()
    person.press("<enter>wmine<esc>")
    person.send(.failed("vi could not be run: not found; set $EDITOR"))
    #expect(person.screen.contains("! vi could not be run"))
    #expect(person.practice?.typedAnswer == "mine")
  }

  @Test func controlCharactersInAMessageDoNotReachTheTerminal() {
    var person = Driver()
    person.send(.failed("bad\u{1B}[2J name\u{7}"))
    let controls = person.app.view().cells.filter { $0.span > 0 && $0.base < 0x20 }
    #expect(controls.isEmpty)
    #expect(person.screen.contains("! bad name"))
  }
}
