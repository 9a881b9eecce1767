import ArgumentParser
import Foundation
import History
import Practice
import Reports
import Typography

/// `edgewise history`.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Export, import, merge, back up, restore or check the history.",
    subcommands: [
      Export.self, Import.self, Merge.self, BackupCommand.self, RestoreCommand.self,
      CheckCommand.self, RetractCommand.self, ForgetCommand.self,
    ])

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write all of the history as JSON Lines.")

    @OptionGroup var options: CommonOptions
    @Option(
      name: [.short, .long],
      help: ArgumentHelp(
        "A file that only you can read instead; - is standard output.", valueName: "file"),
      completion: .file())
    var output = "-"
    @Flag(help: "Replace a file that is there.") var force = false

    func run() throws {
      let history = try options.places.existingHistory()
      let file = OutputFile(
        path: output, replaces: force, spared: try options.places.historyPath())
      switch try file.target() {
      case .regular:
        try Failure.converting { () throws(HistoryError) in
          try history.exportLines(to: file.resolved, replaces: force)
        }
      case .descriptor(let descriptor): try write(history, to: descriptor)
      case .special:
        let descriptor = try file.openSpecial()
        defer { close(descriptor) }
        try write(history, to: descriptor)
      }
    }

    private func write(_ history: HistoryFile, to descriptor: Int32) throws {
      let name = output == "-" ? "standard output" : output
      var failure: Failure?
      try Failure.converting { () throws(HistoryError) in
        try history.exportLines { line in
          guard failure == nil else { return }
          do throws(Failure) {
            try OutputText.send(
              Array(OutputText.cleaned(line + "\n").utf8), to: descriptor, named: name)
          } catch {
            failure = error
          }
        }
      }
      if let failure { throw failure }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Take in JSON Lines; of a file with a wrong line nothing is taken.",
      discussion: """
        A line is an attempt, such as {"question":"quant-affine-params","at":"2026-11-23T09:00:00Z",\
        "grade":"good"}, or any other that edgewise history export writes.

        Only question (an id), at (a time with its offset, or Z) and grade (again, hard, good, easy) \
        are required. There may be: id (without it one is made of the line), revision (of the \
        question, from 1), offsetMinutes (from UTC to local time), kind (study, mock, manual), \
        thinkMs and totalMs (milliseconds), confidence (1 to 4), points (ids of the key points that \
        were ticked), score (0 to 100), answer (what was typed) and session (an id). A field that is \
        not known is told of and left out; a wrong value is an error with its line.

        Equal lines without an id are as many attempts; a file that comes again adds nothing. \
        Attempts of one instant stay in the order of the file, a millisecond apart.
        """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var output: FormatOption
    @Argument(
      help: ArgumentHelp("The file; - is standard input.", valueName: "file"), completion: .file())
    var name: String

    func run() throws {
      let file = name == "-" ? "/dev/stdin" : name
      let history = try options.places.openHistory()
      let report: ImportReport
      do throws(HistoryError) {
        report = try history.importLines(from: file)
      } catch {
        throw Failure(error)
      }
      for warning in report.warnings {
        OutputText.writeMessage("\(file): warning: \(warning.message)")
      }
      if report.moreWarnings > 0 {
        OutputText.writeMessage("\(file): warning: \(report.moreWarnings) more like these")
      }
      try Failure.telling { try output.write(report.changes) }
    }
  }

  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge",
      abstract: "Take in another machine's history file; nothing is lost on either side.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var output: FormatOption
    @Argument(help: "The other history file.", completion: .file()) var file: String

    func run() throws {
      let history = try options.places.openHistory()
      let changes: HistoryChanges
      do throws(HistoryError) {
        changes = try history.merge(from: file)
      } catch {
        throw Failure(error)
      }
      try Failure.telling { try output.write(changes) }
    }
  }
}

extension FormatOption {
  /// Says what an import or a merge has added.
  fileprivate func write(_ changes: HistoryChanges) throws(Failure) {
    switch try data {
    case .text:
      try OutputText.writeLine(
        "Added \(Phrases.count(changes.attempts, "attempt")), "
          + "\(Phrases.count(changes.retractions, "retraction")), "
          + "\(Phrases.count(changes.marks, "mark")), \(Phrases.count(changes.notes, "note")), "
          + "\(Phrases.count(changes.settings, "setting")); "
          + (changes.forgotten > 0
            ? "\(Phrases.count(changes.forgotten, "answer")) forgotten; " : "")
          + "\(Phrases.count(changes.attemptsKnown, "attempt")) known already.")
    case .json:
      try OutputText.writeData(
        JSONValue.object([
          .init("attempts", .integer(changes.attempts)),
          .init("attemptsKnown", .integer(changes.attemptsKnown)),
          .init("retractions", .integer(changes.retractions)),
          .init("marks", .integer(changes.marks)), .init("notes", .integer(changes.notes)),
          .init("settings", .integer(changes.settings)),
          .init("forgotten", .integer(changes.forgotten)),
        ]).text)
    }
  }
}
