import EdgewiseProgram
import Foundation

/// A terminal with a shell in it, driven as a person at the keyboard drives one. It is tmux's, on a
/// server of its own that ends with the test.
final class Terminal: Sendable {
  struct Size: Sendable {
    let columns: Int
    let rows: Int
  }

  let place: Place
  /// The name of the server, and of a directory for what belongs to it.
  private let name: String
  private let variables: [String: String?]
  /// Not a daemon, so that it ends with the test.
  private let server: ChildProcess
  private let options: [String]

  /// A few at a time: each of them waits most of the time.
  private static let turns = Turns(4)

  /// Where tmux is; nil if it is not installed.
  static let tmux: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/tmux" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  private static let missing = "/usr/bin/tmux"

  private init(_ place: Place, _ environment: [String: String?]) throws {
    self.place = place
    name = "t\(UUID().uuidString.prefix(8))"
    options = ["-u", "-L", name, "-f", "/dev/null"]
    var variables = environment
    // `app` is `edgewise` that says its process id first; an interactive sh reads ENV.
    variables["ENV"] = .some(place.file("\(name)/rc"))
    variables["PS1"] = .some("\(Screen.prompt) ")
    variables["COLUMNS"] = .some(nil)
    variables["TMUX_TMPDIR"] = .some(place.path)
    self.variables = variables
    server = try ChildProcess(
      Self.tmux ?? Self.missing, ["-D"] + options, environment: place.environment(variables),
      directory: place.path)
  }

  /// Opens a terminal, hands it to a body and closes it, whatever happens.
  ///
  /// The command is typed first; `app` starts Edgewise. Where there is no history, one is made whose days
  /// hold five new questions, whatever their minutes, unless it is to be `untouched`. The environment says how the shell's
  /// variables differ from those of `Place`.
  static func open(
    _ command: String, in place: Place, size: Size = Size(columns: 80, rows: 24),
    environment: [String: String?] = [:], untouched: Bool = false,
    _ body: (Terminal) async throws -> Void
  ) async throws {
    try await turns.taken {
      if !untouched, !FileManager.default.fileExists(atPath: place.history) {
        for setting in ["new-per-day 5", "minutes-per-day 90", "goal-levels all"] {
          _ = try await place.run(
            Program.path, ["settings"] + setting.split(separator: " ").map(String.init))
        }
      }
      let terminal = try Terminal(place, environment)
      do {
        try await terminal.start(size: size)
        try await terminal.type(command, andPress: "Enter")
        try await body(terminal)
      } catch {
        terminal.close()
        throw error
      }
      terminal.close()
    }
  }

  private func start(size: Size) async throws {
    // Read by a shell, not executed: a file that was just written may still be open in another
    // test's child, and then it is too busy to be run.
    try place.write(
      "echo $$ > \"$HOME/\(name)/pid\"\nexec edgewise \"$@\"\n", to: "\(name)/app")
    try place.write("app() { sh \"$HOME/\(name)/app\" \"$@\"; }\n", to: "\(name)/rc")
    let isUp: Void? = try await eventually {
      // Refused until the server listens.
      let first = try await client("set-option", "-g", "status", "off")
      return first.status == 0 ? () : nil
    }
    guard isUp != nil else { throw TerminalError.noServer }
    try await tmux(
      "set-option", "-g", "default-terminal", "tmux-256color", ";", "new-session", "-d",
      "-c", place.path, "-x", "\(size.columns)", "-y", "\(size.rows)", "/bin/sh", "-i")
    try await waitForShell()
  }

  /// Closes the window, as a click on its corner does: what runs in it hangs up.
  func close() {
    server.send(SIGTERM)
  }

  /// Has the server do something.
  @discardableResult
  private func tmux(_ arguments: String...) async throws -> String {
    let outcome = try await client(arguments)
    guard outcome.status == 0 else {
      throw TerminalError.tmux(arguments.joined(separator: " "), outcome.error)
    }
    return outcome.output
  }

  private func client(_ arguments: String...) async throws -> Outcome {
    try await client(arguments)
  }

  private func client(_ arguments: [String]) async throws -> Outcome {
    try await place.runNow(
      Self.tmux ?? Self.missing, ["-N"] + options + arguments, environment: variables)
  }
}

enum TerminalError: Error, CustomStringConvertible {
  case tmux(String, String)
  case notSeen(String, Screen)
  case noProcess
  case noServer

  var description: String {
    switch self {
    case .tmux(let command, let error): "tmux \(command): \(error)"
    case .notSeen(let what, let screen): "\(what) was not seen on:\n\(screen)"
    case .noProcess: "the app did not start"
    case .noServer: "tmux did not start"
    }
  }
}

// MARK: - Hands

extension Terminal {
  /// Types text, letter by letter, then presses some keys.
  func type(_ text: String, andPress keys: String...) async throws {
    try await tmux("send-keys", "-l", "--", text)
    for key in keys { try await press(key) }
  }

  /// Presses keys by tmux's names for them: `Enter`, `Space`, `Down`, `C-z`, `q`.
  func press(_ keys: String...) async throws {
    for key in keys { try await tmux("send-keys", "--", key) }
  }

  /// Ends the writing of a text, and waits until keys are keys again.
  func finishWriting() async throws {
    try await press("Escape")
    try await wait("the end of the writing") { !$0.showsCursor }
  }

  /// Sends bytes as a terminal sends what is no key, at once or in pieces.
  func reply(_ pieces: String...) async throws {
    for piece in pieces { try await tmux("send-keys", "-l", "--", piece) }
  }

  /// Sends what a terminal sends for a mouse in SGR mode: button 0 is the left one, 64 and 65 are the
  /// wheel up and down.
  func mouse(_ button: Int, row: Int, column: Int = 10, times: Int = 1) async throws {
    let place = "\(button);\(column + 1);\(row + 1)"
    let press = "\u{1B}[<\(place)M" + (button < 64 ? "\u{1B}[<\(place)m" : "")
    try await tmux("send-keys", "-l", "--", String(repeating: press, count: times))
  }

  /// Pastes from the clipboard, as a terminal does that the app asked to mark pastes.
  func paste(_ text: String) async throws {
    let file = try place.write(text, to: "\(name)/clipboard")
    try await tmux("load-buffer", file, ";", "paste-buffer", "-p", "-d")
  }

  /// Has all that the app sends to the terminal from now on also go into a file of the place.
  func record(to name: String) async throws {
    try await tmux("pipe-pane", "-O", "cat > '\(place.file(name))'")
  }

  func resize(columns: Int, rows: Int) async throws {
    try await tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// Sends the app a signal.
  func kill(_ signal: Int32) async throws {
    Foundation.kill(try await pid(), signal)
  }
}

// MARK: - Eyes

extension Terminal {
  func screen(withEscapes: Bool = false) async throws -> Screen {
    let text =
      withEscapes
      ? try await tmux("capture-pane", "-p", "-e") : try await tmux("capture-pane", "-p")
    let state = try await tmux(
      "display-message", "-p", "#{alternate_on}#{cursor_flag}#{mouse_any_flag} #{cursor_y}")
    let parts = state.split(whereSeparator: \.isWhitespace)
    return Screen(
      text: text, flags: parts.first.map(String.init) ?? "",
      cursorRow: parts.last.flatMap { Int($0) } ?? 0)
  }

  /// Waits until a condition holds for the screen.
  ///
  /// A terminal shows a frame while it still reads it, so the condition has to hold for a screen that
  /// has not changed since the last look, but for clocks.
  @discardableResult
  func wait(_ what: String, _ condition: (Screen) -> Bool) async throws -> Screen {
    var last = Screen(text: "", flags: "")
    let seen: Screen? = try await eventually {
      let before = last
      last = try await screen()
      return condition(last) && last.withoutClock == before.withoutClock ? last : nil
    }
    guard let seen else { throw TerminalError.notSeen(what, last) }
    return seen
  }

  /// Waits for a text, and for several until all are there.
  @discardableResult
  func waitFor(_ texts: String...) async throws -> Screen {
    try await wait("\(texts)") { screen in texts.allSatisfy(screen.contains) }
  }

  /// The screen once it has come to rest, but for clocks.
  func settled() async throws -> Screen {
    var last = try await screen()
    var same = 0
    let settled: Screen? = try await eventually {
      let now = try await screen()
      same = now.withoutClock == last.withoutClock ? same + 1 : 0
      last = now
      return same == 4 ? now : nil
    }
    guard let settled else { throw TerminalError.notSeen("a screen at rest", last) }
    return settled
  }

  /// Waits for the shell to ask for the next command, the app's screen gone.
  @discardableResult
  func waitForShell() async throws -> Screen {
    try await wait("the shell's prompt") { $0.isShell && !$0.isAlternate }
  }

  /// Has the shell run a command that says nothing, and waits for its end.
  func shell(_ command: String) async throws {
    let mark = "done-\(UUID().uuidString.prefix(6))"
    // The mark is spelled differently on the command line.
    try await type("\(command); echo done''-\(mark.dropFirst(5))", andPress: "Enter")
    try await waitFor(mark)
    try await waitForShell()
  }

  /// The exit status of what the shell ran last.
  func status() async throws -> Int32? {
    try await shell("echo $? > \"$HOME/\(name)/status\"")
    let text = String(decoding: try place.bytes(place.file("\(name)/status")), as: UTF8.self)
    return Int32(text.prefix { !$0.isNewline })
  }

  /// The terminal's modes, as `stty` tells them.
  func modes() async throws -> String {
    try await shell("stty -a > \"$HOME/\(name)/modes\"")
    return String(decoding: try place.bytes(place.file("\(name)/modes")), as: UTF8.self)
  }
}

// MARK: - The process

extension Terminal {
  /// The process id of the app that was started last.
  func pid() async throws -> pid_t {
    let pid: pid_t? = try await eventually {
      // Not there, or not yet written, at first.
      guard let text = try? String(contentsOfFile: place.file("\(name)/pid"), encoding: .utf8)
      else { return nil }
      return text.hasSuffix("\n") ? pid_t(text.dropLast()) : nil
    }
    guard let pid else { throw TerminalError.noProcess }
    return pid
  }

  /// Waits until a process is gone; false if it stays.
  func isGone(_ pid: pid_t) async throws -> Bool {
    try await eventually { Foundation.kill(pid, 0) == 0 ? nil : () } != nil
  }
}
