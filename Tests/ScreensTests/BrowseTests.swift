import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// The list of all questions: what it shows, finds and leads to.
@Suite struct BrowseTests {
  private func browsing(
    _ keys: String = "", bank: Bank = .sample, history: TestHistory = .practised,
    size: Size = Size(columns: 80, rows: 24)
  ) -> Driver {
    var person = Driver(bank: bank, history: history, size: size)
    person.press("B" + keys)
    return person
  }

  /// The titles listed, top to bottom.
  private func titles(_ person: Driver) -> [String] {
    person.app.view().lines.compactMap { line in
      Bank.sample.questions.map(\.title).first { line.contains($0) }
    }
  }

  @Test func theListHasEveryQuestionAndHowItStands() {
    let person = browsing()
    #expect(person.screen.contains("Browse  all questions"))
    #expect(person.screen.contains("6 of 6"))
    #expect(titles(person) == Bank.sample.questions.map(\.title))
    let row = person.app.view().lines.first { $0.contains("Back to the old model") } ?? ""
    #expect(row.contains("Senior"))
    #expect(!row.contains("scenario"))
    #expect(row.contains("due"))
    #expect(person.app.view().lines.contains { $0.contains("Scale by hand") && $0.contains("in ") })
    #expect(person.app.view().lines.contains { $0.contains("Here or there") && $0.contains("new") })
  }

  @Test func theKindStandsInTheListWhereThereIsRoom() {
    #expect(!browsing().app.view().lines[4].contains("calculation"))
    #expect(
      browsing(size: Size(columns: 230, rows: 24)).app.view().lines[4].contains("calculation"))
  }

  @Test func wordsNarrowTheListWhileTheyAreTyped() {
    var person = browsing("/sca")
    #expect(person.app.context == .finding)
    #expect(titles(person).first == "Scale by hand")
    person.press("le hand")
    #expect(titles(person) == ["Scale by hand"])
    person.press("<backspace><backspace>xyz")
    #expect(person.screen.contains("No question matches."))
    person.press("<esc>")
    #expect(person.app.context == .browse)
    #expect(titles(person).count == 6)
  }

  @Test func enterKeepsTheWordsAndEscapeTheOnesBefore() {
    var person = browsing("/hand<enter>")
    #expect(person.app.context == .browse)
    #expect(titles(person) == ["Scale by hand"])
    person.press("/x<esc>")
    #expect(titles(person) == ["Scale by hand"])
    person.press("c")
    #expect(titles(person).count == 6)
    person.press("/hand")
    person.press(.control("u"))
    #expect(titles(person).count == 6)
  }

  @Test func lettersThatAreKeysElsewhereAreTyped() {
    let person = browsing("/q?b*")
    #expect(!person.hasQuit)
    #expect(person.screen.contains("Find  q?b*"))
    #expect(!person.effects.contains { $0.writes })
  }

  @Test func aPasteGoesIntoTheWordsOnOneLineAndIsCleaned() {
    var person = browsing("/")
    person.paste("scale\n\u{1B}[2Jby\u{202E} hand")
    #expect(person.screen.contains("Find  scale by hand"))
    #expect(titles(person) == ["Scale by hand"])
    person.paste(String(repeating: "long ", count: 100))
    #expect(person.screen.contains("No question matches."))
    person.press("<esc>")
    person.paste("ignored")
    #expect(titles(person).count == 6)
  }

  @Test func levelsAndTopicsNarrowTheListAndNotThePractice() {
    var person = browsing("lx<esc>")
    #expect(titles(person) == ["Here or there", "Scale by hand"])
    #expect(person.screen.contains("Browse  Junior"))
    person.press("t")
    #expect(person.screen.contains("[ ] Quantization"))
    #expect(person.screen.contains("0    0    1/1"))
    person.press("jjx<esc>")
    #expect(titles(person) == ["Scale by hand"])
    person.press("lc<esc>")
    #expect(titles(person) == ["Scale by hand", "Eight bits or sixteen"])
    person.press("<esc>")
    #expect(person.desk.filter.isEmpty)
    #expect(!person.effects.contains { if case .bookmark(.filter) = $0 { true } else { false } })
  }

  @Test func statesAreGoneThroughOneByOne() {
    var person = browsing("j*!jjb")
    let expected: [(String, [String])] = [
      ("due", ["Back to the old model"]),
      ("new", ["Here or there", "Eight bits or sixteen", "One vendor or two"]),
      ("missed", []), ("starred", ["Scale by hand"]),
      ("learning", []), ("known", []),
      ("seen", ["Scale by hand", "The same time twice", "Back to the old model"]),
      ("buried", ["The same time twice"]),
      ("suspended", ["Scale by hand"]),
    ]
    for (word, titles) in expected {
      person.press("s")
      #expect(person.screen.contains("Browse  \(word)"))
      #expect(Set(self.titles(person)) == Set(titles), "\(word)")
    }
    person.press("s")
    #expect(person.screen.contains("all questions"))
  }

  @Test func kindsAreGoneThroughToo() {
    var person = browsing("y")
    #expect(person.screen.contains("Browse  concept"))
    #expect(person.screen.contains("c lists all questions again"))
    person.press("y")
    #expect(person.screen.contains("Browse  calculation"))
    #expect(titles(person).count == 6)
    person.press("c")
    #expect(person.screen.contains("all questions"))
  }

  @Test func formsAreGoneThroughToo() {
    var person = browsing("f")
    #expect(person.screen.contains("Browse  core"))
    #expect(person.screen.contains("c lists all questions again"))
    person.press("f")
    #expect(person.screen.contains("Browse  scenario"))
    #expect(titles(person).count == 6)
    person.press("ff")
    #expect(person.screen.contains("all questions"))
  }

  @Test func theSelectedQuestionStaysSelectedWhereItIsStillListed() {
    var person = browsing("jjjj")
    #expect(person.screen.contains("▸  Back to the old model"))
    person.press("s")
    #expect(person.screen.contains("▸  Back to the old model"))
    person.press("c")
    #expect(person.screen.contains("▸  Back to the old model"))
    person.press("ss")
    #expect(person.screen.contains("▸  Here or there"))
  }

  @Test func theListMovesByLinesPagesAndToItsEnds() {
    let bank = Bank((10..<90).map { .sample("q\($0)", title: "Title \($0)") })
    var person = browsing(bank: bank, history: TestHistory())
    func selected() -> String? {
      person.app.view().lines.first { $0.contains("▸") }
        .flatMap { line in (10..<90).map { "Title \($0)" }.first { line.contains($0) } }
    }
    for (keys, title) in [
      ("jj", 12), ("k", 11), ("G", 89), ("j", 89), ("g", 10), ("<pgdn>", 26), ("<c-d>", 42),
      ("<c-u>", 26), ("<pgup>", 10), ("<end>", 89), ("<home>", 10), ("<up>", 10), ("<down>", 11),
    ] {
      person.press(keys)
      #expect(selected() == "Title \(title)", "\(keys)")
    }
    #expect(person.screen.contains("↓ "))
  }

  @Test func aClickSelectsAndADoubleClickOpens() {
    var person = browsing()
    person.click(on: "The same time twice")
    #expect(person.screen.contains("▸  The same time twice"))
    person.click(on: "The same time twice")
    #expect(person.app.context == .browse)
    person.click(on: "The same time twice", times: 2)
    #expect(person.app.context == .question)
    person.press("<esc>g")
    person.mouse(.wheelDown)
    #expect(person.screen.contains("▸  The same time twice"))
  }

  @Test func thePreviewShowsBesideTheListInAWideWindow() {
    #expect(!browsing().screen.contains("Calibration gives"))
    let wide = browsing("jjj", size: Size(columns: 100, rows: 24))
    #expect(wide.screen.contains("Calibration gives"))
    #expect(wide.screen.contains("100 (87–99)"))
    #expect(!wide.screen.contains("0.0239"))
    #expect(!wide.screen.contains("The scale is the range"))
  }

  @Test func theListHasTheRecallOfThePreviewWithItsRangeWhereItHasRoom() {
    let wide = browsing("jjj", size: Size(columns: 200, rows: 24))
    #expect(wide.screen.contains("Recall %"))
    let row = wide.app.view().lines.first { $0.contains("▸") } ?? ""
    let preview = wide.app.view().lines.first { $0.contains("Recall now") } ?? ""
    let told = preview.firstMatch(of: /(\d+) of 100 (\(\d+–\d+\))/)
    #expect(told.map { row.contains("\($0.1) \($0.2)") } == true)
    // What was never asked has none.
    #expect(
      browsing("", size: Size(columns: 200, rows: 24)).app.view().lines.contains {
        $0.contains("▸") && !$0.contains("(")
      })
  }

  @Test func escapeGoesBackToTheSamePlaceAndThenToToday() {
    var person = browsing("jjj<enter>")
    #expect(person.app.context == .question)
    person.press("<esc>")
    #expect(person.screen.contains("▸  The same time twice"))
    person.press("<esc>")
    #expect(person.app.context == .today)
  }

  @Test func marksAreSetAndTakenBackFromTheList() {
    var person = browsing("j*")
    #expect(person.notice == "Starred.")
    #expect(person.screen.contains("* Scale by hand"))
    person.press("*!")
    #expect(person.notice?.hasPrefix("Suspended") == true)
    #expect(person.desk.progress.marks.isSuspended("quant-scale"))
    person.press("!")
    #expect(!person.desk.progress.marks.isSuspended("quant-scale"))
    person.press("b")
    #expect(person.desk.progress.marks.isBuried("quant-scale", on: person.desk.today))
    person.press("b")
    #expect(!person.desk.progress.marks.isHidden("quant-scale", on: person.desk.today))
  }

  @Test func undoingAMarkMadeHereDoesNotPutTheQuestionIntoTheSession() {
    var person = Driver(history: .practised)
    person.press("<enter><esc>B")
    let upcoming = person.desk.sitting?.upcoming
    person.press("G!u")
    #expect(person.notice?.hasPrefix("Asked again") == true)
    #expect(!person.desk.progress.marks.isSuspended("strategy-vendors"))
    #expect(person.desk.sitting?.upcoming == upcoming)
    person.press("U")
    #expect(person.desk.progress.marks.isSuspended("strategy-vendors"))
    person.press("u")
    #expect(person.desk.sitting?.upcoming == upcoming)
  }

  @Test func aMarkThatCannotBeKeptIsSaidAndChangesNothing() {
    var person = browsing("j")
    person.history.failure = "the disk is full"
    person.press("!")
    #expect(person.notice == "the disk is full")
    #expect(!person.desk.progress.marks.isSuspended("quant-scale"))
  }

  @Test func anEmptyBankAndAnEmptyListSaySo() {
    #expect(browsing(bank: Bank([])).screen.contains("The bank has no reviewed questions."))
    var person = browsing("yyy")
    #expect(person.screen.contains("No question matches."))
    person.press("<enter>p*!bjkG")
    #expect(person.app.context == .browse)
  }

  @Test func theListIsNewAfterFourInTheMorning() {
    var person = browsing("j")
    #expect(person.app.view().lines.contains { $0.contains("Scale by hand") && $0.contains("in ") })
    person.wait(seconds: 60 * 86_400)
    #expect(person.app.view().lines.contains { $0.contains("Scale by hand") && $0.contains("due") })
  }
}
