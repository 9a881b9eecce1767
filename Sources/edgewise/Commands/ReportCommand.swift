import ArgumentParser
import Foundation
import History
import Practice
import QuestionBank
import Reports
import Screens

/// `edgewise report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Report weak topics and what to study next.",
    discussion: "It knows the formats text, markdown, html, csv and json.")

  @OptionGroup var options: CommonOptions
  @OptionGroup var part: FilterOptions
  @OptionGroup var written: FormatOption
  @Option(
    help: ArgumentHelp("Only attempts from this study day on, YYYY-MM-DD.", valueName: "date"))
  var since: String?
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to a file instead; - is standard output.", valueName: "file"),
    completion: .file())
  var output: String?
  @Flag(help: "Replace a file that is there.") var force = false

  func run() throws {
    let format = try written.chosen(or: ReportFormat.text)
    let filter = try part.filter()
    let since = try self.since.map { text in
      guard let date = CalendarDate(text) else {
        throw Failure.unusable("--since: '\(text)' is no date; write it as 2026-11-23")
      }
      return date
    }
    let bank = try options.places.loadBank()
    let standing = try options.places.standing(fits: true)
    let preferences = standing.snapshot.preferences
    let weak = WeakTopics(
      bank: bank, tallies: try standing.tallies(),
      counting: try since.map { try standing.tallies(since: StudyDay($0)) },
      progress: standing.snapshot.progress, preferences: preferences, filter: filter,
      on: standing.now.today)
    let report = WeakTopicReport(
      weak, bank: bank, generatedAt: standing.now, interviewDate: preferences.interviewDate,
      filter: filter, since: since
    ).render(as: format, plain: OutputText.plain)
    if let output, output != "-" {
      try OutputFile(
        path: output, replaces: force, spared: try options.places.historyPath()
      ).write(report)
    } else {
      try format == .text ? OutputText.write(report) : OutputText.writeData(report)
    }
  }
}
