import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// The clock of a question stands while a person wants it to.
@Suite struct PauseTests {
  @Test func pausedTimeIsNoThinkingTime() {
    var person = Driver()
    person.press("<enter>")
    person.wait(seconds: 40)
    person.press("z")
    #expect(!person.isClockRunning)
    person.wait(seconds: 600)
    #expect(person.screen.contains("0:40 paused"))
    #expect(person.screen.contains("z go on"))
    person.press("z")
    #expect(person.isClockRunning)
    person.wait(seconds: 5)
    #expect(person.screen.contains("0:45 of 3 min"))
    person.press(" ")
    person.wait(seconds: 10)
    person.press("g")
    #expect(person.recorded.last?.thinkMilliseconds == 45_000)
    #expect(person.recorded.last?.totalMilliseconds == 55_000)
  }

  @Test func itDoesNotGoOnByItself() {
    var person = Driver()
    person.press("<enter>")
    person.wait(seconds: 40)
    person.press("z")
    person.wait(seconds: 100)
    person.press("<c-z>")
    person.now = person.now.adding(milliseconds: 50_000)
    person.send(.terminal(.resumed))
    person.press("iw words<esc>2")
    person.wait(seconds: 100)
    #expect(person.screen.contains("0:40 paused"))
    person.press("<esc><enter>")
    #expect(person.screen.contains("0:40 paused"))
    person.wait(seconds: 3600)
    person.restart(after: 1000)
    person.press("<enter>")
    #expect(person.screen.contains("0:40 paused"))
    person.press("z")
    person.wait(seconds: 2)
    #expect(person.practice?.thinking(at: person.now.instant) == 42_000)
  }

  @Test func aRevealEndsAPause() {
    var person = Driver()
    person.press("<enter>")
    person.wait(seconds: 40)
    person.press("z")
    person.wait(seconds: 600)
    person.press(" ")
    person.wait(seconds: 10)
    #expect(!person.screen.contains("paused"))
    person.press("g")
    #expect(person.recorded.last?.thinkMilliseconds == 40_000)
    #expect(person.recorded.last?.totalMilliseconds == 50_000)
    #expect(person.desk.sitting?.pause == nil)
  }

  @Test func whatIsPausedIsOneQuestion() {
    var person = Driver()
    person.press("<enter>")
    person.wait(seconds: 40)
    person.press("zs")
    #expect(!person.screen.contains("paused"))
    person.press(" g g g g")
    #expect(person.question == "fund-edge")
    #expect(person.screen.contains("0:40 paused"))
  }

  @Test func inLinesItIsAChoice() {
    var person = Driver()
    person.choose("Start")
    person.wait(seconds: 40)
    person.choose("Stop the clock")
    person.wait(seconds: 100)
    #expect(person.page.status.contains("The clock stands at 0:40."))
    person.choose("Let the clock go on")
    #expect(!person.page.status.contains { $0.contains("clock") })
  }
}
