import EdgewiseProgram
import Foundation
import Testing

/// What a terminal sends that is no key, while a person writes and presses keys.
@Suite(.needsTmux, .timeLimit(.minutes(5))) struct ReplyTests {
  private let place: Place

  init() throws { place = try Place() }

  /// An editor that ran before, or tmux, asks the terminal for its colours; over a slow line the answer
  /// comes when this app reads, its end later than its beginning.
  @Test func anAnswerToSomebodyElseIsNoKeyAlsoInPieces() async throws {
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.press("w")
      try await terminal.type("one ")
      try await terminal.waitFor("one")
      try await terminal.reply("\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{1B}\\")
      try await terminal.reply("\u{1B}]11;rg", "b:1e1e/1e", "1e/1e1e\u{1B}", "\\")
      try await terminal.reply("\u{1B}P1+r5463", "=b!s\u{1B}\\")
      try await terminal.reply("\u{1B}[?62;", "22c", "\u{1B}[I", "\u{1B}[24;8", "0R")
      try await terminal.type("two")
      let screen = try await terminal.waitFor("one two", "1 of 5")
      #expect(screen.showsCursor, "it is still being written")
      // Outside of a text as well.
      try await terminal.finishWriting()
      try await terminal.reply("\u{1B}]11;rgb:1e1e", "/b!qs\u{7}")
      try await terminal.press("i")
      try await terminal.waitFor("Hint 1", "one two", "1 of 5")
    }
    #expect(try await !place.run("history", "export").output.contains("\"mark\""))
  }

  /// An escape character alone is the key; what follows it is not.
  @Test func ofAnAnswerThatBreaksAfterItsFirstByteNoLetterActs() async throws {
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.press("w")
      try await terminal.type("one")
      try await terminal.reply("\u{1B}")
      try await terminal.wait("the end of the writing") { !$0.showsCursor && $0.contains("one") }
      try await terminal.reply("]11;rgb:1e1e/1e1e/1e1e\u{1B}\\")
      try await terminal.press("i")
      try await terminal.waitFor("Hint 1", "one", "1 of 5")
    }
    #expect(try await !place.run("history", "export").output.contains("\"mark\""))
  }

  @Test func altWithAnOpeningLetterIsStillAKey() async throws {
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      for key in ["M-]", "M-P", "M-[", "M-O"] {
        try await terminal.press("w")
        try await terminal.wait("writing") { $0.showsCursor }
        // Esc, as a terminal sends it before the letter.
        try await terminal.press(key)
        try await terminal.wait("the end of the writing") { !$0.showsCursor }
      }
    }
  }
}
