import ArgumentParser
import FSRS
import Foundation
import History
import Practice
import Reports

/// `edgewise optimize`.
struct OptimizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimize", abstract: "Fit the memory model to this history.",
    discussion: """
      Fits the 21 parameters that say how you forget, and takes them over only where such fits \
      foresaw your later answers better than the parameters in use. The old ones are kept in the \
      history file.
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var output: FormatOption
  @Flag(name: .long, help: "Show what a fit would change, and change nothing.") var dryRun = false
  @Flag(help: "Go back to the parameters that the last fit replaced.") var undo = false

  func validate() throws {
    guard !(dryRun && undo) else {
      throw ValidationError("--dry-run and --undo exclude each other")
    }
  }

  func run() throws {
    let history =
      dryRun ? try options.places.existingHistory() : try options.places.openHistory()
    let preferences: Preferences
    let replaced: ParameterHistory
    var attempts: [Attempt] = []
    do throws(HistoryError) {
      let settings = try history.settings()
      preferences = Preferences(settings: settings)
      replaced = ParameterHistory(settings[ParameterHistory.key] ?? "")
      if !undo { attempts = try history.attempts() }
    } catch {
      throw Failure(error)
    }
    if undo {
      try goBack(history, preferences, replaced)
    } else {
      try fit(attempts, history, preferences, replaced)
    }
  }

  private func fit(
    _ attempts: [Attempt], _ history: HistoryFile, _ preferences: Preferences,
    _ replaced: ParameterHistory
  ) throws {
    var gauge = Gauge()
    let proposal: ParameterProposal
    do throws(FitError) {
      proposal = try ParameterProposal(
        attempts: attempts, preferences: preferences, history: replaced
      ) { share in
        gauge.show(share)
        return true
      }
    } catch {
      gauge.end()
      throw Failure.doesNotHold(error.message)
    }
    gauge.end()
    let outcome: ParameterReport.Outcome =
      !proposal.isBetter ? .kept : dryRun ? .better : .replaced
    if outcome == .replaced {
      let now = try options.places.clock().now().instant
      var replaced = replaced
      replaced.add(.init(at: now, old: proposal.old, new: proposal.fit.parameters))
      try keep(proposal.fit.parameters, replaced, in: history, at: now)
    }
    let report = ParameterReport(proposal, outcome: outcome)
    switch output.format {
    case .text: try OutputText.write(report.document.text(OutputText.plain))
    case .json: try OutputText.write(report.json.text)
    }
  }

  private func goBack(
    _ history: HistoryFile, _ preferences: Preferences, _ replaced: ParameterHistory
  ) throws {
    guard replaced.fit(of: preferences.parameters) != nil else {
      throw Failure.doesNotHold("the parameters in use do not come from a fit; nothing to undo")
    }
    var replaced = replaced
    let old = replaced.undo() ?? .default
    try keep(old, replaced, in: history, at: try options.places.clock().now().instant)
    var restored = Preferences()
    restored.parameters = old
    let text = restored.value(of: .parameters)
    switch output.format {
    case .text: try OutputText.writeLine("Back to the parameters before the last fit: \(text)")
    case .json:
      try OutputText.write(
        JSONValue.object([
          .init("outcome", .string("undone")),
          .init("parameters", .array(old.values.map { .number($0) })),
        ]).text)
    }
  }

  private func keep(
    _ parameters: Parameters, _ replaced: ParameterHistory, in history: HistoryFile, at now: Instant
  ) throws {
    var preferences = Preferences()
    preferences.parameters = parameters
    do throws(HistoryError) {
      try history.set([
        Setting(
          key: Preferences.Key.parameters.rawValue, value: preferences.value(of: .parameters),
          at: now),
        Setting(key: ParameterHistory.key, value: replaced.text, at: now),
      ])
    } catch {
      throw Failure(error)
    }
  }

  /// The share of the work that is done, on standard error where that is a terminal.
  private struct Gauge {
    private let isShown = isatty(STDERR_FILENO) == 1
    private var last = -1

    mutating func show(_ share: Double) {
      let percent = Int(share * 100)
      guard isShown, percent > last else { return }
      last = percent
      write("\rfitting… \(percent)%")
    }

    func end() {
      guard isShown, last >= 0 else { return }
      write("\r\u{1B}[K")
    }

    private func write(_ text: String) {
      let bytes = OutputText.isUTF8 ? text : text.replacing("…", with: "...")
      // A gauge that cannot be shown is no reason to stop.
      try? FileHandle.standardError.write(contentsOf: Data(bytes.utf8))
    }
  }
}
