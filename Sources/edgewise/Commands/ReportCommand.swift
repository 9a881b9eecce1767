import ArgumentParser
import Foundation
import History
import Practice
import QuestionBank
import Reports

/// `edgewise report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Report weak topics and what to study next.",
    discussion: """
      For example: edgewise report --open

      Readiness, what comes due, the days practised, how sure you are and how often right, and the \
      questions to study, in the formats text, markdown, html, csv and json. A date is 2026-11-23, 23 nov, mon for the last \
      Monday, yesterday, or 3 weeks ago. --open writes the page to edgewise-report.html in your home folder, where \
      every browser can read it, or to --output, says so, and opens it with $BROWSER or the \
      system's browser.
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var part: FilterOptions
  @Option(
    help: ArgumentHelp(
      "Only this kind, such as calculation or design; may be given again.", valueName: "kind"),
    completion: .kinds)
  var kind: [String] = []
  @OptionGroup var written: FormatOption
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only attempts from this day on, such as 1 nov.", valueName: "date"))
  var since: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only attempts up to this day, such as yesterday.", valueName: "date"))
  var until: String?
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to a file instead; - is standard output.", valueName: "file"),
    completion: .file())
  var output: String?
  @Flag(help: "Replace a file that is there.") var force = false
  @Flag(help: "Write it as a web page and open that.") var open = false

  func validate() throws {
    if open, let format = written.format, format != ReportFormat.html.rawValue {
      throw ValidationError("--open shows a web page; leave --format \(format) out")
    }
  }

  func run() throws {
    let format = try written.chosen(or: ReportFormat.text)
    let bank = try options.places.loadBank()
    let standing = try options.places.standing(fits: true)
    let scope = try scope(on: standing.now.today.date)
    let (preferences, progress) = (standing.snapshot.preferences, standing.snapshot.progress)
    let tallies = try standing.tallies()
    let weak = WeakTopics(
      bank: bank, tallies: tallies,
      counting: scope.isOfAllDays ? nil : try standing.tallies(of: scope), progress: progress,
      preferences: preferences, scope: scope, on: standing.now.today)
    let figures = ReportFigures(
      bank: bank, tallies: tallies, answers: try standing.dailyAnswers(of: scope),
      progress: progress, preferences: preferences, scope: scope, on: standing.now.today)
    let report = WeakTopicReport(
      weak, figures, bank: bank, generatedAt: standing.now,
      interviewDate: preferences.interviewDate, scope: scope)
    if open {
      try openPage(report.render(as: .html))
      return
    }
    let text = report.render(as: format, plain: OutputText.plain)
    if let output, output != "-" {
      try file(output).write(text)
    } else {
      try format == .text ? OutputText.write(text) : OutputText.writeData(text)
    }
  }

  private func scope(on today: CalendarDate) throws -> ReportScope {
    func day(_ text: String?, option: String) throws -> StudyDay? {
      guard let text else { return nil }
      do throws(TypedDateError) {
        return StudyDay(try CalendarDate(typedPast: text, today: today))
      } catch {
        throw Failure.unusable(
          "\(option): '\(text)' \(error.problem); "
            + (error.remedy ?? "write it as 2026-11-23, 23 nov or 3 weeks ago"))
      }
    }
    let scope = ReportScope(
      part: try part.filter(),
      kinds: Set(
        try kind.map { try FilterOptions.parse($0, option: "--kind", as: QuestionKind.self) }),
      since: try day(since, option: "--since"), until: try day(until, option: "--until"))
    if let since = scope.since, let until = scope.until, until < since {
      throw Failure.unusable(
        "--until: \(until.date) is before --since \(since.date); exchange them")
    }
    return scope
  }

  private func file(_ path: String) throws -> OutputFile {
    OutputFile(path: path, replaces: force, spared: try options.places.historyPath())
  }

  // MARK: The page

  private func openPage(_ page: String) throws {
    let path = try output ?? Self.standardPage()
    var file = try file(path)
    // The page of an earlier report is no loss.
    if output == nil, Self.isPage(path) { file.replaces = true }
    guard case .regular = try file.target() else {
      throw Failure.unusable("\(path): --open needs a file; name another with --output")
    }
    try file.write(page)
    let whole = URL(fileURLWithPath: path).path
    try OutputText.writeLine("The report is in \(whole)")
    if case .unavailable(let why) = Opener.open(whole, sharesTerminal: true) {
      try OutputText.writeLine("Open it in a browser: \(why).")
    }
  }

  /// In the home folder: a browser that is confined (a snap) reads no hidden folders and not `/tmp`.
  private static func standardPage() throws -> String {
    guard let home = Environment.variable("HOME"), home.hasPrefix("/") else {
      throw Failure.unusable(
        "HOME is not set, so there is no place for the page; name a file with --output")
    }
    return home + "/edgewise-report.html"
  }

  private static func isPage(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    let beginning = (try? file.read(upToCount: 2_000)) ?? Data()
    return ReportDocument.isPage(String(decoding: beginning, as: UTF8.self))
  }
}
