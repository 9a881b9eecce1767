import BundledBank
import FSRS
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
  /// What the person chose to practise, where that is still to be written.
  private var pendingFilter: StudyFilter?
  /// What can be undone beside attempts, where that is still to be written; likewise.
  private var pendingReversals: Reversals??
  /// SQLite's count of other connections' writes, as of the last reading.
  private var seenDataVersion: Int?
  /// The day whose snapshot holds everything written since; nil after a write of one's own.
  private var snapshotDay: StudyDay?

  /// The setting under which the sitting is kept, as JSON.
  private static let sittingKey = "sitting"
  /// The setting under which the filter is kept, as JSON.
  private static let filterKey = "filter"
  /// The setting under which is kept what can be undone beside attempts, as JSON.
  private static let reversalsKey = "reversals"

  /// How many earlier answers to a question can be taken up.
  private static let recalledAnswers = 50

  init(history: HistoryFile, clock: WallClock) {
    self.history = history
    self.clock = clock
  }

  /// Reads all that the app knows at its start, and again where that has changed.
  func snapshot() throws(HistoryError) -> Snapshot {
    // What cannot be read is to be read again.
    snapshotDay = nil
    // Asked first, so that what is written in between counts as a change.
    let version = try history.dataVersion
    let today = clock.now().today
    let snapshot = try Self.snapshot(of: history, today: today)
    seenDataVersion = version
    snapshotDay = today
    return snapshot
  }

  /// What the app knows at its start.
  static func snapshot(
    of history: HistoryFile, today: StudyDay
  ) throws(HistoryError) -> Snapshot {
    let kept = try history.annotations(on: today)
    // What another version wrote and this one cannot read is no loss worth an error.
    func bookmark<Value: Decodable>(_ key: String) -> Value? {
      kept.settings[key].flatMap { try? JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
    }
    let sitting: StudySession? = bookmark(sittingKey)
    let preferences = Preferences(settings: kept.settings)
    let progress = Progress(
      cards: try history.cards(model: preferences.schedule.model), marks: kept.marks,
      notes: kept.notes.mapValues(\.text))
    return Snapshot(
      progress: progress, preferences: preferences, today: kept.kept, undone: kept.undone,
      sitting: sitting?.isFinished == false ? sitting : nil,
      filter: bookmark(filterKey) ?? StudyFilter(), reversals: bookmark(reversalsKey))
  }

  /// Carries out an effect that concerns the history.
  ///
  /// Attempts, retractions and marks are on disk when this returns; the bookmark follows with
  /// ``flush()``, so that the screen does not wait for it.
  func carryOut(_ effect: Effect) -> [Event] {
    if effect.changesHistory { snapshotDay = nil }
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
        let cards = try history.cards(model: try model())
        return [.retracted(attempt, card: cards[attempt.question])]
      case .mark(let mark, let sitting):
        let inForce = try history.set(mark)
        pendingSitting = .some(sitting)
        return [.marked(inForce)]
      case .note(let note): return [.noted(try history.set(note))]
      case .keepPreference(let key, let value):
        _ = try history.set(Setting(key: key.rawValue, value: value, at: clock.now().instant))
        return [.preferenceKept(key, value: value)]
      case .readAnswers(let question):
        let answers = try history.answers(to: question, atMost: Self.recalledAnswers)
        return [.answers(question, answers)]
      case .keepSitting(let sitting):
        pendingSitting = .some(sitting)
        return []
      case .keepFilter(let filter):
        pendingFilter = filter
        return []
      case .keepReversals(let reversals):
        pendingReversals = .some(reversals)
        return []
      case .reload:
        return snapshotDay == clock.now().today ? try changesFromElsewhere() : try load()
      case .readChanges: return try changesFromElsewhere()
      case .readTallies(let reading?):
        return [.tallies(try history.tallies(model: try model()), for: reading)]
      case .readTallies(nil):
        // Nobody waits for it, so nothing is worked out that is not there.
        let tallies = try history.storedTallies(model: try model())
        return tallies.map { [.tallies($0, for: nil)] } ?? []
      case .readRoadmap(let isAwaited):
        return [.roadmap(BundledBank.roadmap, isAwaited: isAwaited)]
      case .readQuestionAttempts(let question):
        return [.questionAttempts(question, try history.attempts(of: question))]
      case .edit, .redraw, .setMouse, .suspendApp, .quit: return []
      }
    } catch {
      return [.failed(error.message)]
    }
  }

  private func model() throws(HistoryError) -> FSRS {
    Preferences(settings: try history.settings()).schedule.model
  }

  /// Writes bookmark, filter and what can be undone where they have changed.
  func flush() -> [Event] {
    var events: [Event] = []
    if let sitting = pendingSitting {
      pendingSitting = nil
      events += keep(sitting, as: Self.sittingKey, name: "place in the session")
    }
    if let filter = pendingFilter {
      pendingFilter = nil
      events += keep(filter, as: Self.filterKey, name: "choice of levels and topics")
    }
    if let reversals = pendingReversals {
      pendingReversals = nil
      events += keep(reversals, as: Self.reversalsKey, name: "list of what can be undone")
    }
    return events
  }

  private func keep(
    _ value: (some Encodable)?, as key: String, name: String
  ) -> [Event] {
    do {
      let text = try value.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
      _ = try history.set(Setting(key: key, value: text, at: clock.now().instant))
      return []
    } catch let error as HistoryError {
      return [.failed("The \(name) is not kept: \(error.message)")]
    } catch {
      return [.failed("The \(name) is not kept: \(error)")]
    }
  }

  /// The whole state again where another copy of the app has written in the meantime.
  private func changesFromElsewhere() throws(HistoryError) -> [Event] {
    try history.dataVersion == seenDataVersion ? [] : load()
  }

  private func load() throws(HistoryError) -> [Event] {
    // First, or the snapshot would have the bookmark of before.
    let failures = flush()
    return failures + [.loaded(try snapshot())]
  }
}
