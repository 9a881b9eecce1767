import BundledBank
import FSRS
import History
import Practice
import Screens

/// Carries the app's effects out on the history file and answers with events.
final class HistoryEffects {
  private let history: HistoryFile
  private let file: DeskFile
  private let clock: WallClock
  /// Whether something was written that may be in the log beside the file alone; at the start the
  /// file itself.
  private(set) var isUnsettled = true

  /// How many attempts are looked at for what was missed again and again.
  private static let latestAttempts = 20
  /// How many earlier answers to a question can be taken up.
  private static let recalledAnswers = 50

  init(history: HistoryFile, clock: WallClock) {
    self.history = history
    file = DeskFile(history)
    self.clock = clock
  }

  /// Reads all that the app knows at its start; nil where it takes a job first.
  func snapshot() throws(HistoryError) -> Snapshot? { try file.snapshot(on: clock.now().today) }

  /// Carries out an effect that concerns the history.
  ///
  /// Entries are on disk when this returns; bookmarks follow with ``flush()``, so that the screen does
  /// not wait for them.
  func carryOut(_ effect: Effect) -> [Event] {
    let now = clock.now()
    do throws(HistoryError) {
      switch effect {
      case .keep(let entry):
        isUnsettled = true
        return [.kept(try file.keep(entry, at: now))]
      case .bookmark(let bookmark):
        isUnsettled = true
        file.take(bookmark)
        return []
      case .reload:
        // First, or the snapshot would have the bookmark of before.
        return flush() + events(try file.readIfStale(on: now.today))
      case .load: return flush() + [.loaded(try file.fullSnapshot(on: now.today))]
      case .readChanges:
        // An answer does not wait for its bookmark where nobody else has written.
        if try file.isUnchanged { return [] }
        return flush() + events(try file.readIfChanged(on: now.today))
      case .read(let reading): return [.read(try read(reading))]
      case .finish:
        return file.flush(at: now.instant, isLast: true).map { .failed($0) } + [.finished]
      case .rescue(let texts):
        return RescueFile.tell(of: texts, beside: history.path).map { .failed($0) }
      case .edit, .editQuestion, .open, .copy, .redraw, .setMouse, .suspendApp, .start, .giveUp,
        .quit:
        return []
      }
    } catch {
      return [.failed(error.message)]
    }
  }

  private func events(_ reading: DeskFile.Reading) -> [Event] {
    switch reading {
    case .unchanged: []
    case .changed(let snapshot): [.loaded(snapshot)]
    case .stale: [.stale]
    }
  }

  private var model: FSRS {
    get throws(HistoryError) { Preferences(settings: try history.settings()).schedule.model }
  }

  /// The last day whose attempts count.
  private var lastCounted: StudyDay { clock.now().today.lastCounted }

  private func read(_ reading: Reading) throws(HistoryError) -> Readout {
    switch reading {
    case .tallies:
      return .tallies(try history.tallies(model: try model, through: lastCounted))
    case .talliesAndAnswers(let scope):
      return .talliesAndAnswers(
        try history.tallies(model: try model, through: lastCounted),
        try history.dailyAnswers(of: scope, on: clock.now().today))
    case .latestTicks:
      return .latestTicks(try history.latestTicks(model: try model, through: lastCounted))
    case .roadmap: return .roadmap(BundledBank.roadmap)
    case .attempts(let question): return .attempts(question, try history.attempts(of: question))
    case .latestAttempts(let question):
      return .latestAttempts(
        question, try history.attempts(of: question, latest: Self.latestAttempts))
    case .answers(let question):
      return .answers(question, try history.answers(to: question, atMost: Self.recalledAnswers))
    }
  }

  /// Starts what keeps the history safe.
  func look(after upkeep: inout Upkeep, _ jobs: JobRunner) {
    upkeep.look(at: clock.now(), history, jobs)
  }

  /// Brings what was written into the file itself. That can wait, so that a failure is told when the
  /// next answer is written.
  func settle() {
    isUnsettled = false
    try? history.settle()
  }

  /// Puts the bookmarks on disk that have changed.
  func flush() -> [Event] { file.flush(at: clock.now().instant).map { .failed($0) } }
}
