import FSRS
import Practice
import Reports
import TerminalUI

extension App {
  /// Takes in how a job stands.
  mutating func take(_ report: Job.Report, of job: Job) -> [Effect] {
    if case .running(let share) = report {
      if jobs[job] != nil { jobs[job] = share }
      return []
    }
    jobs[job] = nil
    switch report {
    case .running, .done: break
    case .gaveUp: say("Given up: \(job.doing.lowercasedFirst).")
    case .failed(let message): complain(message)
    case .fitted(let proposal): return take(proposal)
    }
    guard job == .cards else { return [] }
    if case .failed = report { return [] }
    return [.reload]
  }

  /// Takes a fit over where it is worth that, and shows it where it was asked for.
  private mutating func take(_ proposal: ParameterProposal) -> [Effect] {
    let entry = desk.adopt(proposal)
    var effects: [Effect] = []
    if room is SettingsRoom {
      let report = ParameterReport(proposal, outcome: entry == nil ? .kept : .replaced)
      effects = apply([.open(FitRoom(report))])
    }
    guard let entry else {
      say("The memory model stays as it is: no fit is known to be better.")
      return effects
    }
    return effects + [.keep(entry)]
  }

  /// The cards have to be worked out anew before the history can be read.
  mutating func waitForCards() -> [Effect] {
    rooms.contains { $0 is WaitingRoom }
      ? apply([.start(.cards)]) : apply([.open(WaitingRoom(then: .today))])
  }
}

extension Scene {
  /// What runs beside the app, on the row of the notice.
  func drawJobs(in frame: inout Frame) {
    // Where cards are waited for, the room itself shows how it goes.
    guard let (job, share) = jobs.first(where: { $0.key != .cards }) else { return }
    let text = StyledText("\(job.doing): \(Int(share * 100))%", .dim)
    frame.put(
      text, at: Position(column: size.columns - 1 - text.width, row: size.rows - 2))
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
