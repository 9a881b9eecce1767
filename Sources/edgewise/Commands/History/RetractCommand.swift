import ArgumentParser
import History
import Practice
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
  @Flag(help: "Those that are dated after tomorrow.") var ahead = false
  @Argument(help: "Attempts' ids, as `edgewise history export` writes them.") var ids: [String] = []

  func validate() throws {
    if ahead == ids.isEmpty { return }
    throw ValidationError("give ids or --ahead")
  }

  func run() throws {
    let now = try options.places.clock().now()
    let history = try options.places.openHistory()
    let count = try Failure.converting { () throws(HistoryError) in
      try history.retract(
        ahead ? try history.ids(after: now.today.lastCounted) : ids, at: now.instant)
    }
    try Failure.telling { try OutputText.writeLine("Took back \(Phrases.count(count, "answer")).") }
  }
}
