import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// How far a sitting is, in words that add up, and what becomes of what is left of it.
@Suite struct SittingCountsTests {
  @Test func whatIsDoneLeftAndAgainIsSaidOnTodayAndAtTheEnd() {
    var person = Driver()
    person.press("<enter> a g g")
    #expect(person.screen.contains("4 of 5, 1 again"))
    let next = person.question.flatMap { person.desk.bank[$0]?.title } ?? ""
    person.press("<esc>")
    #expect(person.screen.contains("2 done, 2 left, 1 again: \(next)"))
    #expect(person.app.farewell == "Kept: 2 done, 2 left, 1 again. It goes on with: \(next)")
  }

  @Test func whereNothingIsLeftNothingIsSaidAtTheEnd() {
    var person = Driver()
    #expect(person.app.farewell == nil)
    person.press("<enter> g g g g g")
    #expect(person.app.context == .summary)
    #expect(person.app.farewell == nil)
  }

  @Test func aSkippedQuestionIsSaidToComeAtTheEnd() {
    var person = Driver()
    person.press("<enter>")
    let title = person.question.flatMap { person.desk.bank[$0]?.title } ?? ""
    person.press("s")
    #expect(person.notice == "Put at the end: \(title).")
  }

  @Test func whatIsLeftOfASittingBeyondTheDayCanBeDropped() {
    var person = Driver()
    person.press("<enter> g g g g g<enter>")
    #expect(person.screen.contains("Done for today"))
    let more = person.place(of: "more")
    #expect(more != nil)
    person.press("<enter>wbegun<esc><esc>")
    #expect(person.screen.contains("Drop it"))
    person.click(on: "Drop it")
    person.press("<enter>")
    #expect(person.notice == "1 answer begun would be lost with it; once more drops it.")
    #expect(person.desk.canProceed)
    person.press("<enter>")
    #expect(person.notice == "Dropped. What was graded in it stays.")
    #expect(!person.desk.canProceed)
    #expect(!person.screen.contains("Continue"))
    person.restart()
    #expect(!person.screen.contains("Continue"))
  }

  @Test func numbersStayTheSameWhateverIsOffered() throws {
    var person = Driver()
    person.press("<enter>")
    func number(_ label: String) -> Int? {
      person.app.plainPage(width: 78).choices.first { $0.label.hasPrefix(label) }?.number
    }
    let skip = try #require(number("Skip"))
    #expect(number("Next hint") != nil)
    person.press("ii")
    #expect(number("Next hint") == nil)
    #expect(number("Skip") == skip)
    person.press(" ")
    let accept = try #require(number("Again"))
    #expect(number("Tick") == 1)
    person.press("x")
    #expect(number("Again") == accept)
    #expect(number("Untick") == 1)
  }
}
