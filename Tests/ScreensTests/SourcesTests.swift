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

/// A question of the person's own, which can be edited.
@Suite struct OwnQuestionTests {
  private let own = Question.sample("own-one", level: .junior, topic: .fundamentals, title: "Mine")

  private func bank(_ question: Question) -> Bank {
    Bank.sample.adding([question], files: [question.id: "bank/own-one.md"])
  }

  @Test func itIsEditedAndReadAgain() {
    var person = Driver(bank: bank(own))
    person.press("B/mine<enter><enter>")
    #expect(person.screen.contains("Mine"))
    person.press("E")
    #expect(person.effects.last == .editQuestion(file: "bank/own-one.md"))
    person.send(
      .bankRead(
        bank(.sample("own-one", level: .junior, topic: .fundamentals, title: "Mine, mended"))))
    #expect(person.screen.contains("Mine, mended"))
    person.press("<esc>")
    #expect(person.screen.contains("Mine, mended"))
  }

  @Test func aBuiltInOneIsNot() {
    var person = Driver()
    person.press("B<enter>")
    #expect(!person.footer.contains("edit"))
    let before = person.effects.count
    person.press("E")
    #expect(person.effects.count == before)
  }

  @Test func oneThatIsLeftOutNowStaysOnItsPage() {
    var person = Driver(bank: bank(own))
    person.press("B/mine<enter><enter>E")
    person.send(.bankRead(.sample))
    person.send(.failed("bank/own-one.md:3:1: wrong"))
    #expect(person.screen.contains("Mine"))
    #expect(person.notice == "bank/own-one.md:3:1: wrong")
    person.press("<esc>")
    #expect(person.app.context == .browse)
  }
}
