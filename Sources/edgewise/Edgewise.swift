import ArgumentParser
import Foundation
import Screens

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
      failed); 2 unusable input, or something that could not be kept, with one line on standard error.
      """,
    version: version,
    subcommands: [
      OpenCommand.self, StudyCommand.self, BrowseCommand.self, ListCommand.self,
      SearchCommand.self, ShowCommand.self, DueCommand.self, GradeCommand.self,
      PlanCommand.self, ReportCommand.self, ProgressCommand.self, RoadmapCommand.self,
      OptimizeCommand.self,
      HistoryCommand.self, SettingsCommand.self, KeysCommand.self, BankCommand.self,
      ManualCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  // Declared here too, so that they may stand before the command; its own groups of these types get
  // the values that were parsed here.
  @OptionGroup var options: CommonOptions
  @OptionGroup var display: DisplayOptions
  @OptionGroup var output: FormatOption

  static func main() {
    // Beyond a limit on the size of files a write is to fail, as on a full disk, not to end the
    // process. A handler, unlike SIG_IGN, is not handed on to the editor.
    signal(SIGXFSZ) { _ in }
    do {
      if CommandLine.arguments.count < 2 {
        // The everyday start needs no parser, which takes a third of the time to the first frame.
        try MainActor.assumeIsolated {
          try Launch.run(.today, filter: nil, places: Places(), isPlain: false)
        }
      } else {
        var command = try parseAsRoot()
        try command.run()
      }
    } catch {
      Foundation.exit(withReport(of: error))
    }
  }

  /// Prints what there is to say of an error and returns the exit code.
  private static func withReport(of error: any Error) -> Int32 {
    if let failure = error as? Failure {
      if !failure.message.isEmpty { OutputText.writeMessage(failure.message) }
      return failure.exitCode
    }
    let code = exitCode(for: error)
    if code == .success {
      return written(fullMessage(for: error))
    }
    let message = message(for: error).split(separator: "\n").joined(separator: " ")
    OutputText.writeMessage(message.isEmpty ? "stopped" : "\(message) (see edgewise --help)")
    return 2
  }

  /// Says that there is no command of a name, and which one was probably meant.
  static func unknown(command word: String) -> ValidationError {
    let near = nearest(to: word, in: commandNames).map { "; did you mean \($0)?" } ?? ""
    return ValidationError("there is no command '\(word)'\(near)")
  }

  private static let commandNames =
    ["help"] + configuration.subcommands.compactMap { $0.configuration.commandName }

  /// Prints what was asked for and returns the exit code.
  private static func written(_ text: String) -> Int32 {
    // `help` shows the whole help for a command that it does not know.
    let words = CommandLine.arguments.dropFirst().prefix(2)
    if words.first == "help", let word = words.last, !word.hasPrefix("-"),
      !commandNames.contains(word)
    {
      return withReport(of: unknown(command: word))
    }
    do throws(Failure) {
      try OutputText.writeData(text + "\n")
      return 0
    } catch {
      if !error.message.isEmpty { OutputText.writeMessage(error.message) }
      return error.exitCode
    }
  }
}
