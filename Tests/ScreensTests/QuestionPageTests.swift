import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing
import Typography

/// A question's own page in Browse.
@Suite struct QuestionPageTests {
  private func page(
    _ keys: String = "", of row: Int = 3, bank: Bank = .sample,
    history: TestHistory = .practised, size: Size = Size(columns: 80, rows: 60)
  ) -> Driver {
    var person = Driver(bank: bank, history: history, size: size)
    person.press("B" + String(repeating: "j", count: row) + "<enter>" + keys)
    return person
  }

  @Test func itTellsHowOneStandsInWordsAndNumbers() throws {
    let person = page()
    let card = try #require(person.desk.progress.cards["perf-roofline"])
    #expect(person.screen.contains("Calibration gives a range"))
    #expect(person.screen.contains("State        due "))
    #expect(person.screen.contains("Recall now   "))
    #expect(person.screen.contains("%"))
    #expect(person.screen.contains("at the interview, if left alone"))
    let tenths = (card.stability * 10).rounded() / 10
    #expect(person.screen.contains("Stability    \(tenths) days"))
    #expect(person.screen.contains("of 10"))
    #expect(person.screen.contains("Attempts     4, 3 passed"))
  }

  @Test func recallIsTheReportsWithItsRangeAndNewAfterAnAnswer() throws {
    func words(_ person: Driver, on day: StudyDay? = nil) throws -> String {
      let model = FSRS()
      let ranges = RecallRanges(
        tallies: Tallies(person.history.counted, model: model), model: model)
      let card = try #require(person.desk.progress.cards["perf-roofline"])
      let recall = ranges.recall(of: card, on: day ?? person.desk.today)
      let range = try #require(recall.range)
      return Phrases.ofHundred(recall.chance, range.low, range.high)
    }
    var person = page()
    let before = try words(person)
    let interview = try #require(person.desk.preferences.interviewDate)
    #expect(person.screen.contains(", \(before)"))
    #expect(
      try person.screen.contains(
        ", \(words(person, on: StudyDay(interview))) at the interview, if left alone"))
    person.press("p a<esc>")
    let after = try words(person)
    #expect(after != before)
    #expect(person.screen.contains(", \(after)"))
  }

  @Test func theAttemptsAreListedTheLatestFirst() {
    let lines = page().app.view().lines.map { $0.split(separator: " ").joined(separator: " ") }
    let heading = lines.firstIndex(of: "Day Grade Thought Sure Score") ?? 0
    #expect(
      lines[(heading + 1)...].prefix(4) == [
        "18 Nov 2026 Hard – – –", "9 Nov 2026 Hard 3:35 fairly 70",
        "3 Nov 2026 Good 4:47 unsure 85", "2 Nov 2026 Again 4:59 certain 40",
      ])
  }

  @Test func theAttemptsFitIntoTheNarrowestWindow() {
    let person = page(size: Size(columns: 40, rows: 60))
    #expect(person.screen.contains("2 Nov 2026  Again    4:59 certain   40"))
  }

  @Test func theCurveBeginsWithTheFirstAttemptAndGoesBeyondToday() {
    let screen = page().screen
    #expect(screen.contains("Chance of recall"))
    #expect(screen.contains("100% █"))
    #expect(screen.contains("2 Nov "))
    #expect(screen.contains("today"))
    #expect(screen.contains("··"))
  }

  @Test func aNewQuestionHasNoCurveAndSaysWhatItIs() {
    let person = page(of: 0)
    #expect(person.screen.contains("State        new, never asked"))
    #expect(person.screen.contains("none yet"))
    #expect(!person.screen.contains("Chance of recall"))
    #expect(!person.screen.contains("Stability"))
  }

  @Test func theAnswerIsHiddenUntilItIsAskedFor() {
    var person = page()
    for secret in ["0.0239", "The scale is the range", "Divide by 256", "example.org"] {
      #expect(!person.screen.contains(secret))
    }
    person.resize(80, 120)
    person.press(" ")
    for secret in ["0.0239", "The scale is the range", "Divide by 256", "example.org"] {
      #expect(person.screen.contains(secret), "\(secret)")
    }
    person.press(" ")
    #expect(!person.screen.contains("0.0239"))
    person.press(" <esc><enter>")
    #expect(!person.screen.contains("0.0239"))
  }

  @Test func theAnswerComesIntoSightWhereverThePageIs() {
    for size in [Size(columns: 80, rows: 24), Window.smallestSize, Size(columns: 120, rows: 20)] {
      var person = page(size: size)
      person.press(" ")
      #expect(person.screen.contains("Answer"))
      #expect(person.screen.contains("The range has 255 steps"), "\(size)")
    }
  }

  @Test func aFailureToReadTheAttemptsIsSaid() {
    var person = Driver(history: .practised)
    person.press("B")
    _ = person.app.update(.terminal(.key(.enter)), at: person.now)
    _ = person.app.update(.failed("the file is damaged"), at: person.now)
    #expect(person.notice == "the file is damaged")
    #expect(person.app.context == .question)
  }

  @Test func attemptsOfAnotherQuestionAreNotShown() {
    var person = page(of: 0)
    person.send(.read(.attempts("perf-roofline", TestHistory.practised.attempts)))
    #expect(person.screen.contains("none yet"))
  }

  @Test(arguments: ["p", "<enter>"]) func itIsPractisedAtOnceAndThePageKnowsIt(key: String) {
    var person = page(key)
    #expect(person.question == "perf-roofline")
    person.press(" g")
    #expect(person.recorded.map(\.question) == ["perf-roofline"])
    #expect(person.app.context == .question)
    #expect(person.notice?.hasPrefix("Saved: Good.") == true)
    #expect(person.screen.contains("Attempts     5, 4 passed"))
    #expect(person.screen.contains("23 Nov 2026"))
    person.press("<esc>")
    #expect(person.screen.contains("▸  The same time twice"))
  }

  @Test func aSessionThatWasLeftGoesOnAfterIt() {
    var person = Driver(history: .practised)
    person.press("<enter>")
    person.press("s")
    let left = person.desk.sitting?.upcoming ?? []
    person.press("<esc>BG<enter>p")
    #expect(person.question == "strategy-vendors")
    person.press(" g")
    #expect(person.desk.sitting?.upcoming == left)
    #expect(person.app.context == .question)
    person.press("<esc><esc>")
    #expect(person.desk.sitting?.upcoming == left)
    person.press("<enter>")
    #expect(person.desk.sitting?.upcoming == left.filter { $0 != "strategy-vendors" })
    person.press("<esc>")
    #expect(person.app.context == .today)
  }

  @Test func aSuspendedQuestionCanBePractised() {
    var person = page("!p", of: 0)
    #expect(person.question == "fund-edge")
    person.press(" g")
    #expect(person.screen.contains("suspended, not asked; due "))
  }

  @Test func marksAreSetAndTakenBack() {
    var person = page("*")
    #expect(person.screen.contains("* starred"))
    person.press("b")
    #expect(person.screen.contains("buried until tomorrow; due"))
    person.press("b!")
    #expect(person.screen.contains("suspended, not asked"))
    person.press("u")
    #expect(!person.screen.contains("suspended"))
    #expect(person.app.context == .question)
  }

  @Test func anUndoneAttemptLeavesThePage() {
    var person = page("p g")
    #expect(person.screen.contains("23 Nov 2026"))
    person.press("u<esc>")
    #expect(!person.screen.contains("23 Nov 2026"))
    #expect(person.screen.contains("Attempts     4, 3 passed"))
  }

  @Test func theQuestionAndTheStandingAreSideBySideInAWideWindow() {
    let person = page(size: Size(columns: 120, rows: 40))
    let line = person.app.view().lines.first { $0.contains("How you stand") } ?? ""
    #expect(line.contains("The same time twice"))
    #expect(line.contains("│"))
  }

  @Test func itScrollsAndAWideTableMovesSideways() {
    var person = page(" g", of: 0, bank: .long, history: TestHistory(), size: Window.smallestSize)
    let top = person.screen
    person.press("jj<pgdn>")
    #expect(person.screen != top)
    person.press("gG<home>")
    #expect(person.screen == top)
    person.press("jjjjjj")
    let unmoved = person.screen
    person.press("<right>")
    #expect(person.screen != unmoved)
    person.press("<left>")
    #expect(person.screen == unmoved)
  }

  @Test func whatWasWrittenStandsWithItsDayAndGradeTheLastOneFirst() throws {
    var person = Driver(history: .missedTwice, size: Size(columns: 80, rows: 60))
    person.press("B/here<enter><enter>")
    let lines = person.app.view().lines.map { $0.split(separator: " ").joined(separator: " ") }
    let start = try #require(lines.firstIndex(of: "What you wrote"))
    #expect(
      Array(lines[(start + 1)...(start + 5)]) == [
        "18 Nov 2026 · Again", "latency", "and privacy", "14 Nov 2026 · Again", "nearer is better",
      ])
    #expect(person.pageText.contains("nearer is better"))
  }
}
