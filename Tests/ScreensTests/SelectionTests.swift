import Practice
import QuestionBank
import TerminalUI
import Testing

@testable import Screens

/// The hidden cursor, which screen readers and braille displays follow.
@Suite struct SelectionTests {
  /// The row that the terminal's cursor is on, as text; nil where it is nowhere.
  private func row(_ person: Driver) -> String? {
    let frame = person.app.view()
    return (frame.cursor ?? frame.selection).map { frame.lines[$0.row] }
  }

  /// Each place, by the keys that lead there from Today.
  private static let lists = [
    "", "l", "t", "B", "S", "<enter> ", "<enter> <tab>", "?<down>", "B/e<down>",
  ]

  @Test(arguments: lists, [Size(columns: 80, rows: 24), Window.smallestSize])
  func itStandsOnWhatIsSelected(keys: String, size: Size) {
    var person = Driver(size: size)
    person.press(keys)
    for key in ["<down>", "<down>", "<up>"] {
      #expect(row(person)?.contains(person.app.window.glyphs.pointer) == true, "\(person.screen)")
      person.press(key)
    }
    #expect(row(person)?.contains(person.app.window.glyphs.pointer) == true, "\(person.screen)")
  }

  @Test func whereTheLevelIsAskedForToo() {
    var person = Driver(history: .untouched())
    person.click(on: "Which level?", times: 2)
    person.press("<down>")
    #expect(person.app.context == .goal)
    #expect(row(person)?.contains("▸") == true, "\(person.screen)")
  }

  @Test func whileTextIsTypedItIsInTheText() {
    var person = Driver()
    person.press("<enter>wmine")
    #expect(row(person)?.contains("mine") == true)
    #expect(person.app.view().cursor != nil)
  }

  /// Below the header, where the text begins.
  @Test(arguments: ["<enter>", "D"])
  func whereNothingIsSelectedItIsAtTheBeginning(keys: String) {
    var person = Driver()
    person.press(keys)
    #expect(person.app.view().cursor == nil)
    #expect(person.app.view().selection == Position(column: 1, row: 2))
  }
}
