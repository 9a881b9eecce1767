import EdgewiseProgram
import Testing

/// The list of all questions, by keys and by mouse.
@Suite(.needsTmux, .timeLimit(.minutes(5))) struct BrowseTests {
  private let place: Place

  init() throws { place = try Place() }

  private func row(of text: String, on screen: Screen) throws -> Int {
    try #require(screen.lines.firstIndex { $0.contains(text) })
  }

  @Test func questionsAreFoundAsOneTypesOpenedAndPractised() async throws {
    let count = try await Bank(place).count
    try await Terminal.open("app browse", in: place) { terminal in
      try await terminal.waitFor("all questions", "\(count) of \(count)")
      try await terminal.type("/zero-poi")
      try await terminal.waitFor("Find  zero-poi", "Scale and zero point")
      try await terminal.type("qqqq")
      try await terminal.waitFor(" 0 of \(count)")
      try await terminal.press("BSpace", "BSpace", "BSpace", "BSpace", "Enter", "Enter")
      try await terminal.waitFor("quant-", "never asked", "hidden; Space shows it")
      try await terminal.press("Space")
      try await terminal.wait("the answer") { !$0.contains("hidden;") }
      try await terminal.press("*", "p")
      try await terminal.waitFor("How sure are you?")
      try await terminal.press("Space", "g")
      try await terminal.waitFor("Saved: Good")
      try await terminal.press("Enter")
      try await terminal.waitFor("starred", "Your attempts", "Good")
      try await terminal.press("q")
      try await terminal.waitForShell()
      let attempts = try await place.attempts()
      #expect(attempts.count == 1)
    }
  }

  @Test func aClickSelectsAnotherOpensAndTheWheelScrolls() async throws {
    let count = try await Bank(place).count
    try await Terminal.open("TERM=xterm-256color app", in: place) { terminal in
      let today = try await terminal.waitFor("▸ Start", "Roadmap", "? help")
      let roadmap = try row(of: "Roadmap  ", on: today)
      try await terminal.mouse(0, row: roadmap)
      try await terminal.waitFor("▸ Roadmap")
      try await terminal.mouse(0, row: roadmap, times: 2)
      try await terminal.waitFor(" Roadmap ", "weeks")
      let top = try await terminal.settled()
      try await terminal.mouse(65, row: 10, times: 3)
      try await terminal.wait("what is further down") { $0.lines[3] != top.lines[3] }
      try await terminal.mouse(64, row: 10, times: 9)
      try await terminal.wait("the top again") { $0.withoutClock == top.withoutClock }
      try await terminal.press("Escape")
      try await terminal.waitFor("▸ Start")
      // The footer's words can be clicked, too.
      let footer = try #require(today.lines.last)
      let browse = try #require(footer.firstRange(of: "B browse"))
      try await terminal.mouse(
        0, row: today.lines.count - 1,
        column: footer.distance(from: footer.startIndex, to: browse.lowerBound))
      try await terminal.waitFor("\(count) of \(count)")
      try await terminal.press("q")
      try await terminal.waitForShell()
    }
  }
}
