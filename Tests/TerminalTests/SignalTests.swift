import EdgewiseProgram
import Foundation
import Testing

/// However the app ends or stops, the terminal is as it was and the history whole.
@Suite(.needsTmux, .timeLimit(.minutes(5))) struct SignalTests {
  private let place: Place

  init() throws { place = try Place() }

  /// Starts a session and grades one question in it.
  private func begin(_ terminal: Terminal) async throws {
    let screen = try await terminal.waitFor("1 of 5", "How sure")
    #expect(screen.isAlternate)
    try await terminal.press("Space")
    try await terminal.waitFor("Did you say it?")
    try await terminal.press("g")
    try await terminal.waitFor("Saved: Good", "2 of 5")
  }

  private func expectOneGrade() async throws {
    #expect(try await place.attempts().map(\.grade) == ["good"])
    try await place.expectSoundHistory()
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func aSignalToEndGivesTheTerminalBack(signal: Int32) async throws {
    try await Terminal.open(":", in: place) { terminal in
      let before = try await terminal.modes()
      try await terminal.type("app study", andPress: "Enter")
      try await begin(terminal)
      try await terminal.kill(signal)
      #expect(try await terminal.isGone(try await terminal.pid()))
      let after = try await terminal.waitForShell()
      #expect(after.showsCursor)
      #expect(!after.takesMouse)
      #expect(try await terminal.modes() == before)
      try await expectOneGrade()
      // And the session goes on.
      try await terminal.type("app", andPress: "Enter")
      try await terminal.waitFor("Continue", "1 done, 4 left")
    }
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGABRT, SIGTRAP])
  func aCrashGivesTheTerminalBackAndSaysSo(signal: Int32) async throws {
    try await Terminal.open("ulimit -c 0", in: place) { terminal in
      let before = try await terminal.modes()
      try await terminal.type("app study", andPress: "Enter")
      try await begin(terminal)
      try await terminal.kill(signal)
      #expect(try await terminal.isGone(try await terminal.pid()))
      let after = try await terminal.waitForShell()
      #expect(after.showsCursor)
      #expect(!after.takesMouse)
      #expect(after.line(with: "edgewise: this is a fault of the program.") != nil)
      #expect(try await terminal.status() == 128 + signal)
      #expect(try await terminal.modes() == before)
      try await expectOneGrade()
    }
  }

  #if os(Linux)
    @Test func whatWasWrittenToStandardErrorMeanwhileIsHarmless() async throws {
      try await Terminal.open(":", in: place) { terminal in
        try await terminal.type("app study", andPress: "Enter")
        try await begin(terminal)
        // As a library would, whose message has somebody's text in it.
        let error = try FileHandle(
          forWritingTo: URL(fileURLWithPath: "/proc/\(try await terminal.pid())/fd/2"))
        let text = "said \u{1B}]0;x\u{7}a\u{7F}b\u{9B}c\u{202E}d\u{2066}e é.\n"
        try error.write(contentsOf: Data(text.utf8))
        try await terminal.press("q")
        let after = try await terminal.waitForShell()
        #expect(after.line(with: "said ?]0;x?a?b¿c‽d⁇e é.") != nil, "\(after)")
      }
    }
  #endif

  /// Ctrl-\ by the key, the others as a `kill` of the wrong process, or as a timer that was inherited.
  @Test(arguments: [SIGQUIT, SIGUSR1, SIGALRM, SIGXCPU])
  func whatEndsAProgramByDefaultEndsItWithTheNoteKept(signal: Int32) async throws {
    try await Terminal.open("ulimit -c 0", in: place) { terminal in
      let before = try await terminal.modes()
      try await terminal.type("app study", andPress: "Enter")
      try await begin(terminal)
      try await terminal.press("n")
      try await terminal.waitFor("shown with the answer")
      try await terminal.type("worth keeping")
      try await terminal.waitFor("worth keeping")
      if signal == SIGQUIT {
        try await terminal.press("C-\\")
      } else {
        try await terminal.kill(signal)
      }
      let after = try await terminal.waitForShell()
      #expect(after.showsCursor)
      #expect(!after.contains("fault"))
      #expect(try await terminal.status() == 0)
      #expect(try await terminal.modes() == before)
      try await expectOneGrade()
    }
    #expect(try await place.run("history", "export").output.contains("worth keeping"))
  }

  @Test(arguments: [SIGPIPE, SIGWINCH])
  func whatIsNoReasonToEndIsNone(signal: Int32) async throws {
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5", "How sure")
      try await terminal.kill(signal)
      try await begin(terminal)
    }
  }

  @Test func ctrlCAndQuitLeaveNoTrace() async throws {
    for key in ["q", "C-c"] {
      try await Terminal.open(":", in: place) { terminal in
        let before = try await terminal.modes()
        try await terminal.shell("clear; echo here before")
        try await terminal.type("app", andPress: "Enter")
        try await terminal.waitFor("Report")
        try await terminal.press(key)
        let after = try await terminal.waitForShell()
        #expect(after.contains("here before"))
        #expect(!after.contains("Report"))
        #expect(after.showsCursor)
        #expect(try await terminal.status() == 0)
        #expect(try await terminal.modes() == before)
      }
    }
  }

  @Test func suspendedItComesBackWithArrowKeysAndAFreshScreen() async throws {
    try await Terminal.open(":", in: place) { terminal in
      let before = try await terminal.modes()
      try await terminal.type("app", andPress: "Enter")
      try await terminal.waitFor("Start", "Report", "? help")
      let today = try await terminal.settled()
      try await terminal.press("C-z")
      let stopped = try await terminal.waitForShell()
      #expect(stopped.showsCursor)
      #expect(try await terminal.modes() == before)
      // Something else on the screen, in other modes of the keys.
      try await terminal.shell("printf '\\033[?1l\\033>\\033[?2004l'; clear")
      try await terminal.type("fg", andPress: "Enter")
      try await terminal.waitFor("Start", "Report", "? help")
      let back = try await terminal.settled()
      #expect(back.isAlternate)
      #expect(back.text == today.text)
      #expect(pointer(back)?.contains("Start") == true)
      try await terminal.press("Down")
      try await terminal.wait("the pointer on the second entry") {
        pointer($0).map { !$0.contains("Start") } ?? false
      }
      try await terminal.press("Up", "Enter")
      try await terminal.waitFor("1 of 5", "How sure")
      // Pastes are marked as such again.
      try await terminal.paste("q\nq")
      try await terminal.waitFor("Your answer")
      try await terminal.press("C-c")
      try await terminal.waitForShell()
      #expect(try await terminal.modes() == before)
    }
  }

  /// The menu's line under the pointer.
  private func pointer(_ screen: Screen) -> String? {
    screen.lines.first { $0.contains("▸") }
  }

  @Test func theClockDoesNotCountTheTimeStopped() async throws {
    try await Terminal.open("app study", in: place) { terminal in
      try await terminal.waitFor("1 of 5")
      try await terminal.press("C-z")
      try await terminal.waitForShell()
      try await terminal.shell("sleep 3")
      try await terminal.type("fg", andPress: "Enter")
      let back = try await terminal.waitFor("1 of 5")
      #expect(["0:00", "0:01", "0:02"].contains { back.contains($0) }, "\(back)")
    }
  }

  @Test(arguments: ["app study", "trap '' HUP; app study"])
  func aClosedWindowEndsItWithTheSessionKept(command: String) async throws {
    var pid: pid_t = 0
    try await Terminal.open(command, in: place) { terminal in
      try await begin(terminal)
      try await terminal.press("w")
      try await terminal.type("begun")
      try await terminal.waitFor("begun")
      pid = try await terminal.pid()
      terminal.close()
      // Also where the signal is ignored, as under `nohup`, it must not read nothing for ever.
      #expect(try await terminal.isGone(pid))
    }
    try await expectOneGrade()
    try await Terminal.open("app", in: place) { terminal in
      try await terminal.waitFor("Continue", "1 done, 4 left")
      try await terminal.press("Enter")
      try await terminal.waitFor("begun")
    }
  }
}
