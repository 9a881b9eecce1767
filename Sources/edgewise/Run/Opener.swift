import Foundation
import Screens

/// Opens addresses and pages in the person's browser.
enum Opener {
  /// What came of it.
  enum Outcome: Equatable {
    case opened
    /// No browser can be started from here; the reason, as part of a sentence.
    case unavailable(String)
  }

  /// How long a program that opens things may take to say that it cannot.
  private static let milliseconds = 500

  /// Has `$BROWSER`, `open` or `xdg-open` show an address or a file.
  ///
  /// Over ssh nothing is started, since it would appear on a machine where the person is not; neither is
  /// a browser for a desktop where there is none.
  ///
  /// - Parameter address: an `http` or `https` address, or the path of a file.
  /// - Returns: once the program has ended, or after half a second.
  static func open(_ address: String) -> Outcome {
    let isRemote = ["SSH_CONNECTION", "SSH_TTY"].contains { Environment.variable($0) != nil }
    guard !isRemote else { return .unavailable("over ssh no browser is started") }
    let program: String
    // A list, of which the first entry counts; blanks are not set.
    if let named = Environment.variable("BROWSER")?.split(separator: ":").first,
      !named.allSatisfy(\.isWhitespace)
    {
      program = String(named)
    } else {
      #if os(macOS)
        program = "open"
      #else
        let hasDesktop = ["DISPLAY", "WAYLAND_DISPLAY"].contains {
          !(Environment.variable($0) ?? "").isEmpty
        }
        guard hasDesktop else { return .unavailable("there is no desktop here") }
        program = "xdg-open"
      #endif
    }
    return run(program, address)
  }

  private static func run(_ program: String, _ address: String) -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // The shell splits what the variable holds; the address is a word of its own, whatever is in it. What
    // the program has to say would be in the way on the screen.
    let script = "exec \(program) \"$1\" < /dev/null > /dev/null 2>&1"
    process.arguments = ["-c", script, "edgewise", address]
    do {
      try process.run()
    } catch {
      return .unavailable("\(program) could not be run")
    }
    let clock = ContinuousClock()
    let deadline = clock.now + .milliseconds(milliseconds)
    while process.isRunning, clock.now < deadline { usleep(10_000) }
    // What still runs is a browser.
    guard !process.isRunning, process.terminationStatus != 0 else { return .opened }
    return .unavailable("\(program) ended with status \(process.terminationStatus)")
  }
}
