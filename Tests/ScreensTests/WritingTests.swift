import Practice
import QuestionBank
import Screens
import TerminalUI
import Testing

/// The field that an answer is typed in, and its history.
@Suite struct WritingTests {
  /// Answered "first", then "second", and asked again.
  private func asked(thenPress keys: String) -> Driver {
    var person = Driver(bank: Bank([.sample("fund-one")]))
    person.press("<enter>wfirst<enter>of two<esc> a")
    person.wait(seconds: 60)
    person.press("wsecond<esc> a")
    person.wait(seconds: 60)
    person.press(keys)
    return person
  }

  @Test func wordsAndLinesHaveTheirKeys() {
    var person = Driver()
    person.press("<enter>wone two three<c-w>3<c-left><c-left>x<c-e>!<c-a>><c-right>,<esc>")
    #expect(person.practice?.typedAnswer == ">one, xtwo 3!")
    person.press("w<home><c-k>new<left><c-u><esc>")
    #expect(person.practice?.typedAnswer == "w")
  }

  @Test func upOnTheFirstLineTakesUpEarlierAnswers() {
    var person = asked(thenPress: "wbegun<up>")
    #expect(person.practice?.typedAnswer == "second")
    #expect(person.notice == "Earlier answer 1 of 2.")
    person.press("<up>")
    #expect(person.practice?.typedAnswer == "first\nof two")
    person.press("<up>")
    #expect(person.practice?.typedAnswer == "first\nof two")
    #expect(person.notice == "That was the first answer.")
  }

  @Test func downOnTheLastLineReturns() {
    var person = asked(thenPress: "wbegun<up><up>")
    person.press("<down>")
    #expect(person.practice?.typedAnswer == "first\nof two")
    person.press("<down>")
    #expect(person.practice?.typedAnswer == "second")
    person.press("<down>")
    #expect(person.practice?.typedAnswer == "begun")
    person.press("<down>")
    #expect(person.practice?.typedAnswer == "begun")
  }

  @Test func whatWasChangedOnTheWayIsNotLost() {
    var person = asked(thenPress: "wbegun<up><c-e>ly<down><up>")
    #expect(person.practice?.typedAnswer == "secondly")
    person.press("<esc> g")
    #expect(person.recorded.last?.answer == "secondly")
    #expect(person.history.attempts.map(\.answer) == ["first\nof two", "second", "secondly"])
  }

  @Test func upMovesWithinTheTextFirst() {
    let person = asked(thenPress: "wone<enter>two<up>x")
    #expect(person.practice?.typedAnswer == "onex\ntwo")
  }

  @Test func aQuestionNeverAnsweredSaysSo() {
    var person = Driver()
    person.press("<enter>wa<up>")
    #expect(person.notice == "No earlier answer to this question.")
    #expect(person.practice?.typedAnswer == "a")
  }

  @Test func anAnswerTakenBackIsNotAnEarlierOne() {
    var person = Driver(bank: Bank([.sample("fund-one")]))
    person.press("<enter>wfirst<esc> au<esc><enter>")
    person.press("w<up>")
    #expect(person.notice == "No earlier answer to this question.")
  }

  @Test func earlierAnswersAreTakenUpInLines() {
    var person = asked(thenPress: "")
    person.choose("Take up an earlier answer")
    #expect(person.pageText.contains("Your answer: second"))
    person.choose("Take up an earlier answer")
    person.choose("Back to the later answer")
    person.choose("Back to the later answer")
    #expect(!person.pageText.contains("Your answer"))
  }

  @Test func theQuestionScrollsWhileAnAnswerIsWritten() {
    let long = (1...40).map { "Paragraph \($0)." }.joined(separator: "\n\n")
    var person = Driver(bank: Bank([.sample("fund-long", prompt: long)]))
    person.press("<enter>wmine<pgdn><pgdn>")
    #expect(!person.screen.contains("Paragraph 1."))
    #expect(person.screen.contains("mine"))
    person.press("<pgup><pgup>s<esc>")
    #expect(person.screen.contains("Paragraph 1."))
    #expect(person.practice?.typedAnswer == "mines")
  }

  @Test func aPasteThatHasNoRoomSaysSo() {
    var person = Driver()
    person.press("<enter>")
    person.paste(String(repeating: "a", count: 100_000))
    #expect(person.notice == "The end of the paste is left out: a text holds 64 KB.")
    #expect(person.practice?.typedAnswer?.utf8.count == 65536)
  }

  @Test func aLongAnswerIsWrittenWithoutDelay() {
    var person = Driver()
    person.press("<enter>")
    person.paste(String(repeating: "a line of words 漢字\n", count: 2800))
    let clock = ContinuousClock()
    let time = clock.measure {
      for _ in 0..<20 {
        person.press("x")
        _ = person.app.view()
      }
    }
    // A debug build on a busy machine; a key that lays the text out several times takes longer.
    #expect(time < .seconds(8))
  }

  @Test func aWideWindowShowsTheAnswerBesideTheQuestion() throws {
    var person = Driver(size: Size(columns: 120, rows: 30))
    person.press("<enter>wmine")
    let lines = person.app.view().lines
    #expect(lines[2].contains("Here or there") && lines[2].contains("Your answer"))
    #expect(lines[3].contains("mine"))
    person.press("<esc> ")
    let row = try #require(person.app.view().lines.first { $0.contains("Your answer") })
    #expect(row.contains("│ Answer"))
    #expect(person.screen.contains("Did you say it?"))
    person.press("<tab>")
    for _ in 0..<30 { person.press("j") }
    #expect(person.screen.contains("mine"))
  }
}
