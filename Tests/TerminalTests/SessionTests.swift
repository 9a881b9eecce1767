import EdgewiseProgram
import Foundation
import Testing

/// Sessions, and what of them is in the history afterwards.
@Suite(.needsTmux, .timeLimit(.minutes(5))) struct SessionTests {
  private let place: Place

  init() throws { place = try Place() }

  /// Grades the question on the screen and waits for the next.
  private func grade(_ key: String, _ terminal: Terminal, expecting next: String) async throws {
    try await terminal.press("Space")
    try await terminal.waitFor("Did you say it?")
    try await terminal.press(key)
    try await terminal.waitFor("Saved: ", next)
  }

  @Test func aWholeSessionIsInTheHistoryAsItWas() async throws {
    let bank = try await Bank(place)
    try await Terminal.open("app --now \(monday)", in: place) { terminal in
      try await terminal.waitFor("Edgewise", "Mon 23 Nov", "Start")
      // Only questions of the second level.
      try await terminal.press("l")
      try await terminal.waitFor("[ ] Mid")
      try await terminal.press("Down", "Space", "Enter")
      try await terminal.waitFor("Mid", "Start")
      try await terminal.press("Enter")
      let question = try bank.question(on: try await terminal.waitFor("1 of 5", "How sure"))
      #expect(question.level == "mid")

      try await terminal.press("4", "w")
      try await terminal.waitFor("Your answer")
      try await terminal.type("Größe 日本 é", andPress: "Enter")
      try await terminal.type("qu14 second")
      try await terminal.waitFor("Größe 日本 é", "qu14 second")
      // Backspace takes back what one reads as a letter.
      try await terminal.type("語", andPress: "BSpace")
      try await terminal.finishWriting()
      try await terminal.press("Space")
      let revealed = try await terminal.waitFor("Did you say it?", "nothing ticked yet")
      #expect(revealed.contains("Größe 日本 é"))
      let points = try await bank.keyPoints(of: question)
      for _ in points { try await terminal.press("x") }
      try await terminal.waitFor("100 of 100")
      try await terminal.press("Enter")
      try await terminal.waitFor("Saved: Easy", "2 of 5")
      try await terminal.press("u")
      let undone = try await terminal.waitFor("Undid Easy", "1 of 5", "100 of 100")
      #expect(try bank.question(on: undone).id == question.id)
      try await terminal.press("g")
      try await terminal.waitFor("Saved: Good", "2 of 5")
      try await terminal.press("q")
      try await terminal.waitForShell()
      #expect(try await terminal.status() == 0)

      let attempts = try await place.attempts()
      #expect(attempts.map(\.grade) == ["easy", "good"])
      for attempt in attempts {
        #expect(attempt.question == question.id)
        #expect(attempt.answer == "Größe 日本 é\nqu14 second")
        #expect(attempt.confidence == 4)
        #expect(attempt.score == 100)
        #expect(attempt.points == points)
        #expect(attempt.kind == "study")
      }
      #expect(try await place.retractions() == [attempts[0].id])
    }
  }

  @Test func killedInTheMiddleItHasLostNothing() async throws {
    let bank = try await Bank(place)
    var next = ""
    try await Terminal.open("app study --level junior", in: place) { terminal in
      try await terminal.waitFor("1 of 5")
      for number in 2...4 { try await grade("g", terminal, expecting: "\(number) of 5") }
      next = try bank.question(on: try await terminal.screen()).title
      try await terminal.kill(SIGKILL)
      #expect(try await terminal.isGone(try await terminal.pid()))
    }
    #expect(try await place.attempts().map(\.grade) == ["good", "good", "good"])
    try await Terminal.open("app", in: place) { terminal in
      try await terminal.waitFor("Continue", "3 done, 2 left")
      try await terminal.press("Enter")
      try await terminal.waitFor("4 of 5", next, "How sure")
      try await grade("g", terminal, expecting: "5 of 5")
    }
    #expect(try await place.attempts().count == 4)
    try await place.expectSoundHistory()
  }

  @Test func theNextMorningItGoesOnAtTheSameQuestion() async throws {
    let bank = try await Bank(place)
    var open = ""
    try await Terminal.open("app study --now 2026-11-23T21:00:00+01:00", in: place) { terminal in
      try await terminal.waitFor("1 of 5")
      try await grade("g", terminal, expecting: "2 of 5")
      open = try bank.question(on: try await terminal.screen()).title
      try await terminal.press("w")
      try await terminal.type("half an answer")
      try await terminal.waitFor("half an answer")
      // From the middle of writing.
      try await terminal.press("C-c")
      try await terminal.waitForShell()
    }
    try await Terminal.open("app --now 2026-11-24T08:00:00+01:00", in: place) { terminal in
      try await terminal.waitFor("Tue 24 Nov", "Continue", open)
      try await terminal.press("Enter")
      try await terminal.waitFor(open, "half an answer", "How sure")
    }
  }

  @Test func asIfNothingHadBeenAfterAFinishedSession() async throws {
    try await Terminal.open("app study --level staff --minutes 2", in: place) { terminal in
      try await terminal.waitFor("1 of 1")
      try await grade("e", terminal, expecting: "Session finished")
      try await terminal.press("q")
      try await terminal.waitForShell()
      try await terminal.type("app", andPress: "Enter")
      let today = try await terminal.waitFor("Start", "Report", "? help")
      #expect(!today.contains("Continue"))
      #expect(!today.contains("Saved"))
      // The filter was that session's.
      #expect(!today.contains("Today only"))
      // But what was done today can still be taken back.
      try await terminal.press("u")
      try await terminal.waitFor("Undid Easy")
    }
    #expect(try await place.retractions().count == 1)
  }

  @Test func twoCopiesAtOnceLoseNothing() async throws {
    try await Terminal.open("app study --level junior", in: place) { one in
      try await one.waitFor("1 of 5")
      try await Terminal.open("app study --level senior", in: place) { two in
        try await two.waitFor("1 of 5")
        try await grade("g", one, expecting: "2 of 5")
        try await grade("h", two, expecting: "2 of 5")
        try await grade("a", one, expecting: "3 of 5")
        try await grade("e", two, expecting: "3 of 5")
        try await one.press("u")
        try await one.waitFor("Undid")
        try await two.press("q")
        try await two.waitForShell()
      }
      try await one.press("q")
      try await one.waitForShell()
    }
    let attempts = try await place.attempts()
    #expect(attempts.map(\.grade) == ["good", "hard", "again", "easy"])
    #expect(Set(attempts.map(\.session)).count == 2)
    #expect(try await place.retractions() == [attempts[2].id])
    try await place.expectSoundHistory()
  }

  @Test func theHistoryIsForItsOwnerAlone() async throws {
    try await Terminal.open("umask 022; app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5")
      try await grade("g", terminal, expecting: "2 of 5")
      for (path, mode) in [
        (place.history, 0o600), (place.history + "-wal", 0o600), (place.history + "-shm", 0o600),
        (place.file("data/edgewise"), 0o700),
      ] {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == mode, "\(path)")
      }
      try await terminal.press("q")
      try await terminal.waitForShell()
    }
    // One file to copy, once the app is closed; what is beside it only tells how far it went.
    let files = try FileManager.default.contentsOfDirectory(atPath: place.file("data/edgewise"))
    #expect(files.sorted() == ["history.db", "history.db-head"])
  }

  @Test func inLinesTheChoicesComeOnDemandAndTheKeysLeadBack() async throws {
    try await Terminal.open("app study --plain", in: place) { terminal in
      try await terminal.waitFor("1. Reveal the answer")
      try await terminal.type("?", andPress: "Enter")
      try await terminal.waitFor("Suspend it: not asked until")
      try await terminal.type("1", andPress: "Enter")
      // The keys are no page of their own: the number is that of the question.
      try await terminal.waitFor("Again: ")
      try await terminal.type("1", andPress: "Enter")
      let ticked = try await terminal.waitFor(
        "Ticked 1 of")
      #expect(!ticked.contains("Take the suggested grade"))
      try await terminal.press("Enter")
      try await terminal.waitFor("Take the suggested grade")
      try await terminal.type("q", andPress: "Enter")
      try await terminal.waitFor("Kept: 0 done, 5 left. It goes on with:")
    }
  }
}
