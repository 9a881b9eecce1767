import FSRS
import Foundation
import History
import Practice
import QuestionBank
import Screens
import Synchronization

/// Runs the app's jobs beside its loop, each on a thread and a connection of its own.
final class JobRunner: Sendable {
  private struct State {
    /// Has the questions that are planned.
    var bank: Bank
    var running: Set<Job> = []
    var givenUp: Set<Job> = []
    /// What there is to tell, the latest share of each job alone.
    var reports: [(job: Job, report: Job.Report)] = []
  }

  private let path: String
  private let clock: WallClock
  private let state: Mutex<State>
  /// Signalled when a job has ended or is given up.
  private let change = NSCondition()

  /// - Parameters:
  ///   - path: the history's.
  ///   - bank: has the questions that are planned.
  ///   - clock: tells the day of a backup, and which answers count.
  init(path: String, bank: Bank, clock: WallClock) {
    self.path = path
    state = Mutex(State(bank: bank))
    self.clock = clock
  }

  var isRunning: Bool { state.withLock { !$0.running.isEmpty || !$0.reports.isEmpty } }

  func start(_ job: Job) {
    let isNew = state.withLock { $0.running.insert(job).inserted }
    guard isNew else { return }
    Thread.detachNewThread { [self] in finish(job, with: run(job)) }
  }

  /// Has plans made with other questions from now on.
  func take(_ bank: Bank) { state.withLock { $0.bank = bank } }

  func giveUp(_ job: Job) {
    state.withLock { state in
      if state.running.contains(job) { state.givenUp.insert(job) }
    }
    change.withLock { change.broadcast() }
  }

  /// How the jobs stand, where that has changed since it was asked last.
  func takeEvents() -> [Event] {
    state.withLock { state in
      defer { state.reports = [] }
      return state.reports.map { .job($0.job, $0.report) }
    }
  }

  /// Runs a job to its end.
  func run(_ job: Job) -> Job.Report {
    do throws(HistoryError) {
      switch job {
      case .fit:
        // One that nobody asked for ends first, or its parameters would come in between.
        waitForSilentFit()
        return goesOn(.fit, share: 0) ? try fit() : .gaveUp
      case .plan:
        let history = try HistoryFile.openReadOnly(path: path)
        let outlook = try history.outlook(
          bank: state.withLock { $0.bank }, on: clock.now().today,
          goesOn: { goesOn(.plan, share: $0) })
        return outlook.map { .planned($0) } ?? .gaveUp
      case .silentFit:
        silentlyFit()
        return .done
      case .cards:
        let history = try HistoryFile.open(path: path)
        let model = Preferences(settings: try history.settings()).schedule.model
        let isDone = try history.refreshCards(model: model) { goesOn(.cards, share: $0) }
        return isDone ? .done : .gaveUp
      case .backup:
        // What a check of the copy takes would stay in the app's memory.
        let said = OwnProcess.run([
          "history", "backup", "--history", path, "--now", clock.now().instant.iso8601,
        ])
        return said.map { .failed("No backup was made: \($0)") } ?? .done
      case .seals:
        let history = try HistoryFile.open(path: path)
        return try history.seal { goesOn(.seals, share: $0) } ? .done : .gaveUp
      }
    } catch {
      return .failed(error.message)
    }
  }

  /// Waits until no silent fit runs, or the fit that waits for it is given up.
  private func waitForSilentFit() {
    change.withLock {
      while state.withLock({ $0.running.contains(.silentFit) && !$0.givenUp.contains(.fit) }) {
        change.wait()
      }
    }
  }

  private func fit() throws(HistoryError) -> Job.Report {
    let history = try HistoryFile.openReadOnly(path: path)
    let settings = try history.settings()
    let attempts = try history.attempts(through: clock.now().today.lastCounted)
    do throws(FitError) {
      return .fitted(
        try ParameterProposal(
          attempts: attempts, preferences: Preferences(settings: settings),
          history: ParameterHistory(settings[ParameterHistory.key] ?? "")
        ) { goesOn(.fit, share: $0) })
    } catch .cancelled {
      return .gaveUp
    } catch {
      return .failed(error.message)
    }
  }

  /// Fits where that is due. Nobody waits for it, so that what fails is tried again on another day.
  private func silentlyFit() {
    do throws(HistoryError) {
      let now = clock.now()
      let history = try HistoryFile.open(path: path)
      var snapshot = try history.snapshot(on: now.today)
      let isOther = try SilentFit(history).run(on: &snapshot, at: now) { _ in true }
      // Or the app would have to wait for that.
      if isOther {
        _ = try history.refreshCards(model: snapshot.preferences.schedule.model) { _ in true }
      }
    } catch {}
  }

  /// Notes the share that is done; false where the job was given up.
  private func goesOn(_ job: Job, share: Double) -> Bool {
    state.withLock { state in
      state.reports.removeAll { $0.job == job }
      state.reports.append((job, .running(share)))
      return !state.givenUp.contains(job)
    }
  }

  private func finish(_ job: Job, with report: Job.Report) {
    state.withLock { state in
      state.running.remove(job)
      state.givenUp.remove(job)
      state.reports.removeAll { $0.job == job }
      state.reports.append((job, report))
    }
    change.withLock { change.broadcast() }
  }
}
