import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// Before the reveal: confidence, hints, writing, the clock.
@Suite struct AnsweringTests {
  @Test func oneToFourSayHowSureOneIs() {
    var person = Driver()
    person.press("<enter>2")
    #expect(person.screen.contains("2[unsure]"))
    person.press("4")
    #expect(person.screen.contains("4[certain]"))
    #expect(!person.screen.contains("2[unsure]"))
    #expect(person.recorded.isEmpty)
    person.press(" ")
    #expect(person.screen.contains("you: certain"))
    person.press("g")
    #expect(person.recorded.last?.confidence == .certain)
  }

  @Test func nothingGradesBeforeTheReveal() {
    var person = Driver()
    person.press("<enter>ahge1234")
    for grade in Grade.allCases { person.send(.action(.grade(grade))) }
    person.send(.action(.accept))
    #expect(person.recorded.isEmpty)
    #expect(!person.screen.contains("Did you say it?"))
  }

  @Test func theAnswerIsNotOnTheScreenBeforeTheReveal() {
    var person = Driver()
    person.press("<enter>")
    #expect(!person.screen.contains("0.0239"))
    person.press(" ")
    #expect(person.screen.contains("0.0239"))
  }

  @Test func hintsComeOneAtATime() {
    var person = Driver()
    person.press("<enter>i")
    #expect(person.screen.contains("Hint 1 of 2  How many steps"))
    #expect(!person.screen.contains("Hint 2"))
    person.press("i")
    #expect(person.screen.contains("Hint 2 of 2  Zero must stay exact."))
    #expect(!person.screen.contains("i hint"))
    person.press("i")
    #expect(person.notice == "There is no further hint.")
  }

  @Test func aHintComesIntoSightInASmallWindow() {
    var person = Driver(size: Window.smallestSize)
    person.press("<enter>i")
    #expect(person.screen.contains("Hint 1 of 2"))
  }

  @Test func anAnswerCanBeWrittenOverSeveralLines() {
    var person = Driver()
    person.press("<enter>wq is a letter here<enter>so is 1<esc>")
    #expect(!person.hasQuit)
    #expect(person.screen.contains("q is a letter here"))
    person.press(" ")
    #expect(person.screen.contains("Yours   q is a letter here so is 1"))
    person.press("g")
    #expect(person.recorded.last?.answer == "q is a letter here\nso is 1")
  }

  @Test func lettersAreKeysAgainAfterEscape() {
    var person = Driver()
    person.press("<enter>wword<esc>3")
    #expect(person.practice?.confidence == .fairly)
    #expect(person.practice?.typedAnswer == "word")
  }

  @Test func aPasteGoesIntoTheAnswerAndNeverIntoKeys() {
    var person = Driver()
    person.press("<enter>")
    person.paste("q\n g\u{1B}[2Jx\t4")
    #expect(!person.hasQuit)
    #expect(person.recorded.isEmpty)
    #expect(person.practice?.phase == .writing)
    #expect(person.practice?.typedAnswer == "q\n gx    4")
  }

  @Test func aPasteElsewhereDoesNothing() {
    var person = Driver()
    person.paste("q\u{3}")
    #expect(!person.hasQuit)
    person.press("<enter> ")
    person.paste("g")
    #expect(person.recorded.isEmpty)
    #expect(person.practice?.typedAnswer == nil)
  }

  @Test func blanksAreNoAnswer() {
    var person = Driver()
    person.press("<enter>w  <enter><esc> g")
    #expect(person.recorded.count == 1)
    #expect(person.recorded.last?.answer == nil)
  }

  @Test func theEditorTakesTheAnswerAndGivesItBack() {
    var person = Driver()
    person.press("<enter>wmine <esc>o")
    #expect(person.practice?.typedAnswer == "mine \nedited")
    #expect(person.history.sitting?.drafts["fund-edge"] == "mine \nedited")
  }

  @Test func theCursorStandsWhereTheNextLetterGoes() throws {
    var person = Driver()
    person.press("<enter>wab")
    let frame = person.app.view()
    let cursor = try #require(frame.cursor)
    let row = frame.lines[cursor.row]
    #expect(row.prefix(cursor.column).hasSuffix("ab"))
    person.press("<esc>")
    #expect(person.app.view().cursor == nil)
  }

  @Test func aLongAnswerKeepsItsCursorInSightAndCountsWhatIsHidden() throws {
    var person = Driver(size: Window.smallestSize)
    person.press("<enter>w")
    for line in 0..<30 { person.press("line \(line)<enter>") }
    let cursor = try #require(person.app.view().cursor)
    #expect(cursor.row < 12)
    #expect(person.screen.contains("line 29"))
    #expect(person.screen.contains("↑"))
  }

  @Test func theClockRunsUntilTheReveal() {
    var person = Driver()
    person.press("<enter>")
    person.wait(seconds: 47)
    #expect(person.screen.contains("0:47 of 3 min"))
    #expect(person.isClockRunning)
    person.press(" ")
    #expect(!person.isClockRunning)
    person.wait(seconds: 20)
    #expect(person.screen.contains("0:47 of 3 min"))
    person.press("g")
    #expect(person.recorded.last?.thinkMilliseconds == 47_000)
    #expect(person.recorded.last?.totalMilliseconds == 67_000)
  }

  @Test func theClockSaysInWordsThatTheTimeIsOver() {
    var person = Driver()
    person.press("<enter>")
    person.wait(seconds: 180)
    #expect(person.screen.contains("3:00 of 3 min"))
    person.wait(seconds: 1)
    #expect(person.screen.contains("3:01 over 3 min"))
    person.resize(40, 12)
    #expect(person.screen.contains("3:01 over"))
  }

  @Test func theClockStandsStillWhileTheAppIsSuspended() {
    var person = Driver()
    person.press("<enter>")
    person.wait(seconds: 10)
    person.press("<c-z>")
    #expect(person.effects.last == .suspendApp)
    person.now = person.now.adding(milliseconds: 3_600_000)
    person.send(.terminal(.resumed))
    #expect(person.screen.contains("0:10 of 3 min"))
    person.wait(seconds: 5)
    #expect(person.screen.contains("0:15 of 3 min"))
    #expect(person.effects.contains(.redraw))
  }

  @Test func aClockSetBackShowsNoNegativeTime() {
    var person = Driver()
    person.press("<enter>")
    person.now = person.now.adding(milliseconds: -60_000)
    person.send(.terminal(.tick))
    #expect(person.screen.contains("0:00 of 3 min"))
    person.press(" g")
    #expect(person.recorded.last?.totalMilliseconds == 0)
  }

  @Test func theClockIsTheOnlyThingThatNeedsTicks() {
    var person = Driver()
    #expect(!person.isClockRunning)
    person.press("<enter>")
    #expect(person.isClockRunning)
    person.press("?")
    #expect(!person.isClockRunning)
  }

  @Test func wideCodeMovesSideways() {
    let wide = "    " + String(repeating: "0123456789", count: 12) + "end"
    var person = Driver(bank: Bank([.sample("fund-wide", prompt: wide)]))
    person.press("<enter>")
    #expect(!person.screen.contains("end"))
    for _ in 0..<20 { person.press("<right>") }
    #expect(person.screen.contains("end"))
    for _ in 0..<20 { person.press("<left>") }
    #expect(person.screen.contains(" 0123456789"))
  }

  @Test func aLongPromptScrollsAndSaysHowMuchIsOutOfSight() {
    let long = (1...40).map { "Paragraph \($0)." }.joined(separator: "\n\n")
    var person = Driver(bank: Bank([.sample("fund-long", prompt: long)]))
    person.press("<enter>")
    #expect(person.screen.contains("↓ 63 more"))
    #expect(!person.screen.contains("Paragraph 40."))
    person.press("G")
    #expect(person.screen.contains("Paragraph 40."))
    #expect(person.screen.contains("↑ 63 more"))
    person.press("g")
    #expect(person.screen.contains("Paragraph 1."))
    person.press("<pgdn>")
    #expect(!person.screen.contains("Paragraph 1."))
    person.press("<c-u>")
    #expect(person.screen.contains("Paragraph 1."))
  }
}
