import ArgumentParser
import History
import Practice
import Reports
import Typography

/// `edgewise history retract`.
struct RetractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract", abstract: "Take answers back, as an undo does.",
    discussion: """
      They stay in the file and count no more. --ahead takes back those that are dated after \
      tomorrow, as from a clock that was wrong.
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var output: FormatOption
  @Flag(help: "Those that are dated after tomorrow.") var ahead = false
  @Flag(help: "Do not ask.") var yes = false
  @Argument(help: "Attempts' ids, as `edgewise history export` writes them.") var ids: [String] = []

  func validate() throws {
    if ahead == ids.isEmpty { return }
    throw ValidationError("give ids or --ahead")
  }

  func run() throws {
    guard try output.data == .text || !ahead || yes else {
      throw Failure.unusable("--format json asks nothing; say --yes with it")
    }
    let now = try options.places.clock().now()
    let history = try options.places.openHistory()
    if ahead, try !isConfirmed(history, now) { throw Failure.doesNotHold("nothing was changed") }
    let count = try Failure.converting { () throws(HistoryError) in
      try history.retract(
        ahead ? try history.ids(after: now.today.lastCounted) : ids, at: now.instant)
    }
    try Failure.telling {
      switch try output.data {
      case .text: try OutputText.writeLine("Took back \(Phrases.count(count, "answer")).")
      case .json:
        try OutputText.writeData(JSONValue.object([.init("retracted", .integer(count))]).text)
      }
    }
  }

  /// What is taken back so is not had again, and a clock that is behind makes all of it look ahead.
  private func isConfirmed(_ history: HistoryFile, _ now: WallTime) throws -> Bool {
    let (ahead, all) = try Failure.converting { () throws(HistoryError) in
      (try history.attemptsAhead(of: now.today.lastCounted), try history.attemptCount)
    }
    guard let ahead else { return true }
    guard ahead.attempts * 2 <= all || all < 10 else {
      throw Failure.unusable(
        "\(ahead.attempts) of \(all) answers are dated after tomorrow, \(now.today.lastCounted.date); "
          + "set the clock right first, or name the ids")
    }
    if yes { return true }
    try OutputText.writeLine(
      "\(Phrases.count(ahead.attempts, "answer")) dated after tomorrow, up to \(ahead.latest.date)."
    )
    try OutputText.write("Type yes to take them back for good: ")
    return readLine()?.lowercased() == "yes"
  }
}
