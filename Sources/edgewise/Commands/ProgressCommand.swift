import ArgumentParser
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
    let standing = try options.places.standing(fits: true)
    let sheet = ProgressSheet(
      bank: bank, tallies: try standing.tallies(), progress: standing.snapshot.progress,
      preferences: standing.snapshot.preferences, on: standing.now.today)
    switch try output.data {
    case .text: try OutputText.write(sheet.text(OutputText.plain))
    case .json: try OutputText.writeData(sheet.json.text)
    }
  }
}
