internal import FSRS
internal import Foundation
package import Practice
import QuestionBank

/// A history as a desk uses it: it is read again only where it may have changed, and bookmarks may
/// wait.
package final class DeskFile {
  private let history: HistoryFile
  /// Bookmarks that are still to be written, by the settings they are kept under.
  private var pending: [BookmarkKey: Bookmark] = [:]
  /// Those that could not be written, which are tried again with the next ones.
  private var failed: [BookmarkKey: Bookmark] = [:]
  /// SQLite's count of other connections' writes, as of the last reading.
  private var seenDataVersion: Int?
  /// An answer that may be on disk or not: the disk failed when it was all but written.
  private var doubtful: Attempt?
  private let doubt: DoubtFile?
  /// How an entry is put on disk.
  private let write: (Entry, WallTime) throws(HistoryError) -> Entry.Kept
  /// The day whose snapshot holds everything written since; nil after a write of one's own.
  private var snapshotDay: StudyDay?

  package convenience init(_ history: HistoryFile) {
    self.init(history) { entry, now throws(HistoryError) in try history.keep(entry, at: now) }
  }

  init(
    _ history: HistoryFile, write: @escaping (Entry, WallTime) throws(HistoryError) -> Entry.Kept
  ) {
    self.history = history
    self.write = write
    doubt = DoubtFile(of: history.path)
    doubtful = doubt?.read()
  }

  /// The most attempts that somebody waits for to be added up: 16 ms' worth.
  private static let mostAttempts = 5_000

  /// All that a desk is laid with; nil where the cards are stale and so many attempts have to be read
  /// for them that it takes a job (``HistoryFile/refreshCards(model:progress:)``).
  package func snapshot(on today: StudyDay) throws(HistoryError) -> Snapshot? {
    // What cannot be read is to be read again.
    snapshotDay = nil
    // Asked first, so that what is written in between counts as a change.
    let version = try history.dataVersion
    let kept = try history.annotations(on: today)
    if try history.hasStaleCards(model: kept.preferences.schedule.model),
      try history.attemptCount > Self.mostAttempts
    {
      return nil
    }
    let snapshot = try history.snapshot(kept, on: today)
    seenDataVersion = version
    snapshotDay = today
    return withUnkept(snapshot)
  }

  /// All that a desk is laid with, however long it takes to add it up.
  package func fullSnapshot(on today: StudyDay) throws(HistoryError) -> Snapshot {
    let version = try history.dataVersion
    let snapshot = try history.snapshot(on: today)
    seenDataVersion = version
    snapshotDay = today
    return withUnkept(snapshot)
  }

  /// A snapshot with the sitting as it is, where the file has an earlier one.
  private func withUnkept(_ snapshot: Snapshot) -> Snapshot {
    guard case .sitting(let sitting)? = pending[.sitting] ?? failed[.sitting] else {
      return snapshot
    }
    var snapshot = snapshot
    snapshot.sitting = sitting
    return snapshot
  }

  /// What came of asking whether the history has to be read again.
  package enum Reading {
    case unchanged
    case changed(Snapshot)
    /// The cards are stale, and it takes a job to work them out.
    case stale
  }

  /// Reads it again where anything was written since, or the day is another.
  package func readIfStale(on today: StudyDay) throws(HistoryError) -> Reading {
    snapshotDay == today ? try readIfChanged(on: today) : try read(on: today)
  }

  /// Whether nobody else has written since it was read.
  package var isUnchanged: Bool {
    get throws(HistoryError) { try history.dataVersion == seenDataVersion }
  }

  /// Reads it again where somebody else has written since.
  package func readIfChanged(on today: StudyDay) throws(HistoryError) -> Reading {
    try isUnchanged ? .unchanged : try read(on: today)
  }

  private func read(on today: StudyDay) throws(HistoryError) -> Reading {
    try snapshot(on: today).map { .changed($0) } ?? .stale
  }

  /// Puts an entry on disk. An answer that is given again after it may have been recorded or not is
  /// recorded once.
  ///
  /// - Returns: the entry as it is there.
  package func keep(_ entry: Entry, at now: WallTime) throws(HistoryError) -> Entry.Kept {
    snapshotDay = nil
    guard case .attempt(var attempt) = entry else {
      let kept = try write(entry, now)
      // Taken back, it is in doubt no more.
      if case .retraction(let attempt) = entry, attempt.id == doubtful?.id { settleDoubt() }
      return kept
    }
    if let id = doubtful?.id, try history.isRetracted(id) { settleDoubt() }
    if let doubtful, attempt.repeats(doubtful) {
      if doubtful.grade == attempt.grade {
        attempt = doubtful
      } else if try history.holds(doubtful.id) {
        _ = try write(.retraction(doubtful), now)
      }
    }
    do {
      let kept = try write(.attempt(attempt), now)
      if doubtful != nil { settleDoubt() }
      return kept
    } catch {
      if case .uncertain = error {
        doubtful = attempt
        doubt?.write(attempt)
      }
      throw error
    }
  }

  private func settleDoubt() {
    doubtful = nil
    doubt?.remove()
  }

  /// Takes a bookmark, which ``flush(at:)`` puts on disk.
  package func take(_ bookmark: Bookmark) {
    snapshotDay = nil
    pending[bookmark.key] = bookmark
  }

  /// Puts the bookmarks on disk that have been taken.
  ///
  /// - Parameters:
  ///   - now: the time.
  ///   - isLast: whether those that could not be written before are tried even where there is no other.
  /// - Returns: what could not be kept, a line for each; one line where another program does not let
  ///   anything be written, since each would wait for it.
  package func flush(at now: Instant, isLast: Bool = false) -> [String] {
    if pending.isEmpty, !isLast { return [] }
    failed.merge(pending) { $1 }
    pending = [:]
    var problems: [String] = []
    for key in BookmarkKey.allCases {
      guard let bookmark = failed[key] else { continue }
      do throws(HistoryError) {
        try history.keep(bookmark, at: now)
        failed[key] = nil
      } catch {
        problems.append("The \(key.name) is not kept: \(error.message)")
        if case .locked = error { break }
      }
    }
    return problems
  }
}

extension HistoryFile {
  /// All that a desk is laid with on a day.
  package func snapshot(on today: StudyDay) throws(HistoryError) -> Snapshot {
    try snapshot(try annotations(on: today), on: today)
  }

  fileprivate func snapshot(
    _ kept: Annotations, on today: StudyDay
  ) throws(HistoryError) -> Snapshot {
    // What another version wrote and this one cannot read is no loss worth an error.
    let decoder = JSONDecoder()
    func bookmark<Value: Decodable>(_ key: BookmarkKey) -> Value? {
      kept.settings[key.rawValue].flatMap {
        try? decoder.decode(Value.self, from: Data($0.utf8))
      }
    }
    let sitting: StudySession? = bookmark(.sitting)
    let filter: DayFilter? = bookmark(.filter)
    let habits: Habits? = bookmark(.habits)
    let preferences = kept.preferences
    let progress = Progress(
      cards: try cards(model: preferences.schedule.model, through: today.lastCounted),
      marks: kept.marks, notes: kept.notes.mapValues(\.text),
      ahead: try attemptsAhead(of: today.lastCounted))
    return Snapshot(
      progress: progress, preferences: preferences, today: kept.kept, undone: kept.undone,
      sitting: sitting?.isFinished == false ? sitting : nil,
      filter: filter?.day == today ? filter?.part ?? StudyFilter() : StudyFilter(),
      reversals: bookmark(.reversals),
      replaced: ParameterHistory(kept.settings[ParameterHistory.key] ?? ""),
      offer: bookmark(.offer), outlook: bookmark(.outlook), habits: habits,
      recent: habits?.day == today
        ? [] : try latestAttempts(Habits.attempts, through: today.lastCounted),
      knownChanges: bookmark(.knownChanges))
  }

  /// Puts an entry on disk.
  ///
  /// - Returns: the entry as it is there, with what the question's attempts add up to now.
  package func keep(_ entry: Entry, at now: WallTime) throws(HistoryError) -> Entry.Kept {
    switch entry {
    case .attempt(var attempt):
      // Done again, its answer may have been forgotten meanwhile.
      if attempt.answer != nil, try read({ try Forgetting.holds($0, likeOf: attempt) }) {
        attempt.answer = nil
      }
      try append(attempt)
      return .init(.attempt(attempt), card: try card(of: attempt.question, on: now.today))
    case .retraction(let attempt):
      // After it, also where the clock has been set back since.
      try retract(attempt.id, at: max(now.instant, attempt.at))
      // What was typed may have been forgotten meanwhile.
      let held = try read { try AttemptLog.attempt($0, attempt.id) } ?? attempt
      return .init(.retraction(held), card: try card(of: attempt.question, on: now.today))
    case .mark(let mark): return .init(.mark(try set(mark)))
    case .note(let note): return .init(.note(try set(note)))
    case .preference(let key, let value):
      try set(Setting(key: key.rawValue, value: value, at: now.instant))
      return .init(entry)
    case .parameters(let parameters, let old, let replaced):
      try replace(old, with: parameters, replaced, at: now.instant)
      return .init(entry)
    }
  }

  /// Sets other parameters, unless somebody else has done so since they were worked out.
  private func replace(
    _ old: Parameters, with parameters: Parameters, _ replaced: ParameterHistory, at now: Instant
  ) throws(HistoryError) {
    try write { db in
      var preferences = Preferences(settings: try Setting.inForce(db))
      guard preferences.parameters == old else {
        throw HistoryError.rejected(rule: "the parameters were changed meanwhile; fit again")
      }
      preferences.parameters = parameters
      let key = Preferences.Key.parameters
      for (key, value) in [
        (key.rawValue, preferences.value(of: key)), (ParameterHistory.key, replaced.text),
      ] {
        _ = try Setting(key: key, value: value, at: now).stored(db)
      }
    }
  }

  private func card(of question: QuestionID, on today: StudyDay) throws(HistoryError) -> Card? {
    let model = Preferences(settings: try settings()).schedule.model
    return try card(of: question, model: model, through: today.lastCounted)
  }

  /// Puts a bookmark on disk.
  package func keep(_ bookmark: Bookmark, at now: Instant) throws(HistoryError) {
    let value: Data?
    do {
      let encoder = JSONEncoder()
      value =
        switch bookmark {
        case .sitting(let sitting): try sitting.map { try encoder.encode($0) }
        case .filter(let part, let day): try encoder.encode(DayFilter(day: day, part: part))
        case .reversals(let reversals): try reversals.map { try encoder.encode($0) }
        case .offer(let offer): try offer.map { try encoder.encode($0) }
        case .habits(let habits): try habits.map { try encoder.encode($0) }
        case .outlook(let outlook): try outlook.map { try encoder.encode($0) }
        case .knownChanges(let changes): try encoder.encode(changes)
        }
    } catch {
      throw .rejected(rule: "\(error)")
    }
    try set(
      Setting(
        key: bookmark.key.rawValue, value: value.map { String(decoding: $0, as: UTF8.self) },
        at: now))
  }
}

extension Attempt {
  /// Whether it is an answer given once more within the hour, because it was not known to be kept.
  fileprivate func repeats(_ other: Attempt) -> Bool {
    question == other.question && session == other.session
      && abs(at.milliseconds - other.at.milliseconds) < 3_600_000
  }
}

extension Annotations {
  fileprivate var preferences: Preferences { Preferences(settings: settings) }
}

/// The settings that bookmarks are kept under, as JSON.
enum BookmarkKey: String, CaseIterable {
  case sitting, reversals
  case filter = "day-filter"
  case offer = "day-offer"
  case habits
  case outlook = "plan-outlook"
  case knownChanges = "known-changes"

  /// What is worked out of the rest, for this file and a day.
  static let derived = Set([offer, habits, outlook].map(\.rawValue))

  /// What it is to a person.
  var name: String {
    switch self {
    case .sitting: "place in the session"
    case .filter: "choice of levels and topics"
    case .reversals: "list of what can be undone"
    case .offer: "choice of today's questions"
    case .habits: "measure of your pace"
    case .outlook: "outlook of the plan"
    case .knownChanges: "note of what you were told"
    }
  }
}

extension Bookmark {
  fileprivate var key: BookmarkKey {
    switch self {
    case .sitting: .sitting
    case .filter: .filter
    case .reversals: .reversals
    case .offer: .offer
    case .habits: .habits
    case .outlook: .outlook
    case .knownChanges: .knownChanges
    }
  }
}
