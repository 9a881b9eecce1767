import EdgewiseProgram
import Foundation
import Testing

/// Answers that are typed, pasted or written in an editor.
@Suite(.needsTmux, .timeLimit(.minutes(5))) struct TypingTests {
  private let place: Place

  init() throws { place = try Place() }

  /// Reveals and grades what is on the screen.
  private func grade(_ terminal: Terminal) async throws {
    try await terminal.press("Space")
    try await terminal.waitFor("Did you say it?")
    try await terminal.press("g")
    try await terminal.waitFor("Saved: Good", "2 of 5")
  }

  @Test func aPasteIsTextAndNeverKeys() async throws {
    let text = "q first\nu second\n\n\t1 g 4 \u{1B}x ? : \u{4}third 日本"
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      // Also without `w` before it.
      try await terminal.paste(text)
      try await terminal.waitFor("q first", "u second", "third 日本", "1 of 5")
      try await terminal.finishWriting()
      // After the reveal there is nowhere for it to go.
      try await terminal.press("Space")
      try await terminal.waitFor("Did you say it?")
      try await terminal.paste("g\ng\nq\n")
      try await terminal.press("h")
      try await terminal.waitFor("Saved: Hard", "2 of 5")
      // And on Today neither.
      try await terminal.press("Escape")
      try await terminal.waitFor("Continue")
      try await terminal.paste("q\n\n")
      try await terminal.press("Down", "Up")
      try await terminal.waitFor("Continue")
    }
    let attempts = try await place.attempts()
    #expect(attempts.map(\.grade) == ["hard"])
    let answer = try #require(attempts.first?.answer)
    #expect(answer.hasPrefix("q first\nu second\n\n"))
    #expect(answer.hasSuffix("third 日本"))
    #expect(!answer.contains("\u{1B}") && !answer.contains("\u{4}"))
  }

  @Test func aPasteOfAHundredKilobytesIsTakenAsFarAsAnAnswerGoes() async throws {
    let lines = (0..<2700).map { "line \($0) of a very long paste: q g 1 4\n" }
    let text = lines.joined()
    #expect(text.utf8.count > 100_000)
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.press("w")
      try await terminal.paste(text)
      try await terminal.waitFor("of a very long paste", "1 of 5")
      try await terminal.press("Escape")
      try await terminal.waitFor("line 0 of a very long paste", "? help")
      // It is kept like any other.
      try await terminal.press("q")
      let shell = try await terminal.waitForShell()
      #expect(!shell.contains("not kept"), "\(shell)")
      try await terminal.type("app", andPress: "Enter")
      try await terminal.waitFor("Continue")
      try await terminal.press("Enter")
      try await terminal.waitFor("line 0 of a very long paste")
      try await grade(terminal)
    }
    let attempts = try await place.attempts()
    #expect(attempts.count == 1)
    let answer = try #require(attempts.first?.answer)
    #expect(answer.utf8.count > 60_000)
    #expect(text.hasPrefix(answer))
  }

  private func write(_ text: String, _ terminal: Terminal) async throws {
    try await terminal.press("w")
    try await terminal.type(text)
    // The cursor is hidden also while the writing has not begun.
    try await terminal.waitFor(text)
    try await terminal.finishWriting()
  }

  @Test func anEditorsTextIsTheAnswer() async throws {
    // Asks, as an editor does, the terminal, in its own modes.
    let editor = try place.write(
      """
      stty -a > "$HOME/modes-in-editor"
      printf 'your line: '
      read -r line
      echo "$line" >> "$2"
      """, to: "editor")
    try await Terminal.open(
      ":", in: place, environment: ["VISUAL": nil, "EDITOR": "sh \(editor) --wait"]
    ) { terminal in
      let before = try await terminal.modes()
      try await terminal.type("app study", andPress: "Enter")
      try await terminal.waitFor("1 of 5", "How sure")
      for line in ["first q", "second 日本"] {
        try await terminal.press("o")
        let lent = try await terminal.waitFor("your line:")
        #expect(!lent.isAlternate)
        #expect(lent.showsCursor)
        try await terminal.type(line, andPress: "Enter")
        let back = try await terminal.waitFor("How sure", line)
        #expect(back.isAlternate)
      }
      #expect(
        try place.bytes(place.file("modes-in-editor")) == Data(before.utf8),
        "the editor gets the terminal as it was")
      // Keys are keys again.
      try await terminal.press("i")
      try await terminal.waitFor("Hint 1")
      try await grade(terminal)
    }
    let attempts = try await place.attempts()
    #expect(attempts.map(\.answer) == ["first q\nsecond 日本"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.file("tmp")).isEmpty)
  }

  @Test func noKeyOfALongBurstIsLost() async throws {
    let text = (0..<150).map { String(format: "%03d ", $0) }.joined()
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.press("n")
      try await terminal.waitFor("shown with the answer")
      try await terminal.type(text)
      try await terminal.waitFor("149")
      try await terminal.finishWriting()
      try await terminal.waitFor("Note kept.")
      try await terminal.press("q")
      try await terminal.waitForShell()
    }
    let export = try await place.run("history", "export")
    #expect(export.output.contains(text.trimmingCharacters(in: .whitespaces)))
  }

  @Test func altMovesByWordsAndRunsNoCommand() async throws {
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.press("w")
      try await terminal.type("one three", andPress: "M-b")
      try await terminal.type("two ", andPress: "M-f")
      try await terminal.type("!")
      try await terminal.waitFor("one two three!", "1 of 5")
      try await terminal.press("M-BSpace")
      try await terminal.wait("a word less") {
        $0.contains("one two") && !$0.contains("three") && $0.contains("1 of 5")
      }
      // Ends the writing, and does not skip the question.
      try await terminal.press("M-s")
      try await terminal.wait("the end of the writing") { !$0.showsCursor }
      try await terminal.waitFor("one two", "1 of 5", "? help")
    }
  }

  /// The second empties the file, as an editor does that crashes while it writes.
  @Test(arguments: [
    ("exit 3", "ended with status 3"), (": > \"$1\"; kill -9 $$", "was ended by signal 9"),
    ("rm \"$1\"", "left no file"),
  ])
  func anEditorThatFailsWithoutSavingChangesNothing(script: String, words: String) async throws {
    let editor = "sh " + (try place.write("\(script)\n", to: "editor"))
    try await Terminal.open("app study", in: place, environment: ["VISUAL": editor]) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await write("as it was", terminal)
      try await terminal.press("o")
      try await terminal.waitFor("!", words, "as it was")
      try await grade(terminal)
    }
    #expect(try await place.attempts().map(\.answer) == ["as it was"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.file("tmp")).isEmpty)
  }

  @Test(arguments: ["exit 3", "kill -SEGV $$"])
  func whatAnEditorSavedBeforeItFailedIsTheAnswer(script: String) async throws {
    let editor =
      "sh " + (try place.write("ulimit -c 0; echo saved > \"$1\"\n\(script)\n", to: "editor"))
    try await Terminal.open("app study", in: place, environment: ["VISUAL": editor]) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await write("of before", terminal)
      try await terminal.press("o")
      let failed = try await terminal.waitFor("! What was saved is here, although \(editor)")
      #expect(!failed.contains("of before"))
      try await grade(terminal)
    }
    #expect(try await place.attempts().map(\.answer) == ["saved"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.file("tmp")).isEmpty)
  }

  /// Also where the system would let others read a new file.
  @Test func nobodyElseCanReadWhatAnEditorIsGivenOrLeaves() async throws {
    let editor = try place.write(
      """
      cd "$(dirname "$1")"
      ls -ld . "$(basename "$1")" | cut -c 1-10 > "$HOME/modes"
      echo old > .answer.md.swp; echo old > answer.md~; mkdir kept; echo old > kept/answer
      echo new > answer.md
      """, to: "editor")
    try await Terminal.open(
      "umask 0; app study", in: place, environment: ["VISUAL": "sh \(editor)"]
    ) {
      terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.press("o")
      try await terminal.waitFor("How sure", "new")
      try await grade(terminal)
    }
    let modes = String(decoding: try place.bytes(place.file("modes")), as: UTF8.self)
    #expect(modes == "drwx------\n-rw-------\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.file("tmp")).isEmpty)
  }

  /// Nor is the file with the answer run as a program.
  @Test func aBlankVariableNamesNoEditor() async throws {
    let editor = try place.write("echo from the editor > \"$1\"\n", to: "editor")
    try await Terminal.open(
      "app study", in: place, environment: ["VISUAL": "   ", "EDITOR": "sh \(editor)"]
    ) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.press("o")
      try await terminal.waitFor("How sure", "from the editor")
    }
  }

  @Test func anEditorThatIsNotThereIsNamed() async throws {
    try await Terminal.open(
      "app study", in: place, environment: ["VISUAL": "no-such-editor --wait"]
    ) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.press("o")
      try await terminal.waitFor("no-such-editor --wait was not found")
    }
  }
}
