import Foundation
import History
import Practice
import Screens

/// Carries the app's effects out on the history file and answers with events.
final class HistoryEffects {
  private let history: HistoryFile
  private let clock: WallClock
  /// The bookmark that is still to be written; the outer nil means that there is none.
  private var pendingSitting: StudySession??
  /// SQLite's count of other connections' writes, as of the last reading.
  private var seenDataVersion: Int?

  /// The setting under which the sitting is kept, as JSON.
  static let sittingKey = "sitting"

  init(history: HistoryFile, clock: WallClock) {
    self.history = history
    self.clock = clock
    // Unknown is as good as changed: the first write then reads the history again.
    seenDataVersion = try? history.dataVersion
  }

  /// What the app knows at its start.
  static func snapshot(
    of history: HistoryFile, today: StudyDay
  ) throws(HistoryError) -> Snapshot {
    let settings = try history.settings()
    let preferences = Preferences(settings: settings)
    let progress = Progress(
      cards: try history.cards(model: preferences.schedule.model), marks: try history.marks())
    let sitting = settings[sittingKey].flatMap {
      // A bookmark from another version that cannot be read is no loss worth an error.
      try? JSONDecoder().decode(StudySession.self, from: Data($0.utf8))
    }
    return Snapshot(
      progress: progress, preferences: preferences, today: try history.attempts(on: today),
      sitting: sitting)
  }

  /// Carries out an effect that concerns the history.
  ///
  /// Attempts, retractions and marks are on disk when this returns; the bookmark follows with
  /// ``flush()``, so that the screen does not wait for it.
  func carryOut(_ effect: Effect) -> [Event] {
    do throws(HistoryError) {
      switch effect {
      case .record(let attempt, let sitting):
        try history.append(attempt)
        pendingSitting = .some(sitting)
        return [.recorded(attempt)] + (try changesFromElsewhere())
      case .retract(let attempt, let sitting):
        let now = clock.now()
        try history.retract(attempt.id, at: now.instant)
        pendingSitting = .some(sitting)
        let settings = Preferences(settings: try history.settings())
        let cards = try history.cards(model: settings.schedule.model)
        return [.retracted(attempt, card: cards[attempt.question])]
      case .mark(let mark, let sitting):
        let inForce = try history.set(mark)
        pendingSitting = .some(sitting)
        return [.marked(inForce)]
      case .keepSitting(let sitting):
        pendingSitting = .some(sitting)
        return []
      case .reload:
        let failures = flush()
        return failures + [.loaded(try Self.snapshot(of: history, today: clock.now().today))]
      case .readAttempts:
        var attempts: [Attempt] = []
        try history.forEachAttempt { attempts.append($0) }
        return [.attempts(attempts)]
      case .edit, .redraw, .suspendApp, .quit: return []
      }
    } catch {
      return [.failed(error.message)]
    }
  }

  /// Writes the bookmark if it has changed.
  func flush() -> [Event] {
    guard let sitting = pendingSitting else { return [] }
    pendingSitting = nil
    do {
      let text = try sitting.map {
        String(decoding: try JSONEncoder().encode($0), as: UTF8.self)
      }
      _ = try history.set(
        Setting(key: Self.sittingKey, value: text, at: clock.now().instant))
      return []
    } catch let error as HistoryError {
      return [.failed("The place in the session is not kept: \(error.message)")]
    } catch {
      return [.failed("The place in the session is not kept: \(error)")]
    }
  }

  /// The whole state again where another copy of the app has written in the meantime.
  private func changesFromElsewhere() throws(HistoryError) -> [Event] {
    let version = try history.dataVersion
    guard version != seenDataVersion else { return [] }
    seenDataVersion = version
    return [.loaded(try Self.snapshot(of: history, today: clock.now().today))]
  }
}
