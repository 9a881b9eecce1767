import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// Practising out of the list, its order and its counts.
@Suite struct BrowsePracticeTests {
  private func browsing(
    _ keys: String = "", history: TestHistory = .practised, bank: Bank = .sample,
    size: Size = Size(columns: 80, rows: 24)
  ) -> Driver {
    var person = Driver(bank: bank, history: history, size: size)
    person.press("B" + keys)
    return person
  }

  private func titles(_ person: Driver) -> [String] {
    person.app.view().lines.compactMap { line in
      Bank.sample.questions.map(\.title).first { line.contains($0) }
    }
  }

  @Test func oneQuestionIsPractisedAndLeadsBackToTheSamePlace() {
    let bank = Bank((10..<90).map { .sample("q\($0)", title: "Title \($0)") })
    var person = browsing(
      ",,,," + "yy/title<enter><pgdn><pgdn>jjk", history: TestHistory(), bank: bank)
    let before = person.app.view().lines
    let selected = before.first { $0.contains("▸") }
    person.press("p")
    #expect(person.app.context == .asking)
    person.press(" g")
    #expect(person.app.context == .browse)
    #expect(person.notice?.hasPrefix("Saved: Good.") == true)
    let after = person.app.view().lines
    #expect(after.first { $0.contains("▸") }?.prefix(20) == selected?.prefix(20))
    // All but the counts, the notice and the keys.
    func rows(_ lines: [String]) -> [String] {
      lines.dropFirst(4).dropLast(2).map { String($0.prefix(30)) }
    }
    #expect(rows(after) == rows(before))
    #expect(person.desk.sitting == nil)
  }

  @Test func theSessionThatWasLeftStaysAsItIsAlsoAfterARestart() {
    var person = Driver(history: .practised)
    person.press("<enter>wbegun<esc><esc>")
    let left = person.desk.sitting
    #expect(left != nil)
    person.press("BGp")
    #expect(person.question != left?.current)
    person.press("<esc>")
    #expect(person.app.context == .browse)
    #expect(person.desk.sitting == left)
    person.press("p g")
    #expect(person.desk.sitting == left)
    person.press("ka")
    #expect(person.screen.contains("1 of 6"))
    person.restart()
    #expect(person.desk.sitting?.upcoming == left?.upcoming)
    #expect(person.desk.sitting?.drafts == left?.drafts)
    person.press("<enter>")
    #expect(person.question == left?.current)
  }

  @Test func whatWasBegunAsideIsNotLost() {
    var person = Driver(history: .practised)
    person.press("<enter><esc>BGpwbegun")
    person.wait(seconds: 1)
    person.restart()
    person.press("BGp")
    #expect(person.screen.contains("begun"))
  }

  @Test func allThatIsListedIsASessionOfItsOwn() {
    var person = browsing("s")
    #expect(person.app.view().lines.last?.contains("a all") == false)
    person.press("ssssssa")
    #expect(person.screen.contains("1 of 3"))
    var asked: [QuestionID] = []
    for _ in 0..<3 {
      asked += [person.question].compactMap(\.self)
      person.press(" g")
    }
    #expect(asked == ["quant-scale", "perf-roofline", "ota-rollback"])
    #expect(person.screen.contains("Session finished"))
    person.press("<esc>")
    #expect(person.app.context == .browse)
    #expect(person.screen.contains("Browse  seen"))
    #expect(person.desk.sitting == nil)
  }

  @Test func whatWasAnsweredTodayIsAskedAgainAndWhatIsSetAsideIsNot() {
    var person = browsing("gp gGb")
    person.press("a")
    #expect(person.screen.contains("1 of 5"))
    #expect(person.question == "quant-scale" || person.question == "fund-edge")
    person.press(" g")
    #expect(person.screen.contains("2 of 5"))
  }

  @Test func aListThatWasLeftWithoutASessionBelowGoesOn() {
    var person = browsing("a g<esc>")
    #expect(person.app.context == .browse)
    #expect(person.desk.sitting?.upcoming.count == 5)
    person.press("<esc>")
    #expect(person.screen.contains("Continue"))
    var idle = browsing("a<esc><esc>")
    #expect(idle.desk.sitting == nil)
    idle.press("<enter>")
    #expect(idle.desk.sitting?.aside == nil)
  }

  @Test func anAnswerThatWasGivenAsideIsUndoneInTheList() {
    var person = browsing("Gp g")
    person.press("u")
    #expect(person.desk.progress.cards["strategy-vendors"] == nil)
    #expect(person.app.context == .revealed, "as it stood before the grade")
    person.press("h")
    #expect(person.app.context == .browse)
    person.press("u<esc>")
    #expect(person.app.context == .browse)
    #expect(person.desk.progress.cards["strategy-vendors"] == nil)
    #expect(person.desk.sitting == nil)
  }

  @Test func theListIsSortedAndSaysHow() {
    var person = browsing()
    #expect(person.screen.contains("in the bank's order · 6 of 6"))
    person.press("jj,")
    #expect(person.screen.contains("▸  Back to the old model"), "the first of the new order")
    #expect(person.screen.contains("by due date"))
    #expect(titles(person).first == "Back to the old model")
    person.press(",")
    #expect(person.screen.contains("by recall"))
    #expect(person.screen.contains("Recall"))
    #expect(titles(person).first == "Back to the old model")
    person.press(",")
    #expect(person.screen.contains("by lapses"))
    #expect(person.screen.contains("Lapses"))
    person.press(",")
    #expect(person.screen.contains("by title"))
    #expect(titles(person) == Bank.sample.questions.map(\.title).sorted())
    person.press(",")
    #expect(person.screen.contains("in the bank's order"))
    person.press("/hand<enter>")
    #expect(person.screen.contains("best match first"))
    person.press(",c")
    #expect(person.screen.contains("in the bank's order · 6 of 6"))
  }

  @Test func theCountsOfTheStatesAddUp() {
    var person = browsing("Gbk!")
    func counts() -> [Int] {
      person.app.view().lines[2].split(separator: " ").compactMap { Int($0) }
    }
    #expect(counts().reduce(0, +) == 6)
    #expect(person.app.view().lines[2].contains("2 set aside"))
    person.press("s")
    #expect(counts().reduce(0, +) == 6, "whatever the state")
    person.press("clx<esc>")
    #expect(counts().reduce(0, +) == 2)
  }

  @Test func titlesHaveTheRoomAndWiderWindowsHaveMoreColumns() {
    let title = "A title of fifty columns, which is what most have."
    let bank = Bank([.sample("q", topic: .otaFleet, title: title)])
    func lines(_ columns: Int) -> String {
      browsing(history: TestHistory(), bank: bank, size: Size(columns: columns, rows: 24)).screen
    }
    #expect(lines(80).contains(title))
    #expect(!lines(80).contains("Topic"))
    #expect(lines(120).contains("Topic"))
    #expect(!lines(120).contains("Form"))
    for name in ["OTA and fleet", "Form", "Kind", "Tries"] { #expect(lines(200).contains(name)) }
    #expect(lines(40).contains("▸"))
  }

  @Test func whatMatchesIsMarkedInTheTitleAndInTheLine() {
    let person = browsing("/scale hand<enter>")
    let frame = person.app.view()
    let row = frame.lines.firstIndex { $0.contains("Scale by hand") } ?? 0
    #expect(frame.rolePlane[row].contains("mmmmm"))
    #expect(frame.lines[row + 1].contains("Compute scale and zero point"))
    #expect(frame.rolePlane[row + 1].contains("mmmmm"))
  }

  @Test func theOtherRoomsOpenFromTheListAndLeadBack() {
    for key in ["D", "P", "R", "O", "S"] {
      var person = browsing("jj" + key)
      #expect(person.app.context != .browse, "\(key)")
      person.press("<esc>")
      #expect(person.app.context == .browse, "\(key)")
      #expect(person.screen.contains("▸"), "\(key)")
    }
  }
}
