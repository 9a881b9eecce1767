import ArgumentParser
import Foundation
import History
import Practice
import Reports
import Typography

/// `edgewise history restore`.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup in the place of the history.",
    discussion: """
      What the backup lacks is said first, and the history that was there is set aside, not deleted. \
      Quit the app before: what it writes afterwards it refuses.
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var output: FormatOption
  @Flag(help: "Do not ask.") var yes = false
  @Argument(
    help: ArgumentHelp(
      "A number of `edgewise history backup --list`, or a file; without it the newest backup."),
    completion: .file())
  var which: String?

  func run() throws {
    let path = try options.places.historyPath()
    let now = try options.places.clock().now()
    let backup = try file(at: now.instant, Backups(of: path))
    let loss = try Failure.converting { () throws(HistoryError) in
      try HistoryFile.loss(at: path, from: backup)
    }
    let format = try output.data
    guard format == .text || yes else {
      throw Failure.unusable("--format json asks nothing; say --yes with it")
    }
    if format == .text { try OutputText.writeLine(words(loss, backup, now.offsetMinutes)) }
    guard try yes || isConfirmed() else { throw Failure.doesNotHold("nothing was changed") }
    let aside = try Failure.converting { () throws(HistoryError) in
      try HistoryFile.restore(path, from: backup, at: now.instant)
    }
    let rest = aside.map { " What was there is \($0) now." } ?? ""
    try Failure.telling {
      switch format {
      case .text: try OutputText.writeLine("Restored from \(backup).\(rest)")
      case .json:
        try OutputText.writeData(
          JSONValue.object([
            .init("from", .string(backup)),
            .init("attemptsLacking", loss.unreadable == nil ? .integer(loss.attempts) : .null),
            .init("since", JSONValue(loss.since?.iso8601)), .init("aside", JSONValue(aside)),
          ]).text)
      }
    }
  }

  private func file(at now: Instant, _ backups: Backups) throws -> String {
    if let which, Int(which) == nil { return which }
    let backups = try backups.listed()
    guard let which else {
      // Not one of a clock that was ahead.
      guard let newest = backups.first(where: { $0.at <= now }) else {
        throw Failure.unusable("there is no backup yet; name a file")
      }
      return newest.path
    }
    guard let number = Int(which) else { return which }
    guard backups.indices.contains(number - 1) else {
      throw Failure.unusable(
        "there is no backup \(number); `edgewise history backup --list` shows "
          + (backups.isEmpty ? "that there is none" : "1 to \(backups.count)"))
    }
    return backups[number - 1].path
  }

  private func words(_ loss: RestoreLoss, _ backup: String, _ offset: Int) -> String {
    if let reason = loss.unreadable {
      return "The history cannot be compared with \(backup): \(reason)."
    }
    guard loss.attempts > 0, let since = loss.since else {
      return
        "\(backup) has every answer that the history has; notes, marks, settings and "
        + "what was taken back may differ."
    }
    return "\(backup) lacks \(Phrases.count(loss.attempts, "answer")) of the history, since "
      + "\(since.localTime(offset: offset)); notes, marks, settings and what was taken back may differ."
  }

  private func isConfirmed() throws -> Bool {
    try OutputText.write("Type yes to put it in the place of the history: ")
    return readLine()?.lowercased() == "yes"
  }
}
