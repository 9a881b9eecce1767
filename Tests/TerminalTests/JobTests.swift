import EdgewiseProgram
import Foundation
import Testing

/// What runs beside the app, in the real program.
@Suite(.needsTmux, .timeLimit(.minutes(5))) struct JobTests {
  private let place: Place

  init() throws { place = try Place() }

  /// So many answers, a few minutes apart, to thirty questions that the bank does not have.
  private func answer(_ count: Int) async throws {
    let lines = (0..<count).map { number in
      let date = Date(timeIntervalSince1970: 1_700_000_000 + Double(number) * 1_800)
      return "{\"question\":\"q-\(number % 30)\",\"at\":\"\(date.ISO8601Format())\","
        + "\"grade\":\"\(number % 7 == 3 ? "again" : "good")\"}"
    }
    let file = try place.write(lines.joined(separator: "\n") + "\n", to: "answers.jsonl")
    #expect(try await place.run("history", "import", file).status == 0)
  }

  @Test func aLongHistoryIsAddedUpBesideTheFirstFrame() async throws {
    try await answer(20_000)
    try await Terminal.open("app", in: place) { terminal in
      try await terminal.waitFor("Adding up your answers", "q quit")
      try await terminal.waitFor("▸ Start")
      try await terminal.press("q")
      try await terminal.waitForShell()
    }
    // It is done once.
    try await Terminal.open("app", in: place) { terminal in
      let first = try await terminal.waitFor("? help")
      #expect(first.contains("▸ Start"))
      try await terminal.press("q")
      try await terminal.waitForShell()
    }
    #expect(try await place.run("history", "check").status == 0)
  }

  @Test func oneGoesOnPractisingWhileTheModelIsFitted() async throws {
    try await answer(4_000)
    try await Terminal.open("app", in: place) { terminal in
      try await terminal.waitFor("▸ Start")
      try await terminal.press("S", "f", "Escape", "Enter")
      try await terminal.waitFor("How sure are you?")
      try await terminal.press("Space", "g")
      try await terminal.wait("what the fit came to") {
        $0.contains("The memory model") && !$0.contains("Fitting")
      }
      try await terminal.press("q")
      try await terminal.waitForShell()
      let attempts = try await place.attempts()
      #expect(attempts.count == 4_001)
    }
    #expect(try await place.run("history", "check").status == 0)
  }

  @Test func aFitThatCannotBeMadeSaysWhy() async throws {
    try await answer(3)
    try await Terminal.open("app", in: place) { terminal in
      try await terminal.waitFor("▸ Start")
      try await terminal.press("S", "f")
      try await terminal.waitFor("! 3 reviews are too few to fit to; 16 are needed")
      try await terminal.press("q")
      try await terminal.waitForShell()
    }
  }
}
