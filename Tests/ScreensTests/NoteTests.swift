import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// Notes on questions.
@Suite struct NoteTests {
  @Test func aNoteIsOnDiskWhenTheScreenSaysSo() {
    var person = Driver()
    person.press("<enter>n")
    #expect(person.app.context == .noting)
    person.isHistorySlow = true
    person.press("see chapter 3<enter>q<esc>")
    #expect(person.app.context == .noting)
    #expect(person.notice == nil)
    person.answer()
    #expect(person.app.context == .asking)
    #expect(person.notice == "Note kept.")
    #expect(person.history.notes == ["fund-edge": "see chapter 3\nq"])
    #expect(!person.hasQuit)
  }

  @Test func aNoteDoesNotGiveTheAnswerAway() {
    var person = Driver()
    person.press("<enter>nthe scale is 0.02<esc>")
    #expect(!person.screen.contains("the scale is 0.02"))
    #expect(!person.pageText.contains("the scale is 0.02"))
    person.press("N")
    #expect(person.screen.contains("the scale is 0.02"))
    #expect(person.pageText.contains("the scale is 0.02"))
    person.press("N")
    #expect(!person.screen.contains("the scale is 0.02"))
  }

  @Test func aNoteIsShownWithTheAnswerAlsoNextTime() {
    var person = Driver(size: Size(columns: 80, rows: 60))
    person.press("<enter>nmine<esc> ")
    #expect(person.screen.contains(" Note  "))
    #expect(person.screen.contains("mine"))
    person.restart()
    person.press("<enter> ")
    #expect(person.screen.contains("mine"))
  }

  @Test func anEmptiedNoteIsRemoved() {
    var person = Driver()
    person.press("<enter> nab<esc>n")
    #expect(person.screen.contains("ab"))
    person.press("<backspace><backspace> <esc>")
    #expect(person.notice == "Note removed.")
    #expect(person.history.notes.isEmpty)
    #expect(!person.screen.contains(" Note  "))
  }

  @Test func aNoteIsUndoneAndRedoneLikeAGrade() {
    var person = Driver()
    person.press("<enter>none<esc> gn<esc>")
    person.press(" ntwo<esc>n<end>, three<esc>")
    let notes = person.history.notes
    #expect(notes == ["fund-edge": "one", "quant-scale": "two, three"])
    person.press("u")
    #expect(person.history.notes["quant-scale"] == "two")
    #expect(person.notice == "Undid the note: Scale by hand.")
    person.press("uu")
    #expect(person.notice == "Undid Good: Here or there.")
    person.press("u")
    #expect(person.history.notes.isEmpty)
    #expect(person.history.counted.isEmpty)
    person.press("UUUU")
    #expect(person.history.notes == notes)
    #expect(person.history.counted.map(\.grade) == [.good])
    person.press("U")
    #expect(person.notice == "Nothing to redo.")
  }

  @Test func aNoteDoneAgainKeepsItsPlace() {
    var person = Driver()
    person.press("<enter>none<esc>")
    person.wait(seconds: 5)
    person.press(" g")
    person.wait(seconds: 5)
    person.press("uuUU")
    #expect(person.notice?.hasPrefix("Saved: Good") == true)
    person.send(.terminal(.resumed))
    person.press("u")
    #expect(person.notice == "Undid Good: Here or there.")
    #expect(person.history.notes == ["fund-edge": "one"])
  }

  @Test func aNoteCanBeUndoneOnToday() {
    var person = Driver()
    person.press("<enter>none<esc><esc>")
    #expect(person.app.context == .today)
    person.press("u")
    #expect(person.history.notes.isEmpty)
  }

  @Test func aNoteThatIsLeftAsItWasIsNotWritten() {
    var person = Driver()
    person.press("<enter>nab<esc>")
    let effects = person.effects
    person.press("nc<backspace><esc>")
    #expect(person.effects == effects)
    #expect(person.app.context == .asking)
  }

  @Test func aNoteThatCannotBeKeptStaysToBeKeptAgain() {
    var person = Driver()
    person.history.failure = "the disk is full"
    person.press("<enter>nab<esc>")
    #expect(person.notice == "the disk is full")
    #expect(person.app.context == .noting)
    #expect(person.history.notes.isEmpty)
    person.press("<esc>")
    #expect(person.history.notes == ["fund-edge": "ab"])
  }

  @Test(arguments: [TerminalEvent.endOfInput, .terminate(.hangUp), .key(.control("c"))])
  func aNoteThatIsBeingWrittenIsKeptAtTheEnd(event: TerminalEvent) {
    var person = Driver()
    person.press("<enter>nab")
    person.send(.terminal(event))
    #expect(person.hasQuit)
    #expect(person.history.notes == ["fund-edge": "ab"])
  }

  @Test func aPasteGoesIntoTheNote() {
    var person = Driver()
    person.press("<enter> n")
    person.paste("g\nq\u{1B}[2J")
    person.press("<esc>")
    #expect(person.history.notes == ["fund-edge": "g\nq"])
    #expect(person.recorded.isEmpty)
  }

  @Test func aNoteIsWrittenAndRemovedInLines() {
    var person = Driver()
    person.choose("Start")
    person.choose("Write a note")
    person.paste("by lines")
    person.choose("Done writing")
    #expect(person.history.notes == ["fund-edge": "by lines"])
    person.choose("Show the note")
    #expect(person.pageText.contains("by lines"))
    person.choose("Remove the note")
    #expect(person.history.notes.isEmpty)
    #expect(!person.pageText.contains("by lines"))
  }

  @Test func theQuestionStandsAboveTheNoteOrBesideIt() throws {
    var person = Driver(bank: .long)
    person.press("<enter>nmine")
    #expect(person.screen.contains("A 量子化 model runs"))
    let above = person.screen
    person.press("<pgdn>")
    #expect(person.screen != above && person.screen.contains("mine"))
    person.press("<pgup>")
    #expect(person.screen == above)
    person.resize(120, 40)
    let row = try #require(person.app.view().lines.first { $0.contains("mine") })
    #expect(row.contains("A 量子化 model"))
    #expect(person.pageText.contains("Which layer would you look at first?"))
  }
}
