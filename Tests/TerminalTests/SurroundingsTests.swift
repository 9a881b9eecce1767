import EdgewiseProgram
import Foundation
import Testing

/// Terminals, locales and variables of all sorts.
@Suite(.needsTmux, .timeLimit(.minutes(5))) struct SurroundingsTests {
  private let place: Place

  init() throws { place = try Place() }

  @Test(arguments: ["unknown", "dumb", ""])
  func aTerminalThatCannotDrawGetsLines(name: String) async throws {
    try await Terminal.open("TERM=\(name) app 2> notes", in: place) { terminal in
      let screen = try await terminal.waitFor("1. Start", "Quit", "> ")
      #expect(!screen.isAlternate)
      try await terminal.type("1", andPress: "Enter")
      try await terminal.waitFor("Question 1 of 5", "1. Reveal the answer")
      // The end of the input, typed.
      try await terminal.press("C-d")
      try await terminal.waitForShell()
      #expect(try await terminal.status() == 0)
    }
    let notes = String(decoding: try place.bytes(place.file("notes")), as: UTF8.self)
    #expect(notes.split(separator: "\n").count == 1)
    #expect(notes.hasPrefix("edgewise: "))
    #expect(notes.contains("TERM") || notes.contains("terminal '\(name)'"))
  }

  @Test(arguments: ["xterm-256color", "vt100", "linux"])
  func manySortsOfTerminalsDrawTheSameText(name: String) async throws {
    try await Terminal.open("TERM=\(name) app", in: place) { terminal in
      try await terminal.waitFor("Edgewise", "Start", "Report", "? help")
      try await terminal.press("Enter")
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.press("Down", "q")
      try await terminal.wait("the shell") { $0.isShell }
    }
  }

  @Test func inTheCLocaleEverythingIsASCII() async throws {
    try await Terminal.open("app", in: place, environment: ["LC_ALL": "C"]) { terminal in
      func expectASCII(_ screen: Screen) {
        #expect(screen.text.utf8.allSatisfy { $0 < 0x80 }, "\(screen)")
      }
      expectASCII(try await terminal.waitFor("Start", "? help"))
      try await terminal.press("?")
      expectASCII(try await terminal.waitFor("Keys"))
      try await terminal.finishWriting()
      try await terminal.press("Enter")
      expectASCII(try await terminal.waitFor("1 of 5", "How sure"))
      try await terminal.press("Space")
      expectASCII(try await terminal.waitFor("Did you say it?"))
    }
  }

  /// As ssh hands it on to a machine that does not have it.
  @Test func aLocaleThatIsNotThereHasTheCharactersOfItsName() async throws {
    try await Terminal.open("app study", in: place, environment: ["LC_ALL": "xx_XX.utf8"]) {
      terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.press("w")
      try await terminal.type("naïve 日本")
      try await terminal.waitFor("naïve 日本")
    }
    let listed = try await place.run("list", environment: ["LC_ALL": "xx_XX.UTF-8"])
    #expect(listed.output == (try await place.run("list").output))
    #expect(listed.error.isEmpty)
  }

  @Test func aLocaleThatIsNotThereAndNamesNoCharactersIsTold() async throws {
    try await Terminal.open(
      "app 2> notes", in: place, environment: ["LC_ALL": "xx_XX"]
    ) { terminal in
      let screen = try await terminal.waitFor("Start", "? help")
      #expect(screen.text.utf8.allSatisfy { $0 < 0x80 }, "\(screen)")
    }
    let notes = String(decoding: try place.bytes(place.file("notes")), as: UTF8.self)
    #expect(notes.contains("the locale 'xx_XX' is not on this machine"))
  }

  /// Screen readers and braille displays follow the cursor, though it is hidden.
  @Test func theCursorStandsOnWhatIsSelected() async throws {
    try await Terminal.open("app", in: place) { terminal in
      try await terminal.waitFor("Start", "questions reached", "? help")
      for keys in [[], ["Down"], ["l"], ["Down", "Down"]] {
        for key in keys { try await terminal.press(key) }
        let screen = try await terminal.settled()
        #expect(!screen.showsCursor)
        #expect(screen.lines[screen.cursorRow].contains("▸"), "\(screen)")
      }
    }
  }

  /// Whether some text sets a colour (ECMA-48, SGR 30-38, 40-48, and the bright 90-107).
  private func isColoured(_ screen: Screen) -> Bool {
    screen.text.matches(of: #/\u{1B}\[([0-9;]*)m/#).contains { match in
      match.1.split(separator: ";").compactMap { Int($0) }.contains { code in
        (30...38).contains(code) || (40...48).contains(code) || (90...107).contains(code)
      }
    }
  }

  @Test(arguments: [false, true])
  func noColourMeansNone(isWanted: Bool) async throws {
    try await Terminal.open(
      "app study", in: place, environment: ["NO_COLOR": isWanted ? "1" : nil]
    ) { terminal in
      try await terminal.waitFor("1 of 5")
      try await terminal.press("Space")
      try await terminal.waitFor("Did you say it?")
      let screen = try await terminal.screen(withEscapes: true)
      #expect(isColoured(screen) != isWanted)
      // What colour would say is also said without.
      #expect(screen.contains("\u{1B}["))
    }
  }

  @Test func withItsOutputInAFileItSaysWhatToDo() async throws {
    try await Terminal.open("app > out; echo \"status $?\"", in: place) { terminal in
      let screen = try await terminal.waitFor("status 2")
      #expect(screen.contains("edgewise: standard output is not a terminal"))
    }
    #expect(try place.bytes(place.file("out")).isEmpty)
  }

  @Test func idleItSleeps() async throws {
    try await Terminal.open("app", in: place) { terminal in
      // When the plan has been worked out beside it.
      try await terminal.waitFor("Start", "questions reached", "? help")
      let pid = try await terminal.pid()
      // After two seconds what was written goes into the file itself.
      try await Task.sleep(for: .milliseconds(2_500))
      guard let first = try wakeUps(of: pid) else { return }
      // Until it has come to rest: a busy machine may keep it from what it still has to do.
      var before = first
      _ = try await eventually(every: .milliseconds(300)) {
        let now = try wakeUps(of: pid) ?? [:]
        defer { before = now }
        return try now == before && isAsleep(pid) ? () : nil
      }
      try await Task.sleep(for: .seconds(3))
      #expect(try wakeUps(of: pid) == before)
    }
  }

  @Test func theClockTicksOnceASecond() async throws {
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5", "0:01")
      let start = ContinuousClock.now
      let pid = try await terminal.pid()
      let before = try wakeUps(of: pid)
      try await terminal.waitFor("0:04")
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      #expect(seconds > 2)
      if let before, let after = try wakeUps(of: pid) {
        // Some for each drawing, none in between.
        let count = after.values.reduce(0, +) - before.values.reduce(0, +)
        #expect(Double(count) <= 4 * (seconds + 1), "\(count) wake-ups in \(seconds) s")
      }
    }
  }

  /// How often each thread of a process has gone to sleep, as Linux tells; nil elsewhere.
  private func wakeUps(of pid: pid_t) throws -> [String: Int]? {
    try eachThread(of: pid, "voluntary_ctxt_switches:") { Int($0) }
  }

  /// Whether no thread has anything to do.
  private func isAsleep(_ pid: pid_t) throws -> Bool {
    try eachThread(of: pid, "State:") { $0.first }?.values.allSatisfy { $0 == "S" } ?? true
  }

  /// What Linux says of each thread under a name; nil where there is no /proc.
  private func eachThread<Value>(
    of pid: pid_t, _ name: String, _ value: (Substring) -> Value?
  ) throws -> [String: Value]? {
    let threads = "/proc/\(pid)/task"
    guard FileManager.default.fileExists(atPath: threads) else { return nil }
    var values: [String: Value] = [:]
    for thread in try FileManager.default.contentsOfDirectory(atPath: threads) {
      let status = try String(contentsOfFile: "\(threads)/\(thread)/status", encoding: .utf8)
      let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
      values[thread] = line.flatMap { value($0.split(separator: "\t")[1]) }
    }
    return values
  }
}
