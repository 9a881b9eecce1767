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
    let isShown = jobs.removeValue(forKey: job) != nil
    switch report {
    case .running, .done: break
    case .planned(let outlook): desk.take(outlook)
    case .gaveUp where !isShown: break
    case .gaveUp: say("Given up: \(job.doing.lowercasedFirst).")
    case .failed(let message): complain(message)
    case .fitted(let proposal): return take(proposal)
    }
    switch job {
    case .cards:
      // What is not stored is added up all the same, which costs only time.
      if case .done = report { return [.reload] }
      return [.load]
    // Where it has changed anything, as if another copy had.
    case .silentFit: return [.readChanges]
    case .fit, .plan, .backup, .seals: return []
    }
  }

  /// Takes a fit over where it is worth that, and shows it where it was asked for.
  private mutating func take(_ proposal: ParameterProposal) -> [Effect] {
    let entry = desk.adopt(proposal)
    if entry == nil, proposal.isBetter {
      complain("The parameters were changed meanwhile, so the fit is dropped; f fits again.")
      return []
    }
    if var settings = room as? SettingsRoom, settings.field == nil {
      settings.fit = ParameterReport(proposal, outcome: entry == nil ? .kept : .replaced)
      rooms[rooms.count - 1] = settings
    }
    // Nothing is called replaced before it is on disk.
    if let entry { return [.keep(entry)] }
    say("The memory model stays as it is: no fit is known to be better.")
    return showFit()
  }

  /// Shows what a fit has found to a person who waited for it in the settings.
  mutating func showFit() -> [Effect] {
    guard var settings = room as? SettingsRoom, let report = settings.fit else { return [] }
    settings.fit = nil
    rooms[rooms.count - 1] = settings
    return apply([.open(FitRoom(report))])
  }
}

extension Scene {
  /// What runs beside the app, on the row of the notice.
  func drawJobs(in frame: inout Frame) {
    guard let (job, share) = jobs.first else { return }
    let text = StyledText("\(job.doing): \(Int(share * 100))%", .dim)
    frame.put(
      text, at: Position(column: size.columns - 1 - text.width, row: size.rows - 2))
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
