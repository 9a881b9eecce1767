import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// After the reveal: ticks, score, suggested grade.
@Suite struct GradingTests {
  @Test func ticksMakeTheScoreAndSuggestTheGrade() {
    var person = Driver()
    person.press("<enter> ")
    #expect(person.screen.contains("0 of 100 · Again"))
    person.press("x")
    #expect(person.screen.contains("40 of 100 · Again"))
    person.press("jx")
    #expect(person.screen.contains("70 of 100 · Hard"))
    person.press("jx")
    #expect(person.screen.contains("90 of 100 · Good"))
    person.press("x")
    #expect(person.screen.contains("70 of 100 · Hard"))
    #expect(person.screen.contains("Space take Hard"))
  }

  @Test func aMissedMustHaveSuggestsAgainHoweverMuchElseIsTicked() {
    var person = Driver()
    person.press("<enter> jxjxjx")
    #expect(person.screen.contains("60 of 100 · Again: not known, or a must-have missed"))
    person.press("<enter>")
    #expect(person.recorded.last?.grade == .again)
    #expect(person.recorded.last?.points == ["k2", "k3", "k4"])
    #expect(person.recorded.last?.score == 60)
  }

  @Test func aFullScoreThatOneWasCertainOfSuggestsEasy() {
    var person = Driver()
    person.press("<enter>4 xjxjxjx")
    #expect(person.screen.contains("100 of 100 · Easy"))
    person.press(" ")
    #expect(person.recorded.last?.grade == .easy)
  }

  @Test func oneCanOverrideTheSuggestionAndTheTicksAreKept() {
    var person = Driver()
    person.press("<enter> xg")
    #expect(person.recorded.last?.grade == .good)
    #expect(person.recorded.last?.points == ["k1"])
    #expect(person.recorded.last?.score == 40)
  }

  @Test func aGradeWithoutTicksSaysNothingAboutThePoints() {
    var person = Driver()
    person.press("<enter> g")
    #expect(person.recorded.last?.score == nil)
    #expect(person.recorded.last?.points == [])
  }

  @Test(
    arguments: zip(
      ["a", "h", "g", "e", "1", "2", "3", "4"],
      [Grade.again, .hard, .good, .easy, .again, .hard, .good, .easy]))
  func aKeyForEachGrade(key: String, grade: Grade) {
    var person = Driver()
    person.press("<enter> " + key)
    #expect(person.recorded.map(\.grade) == [grade])
  }

  @Test func spaceTakesTheSuggestedGrade() {
    var person = Driver()
    person.press("<enter>  ")
    #expect(person.recorded.map(\.grade) == [.again])
    #expect(person.recorded.last?.score == 0)
  }

  @Test func theSuggestedGradeIsMarkedNotOnlyColoured() {
    var person = Driver()
    person.press("<enter> ")
    #expect(person.screen.contains("▸a Again soon"))
    person.press("xjx")
    #expect(person.screen.contains("▸h Hard"))
    #expect(!person.screen.contains("▸a Again"))
  }

  @Test func theCursorStopsAtTheFirstAndTheLastPoint() {
    var person = Driver()
    person.press("<enter> kx")
    #expect(person.practice?.rubric.tickedInOrder == ["k1"])
    person.press("jjjjjjjjx")
    #expect(person.practice?.rubric.tickedInOrder == ["k1", "k4"])
  }

  @Test func pagesScrollTheAnswerWhileTheCursorStaysOnThePoints() {
    var person = Driver()
    person.press("<enter> ")
    #expect(person.screen.contains("The range has 255 steps:"))
    person.press("<pgdn>")
    #expect(person.screen.contains("Divide by 256."))
    #expect(!person.screen.contains("The range has 255 steps:"))
    person.press("x")
    #expect(person.practice?.rubric.tickedInOrder == ["k1"])
  }

  @Test func tabMovesIntoTheAnswer() {
    var person = Driver()
    person.press("<enter> <tab>j")
    #expect(person.practice?.cursor == 0)
    #expect(person.practice?.offset == 1)
    person.press("<tab>j")
    #expect(person.practice?.cursor == 1)
    #expect(person.practice?.offset == 1)
  }

  @Test func theHalfThatOneMovesInIsTheLargerOne() throws {
    var person = Driver(size: Size(columns: 80, rows: 20))
    person.press("<enter> ")
    let low = try #require(person.app.view().lines.firstIndex { $0.contains("Did you say it?") })
    person.press("<tab>")
    let lower = try #require(person.app.view().lines.firstIndex { $0.contains("Did you say it?") })
    #expect(lower > low)
  }

  @Test func aSmallWindowShowsTheAnswerFirstAndThenThePoints() {
    var person = Driver(size: Window.smallestSize)
    person.press("<enter> ")
    #expect(person.screen.contains("The range has 255 steps:"))
    #expect(!person.screen.contains("Did you say it?"))
    #expect(person.screen.contains("Tab points"))
    person.press("<tab>")
    #expect(person.screen.contains("Did you say it?"))
    #expect(person.screen.contains("Tab answer"))
  }

  @Test func aPointThatIsOutOfSightIsNotTicked() {
    var person = Driver(size: Window.smallestSize)
    person.press("<enter> x")
    #expect(person.practice?.rubric.ticked == [])
    #expect(person.screen.contains("Did you say it?"))
    person.press("x")
    #expect(person.practice?.rubric.tickedInOrder == ["k1"])
  }

  @Test func aWideWindowShowsAnswerAndPointsSideBySide() throws {
    var person = Driver(size: Size(columns: 120, rows: 30))
    person.press("<enter> ")
    let row = try #require(person.app.view().lines.first { $0.contains("Did you say it?") })
    #expect(row.contains("Answer"))
    #expect(row.contains("│"))
  }

  @Test func everythingAboutTheQuestionCanBeReadAfterTheReveal() {
    var person = Driver(size: Size(columns: 80, rows: 90))
    person.press("<enter>wmy words<esc> ffff")
    for words in [
      "my words", "Outside the range values clip.", "• Divide by 256.", "256 codes span 255 steps.",
      "• Why asymmetric?", "Activations are one-sided.", "The question", "Calibration gives",
      "A specification (spec, checked 2026-11)", "https://example.org/spec",
    ] {
      #expect(person.screen.contains(words))
    }
  }

  @Test func followUpsComeOneAtATimeTheAnswerAfterTheQuestion() {
    var person = Driver(size: Size(columns: 80, rows: 60))
    person.press("<enter>f")
    #expect(person.practice?.followUpsShown == 0)
    person.press(" ")
    #expect(!person.screen.contains("Why asymmetric?"))
    person.press("f")
    #expect(person.screen.contains("Why asymmetric?"))
    #expect(!person.screen.contains("one-sided"))
    #expect(person.screen.contains("f its answer"))
    person.press("f")
    #expect(person.screen.contains("Activations are one-sided."))
    #expect(!person.screen.contains("Why symmetric?"))
    person.press("ff")
    #expect(person.screen.contains("It keeps the inner loop cheap."))
    #expect(!person.screen.contains("f follow-up"))
    person.press("f")
    #expect(person.notice == "There is no further follow-up.")
    #expect(person.recorded.isEmpty)
  }

  @Test(arguments: [Window.smallestSize, Size(columns: 80, rows: 24), Size(columns: 120, rows: 20)])
  func aFollowUpComesIntoSight(size: Size) {
    var person = Driver(size: size)
    person.press("<enter> f")
    #expect(person.screen.contains("Why asymmetric?"))
    person.press("f")
    #expect(person.screen.contains("Activations are one-sided."))
  }

  @Test func anAddressIsShownWhole() {
    var person = Driver(size: Size(columns: 40, rows: 90))
    person.press("<enter> ")
    #expect(person.screen.contains("   https://example.org/spec"))
    #expect(!person.screen.contains("https://example.org/spe…"))
  }

  @Test func inASCIIWordsThatTheTerminalCannotDrawAreSpelt() {
    let question = Question.sample("fund-words", prompt: "A 3×3 kernel → one value ≥ 0")
    var person = Driver(bank: Bank([question]), glyphs: .ascii)
    person.press("<enter>")
    #expect(person.screen.contains("A 3x3 kernel -> one value >= 0"))
    #expect(person.screen.utf8.allSatisfy { $0 < 0x80 })
  }
}
