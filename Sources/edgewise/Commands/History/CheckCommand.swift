import ArgumentParser
import History
import Practice
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
  @Flag(help: "Mend what is damaged, as far as it can be.") var repair = false

  func run() throws {
    let path = try options.places.historyPath()
    let now = try options.places.clock().now()
    if repair {
      let repair = try Failure.converting { () throws(HistoryError) in
        try HistoryFile.repair(path: path, at: now.instant)
      }
      for line in repair.words { try OutputText.writeLine("\(path): \(line)") }
      return
    }
    let findings = try Failure.converting { () throws(HistoryError) in
      try HistoryFile.check(path: path, at: now.instant)
    }
    for finding in findings { try OutputText.writeLine("\(path): \(finding.message)") }
    guard findings.isEmpty else { throw Failure.doesNotHold }
    try OutputText.writeLine("\(path): no damage found.")
    let ahead = try Failure.converting { () throws(HistoryError) in
      try HistoryFile.openReadOnly(path: path).attemptsAhead(of: now.today.lastCounted)
    }
    if let exposure = HistoryFile.exposure(of: path) {
      try OutputText.writeLine("\(path): \(exposure).")
    }
    if let ahead { try OutputText.writeLine("\(path): \(ahead.words)") }
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
