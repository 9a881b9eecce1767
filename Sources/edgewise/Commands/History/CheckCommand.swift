import ArgumentParser
import History
import Practice
import Reports
import Typography

/// `edgewise history check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look for damage. The exit code is 1 when there is any.",
    discussion: """
      --repair puts what can still be read of a damaged file into a new one, adds what the backups \
      have, and sets the damaged file aside.
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var output: FormatOption
  @Flag(help: "Mend what is damaged, as far as it can be.") var repair = false

  func run() throws {
    let path = try options.places.historyPath()
    let now = try options.places.clock().now()
    if repair {
      let repair = try Failure.converting { () throws(HistoryError) in
        try HistoryFile.repair(path: path, at: now.instant)
      }
      try write(repair.words, at: path, as: "repair")
      return
    }
    let findings = try Failure.converting { () throws(HistoryError) in
      try HistoryFile.check(path: path, at: now.instant)
    }
    guard findings.isEmpty else {
      try write(findings.map(\.message), at: path, as: "findings")
      throw Failure.doesNotHold
    }
    let ahead = try Failure.converting { () throws(HistoryError) in
      try HistoryFile.openReadOnly(path: path).attemptsAhead(of: now.today.lastCounted)
    }
    let remarks =
      (HistoryFile.exposure(of: path).map { ["\($0)."] } ?? []) + (ahead.map { [$0.words] } ?? [])
    switch try output.data {
    case .text: try write(["no damage found."] + remarks, at: path, as: "findings")
    case .json:
      try OutputText.writeData(
        JSONValue.object([
          .init("path", .string(path)), .init("findings", .array([])),
          .init("remarks", .array(remarks.map { .string($0) })),
        ]).text)
    }
  }

  /// Prints lines on a file, which JSON has under a name.
  private func write(_ lines: [String], at path: String, as name: String) throws {
    switch try output.data {
    case .text: for line in lines { try OutputText.writeLine("\(path): \(line)") }
    case .json:
      try OutputText.writeData(
        JSONValue.object([
          .init("path", .string(path)), .init(name, .array(lines.map { .string($0) })),
        ]).text)
    }
  }
}

extension DatedAhead {
  var words: String {
    "\(Phrases.count(attempts, "answer")) dated after tomorrow, up to \(latest.date), not counted "
      + "before; is the clock right? `edgewise history retract --ahead` takes them back."
  }
}

extension HistoryRepair {
  /// What was done, a line each.
  fileprivate var words: [String] {
    guard !findings.isEmpty else { return ["no damage found; nothing was changed."] }
    var lines = findings.prefix(5).map { "found: \($0.detail)" }
    if findings.count > 5 { lines.append("found: \(findings.count - 5) more like these") }
    lines.append("\(Phrases.count(attempts, "answer")) there now.")
    if fromBackups > 0 {
      lines.append(
        "\(Phrases.count(fromBackups, "answer")) of them from \(Phrases.count(backups, "backup")).")
    }
    if !doubtful.isEmpty {
      lines.append(
        "Kept as read, though not as recorded: \(doubtful.prefix(5).joined(separator: ", "))"
          + (doubtful.count > 5 ? " and \(doubtful.count - 5) more." : "."))
    }
    if doubtfulRecords > 0 {
      let records = Phrases.count(doubtfulRecords, "record")
      lines.append("\(records) of other kinds not as recorded; retractions of those are left out.")
    }
    if lost > 0 { lines.append("\(Phrases.count(lost, "answer")) lost.") }
    if let aside { lines.append("The damaged file is \(aside) now.") }
    return lines
  }
}
