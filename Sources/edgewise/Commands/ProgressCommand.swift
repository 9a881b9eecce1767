import ArgumentParser
import History
import Practice
import QuestionBank
import Reports
import Screens

/// `edgewise progress`.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Show readiness by level, topics, days practised and what comes due.")

  @OptionGroup var options: CommonOptions
  @OptionGroup var output: FormatOption

  func run() throws {
    let bank = try options.places.loadBank()
    let standing = try options.places.standing()
    var attempts: [Attempt] = []
    do throws(HistoryError) {
      try standing.history?.forEachAttempt { attempts.append($0) }
    } catch {
      throw Failure(error)
    }
    let sheet = ProgressSheet(
      bank: bank, attempts: attempts, progress: standing.snapshot.progress,
      preferences: standing.snapshot.preferences, on: standing.now.today)
    switch output.format {
    case .text: try OutputText.write(sheet.text(OutputText.plain))
    case .json: try OutputText.write(sheet.json.text)
    }
  }
}
