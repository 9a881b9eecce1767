import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// Sizes, the help, leaving.
@Suite struct WindowTests {
  // MARK: Sizes

  @Test func aWindowThatIsTooSmallSaysSoAndTheScreenComesBack() {
    var person = Driver()
    person.press("<enter>3 x")
    let before = person.screen
    person.resize(39, 12)
    #expect(person.screen.contains("Edgewise needs a window of 40 by 12."))
    #expect(person.screen.contains("This one is 39 by 12."))
    person.resize(80, 24)
    #expect(person.screen == before)
  }

  @Test func inAWindowThatIsTooSmallNothingIsGradedByAccident() {
    var person = Driver()
    person.press("<enter> ")
    person.resize(20, 5)
    person.press("gu <enter>x")
    person.paste("text")
    person.click(1, 1)
    person.resize(80, 24)
    #expect(person.recorded.isEmpty)
    #expect(person.practice?.rubric.ticked == [])
  }

  @Test func inAWindowThatIsTooSmallTheKeyThatQuitsIsNoLetter() {
    var person = Driver()
    person.press("<enter>wword")
    person.resize(20, 5)
    person.press("q")
    #expect(person.hasQuit)
    #expect(person.history.sitting?.drafts["fund-edge"] == "word")
  }

  @Test func theClockDoesNotTickInAWindowThatIsTooSmall() {
    var person = Driver()
    person.press("<enter>")
    person.resize(20, 5)
    #expect(!person.isClockRunning)
  }

  @Test(arguments: [
    Size(columns: 0, rows: 0), Size(columns: 1, rows: 1), Size(columns: 3, rows: 90),
  ])
  func noWindowIsTooSmallToDraw(size: Size) {
    var person = Driver()
    person.resize(size.columns, size.rows)
    #expect(person.app.view().lines.count == size.rows)
  }

  @Test func aStormOfResizesLeavesTheScreenAsItWas() {
    var person = Driver()
    person.press("<enter>wwords<esc>2 jx")
    let before = person.screen
    for step in 0..<400 {
      person.resize(step * 37 % 161, step * 53 % 61)
      #expect(person.app.view().lines.count == step * 53 % 61)
    }
    person.resize(80, 24)
    #expect(person.screen == before)
  }

  @Test func aLargerWindowIsFilledFromAbove() {
    var person = Driver(size: Window.smallestSize)
    person.press("<enter> G")
    person.resize(80, 60)
    #expect(person.screen.contains("The range has 255 steps:"))
    #expect(person.screen.contains("Sources"))
  }

  // MARK: Help

  @Test func theHelpListsTheKeysOfTheScreenFirst() throws {
    var person = Driver()
    person.press("<enter> ?")
    let lines = person.app.view().lines
    #expect(lines[3].contains("Practice, after the reveal"))
    #expect(person.screen.contains("Again: did not know it"))
    person.press("<esc>")
    #expect(person.screen.contains("Did you say it?"))
  }

  @Test(arguments: ["?", ":", "<c-p>"]) func everyHelpKeyOpensIt(key: String) {
    var person = Driver()
    person.press(key)
    #expect(person.app.context == .help)
  }

  @Test func theHelpFindsAnActionAndRunsIt() {
    var person = Driver()
    person.press("<enter> g?undo")
    #expect(person.screen.contains("Find  undo"))
    #expect(person.screen.contains("▸ u"))
    person.press("<enter>")
    #expect(person.notice == "Undid Good: Here or there.")
    #expect(person.app.room is PracticeRoom)
  }

  @Test func theHelpLeavesTheSelectionBelowIt() {
    var person = Driver()
    person.press("jj")
    let line = person.app.view().lines.first { $0.contains("▸") }
    person.press("?<esc>")
    #expect(person.app.view().lines.first { $0.contains("▸") } == line)
  }

  @Test func theHelpFindsAKeyByItsName() {
    var person = Driver()
    person.press("<enter>?*")
    #expect(person.screen.contains("▸ *"))
    person.press("<backspace>ctrl-l")
    #expect(person.screen.contains("▸ Ctrl-L"))
  }

  @Test func lettersInTheHelpAreNotKeys() {
    var person = Driver()
    person.press("<enter> ?gq")
    #expect(!person.hasQuit)
    #expect(person.recorded.isEmpty)
    #expect(person.screen.contains("Find  gq"))
    #expect(person.screen.contains("No key does that."))
    person.press("<enter><esc>")
    #expect(person.screen.contains("Did you say it?"))
  }

  @Test func theHelpSaysWhyAKeyOfAnotherScreenCannotBeHad() {
    var person = Driver()
    person.press("?must-have<enter>")
    #expect(person.notice == "That works when an answer is shown.")
    #expect(person.recorded.isEmpty)
    #expect(person.app.context == .help)
  }

  @Test func theHelpGoesToTheScreenOfAKeyAndDoesIt() {
    var person = Driver()
    person.press("?state<enter>")
    #expect(person.app.context == .browse)
    #expect(person.screen.contains("due"))
    person.press("?fit memory<enter>")
    #expect(person.app.context == .settings)
    #expect(person.effects.contains(.start(.fit)))
    person.press("?show the next hint<enter>")
    #expect(person.app.context == .asking)
    #expect(person.practice?.hintsShown == 1)
  }

  @Test func theHelpLeavesAnAnswerThatIsBegunAsEscDoes() throws {
    var person = Driver()
    person.press("<enter>wbegun<esc>")
    let question = try #require(person.practice?.question.id)
    person.press("?settings<enter>")
    #expect(person.app.context == .settings)
    person.press("<esc><enter>")
    #expect(person.practice?.question.id == question)
    #expect(person.practice?.typedAnswer == "begun")
  }

  @Test func theHelpSaysThatThereIsNothingToUndo() {
    var person = Driver()
    person.press("B?undo the last grade<enter>")
    #expect(person.notice == "Nothing to undo today.")
  }

  // MARK: The footer

  @Test func keysKeepTheirPlaceInTheFooterWhenOthersComeAndGo() throws {
    var person = Driver(size: Size(columns: 100, rows: 24))
    person.press("<enter>")
    let before = person.footer
    let skip = try #require(before.firstRange(of: "s skip")).lowerBound
    person.press("iii")
    #expect(!person.footer.contains("i hint"))
    #expect(person.footer.firstRange(of: "s skip")?.lowerBound == skip)
    #expect(person.footer.firstRange(of: "? help") == before.firstRange(of: "? help"))
    person.press(" a")
    #expect(person.footer.contains("u undo"))
    #expect(person.footer.firstRange(of: "s skip")?.lowerBound == skip)
  }

  @Test func everyEntryOfTheHelpComesIntoSight() {
    var person = Driver(size: Window.smallestSize)
    person.press("?")
    var seen: Set<String> = []
    for _ in 0..<80 {
      for line in person.app.view().lines where line.contains("▸") { seen.insert(line) }
      person.press("<down>")
    }
    #expect(seen.count > 40)
    person.press("<home>")
    #expect(person.app.view().lines[3].contains("Today"))
  }

  @Test func theHelpOverAListLeadsBackToTheList() {
    var person = Driver()
    person.press("lj?")
    #expect(person.screen.contains("Choosing levels or topics"))
    person.press("<esc>")
    #expect(person.screen.contains("▸ [ ] Mid"))
    person.press("?take or<enter>")
    #expect(person.desk.filter.levels == [.mid])
  }

  // MARK: Leaving

  @Test(arguments: ["", "<enter>", "<enter> ", "t", "?", "R", "<enter>w"])
  func controlCQuitsFromAnywhere(keys: String) {
    var person = Driver()
    person.press(keys)
    #expect(!person.hasQuit)
    person.press("<c-c>")
    #expect(person.hasQuit)
  }

  @Test func controlLDrawsTheScreenAgain() {
    var person = Driver()
    person.press("<c-l>")
    #expect(person.effects.contains(.redraw))
  }
}
