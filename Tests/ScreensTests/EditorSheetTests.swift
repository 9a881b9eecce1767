import Practice
import QuestionBank
import TerminalUI
import Testing

@testable import Screens

/// The question in the editor's file, and what comes back without it.
@Suite struct EditorSheetTests {
  private let question = Question.sample(
    "fund-one", title: "The title", prompt: "A prompt.\n\n- one\n- two <!-- a remark -->\n\n-->")

  private func sheet(_ answer: String = "") -> EditorSheet {
    let person = Driver()
    return EditorSheet(question, answer: answer, person.app.scene)
  }

  @Test func theAnswerStandsFirstAndTheQuestionBelow() {
    let text = sheet("begun").text
    #expect(text.hasPrefix("begun\n\n<!-- The question."))
    #expect(text.contains("\n  The title\n\n  A prompt.\n"))
    #expect(text.hasSuffix("\n-->"))
  }

  @Test(arguments: [
    "", "one line", "two\n\nlines", "  \u{4E2D} and -->\n  The title", "<!-- mine -->",
  ])
  func whatIsNotTouchedComesBackAsItWas(answer: String) {
    let sheet = sheet(answer)
    #expect(sheet.answer(in: sheet.text) == answer)
    #expect(sheet.answer(in: sheet.text + "\n") == answer)
  }

  @Test func whatIsWrittenAnywhereStays() {
    let sheet = sheet("begun")
    let text = sheet.text
    #expect(sheet.answer(in: "above\n" + text) == "above\nbegun")
    #expect(sheet.answer(in: text + "\nbelow\n") == "begun\nbelow")
    #expect(sheet.answer(in: text + " on its last line") == "begun\n on its last line")
    #expect(
      sheet.answer(in: text.replacing("  A prompt.\n", with: "  A prompt.\nwithin\n"))
        == "begun\nwithin")
    #expect(
      sheet.answer(in: text.replacing("  A prompt.", with: "  A prompt, changed.")).contains(
        "  A prompt, changed."))
  }

  @Test func onAnEmptySheetOneMayBeginAnywhere() {
    let sheet = sheet()
    #expect(sheet.answer(in: "here" + sheet.text) == "here")
    #expect(sheet.answer(in: "\nhere\n" + sheet.text) == "here")
    #expect(sheet.answer(in: sheet.text + "\nhere\n") == "here")
  }

  @Test func whatLooksLikeItIsNotStripped() {
    let comment = sheet().text.drop { $0.isNewline }
    // The person's own copy stays where the comment was taken out, and beside it.
    let mine = sheet(String(comment))
    #expect(mine.answer(in: mine.text) == String(comment))
    #expect(mine.answer(in: String(comment)) == String(comment))
    let sheet = sheet("begun")
    #expect(sheet.answer(in: "  The title\n\n  A prompt.") == "  The title\n\n  A prompt.")
    #expect(sheet.answer(in: sheet.text.replacing("\n-->", with: "")).contains("  A prompt."))
  }

  @Test func editorsThatChangeLineEndsAndBlanksChangeNothing() {
    let sheet = sheet("begun")
    let text = sheet.text.replacing("\n", with: "\r\n").replacing("A prompt.", with: "A prompt.  ")
    #expect(sheet.answer(in: text) == "begun")
  }

  @Test func inTheAppOnlyTheAnswerComesBack() {
    var person = Driver()
    person.history.edit = { "typed there\n" + $0 }
    person.press("<enter>o")
    #expect(person.practice?.typedAnswer == "typed there")
    person.press("o")
    #expect(person.practice?.typedAnswer == "typed there\ntyped there")
    #expect(
      person.effects.contains {
        if case .edit(let text) = $0 { text.contains("Calibration gives a range") } else { false }
      })
  }
}
