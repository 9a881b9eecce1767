package import Foundation

/// A home directory of a test's own, deleted with this value.
package final class Place: Sendable {
  package let path: String
  /// Where the program keeps the history unless it is told otherwise.
  package var history: String { path + "/data/edgewise/history.db" }

  /// More at a time would only make each slower.
  private static let turns = Turns(3)

  package init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("edgewise-test-\(UUID().uuidString.prefix(8))").path
    for directory in [path, path + "/tmp", path + "/runs"] {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }  // Left over at worst.

  /// The path of a file or directory in here.
  package func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file, and the directories that it is in. A script is for `sh` to read: executed, it
  /// may be too busy, because another test's child can still have it open.
  ///
  /// - Returns: its path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    let file = URL(fileURLWithPath: file(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  package func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// The variables that a program started here sees, and nothing of those of the tests.
  /// Changes are what differs; nil takes a variable away.
  package func environment(_ changes: [String: String?] = [:]) -> [String: String] {
    let ours = ProcessInfo.processInfo.environment
    var variables = [
      "PATH": "\(Program.directory):\(ours["PATH"] ?? "/usr/bin:/bin")", "HOME": path,
      "XDG_DATA_HOME": path + "/data", "TMPDIR": path + "/tmp", "TZ": "Europe/Berlin",
      "LANG": Self.locale, "COLUMNS": "80",
    ]
    variables["LD_LIBRARY_PATH"] = ours["LD_LIBRARY_PATH"]
    for (name, value) in changes { variables[name] = value }
    return variables
  }

  #if os(Linux)
    private static let locale = "C.UTF-8"
  #else
    private static let locale = "en_US.UTF-8"
  #endif
}

extension Place {
  /// Runs `edgewise` to its end.
  ///
  /// It reads the input; its environment is ``environment(_:)`` with the changes given. One that
  /// does not end throws `ProgramError.tookTooLong`.
  package func run(
    _ arguments: String..., input: String = "", environment: [String: String?] = [:]
  ) async throws -> Outcome {
    try await run(Program.path, arguments, input: input, environment: environment)
  }

  /// Runs a script, which finds `edgewise` by its name.
  package func shell(
    _ script: String, environment: [String: String?] = [:]
  ) async throws -> Outcome {
    try await run("/bin/sh", ["-c", script], input: "", environment: environment)
  }

  /// Runs any program, which waits for its turn.
  package func run(
    _ program: String, _ arguments: [String], input: String = "",
    environment: [String: String?] = [:]
  ) async throws -> Outcome {
    try await Self.turns.taken {
      try await runNow(program, arguments, input: input, environment: environment)
    }
  }

  /// Runs a program without waiting for a turn.
  package func runNow(
    _ program: String, _ arguments: [String], input: String = "",
    environment: [String: String?] = [:], limit: Duration = .seconds(60)
  ) async throws -> Outcome {
    // Files, unlike pipes, need nobody who reads them meanwhile.
    let name = "runs/\(UUID().uuidString)"
    let input = try write(input, to: name + ".in")
    let output = try write("", to: name + ".out")
    let error = try write("", to: name + ".err")
    let process = try ChildProcess(
      program, arguments, environment: self.environment(environment), directory: path,
      input: input, output: output, error: error)
    let status = try await process.end(within: limit)
    return Outcome(
      status: status, output: String(decoding: try bytes(output), as: UTF8.self),
      error: String(decoding: try bytes(error), as: UTF8.self))
  }
}
