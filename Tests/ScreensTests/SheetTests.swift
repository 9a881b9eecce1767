import FSRS
import Practice
import QuestionBank
import TerminalUI
import Testing

@testable import Screens

/// What the lines of reports, roadmap and summary stand for is opened and practised there.
struct SheetTests {
  /// The row that is marked as selected, without its mark.
  private func selected(_ person: Driver) -> String? {
    person.app.view().lines.lazy.compactMap { line in
      line.firstRange(of: "▸ ").map { String(line[$0.upperBound...]) }
    }.first
  }

  @Test func aQuestionOfTheReportIsOpenedAndLedBackFrom() {
    var person = Driver(history: .practised)
    person.press("R")
    #expect(selected(person)?.hasPrefix("Study next") == true)
    person.press("j")
    let title = selected(person)?.prefix(16)
    person.press("<enter>")
    #expect(person.app.context == .question)
    #expect(title.map { person.screen.contains($0) } == true)
    person.press("<esc>")
    #expect(person.app.context == .report)
    #expect(selected(person)?.prefix(16) == title)
  }

  @Test func practisingOneLeavesTheSessionThatWasLeftAlone() {
    var person = Driver(history: .practised)
    person.press("<enter>s<esc>")
    let left = person.desk.sitting?.upcoming
    person.press("Rjp")
    #expect(person.app.context == .asking)
    person.press(" g")
    #expect(person.recorded.count == 1)
    #expect(person.app.context == .report)
    #expect(person.desk.sitting?.upcoming == left)
  }

  @Test func aSectionIsPractisedInItsOrder() {
    var person = Driver(history: .practised)
    person.press("R")
    person.press("p")
    #expect(person.app.context == .asking)
    #expect((person.desk.sitting?.total ?? 0) > 1)
    person.press("<esc>")
    #expect(person.app.context == .report)
    #expect(person.desk.sitting == nil, "nothing was done in it")
  }

  @Test func aTopicOfProgressIsListedAndPractisedWeakestFirst() {
    var person = Driver(history: .practised, size: Size(columns: 80, rows: 60))
    person.press("PG")
    let last = selected(person)?.split(separator: " ").first
    person.press("<enter>")
    #expect(person.app.context == .browse)
    #expect(last.map { person.screen.lowercased().contains($0.lowercased()) } == true)
    person.press("<esc>gp")
    #expect(person.app.context == .asking)
    let seen = person.desk.sitting?.upcoming.map { person.desk.progress.cards[$0] != nil } ?? []
    #expect(seen == seen.sorted { $0 && !$1 }, "what was never asked comes last")
  }

  @Test func whatLiesBetweenLinesIsScrolledThrough() {
    var person = Driver(history: .practised, size: Size(columns: 40, rows: 12))
    person.press("R")
    var seen: Set<String> = []
    for _ in 0..<300 {
      seen.formUnion(
        person.app.view().lines.dropFirst(2).dropLast(3).map { String($0.dropFirst(3)) })
      person.press("j")
    }
    var large = Driver(history: .practised, size: Size(columns: 40, rows: 300))
    large.press("R")
    let all = large.app.view().lines.dropFirst(2).dropLast(2).map { String($0.dropFirst(3)) }
    #expect(all.allSatisfy { seen.contains($0) })
    for _ in 0..<300 { person.press("k") }
    #expect(person.screen.contains("Where to practise next"))
  }

  @Test func theWheelScrollsTheText() {
    var person = Driver(history: .practised)
    person.press("R")
    let before = person.app.view().lines
    person.mouse(.wheelDown)
    #expect(person.app.view().lines[2].dropFirst(3) == before[5].dropFirst(3))
    person.mouse(.wheelUp)
    #expect(person.app.view().lines == before)
  }

  @Test func capitalsOpenTodaysRoomsInEachOthersPlace() {
    var person = Driver(history: .practised)
    for (key, context) in [
      ("R", Context.report), ("P", .report), ("O", .report), ("S", .settings),
    ] {
      person.press(key)
      #expect(person.app.context == context)
    }
    person.press("<esc>")
    #expect(person.app.context == .today)
    person.press("OB")
    #expect(person.app.context == .browse)
    person.press("<esc>PD")
    #expect(person.app.context == .plan)
    person.press("<esc>")
    #expect(person.app.context == .today)
  }

  // MARK: The roadmap

  @Test func aPhaseFoldsWithEnterAndSpace() {
    var person = Driver(history: .ahead)
    person.press("O")
    #expect(person.screen.contains("○ Here or there"))
    person.press("<enter>")
    #expect(!person.screen.contains("Here or there"))
    #expect(selected(person)?.hasPrefix("+ 1.") == true)
    person.press("j<enter>k ")
    #expect(person.screen.contains("○ Here or there"))
    #expect(!person.screen.contains("Quantize."))
  }

  @Test func aPhaseThatIsDoneIsFoldedAtFirst() {
    var person = Driver(history: .ahead)
    for question in Bank.sample.questions {
      person.history.gradeElsewhere(question.id, .good, at: person.now)
    }
    person.press("O")
    #expect(person.screen.contains("2 of 2 goals reached"))
    #expect(person.screen.contains("+ 1. How networks learn"))
    #expect(!person.screen.contains("Here or there"))
  }

  @Test func theNextOpenGoalIsOneKeyAway() {
    var person = Driver(history: .ahead)
    person.press("On")
    #expect(selected(person)?.contains("0/3  Say what decides") == true)
    person.press("n")
    #expect(selected(person)?.contains("Milestone: An LED blinks.") == true)
    person.press("n")
    #expect(selected(person)?.contains("0/3") == true, "after the last one the first")
  }

  // MARK: The summary

  @Test func aQuestionOfTheSummaryIsOpenedAndEnterAloneGoesBack() {
    var person = Driver(history: .ahead)
    person.press("<enter> g g g g g")
    #expect(person.app.context == .summary)
    var other = person
    other.press("<enter>")
    #expect(other.app.context == .today)
    person.press("jj<enter>")
    #expect(person.app.context == .question)
    person.press("<esc>")
    #expect(person.app.context == .summary)
    person.press("p")
    #expect(person.app.context == .asking)
  }

  @Test func aReportOverTheSummaryPractisesToo() {
    var person = Driver(history: .ahead)
    person.press("<enter> g g g g gPp")
    #expect(person.app.context == .asking)
    person.press(" g<esc>")
    #expect(person.app.context == .report)
    person.press("<esc>")
    #expect(person.app.context == .today)
  }

  // MARK: In lines, and in wide windows

  @Test func inLinesTheyHaveNumbers() {
    var person = Driver(history: .practised)
    person.choose("Progress")
    person.choose("List: Quantization")
    #expect(person.app.context == .browse)
    person.choose("Back")
    person.choose("Practise 1 question: Senior")
    #expect(person.question == "ota-rollback")
  }

  @Test func wideWindowsHaveTwoColumns() {
    for (key, left, right) in [
      ("P", "Ready on", "Topics"), ("", "Start", "Level      again"),
    ] {
      var person = Driver(history: .practised, size: Size(columns: 120, rows: 40))
      person.press(key)
      let lines = person.app.view().lines
      let rows = lines.indices.filter { lines[$0].contains(right) }
      #expect(rows.contains { $0 <= 4 }, "\(right)")
      #expect(lines.prefix(8).contains { $0.contains(left) && $0.contains("│") }, "\(left)")
    }
  }

  @Test func besideTheReportIsWhatIsSelected() {
    var person = Driver(history: .practised, size: Size(columns: 200, rows: 50))
    person.press("R")
    #expect(person.app.view().lines[2].contains("│ Study next"))
    person.press("j")
    let title = selected(person)?.split(separator: "  ").first.map(String.init) ?? "?"
    #expect(person.app.view().lines[2].contains("│ \(title)"))
  }
}
