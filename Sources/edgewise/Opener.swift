import Foundation

/// Opens addresses and pages in the person's browser.
enum Opener {
  /// What came of it.
  enum Outcome: Equatable {
    case opened
    /// No browser can be started from here; the reason, as part of a sentence.
    case unavailable(String)
  }

  /// How long a program that opens things may take to say that it cannot, while a screen is claimed.
  private static let milliseconds = 500

  /// Has the first of `$BROWSER`'s programs, `open` or `xdg-open` that does show an address or a file.
  ///
  /// Over ssh only what the variable names is started, and beside a claimed screen not even that: it would
  /// appear on a machine where the person is not, or want the terminal.
  ///
  /// - Parameters:
  ///   - address: an `http` or `https` address, or the absolute path of a file.
  ///   - sharesTerminal: whether the program may use the terminal, and is waited for.
  /// - Returns: whether one was opened; beside a claimed screen after half a second at most.
  static func open(_ address: String, sharesTerminal: Bool = false) -> Outcome {
    let isRemote = ["SSH_CONNECTION", "SSH_TTY"].contains { Environment.variable($0) != nil }
    let named = (Environment.variable("BROWSER") ?? "").split(separator: ":").map(String.init)
      .filter { !$0.allSatisfy(\.isWhitespace) }
    guard !isRemote || (sharesTerminal && !named.isEmpty) else {
      return .unavailable("over ssh no browser is started")
    }
    let programs = isRemote ? named : named + (hasDesktop ? [desktopProgram] : [])
    guard !programs.isEmpty else { return .unavailable("there is no desktop here") }
    var reason = ""
    for program in programs {
      let line = line(program, address)
      let status = sharesTerminal ? system(line) : startedStatus(of: line)
      if status == 0 { return .opened }
      reason = "\(program) could not open it"
    }
    return .unavailable(reason)
  }

  #if os(macOS)
    private static let desktopProgram = "open"
    private static let hasDesktop = true
  #else
    private static let desktopProgram = "xdg-open 2> /dev/null"
    private static var hasDesktop: Bool {
      ["DISPLAY", "WAYLAND_DISPLAY"].contains { !(Environment.variable($0) ?? "").isEmpty }
    }
  #endif

  /// The shell splits what the variable holds, which may say with %s where the address goes; the address is
  /// one word, whatever is in it.
  private static func line(_ program: String, _ address: String) -> String {
    let quoted = "'" + address.replacingOccurrences(of: "'", with: "'\\''") + "'"
    let line =
      program.contains("%s")
      ? program.replacingOccurrences(of: "%s", with: quoted) : "\(program) \(quoted)"
    // One that is not there says nothing: the next is tried.
    let first = program.split(separator: " ").first ?? ""
    return "command -v \(first) > /dev/null 2>&1 && \(line)"
  }

  /// Starts a line for the shell out of the way of the screen, and returns its status where it ends soon;
  /// what still runs then is a browser, and counts as 0.
  private static func startedStatus(of line: String) -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "{ \(line); } < /dev/null > /dev/null 2>&1"]
    do {
      try process.run()
    } catch {
      return -1
    }
    let clock = ContinuousClock()
    let deadline = clock.now + .milliseconds(milliseconds)
    while process.isRunning, clock.now < deadline { usleep(10_000) }
    return process.isRunning ? 0 : process.terminationStatus
  }
}
