import Screens
import TerminalUI
import Testing

/// The screens that the README shows are what the app draws.
struct ReadmeFrameTests {
  /// EDGEWISE_RECORD=1 writes the frames into the README.
  @Test(arguments: [
    ("screen today", ""), ("screen reveal", "<enter>3 jx"), ("screen progress", "P"),
  ])
  func theReadmeShowsTheScreen(name: String, keys: String) throws {
    var person = Driver(history: .practised)
    person.press(keys)
    let lines = person.app.view().lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line.isEmpty ? "" : "    " + line
    }
    try Readme.expect(name, is: "\n" + lines.joined(separator: "\n") + "\n\n")
  }
}
