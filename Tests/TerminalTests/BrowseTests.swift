import EdgewiseProgram
import Foundation
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
      try await terminal.waitFor("Saved: Good", "starred", "Your attempts", "Good")
      try await terminal.press("q")
      try await terminal.waitForShell()
      let attempts = try await place.attempts()
      #expect(attempts.count == 1)
    }
  }

  /// What the app sends from when the sources of a question are opened until it has ended.
  private func sent(
    as name: String, environment: [String: String?] = [:],
    _ body: (Terminal) async throws -> Void = { _ in }
  ) async throws -> String {
    try await Terminal.open(
      "TERM=\(name) app browse", in: place, environment: environment
    ) { terminal in
      try await terminal.waitFor("all questions")
      try await terminal.type("/quant-affine-params", andPress: "Enter", "Enter")
      try await terminal.waitFor("never asked")
      try await terminal.record(to: "sent")
      try await terminal.press("o")
      try await terminal.waitFor("Sources", "http")
      try await body(terminal)
      try await terminal.press("q")
      try await terminal.waitForShell()
    }
    return String(decoding: try place.bytes(place.file("sent")), as: UTF8.self)
  }

  @Test func addressesAreLinksWhereTheTerminalTakesThem() async throws {
    let links = try await sent(as: "xterm-256color")
    let first = try Regex(
      "\u{1B}\\]8;id=edgewise1;([^\u{1B}]+)\u{1B}\\\\([^\u{1B}]+)\u{1B}\\]8;;",
      as: (Substring, Substring, Substring).self)
    let parts = links.matches(of: first).map { ($0.output.1, $0.output.2) }
    let address = try #require(parts.first).0
    #expect(address.hasPrefix("http"))
    #expect(parts.allSatisfy { $0.0 == address && address.contains($0.1) })
    #expect(address.hasPrefix(parts[0].1))
    #expect(links.contains("\u{1B}8"))
    #expect(!(try await sent(as: "linux")).contains("\u{1B}]8;"))
  }

  @Test func overSSHAnAddressIsCopied() async throws {
    let copied = try await sent(
      as: "xterm-256color", environment: ["SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"]
    ) { terminal in
      try await terminal.press("Enter")
      try await terminal.waitFor("Copied, where the terminal allows it: over ssh")
    }
    let start = try #require(copied.firstRange(of: "\u{1B}]52;c;"))
    let base64 = copied[start.upperBound...].prefix { $0 != "\u{7}" }
    let text = Data(base64Encoded: String(base64)).map { String(decoding: $0, as: UTF8.self) }
    #expect(text?.hasPrefix("http") == true)
  }

  @Test func anAddressGoesToTheBrowserOfThePerson() async throws {
    let browser = try place.write("printf %s \"$1\" > '\(place.file("opened"))'\n", to: "browser")
    _ = try await sent(as: "xterm-256color", environment: ["BROWSER": "sh \(browser)"]) {
      terminal in
      try await terminal.press("Enter")
      try await terminal.waitFor("Opened in the browser.")
    }
    let opened = String(decoding: try place.bytes(place.file("opened")), as: UTF8.self)
    #expect(opened.hasPrefix("http"))
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
      try await terminal.wait("the top again") { $0.lines[2...3] == top.lines[2...3] }
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
