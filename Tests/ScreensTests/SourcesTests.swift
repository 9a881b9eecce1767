import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// The sources of a question.
@Suite struct SourcesTests {
  @Test func aQuestionsSourcesOpenAndCopyTheirAddresses() {
    var person = Driver()
    person.press("B<enter>o")
    #expect(person.app.context == .sources)
    #expect(person.screen.contains("▸ A specification (spec, checked 2026-11)"))
    #expect(person.screen.contains("  https://example.org/spec"))
    person.press("<enter>y")
    #expect(
      person.effects.suffix(2) == [
        .open("https://example.org/spec"), .copy("https://example.org/spec"),
      ])
    person.press("<esc>")
    #expect(person.app.context == .question)
  }

  @Test func whatCameOfItIsSaid() {
    var person = Driver()
    person.press("B<enter>o")
    person.send(.told("Opened in the browser."))
    #expect(person.notice == "Opened in the browser.")
  }

  @Test func theyAreToBeHadAfterTheRevealAndNotBefore() {
    var person = Driver()
    person.press("<enter>")
    #expect(!person.footer.contains("sources"))
    person.press(" ")
    person.resize(120, 24)
    person.press("o")
    #expect(person.app.context == .sources)
    person.press("<esc>a")
    #expect(person.recorded.count == 1)
  }

  @Test func anAddressIsLinkedWholeHoweverNarrowTheWindow() {
    var person = Driver(size: Window.smallestSize)
    person.press("B<enter>o")
    let frame = person.app.view()
    #expect(Set(frame.links.map(\.address)) == ["https://example.org/spec"])
    #expect(frame.links.map(frame.text(of:)).joined() == "https://example.org/spec")
  }
}
