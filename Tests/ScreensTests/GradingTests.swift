import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// After the reveal: ticks, score, suggested grade.
@Suite struct GradingTests {
  @Test func ticksMakeTheScoreAndSuggestTheGradeByTheRuleThatFired() {
    var person = Driver()
    person.press("<enter> ")
    #expect(
      person.screen.contains("Did you say it?") && person.screen.contains("nothing ticked yet"))
    #expect(!person.screen.contains("Again ·"))
    person.press("x")
    #expect(person.screen.contains("40 of 100 · Again · must open: point 2"))
    person.press("x")
    #expect(person.screen.contains("70 of 100 · Hard · 15 short of Good"))
    person.press("x")
    #expect(person.screen.contains("90 of 100 · Good · from 85 on"))
    person.press("x")
    #expect(person.screen.contains("100 of 100 · Good · Easy only if certain before"))
    person.press("3")
    #expect(person.screen.contains("80 of 100 · Hard · 5 short of Good"))
    #expect(person.screen.contains("Enter take Hard"))
    person.press("X")
    #expect(person.screen.contains("100 of 100"))
    person.press("X")
    #expect(person.screen.contains("0 of 100 · Again · musts open: 1, 2"))
    #expect(person.recorded.isEmpty)
  }

  @Test func belowThePassMarkWithAllMustsTheScoreIsTheReason() {
    let musts = Bank([
      Question.sample(
        "fund-one",
        keyPoints: [
          KeyPoint(id: "k1", weight: 65, isMust: true, text: "One."),
          KeyPoint(id: "k2", weight: 35, isMust: false, text: "Two."),
        ])
    ])
    var person = Driver(bank: musts)
    person.press("<enter> 1")
    #expect(person.screen.contains("65 of 100 · Again · 5 short of Hard"))
  }

  @Test func aMissedMustHaveSuggestsAgainHoweverMuchElseIsTicked() {
    var person = Driver()
    person.press("<enter> 234")
    #expect(person.screen.contains("60 of 100 · Again · must open: point 1"))
    person.press("<enter>")
    #expect(person.recorded.last?.grade == .again)
    #expect(person.recorded.last?.points == ["k2", "k3", "k4"])
    #expect(person.recorded.last?.score == 60)
  }

  @Test func aFullScoreThatOneWasCertainOfSuggestsEasy() {
    var person = Driver()
    person.press("<enter>4 xxxx")
    #expect(person.screen.contains("100 of 100 · Easy"))
    person.press("<enter>")
    #expect(person.recorded.last?.grade == .easy)
  }

  // MARK: The keys

  @Test func spaceAndNumbersTickAndNeverGrade() {
    var person = Driver()
    person.press("<enter>  ")
    #expect(person.practice?.rubric.tickedInOrder == ["k1"])
    person.press(" 3124  3")
    #expect(person.practice?.rubric.tickedInOrder == ["k1", "k2", "k4"])
    person.press("7")
    #expect(person.notice == "There is no key point 7.")
    #expect(person.recorded.isEmpty)
  }

  @Test func ticksGoDownTheListByOneKeyEach() {
    var person = Driver()
    person.press("<enter> x2")
    #expect(person.practice?.rubric.tickedInOrder == ["k1", "k2"])
    // What is ticked stays so.
    person.press("kxxxxx")
    #expect(person.practice?.rubric.tickedInOrder == ["k1", "k2", "k3", "k4"])
    #expect(person.practice?.cursor == 3)
  }

  @Test func enterWithoutATickGradesNothingAndSaysSo() {
    var person = Driver()
    person.press("<enter> <enter>")
    #expect(person.recorded.isEmpty)
    #expect(person.notice == "Nothing is ticked: tick what you said, or grade it yourself.")
    #expect(!person.screen.contains("▸a"))
    person.press("a")
    #expect(person.recorded.map(\.grade) == [.again])
  }

  /// Somebody who has answered before the keys changed.
  private func fromBefore() -> TestHistory {
    let history = TestHistory()
    history.add(
      Attempt(
        id: "before", question: "quant-scale", revision: 1,
        at: Driver.morning.instant.adding(milliseconds: -9 * Driver.day), offsetMinutes: 0,
        grade: .good, kind: .study))
    return history
  }

  @Test func whoKnewTheKeysOfBeforeIsToldOnceOfEachThatChanged() {
    var person = Driver(history: fromBefore())
    person.press("<enter> 3")
    #expect(person.notice == "Numbers tick now; a h g e grade.")
    person.press("1")
    #expect(person.notice == nil)
    person.press(" ")
    #expect(person.notice == "Space ticks now; Enter grades.")
    person.restart()
    person.press("<enter>  3")
    #expect(person.notice == nil)
    #expect(person.recorded.isEmpty)
  }

  @Test func aNewUserIsToldOfNoChange() {
    var person = Driver(history: .untouched())
    person.press("<enter> ")
    for _ in 1...3 {
      person.press(" ")
      #expect(person.notice == nil)
      person.press("g ")
    }
    person.restart()
    person.press("<enter> 1")
    #expect(person.notice == nil)
  }

  @Test func oneCanOverrideTheSuggestionAndTheTicksAreKept() {
    var person = Driver()
    person.press("<enter> 1g")
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
      ["a", "h", "g", "e"], [Grade.again, .hard, .good, .easy]))
  func aKeyForEachGrade(key: String, grade: Grade) {
    var person = Driver()
    person.press("<enter> " + key)
    #expect(person.recorded.map(\.grade) == [grade])
  }

  @Test func theSuggestedGradeIsMarkedNotOnlyColoured() {
    var person = Driver()
    person.press("<enter> ")
    #expect(person.screen.contains(" a Again soon, missed"))
    person.press("x")
    #expect(person.screen.contains("▸a Again soon, missed"))
    person.press("x")
    #expect(person.screen.contains("▸h Hard"))
    #expect(!person.screen.contains("▸a Again"))
  }

  @Test func theCursorStopsAtTheFirstAndTheLastPoint() {
    var person = Driver()
    person.press("<enter> k ")
    #expect(person.practice?.rubric.tickedInOrder == ["k1"])
    person.press("jjjjjjjj ")
    #expect(person.practice?.rubric.tickedInOrder == ["k1", "k4"])
  }

  @Test func movementsActWhereTheCursorIs() {
    var person = Driver(bank: .long)
    person.press("<enter> G")
    #expect(person.practice?.cursor == 3)
    #expect(person.practice?.offset == 0)
    person.press("<home><c-d>")
    #expect((person.practice?.cursor ?? 0) > 0)
    person.press("<tab>j")
    #expect(person.practice?.offset == 1)
    person.press("<c-d>")
    #expect((person.practice?.offset ?? 0) > 2)
    person.press("<home>G")
    #expect((person.practice?.offset ?? 0) > 20)
    person.press("<tab>k")
    #expect((person.practice?.offset ?? 0) > 20)
  }

  /// `g` is where one is used to going to the top.
  @Test func inAnAnswerThatWasScrolledGGoesToTheTopFirst() {
    var person = Driver(bank: .long)
    person.press("<enter> <tab>Gg")
    #expect(person.practice?.offset == 0)
    #expect(person.recorded.isEmpty)
    #expect(person.notice == "At the top; once more grades it Good.")
    person.press("g")
    #expect(person.recorded.map(\.grade) == [.good])
  }

  @Test func spaceReadsTheAnswerDownToTheKeyPoints() {
    var person = Driver(bank: .long, size: Window.smallestSize)
    person.press("<enter> ")
    for _ in 0..<40 where person.practice?.pane == .answer { person.press(" ") }
    #expect(person.practice?.pane == .points)
    #expect(person.practice?.rubric.ticked == [])
    #expect(person.screen.contains("Did you say it?"))
    person.press(" ")
    #expect(person.practice?.rubric.tickedInOrder == ["k1"])
  }

  @Test func whatIsOftenSaidAndTheQuestionAreOneKeyAway() {
    var person = Driver()
    person.press("<enter> ")
    #expect(person.screen.contains("m mistakes") && person.screen.contains("r question"))
    person.press("m")
    #expect(person.screen.contains("Often said, but wrong"))
    #expect(person.screen.contains("Divide by 256."))
    person.press("r")
    #expect(person.screen.contains("Calibration gives a range of [-1.2, 4.9]."))
    #expect(person.screen.contains("r answer"))
    person.press("r")
    #expect(person.screen.contains("Answer · Here or there"))
    #expect(person.practice?.offset == 0)
    person.resize(40, 12)
    person.press("m")
    #expect(person.screen.contains("Often said, but wrong"))
  }

  @Test func onesOwnAnswerIsFoldedToALine() {
    var person = Driver()
    person.press("<enter>w" + String(repeating: "many words ", count: 20) + "<enter>end<esc> ")
    let lines = person.app.view().lines
    #expect(lines[2].contains("Yours   many words many") && lines[2].contains("v unfolds"))
    #expect(lines[3].contains("Answer · Here or there"))
    person.press("v")
    #expect(person.screen.contains("Your answer"))
    #expect(person.screen.contains("end"))
    person.press("v")
    #expect(person.screen.contains("Yours"))
    person.press("<esc><enter>w<c-u><backspace>")
    person.choose("Done writing")
    person.choose("Reveal")
    #expect(person.pageText.contains("Your answer"))
  }

  @Test(arguments: [24, 20, 18, 12], [120, 80, 60, 40])
  func onlyWholeKeyPointsAreShown(rows: Int, columns: Int) {
    var person = Driver(bank: .long, size: Size(columns: columns, rows: rows))
    person.press("<enter> ")
    if person.practice?.pane == .answer { person.press("<tab>") }
    let texts = person.practice?.rubric.keyPoints.map(\.text) ?? []
    for _ in texts {
      let shown = person.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for (index, text) in texts.enumerated() where shown.contains("\(index + 1) [") {
        let words = text.split(separator: " ")
        // Its text ends where it stands beside nothing else.
        #expect(shown.contains(words.last.map(String.init) ?? ""), "\(text)\n\(person.screen)")
      }
      #expect(shown.contains("\((person.practice?.cursor ?? 0) + 1) ["))
      person.press("j")
    }
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
    for key in ["x", "3", "X"] {
      person.press("<enter> " + key)
      #expect(person.practice?.rubric.ticked == [])
      #expect(person.screen.contains("Did you say it?"))
      person.press("<esc>")
    }
    person.press("<enter> xx")
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
    person.press("<enter>wmy words<esc> ffffv")
    for words in [
      "my words", "Outside the range values clip.", "• Divide by 256.", "256 codes span 255 steps.",
      "• Why asymmetric?", "Activations are one-sided.", "The question", "Calibration gives",
      "A specification (spec, checked 2026-11)", "https://example.org/spec",
    ] {
      #expect(person.screen.contains(words))
    }
  }

  @Test func followUpsComeOneAtATimeTheAnswerAfterTheQuestion() {
    var person = Driver(size: Size(columns: 100, rows: 60))
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
