import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// What a person is told of an answer that was not what it should have been, or is at last.
@Suite struct MissedTests {
  @Test(arguments: [
    ("2", "a", "Saved: Again. It comes again shortly."),
    ("3", "a", "Saved: Again. You were fairly sure. It comes again shortly."),
    ("4", "a", "Saved: Again. You were certain. It comes again shortly."),
    ("1", "e", "You had called it a guess."), ("4", "h", "Saved: Hard."),
  ])
  func aGradeSaysHowSureOneHadBeen(sure: String, grade: String, words: String) {
    var person = Driver()
    person.press("<enter>" + sure + " " + grade)
    #expect(person.notice?.contains(words) == true, "\(person.notice ?? "")")
    #expect((person.notice?.contains("You ") == true) == words.contains("You "))
  }

  @Test func theSummaryNamesWhatOneWasSureOfAndDidNotKnow() {
    var person = Driver(bank: Bank([.sample("fund-one", title: "The one")]))
    person.press("<enter>4 a g")
    #expect(person.screen.contains("• sure, and wrong: The one"))
  }

  @Test func aPointGotRightAtLastIsNoticed() {
    var person = Driver(history: .missedTwice)
    person.press("<enter>")
    #expect(person.question == "fund-edge")
    person.press(" ")
    #expect(person.screen.contains("integer.  missed the last 2 times"))
    person.press("1")
    #expect(person.notice == "Numbers tick now; a h g e grade.")
    person.press("2")
    #expect(person.notice == "Point 2 at last: missed the last 2 times.")
    #expect(person.screen.contains("integer.  at last"))
    person.press("2")
    #expect(person.notice == nil)
    person.press("X")
    #expect(person.notice == "At last: points 2, 3, 4.")
  }

  @Test func itIsKnownAfterAnUndoToo() {
    var person = Driver(history: .missedTwice)
    person.press("<enter> 1gu")
    #expect(person.screen.contains("integer.  missed the last 2 times"))
  }

  @Test func afterTheThirdMissItIsAskedWhatWouldHelp() {
    var person = Driver(history: .missedTwice)
    person.press("<enter> a")
    #expect(person.app.context == .missed)
    #expect(person.screen.contains("Here or there"))
    #expect(person.screen.contains("Missed 3 times by now. What would help?"))
    #expect(person.notice?.hasPrefix("Saved: Again.") == true)
    let next = person.question
    person.wait(seconds: 90)
    person.press("n")
    person.press("think of the battery<esc>")
    #expect(person.history.notes["fund-edge"] == "think of the battery")
    #expect(person.app.context == .asking)
    #expect(person.question == next && next != "fund-edge")
    // Nobody has read it meanwhile.
    person.wait(seconds: 3)
    #expect(person.screen.contains("0:03 of"))
  }

  @Test func whatIsMissedAgainAndAgainCanBeSetAside() {
    var person = Driver(history: .missedTwice)
    person.press("<enter> a")
    let next = person.question
    person.press("!")
    #expect(person.question == next)
    #expect(person.desk.progress.marks.isSuspended("fund-edge"))
    #expect(person.desk.sitting?.upcoming.contains("fund-edge") == false)
    person.press("u")
    #expect(person.question == "fund-edge")
    #expect(person.desk.sitting?.relearning.contains("fund-edge") == true)
    #expect(!person.desk.progress.marks.isSuspended("fund-edge"))
  }

  @Test func enterGoesOnAndTheGradeCanBeTakenBack() {
    var person = Driver(history: .missedTwice)
    person.press("<enter> a<enter>")
    #expect(person.app.context == .asking)
    person.press("u a")
    #expect(person.app.context == .missed)
    person.press("u")
    #expect(person.question == "fund-edge")
    #expect(person.practice?.phase == .revealed)
    #expect(person.history.counted.count == 2)
  }

  @Test func theOnlyQuestionSetAsideEndsTheSitting() {
    var person = Driver(bank: Bank([.sample("fund-one")]))
    person.press("<enter> a a a")
    #expect(person.app.context == .missed)
    person.press("!")
    #expect(person.screen.contains("Session finished"))
  }
}
