import ArgumentParser
import FSRS
import Foundation
import History
import Practice
import QuestionBank
import Screens
import Reports

/// `edgewise optimize`.
struct OptimizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "optimize", abstract: "Fit the memory model to this history.",
    discussion: """
      Fits the 21 parameters that say how you forget, and takes them over only where such fits \
      foresaw your later answers better than the parameters in use. The old ones are kept in the \
      history file.

      From 30 answers on, and with each fifth more, this happens by itself, unless such fits foresaw \
      clearly worse, you have set the parameters, or you have undone a fit. To be asked instead: \
      edgewise settings fitting manual
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
    let clock = try options.places.clock()
    var desk: Desk
    var attempts: [Attempt] = []
    do throws(HistoryError) {
      let now = clock.now()
      desk = Desk(
        bank: Bank([]), snapshot: try history.snapshot(on: now.today), now: now, seed: 0)
      if !undo { attempts = try history.attempts(through: now.today.lastCounted) }
    } catch {
      throw Failure(error)
    }
    if undo {
      try goBack(history, &desk)
      return
    }
    let proposal = try fit(attempts, desk)
    var outcome: ParameterReport.Outcome = proposal.isBetter ? .better : .kept
    if !dryRun, let entry = desk.adopt(proposal) {
      outcome = .replaced
      try keep(entry, in: history, at: clock.now())
    }
    let report = ParameterReport(proposal, outcome: outcome)
    func tell() throws {
      switch try output.data {
      case .text: try OutputText.write(report.document.text(OutputText.plain))
      case .json: try OutputText.writeData(report.json.text)
      }
    }
    if outcome == .replaced { try Failure.telling(tell) } else { try tell() }
  }

  private func fit(_ attempts: [Attempt], _ desk: Desk) throws -> ParameterProposal {
    var gauge = Gauge("fitting")
    defer { gauge.end() }
    do throws(FitError) {
      return try ParameterProposal(
        attempts: attempts, preferences: desk.preferences, history: desk.replaced
      ) { share in
        gauge.show(share)
        return true
      }
    } catch {
      throw Failure.doesNotHold(error.message)
    }
  }

  private func goBack(_ history: HistoryFile, _ desk: inout Desk) throws {
    guard let entry = desk.undoFit() else {
      throw Failure.doesNotHold("the parameters in use do not come from a fit; nothing to undo")
    }
    _ = desk.kept(try keep(entry, in: history, at: desk.now))
    switch try output.data {
    case .text:
      try OutputText.writeLine(
        "Back to the parameters before the last fit: \(desk.preferences.value(of: .parameters))")
    case .json:
      try OutputText.writeData(
        JSONValue.object([
          .init("outcome", .string("undone")),
          .init(
            "parameters", .array(desk.preferences.parameters.values.map { .number($0) })),
        ]).text)
    }
  }

  @discardableResult
  private func keep(
    _ entry: Entry, in history: HistoryFile, at now: WallTime
  ) throws -> Entry.Kept {
    do throws(HistoryError) {
      return try history.keep(entry, at: now)
    } catch {
      throw Failure(error)
    }
  }
}
