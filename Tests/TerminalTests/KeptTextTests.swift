import EdgewiseProgram
import Foundation
import Testing

/// Notes, earlier answers and settings, on disk when the screen says so.
@Suite(.needsTmux, .timeLimit(.minutes(5))) struct KeptTextTests {
  private let place: Place

  init() throws { place = try Place() }

  @Test func aNoteOutlivesAKillAndComesWithTheAnswer() async throws {
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.press("n")
      try await terminal.waitFor("shown with the answer", "Esc done")
      try await terminal.type("see the q of 日本 wrong", andPress: "C-w")
      try await terminal.paste("chapter 3\nq g 1\n")
      try await terminal.press("Escape")
      let asked = try await terminal.waitFor("Note kept.", "How sure")
      #expect(!asked.contains("日本"))
      try await terminal.kill(SIGKILL)
      #expect(try await terminal.isGone(try await terminal.pid()))
    }
    try await Terminal.open("app", in: place) { terminal in
      try await terminal.waitFor("Continue")
      try await terminal.press("Enter")
      let asked = try await terminal.waitFor("How sure", "N show note")
      #expect(!asked.contains("日本"))
      try await terminal.press("N")
      try await terminal.waitFor("see the q of 日本 chapter 3", "q g 1")
      // Emptied, it is gone.
      try await terminal.press("n")
      try await terminal.waitFor("Esc done")
      try await terminal.press("C-u", "BSpace", "C-u", "BSpace", "C-u", "Escape")
      let without = try await terminal.waitFor("Note removed.", "How sure")
      #expect(!without.contains("日本"))
    }
  }

  @Test func aNoteThatIsBeingWrittenIsKeptWhenTheWindowIsClosed() async throws {
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.press("n")
      try await terminal.waitFor("Esc done")
      try await terminal.type("half a though")
      try await terminal.waitFor("half a though")
      try await terminal.kill(SIGHUP)
      #expect(try await terminal.isGone(try await terminal.pid()))
    }
    let export = try await place.run("history", "export")
    #expect(export.output.contains("half a though"))
  }

  @Test func anEarlierAnswerIsTakenUpAndWordsArePassed() async throws {
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.press("w")
      try await terminal.type("one two three", andPress: "C-Left", "C-Left")
      try await terminal.type("and ", andPress: "C-Right")
      try await terminal.type(",")
      try await terminal.finishWriting()
      try await terminal.press("Space")
      try await terminal.waitFor("Did you say it?")
      try await terminal.press("g")
      try await terminal.waitFor("Saved: Good", "2 of 5")
      try await terminal.press("u")
      // Taken back, the answer is a draft again, and no earlier one.
      try await terminal.waitFor("Undid Good", "one and two, three")
      try await terminal.press("a")
      try await terminal.waitFor("Saved: Again", "2 of 5")
      // It comes again after four others.
      for number in 3...6 {
        try await terminal.press("Space")
        try await terminal.waitFor("Did you say it?")
        try await terminal.press("g")
        try await terminal.waitFor("Saved: Good", "\(min(number, 5)) of 5", "How sure")
      }
      try await terminal.press("w")
      try await terminal.type("anew", andPress: "Up")
      try await terminal.waitFor("Earlier answer 1 of 1.", "one and two, three")
      try await terminal.press("Down")
      try await terminal.waitFor("Your text again.", "anew")
    }
  }

  /// Waits until the app says something and clicks go to it, or no more.
  private func waitForMouse(_ isOn: Bool, _ words: String, _ terminal: Terminal) async throws {
    try await terminal.wait("\(words), mouse \(isOn)") { screen in
      screen.contains(words) && screen.takesMouse == isOn
    }
  }

  @Test func theMouseIsSwitchedAtOnceAndForGood() async throws {
    try await Terminal.open("app", in: place) { terminal in
      let first = try await terminal.waitFor("Start", "? help")
      #expect(first.takesMouse)
      try await terminal.press("S", "End", "Up", "Up", "Enter")
      try await waitForMouse(false, "Kept: Mouse off.", terminal)
      // Also after a stay in the background.
      try await terminal.press("C-z")
      try await terminal.waitForShell()
      try await terminal.type("fg", andPress: "Enter")
      try await terminal.waitFor("Mouse", "off")
      let back = try await terminal.settled()
      #expect(!back.takesMouse)
      try await terminal.press("q")
      try await terminal.waitForShell()
      let setting = try await place.run("settings", "mouse")
      #expect(setting.output.contains("off"))
      try await terminal.type("app", andPress: "Enter")
      let again = try await terminal.waitFor("Start", "? help")
      #expect(!again.takesMouse)
      try await terminal.press("S", "End", "Up", "Up", "Enter")
      try await waitForMouse(true, "Kept: Mouse on.", terminal)
      try await terminal.press("u")
      try await waitForMouse(false, "Undone: Mouse off.", terminal)
    }
  }

  @Test func aDateIsTypedAndAWrongOneRefused() async throws {
    try await Terminal.open("app --now 2026-11-23T09:00:00Z", in: place) { terminal in
      try await terminal.waitFor("Start", "? help")
      try await terminal.press("S", "Down", "Down", "Enter")
      try await terminal.waitFor("Enter keep")
      try await terminal.type("2027-02-29", andPress: "Enter")
      try await terminal.waitFor("! '2027-02-29' is not in the calendar; check")
      try await terminal.press("BSpace")
      try await terminal.type("8", andPress: "Enter")
      try await terminal.waitFor("Kept: Interview date 2027-02-28.")
      try await terminal.kill(SIGKILL)
      #expect(try await terminal.isGone(try await terminal.pid()))
    }
    let setting = try await place.run("settings", "interview-date")
    #expect(setting.output.contains("2027-02-28"))
  }
}
