import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// Clicks and the wheel.
@Suite struct MouseTests {
  @Test func aClickSelectsAnEntryAndADoubleClickOpensIt() {
    var person = Driver()
    person.click(on: "Report")
    #expect(person.screen.contains("▸ Report"))
    person.click(on: "Start")
    person.click(on: "Start")
    #expect(person.question == nil)
    person.click(on: "Start", times: 2)
    #expect(person.question == "fund-edge")
  }

  @Test func theSecondClickOfADoubleClickPressesNoKeyThatTheFirstHasBrought() {
    var person = Driver()
    person.press("<enter>")
    person.click(on: "Space reveal", times: 2)
    #expect(person.screen.contains("Did you say it?"))
    #expect(person.recorded.isEmpty)
    person.click(on: "g Good", times: 2)
    #expect(person.recorded.count == 1)
  }

  @Test func aDoubleClickTicksOnce() {
    var person = Driver()
    person.press("<enter> ")
    person.click(on: "The zero point", times: 2)
    #expect(person.practice?.rubric.tickedInOrder == ["k2"])
  }

  @Test func theHelpIsClickedThroughAsAnyList() {
    var person = Driver()
    person.press("<enter>?")
    person.click(on: "Show the next hint")
    #expect(person.screen.contains("▸ i"))
    person.mouse(.wheelDown)
    #expect(!person.screen.contains("▸ i"))
    person.mouse(.wheelUp)
    person.click(on: "Practice, before")
    #expect(person.screen.contains("▸ i"))
    person.click(on: "Show the next hint", times: 2)
    #expect(person.screen.contains("Hint 1 of 2"))
  }

  @Test func settingsAreClickedThroughAsAnyList() {
    var person = Driver()
    person.press("S")
    person.click(on: "minutes that a day")
    #expect(person.screen.contains("▸ Minutes per day"))
    person.click(on: "Minutes per day", times: 2)
    #expect(person.app.context == .typingSetting)
    person.press("<esc>")
    person.mouse(.wheelUp)
    #expect(person.screen.contains("▸ New per day"))
  }

  @Test func theWheelOverTheKeyPointsMovesAmongThem() {
    var person = Driver()
    person.press("<enter> ")
    person.mouse(.wheelDown, 20, 15)
    person.mouse(.wheelDown, 20, 15)
    #expect(person.practice?.cursor == 2)
    #expect(person.practice?.offset == 0)
    person.mouse(.wheelDown, 20, 4)
    #expect(person.practice?.cursor == 2)
    #expect(person.practice?.offset == 3)
  }

  @Test func theWheelScrollsWhatIsWritten() throws {
    var person = Driver(size: Window.smallestSize)
    person.press("<enter>w")
    for line in 0..<30 { person.press("line \(line)<enter>") }
    #expect(!person.screen.contains("line 20"))
    for _ in 0..<3 { person.mouse(.wheelUp, 5, 6) }
    #expect(person.screen.contains("line 21"))
    person.press("<esc>")
    #expect(!person.screen.contains("line 9"))
    for _ in 0..<3 { person.mouse(.wheelDown, 5, 7) }
    #expect(person.screen.contains("line 9"))
    person.press("<esc><esc><enter>n")
    for line in 0..<30 { person.press("note \(line)<enter>") }
    for _ in 0..<5 { person.mouse(.wheelUp, 5, 5) }
    #expect(person.screen.contains("note 15"))
  }

  @Test func aClickMovesTheCursorOfWhatIsWritten() {
    var person = Driver()
    person.press("<enter>wone two<enter>three")
    person.click(on: "two")
    person.press(">")
    #expect(person.practice?.typedAnswer == "one >two\nthree")
    person.press("<esc>none two<enter>three")
    person.click(on: "hree")
    person.press("<<")
    person.click(70, 10)
    person.press("!<esc>")
    #expect(person.history.notes["fund-edge"] == "one two\nt<<hree!")
  }

  @Test func aClickOnTheAnswerTakesTheMovementKeysThere() {
    var person = Driver()
    person.press("<enter> ")
    person.click(on: "Answer")
    #expect(person.practice?.pane == .answer)
    person.click(on: "The zero point")
    #expect(person.practice?.pane == .points)
  }

  @Test func aKeyThatIsPressedOftenMayBeClickedFast() {
    var person = Driver()
    person.press("S")
    person.click(on: "→ more", times: 2)
    #expect(person.desk.preferences.newPerDay == 7)
  }

  @Test func theMouseIsSwitchedInTheSettingsAndAtOnce() {
    var person = Driver()
    person.press("Sjjjjjjj<enter>")
    #expect(person.notice == "Kept: Mouse off.")
    #expect(person.effects.last == .setMouse(false))
    person.click(on: "New per day")
    #expect(person.screen.contains("▸ Mouse"))
    person.press("<enter>")
    #expect(person.effects.last == .setMouse(true))
    person.click(on: "New per day")
    #expect(person.screen.contains("▸ New per day"))
  }

  @Test func theMouseIsSwitchedWhereAnotherCopyOfTheAppHasDoneSo() throws {
    var person = Driver()
    person.history.setElsewhere(.mouse, to: "off")
    person.send(.terminal(.resumed))
    #expect(person.effects.contains(.setMouse(false)))
  }

  @Test func aClickTicksAKeyPoint() {
    var person = Driver()
    person.press("<enter> ")
    person.click(on: "The zero point")
    #expect(person.practice?.rubric.tickedInOrder == ["k2"])
    person.click(on: "half a step.")
    #expect(person.practice?.rubric.tickedInOrder == ["k2", "k3"])
    person.click(on: "The zero point")
    #expect(person.practice?.rubric.tickedInOrder == ["k3"])
  }

  @Test func aClickTicksAKeyPointBesideTheAnswer() {
    var person = Driver(size: Size(columns: 120, rows: 30))
    person.press("<enter> ")
    person.click(on: "The zero point")
    #expect(person.practice?.rubric.tickedInOrder == ["k2"])
    person.click(5, 4)
    #expect(person.practice?.rubric.tickedInOrder == ["k2"])
  }

  @Test func aClickSaysHowSureOneIsRevealsAndGrades() {
    var person = Driver()
    person.press("<enter>")
    person.click(on: "2 unsure")
    #expect(person.practice?.confidence == .unsure)
    person.click(on: "Space reveal")
    #expect(person.practice?.phase == .revealed)
    person.click(on: "g Good")
    #expect(person.recorded.map(\.grade) == [.good])
  }

  @Test func aClickChoosesALevel() {
    var person = Driver()
    person.press("l")
    person.click(on: "Senior")
    #expect(person.desk.filter.levels == [.senior])
  }

  @Test func aClickOnNothingDoesNothing() {
    var person = Driver()
    let before = person.screen
    for row in [0, 1, 15, 21, 22] { person.click(70, row) }
    #expect(person.screen == before)
    person.press("<enter> ")
    person.click(on: "Answer")
    person.click(79, 23)
    #expect(person.recorded.isEmpty)
    #expect(person.practice?.rubric.ticked == [])
  }

  @Test func theWheelScrollsTheAnswerAndMovesInLists() {
    var person = Driver()
    person.press("<enter> ")
    person.mouse(.wheelDown)
    #expect(person.practice?.offset == 3)
    person.mouse(.wheelUp)
    person.mouse(.wheelUp)
    #expect(person.practice?.offset == 0)
    #expect(person.practice?.cursor == 0)
    person.press("<esc>t")
    person.mouse(.wheelDown)
    #expect(person.screen.contains("▸ [ ] Compression"))
  }

  @Test func otherButtonsDoNothing() {
    var person = Driver()
    person.mouse(.right, 5, 4)
    person.mouse(.middle, 5, 4)
    #expect(person.question == nil)
  }

  @Test func theMouseCanBeTurnedOff() {
    let history = TestHistory()
    history.preferences.mouse = false
    var person = Driver(history: history)
    person.click(on: "Report")
    person.mouse(.wheelDown)
    #expect(person.screen.contains("▸ Start"))
  }
}
