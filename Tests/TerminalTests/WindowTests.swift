import EdgewiseProgram
import Testing

/// Windows of any size, and their changes.
@Suite(.needsTmux, .timeLimit(.minutes(5))) struct WindowTests {
  private let place: Place

  init() throws { place = try Place() }

  /// Expects that drawing the screen anew changes nothing.
  private func expectWholeScreen(_ terminal: Terminal) async throws {
    let shown = try await terminal.settled()
    try await terminal.press("C-l")
    #expect(try await terminal.settled().withoutClock == shown.withoutClock)
  }

  @Test func resizingWhilePractisingShowsAllThereIsRoomFor() async throws {
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5", "How sure", "? help")
      let first = try await terminal.settled()
      try await terminal.resize(columns: 20, rows: 5)
      let tiny = try await terminal.waitFor("needs a")
      #expect(tiny.text.replacing(#/\s+/#, with: " ").contains("window of 40 by 12"))
      #expect(tiny.lines.count <= 5)
      // Keys that one cannot see the effect of have none.
      try await terminal.press("Space", "g")
      try await terminal.resize(columns: 40, rows: 12)
      try await terminal.wait("the question again") {
        !$0.contains("needs a") && $0.contains("1 of 5") && $0.lines.count == 12
      }
      let small = try await terminal.settled()
      #expect(small.lines.count == 12)
      #expect(small.lines.allSatisfy { $0.count <= 40 })
      try await expectWholeScreen(terminal)
      try await terminal.resize(columns: 120, rows: 40)
      try await terminal.waitFor("How sure", "? help")
      try await expectWholeScreen(terminal)
      try await terminal.resize(columns: 80, rows: 24)
      try await terminal.wait("the first screen again") { $0.withoutClock == first.withoutClock }
      try await terminal.press("Space")
      try await terminal.waitFor("Did you say it?")
      try await terminal.resize(columns: 40, rows: 12)
      try await terminal.wait("the smaller window") {
        $0.lines.count <= 12 && $0.contains("1 of 5")
      }
      try await expectWholeScreen(terminal)
      try await terminal.press("e")
      try await terminal.waitFor("Saved: Easy", "2 of 5")
    }
    #expect(try await place.attempts().map(\.grade) == ["easy"])
  }

  @Test func aTinyWindowFromTheStartOnlyLetsOneQuit() async throws {
    try await Terminal.open("app", in: place, size: .init(columns: 20, rows: 5)) { terminal in
      try await terminal.waitFor("needs a")
      try await terminal.press("Enter", "q")
      try await terminal.waitForShell()
    }
  }

  @Test func manySizesInARowEndInTheLast() async throws {
    try await Terminal.open("app", in: place) { terminal in
      try await terminal.waitFor("Start", "? help")
      let first = try await terminal.settled()
      for (columns, rows) in [(100, 30), (30, 8), (57, 19), (132, 50), (41, 13), (1, 1), (80, 24)] {
        try await terminal.resize(columns: columns, rows: rows)
      }
      try await terminal.wait("the first screen again") { $0.text == first.text }
      try await terminal.press("q")
      try await terminal.waitForShell()
    }
  }
}
