import ArgumentParser
import Foundation

/// `edgewise`: practice for edge-AI interviews.
@main
struct Edgewise: ParsableCommand {
  static let version = "0.1.0"
  /// As the manual page writes it.
  static let versionDate = "November 28, 2026"

  static let configuration = CommandConfiguration(
    commandName: "edgewise",
    abstract: "Practise edge-AI engineering interviews, a little every day.",
    discussion: """
      Without a command the app opens on today's plan. Everything you do is kept in one file, \
      $XDG_DATA_HOME/edgewise/history.db.

      Exit codes: 0 done; 1 what was asked about does not hold (nothing due, findings, a check \
      failed); 2 unusable input, with one line on standard error.
      """,
    version: version,
    subcommands: [
      OpenCommand.self, StudyCommand.self, BrowseCommand.self, ListCommand.self,
      SearchCommand.self, ShowCommand.self, DueCommand.self, GradeCommand.self,
      ReportCommand.self, ProgressCommand.self, RoadmapCommand.self, OptimizeCommand.self,
      HistoryCommand.self, SettingsCommand.self, BankCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  static func main() {
    // Beyond a limit on the size of files a write is to fail, as on a full disk, not to end the
    // process. A handler, unlike SIG_IGN, is not handed on to the editor.
    signal(SIGXFSZ) { _ in }
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      if arguments.isEmpty {
        // The everyday start needs no parser, which takes a third of the time to the first frame.
        try MainActor.assumeIsolated {
          try Launch.run(.today, filter: nil, places: Places(), isPlain: false)
        }
      } else {
        var command = try parse(arguments)
        try command.run()
      }
    } catch {
      Foundation.exit(withReport(of: error))
    }
  }

  /// The command that some arguments ask for.
  ///
  /// A command that is named first, or the app, is parsed by itself: setting up the parser for all
  /// of them takes longer than reading the history. What is about several commands (help, version,
  /// completion scripts) and what is mistyped goes to the whole parser.
  private static func parse(_ given: [String]) throws -> any ParsableCommand {
    let arguments = commandFirst(given)
    let wholeParsers: Set<String> = ["-h", "--help", "--version", "help"]
    let isAboutAll = arguments.contains {
      wholeParsers.contains($0) || $0.hasPrefix("---") || $0.hasPrefix("--generate")
    }
    guard !isAboutAll else { return try parseAsRoot(arguments) }
    guard let name = arguments.first, !name.hasPrefix("-") else {
      return try OpenCommand.parse(arguments)
    }
    let named = configuration.subcommands.first { $0.configuration.commandName == name }
    guard let named, named.configuration.subcommands.isEmpty else {
      return try parseAsRoot(arguments)
    }
    return try named.parseAsRoot(Array(arguments.dropFirst()))
  }

  /// The arguments with the options of every command behind the command, where they were given before
  /// it.
  private static func commandFirst(_ arguments: [String]) -> [String] {
    var rest = arguments[...]
    while let word = rest.first, word.hasPrefix("--") {
      let name = word.prefix { $0 != "=" }
      guard ["--history", "--bank", "--now", "--plain"].contains(name) else { return arguments }
      rest.removeFirst()
      if name != "--plain", !word.contains("=") { rest = rest.dropFirst() }
    }
    guard let command = rest.first, commandNames.contains(command) else { return arguments }
    guard command != "help" else { return Array(rest) }
    let end = rest.firstIndex(of: "--") ?? rest.endIndex
    return Array(rest[..<end]) + arguments[..<rest.startIndex] + rest[end...]
  }

  /// Prints what there is to say of an error and returns the exit code.
  private static func withReport(of error: any Error) -> Int32 {
    if let failure = error as? Failure {
      if !failure.message.isEmpty { printError(failure.message) }
      return failure.exitCode
    }
    let code = exitCode(for: error)
    if code == .success {
      return written(fullMessage(for: error))
    }
    // Without a command of its own, a mistyped one reaches the default command as an argument.
    if let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"),
      !commandNames.contains(word)
    {
      return withReportOfUnknown(command: word)
    }
    let message = message(for: error).split(separator: "\n").joined(separator: " ")
    printError(message.isEmpty ? "stopped" : "\(message) (see edgewise --help)")
    return 2
  }

  private static let commandNames =
    ["help"] + configuration.subcommands.compactMap { $0.configuration.commandName }

  private static func withReportOfUnknown(command word: String) -> Int32 {
    let near = nearest(to: word, in: commandNames).map { "; did you mean \($0)?" } ?? ""
    printError("there is no command '\(word)'\(near) (see edgewise --help)")
    return 2
  }

  /// Prints what was asked for and returns the exit code.
  private static func written(_ text: String) -> Int32 {
    // `help` shows the whole help for a command that it does not know.
    let words = CommandLine.arguments.dropFirst().prefix(2)
    if words.first == "help", let word = words.last, !word.hasPrefix("-"),
      !commandNames.contains(word)
    {
      return withReportOfUnknown(command: word)
    }
    do throws(Failure) {
      try OutputText.writeLine(text)
      return 0
    } catch {
      if !error.message.isEmpty { printError(error.message) }
      return error.exitCode
    }
  }

  static func printError(_ message: String) {
    // Without standard error nobody can be told.
    try? FileHandle.standardError.write(contentsOf: Data("edgewise: \(message)\n".utf8))
  }
}
