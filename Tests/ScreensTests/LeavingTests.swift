import Practice
import Screens
import TerminalUI
import Testing

/// Who leaves while the history cannot be written loses nothing.
@Suite struct LeavingTests {
  private static let lock = "history.db: locked by another program"

  private func writing(_ keys: String) -> Driver {
    var person = Driver()
    person.history.lock = nil
    person.press("<enter>" + keys)
    person.history.lock = Self.lock
    return person
  }

  @Test(arguments: ["wthe whole answer<esc>", "wthe whole answer", "nthe whole answer"])
  func theAppStaysOpenAndSaysWhy(keys: String) {
    var person = writing(keys)
    person.press("<c-c>")
    #expect(!person.hasQuit)
    #expect(person.app.notice?.kind == .problem)
    #expect(person.notice?.contains(Self.lock) == true)
    #expect(person.notice?.contains("Quit again to leave") == true)
    #expect(person.screen.contains("the whole answer"))
    #expect(person.history.rescued.isEmpty)
  }

  /// What to do stands before what is wrong, which may be long.
  @Test func theSmallestWindowSaysWhatToDo() {
    var person = writing("wmine<esc>")
    person.resize(40, 12)
    person.history.lock = "/home/somebody/.local/share/" + String(repeating: "edgewise/", count: 40)
    person.press("q")
    #expect(person.screen.replacing(/\s+/, with: " ").contains("Quit again to leave; it then"))
  }

  @Test func onceTheHistoryCanBeWrittenItIsKeptAndTheAppLeaves() {
    var person = writing("wthe whole answer<esc>")
    person.press("q")
    person.history.lock = nil
    person.press("q")
    #expect(person.hasQuit)
    #expect(person.history.rescued.isEmpty)
    person.restart()
    person.press("<enter>")
    #expect(person.practice?.typedAnswer == "the whole answer")
  }

  @Test(arguments: ["wmine<esc>q", "wmine<c-c>"])
  func whoAsksAgainLeavesWithTheAnswerHandedOut(keys: String) {
    var person = writing("")
    person.press(keys)
    person.press("<c-c>")
    #expect(person.hasQuit)
    #expect(person.history.rescued.map(\.text) == ["mine"])
    #expect(person.history.rescued.map(\.heading) == ["Answer: Here or there"])
  }

  @Test func aNoteIsHandedOutToo() {
    var person = writing("nmine")
    person.press("<c-c><c-c>")
    #expect(person.hasQuit)
    #expect(person.history.rescued.map(\.text) == ["mine"])
    #expect(person.history.rescued.map(\.heading) == ["Note: Here or there"])
  }

  /// Between the two something was done, so that the second is asked anew.
  @Test func quittingTwiceIsTwiceInARow() {
    var person = writing("wmine<esc>")
    person.press("qiq")
    #expect(!person.hasQuit)
    person.press("wq")
    person.press("<c-c>x<c-c>")
    #expect(!person.hasQuit)
    person.press("<c-c>")
    #expect(person.hasQuit)
    #expect(person.history.rescued.map(\.text) == ["mineqx"])
  }

  /// A signal, a closed window.
  @Test(arguments: [TerminalEvent.terminate(.hangUp), .terminate(.quit), .endOfInput])
  func whereNobodyCanBeAskedTheTextIsHandedOutAtOnce(event: TerminalEvent) {
    var person = writing("wmine")
    person.send(.terminal(event))
    #expect(person.hasQuit)
    #expect(person.history.rescued.map(\.text) == ["mine"])
  }

  @Test func whereNothingIsWrittenNobodyIsKept() {
    var person = writing("")
    person.press("q")
    #expect(person.hasQuit)
    #expect(person.history.rescued.isEmpty)
  }

  /// On the way back to Today the history is read again, which has an earlier place.
  @Test func whatCouldNotBeKeptIsNotForgottenOnTheWayToToday() {
    var person = writing("wmine<esc>")
    person.press("<esc>")
    #expect(person.app.context == .today)
    person.history.lock = nil
    person.press("<enter>")
    #expect(person.practice?.typedAnswer == "mine")
    person.press("q")
    #expect(person.hasQuit)
    person.restart()
    person.press("<enter>")
    #expect(person.practice?.typedAnswer == "mine")
  }
}
