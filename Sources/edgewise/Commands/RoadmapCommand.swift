import ArgumentParser
import BundledBank
import Practice
import QuestionBank
import Reports
import Screens

/// `edgewise roadmap`.
struct RoadmapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roadmap",
    abstract: "Show the way into the job, and how far you have come.")

  @OptionGroup var options: CommonOptions
  @OptionGroup var output: FormatOption

  func run() throws {
    let bank = try options.places.loadBank()
    let standing = try options.places.standing()
    let sheet = RoadmapSheet(
      BundledBank.roadmap,
      standing: RoadmapStanding(
        BundledBank.roadmap, bank: bank, progress: standing.snapshot.progress,
        schedule: standing.snapshot.preferences.schedule, on: standing.now.today), bank: bank)
    switch try output.data {
    case .text: try OutputText.write(sheet.text(OutputText.plain))
    case .json: try OutputText.writeData(sheet.json.text)
    }
  }
}
