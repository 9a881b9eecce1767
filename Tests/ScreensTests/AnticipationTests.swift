import Screens
import TerminalUI
import Testing

/// What is prepared while nobody waits must change nothing that shows.
struct AnticipationTests {
  @Test func aSittingLooksTheSameWithAndWithoutIt() {
    var plain = Driver(bank: .long)
    var prepared = Driver(bank: .long)
    for key in [
      "<enter>", "i", "3", " ", "x", "<tab>", "j", "g", "w", "text", "<esc>", " ", "a", " ",
    ] {
      prepared.app.anticipate()
      let before = prepared.app.view()
      prepared.app.anticipate()
      #expect(prepared.app.view() == before)
      plain.press(key)
      prepared.press(key)
      #expect(prepared.app.view() == plain.app.view(), "after \(key)")
    }
    #expect(prepared.recorded == plain.recorded)
  }

  @Test func aChangedWindowSetsTheTextAnew() {
    var person = Driver(bank: .long)
    person.press("<enter>")
    person.app.anticipate()
    person.resize(60, 24)
    person.press(" ")
    var other = Driver(bank: .long, size: person.app.size)
    other.press("<enter> ")
    #expect(person.app.view().lines.dropFirst() == other.app.view().lines.dropFirst())
  }
}
