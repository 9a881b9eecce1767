internal import FSRS
internal import GRDB
internal import Practice
internal import QuestionBank

/// Anything that a history keeps; what a line of an export holds.
enum HistoryRecord: Hashable, Sendable {
  case forgetting(Forgetting)
  case attempt(Attempt)
  case retraction(Retraction)
  case mark(Mark)
  case note(Note)
  case setting(Setting)
}

/// What an import or a merge added to a history.
package struct HistoryChanges: Hashable, Sendable {
  package internal(set) var attempts = 0
  /// Attempts that were there already.
  package internal(set) var attemptsKnown = 0
  package internal(set) var retractions = 0
  /// Marks, notes and settings that are later than the ones held.
  package internal(set) var marks = 0
  package internal(set) var notes = 0
  package internal(set) var settings = 0
  /// Attempts whose typed answers are blanked from now on.
  package internal(set) var forgotten = 0
}

/// Adds records in one write transaction and, at its end, brings stored cards and tallies up to date.
///
/// Records are a set, and of marks, notes and settings the latest counts (of one instant, the
/// greater content), so that histories come out the same in whatever order they are merged; but that of
/// one attempt from a line without an id each may have another millisecond (``UnnamedAttempts``).
struct RecordWriter {
  private let db: Database
  /// Nil where the stored cards did not count before; they are then left so.
  private let model: FSRS?
  private var log = LogChanges()
  private var changes = HistoryChanges()

  init(_ db: Database) throws {
    self.db = db
    model = try CardCache.currentModel(db)
  }

  /// - Throws: `HistoryError.clash`, `.unknownAttempt`, or SQLite's error for a broken rule.
  mutating func add(_ record: HistoryRecord) throws {
    switch record {
    case .forgetting(let forgetting): changes.forgotten += try forgetting.insert(db) ? 1 : 0
    case .attempt(let attempt): try add(attempt)
    case .retraction(let retraction): try add(retraction)
    case .mark(let mark): changes.marks += try mark.upsert(db) ? 1 : 0
    case .note(let note): changes.notes += try note.upsert(db) ? 1 : 0
    case .setting(let setting): changes.settings += try setting.upsert(db) ? 1 : 0
    }
  }

  consuming func finish() throws -> HistoryChanges {
    if let model { try CardCache.update(db, log, model: model) }
    return changes
  }

  private mutating func add(_ attempt: Attempt) throws {
    let attempt =
      try attempt.answer != nil && Forgetting.holds(db, attempt.id)
      ? attempt.withoutAnswer : attempt
    if let held = try AttemptLog.attempt(db, attempt.id) {
      guard held.isSame(as: attempt) else { throw HistoryError.clash(attempt.id) }
      changes.attemptsKnown += 1
      return
    }
    try AttemptRow(attempt).insert(db)
    try AttemptSeals.add(db, seq: db.lastInsertedRowID)
    changes.attempts += 1
    log.note(.added(attempt), of: attempt.question, on: attempt.day)
  }

  private mutating func add(_ retraction: Retraction) throws {
    guard let attempt = try AttemptLog.attempt(db, retraction.attempt) else {
      throw HistoryError.unknownAttempt(retraction.attempt)
    }
    // There may be any number of one attempt.
    func isThere(_ condition: String, _ arguments: StatementArguments) throws -> Bool {
      try Bool.fetchOne(
        db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM retraction WHERE \(condition))"),
        arguments: arguments) ?? false
    }
    let at = retraction.at.milliseconds
    if try isThere("attempt = ? AND at = ?", [attempt.id, at]) { return }
    let isFirst = try !isThere("attempt = ?", [attempt.id])
    try db.cachedStatement(sql: "INSERT INTO retraction (attempt, at) VALUES (?, ?)")
      .execute(arguments: [attempt.id, retraction.at.milliseconds])
    try RecordSeals.retraction.add(
      db, "attempt = ? AND at = ?", [attempt.id, retraction.at.milliseconds])
    changes.retractions += 1
    if isFirst { log.note(.retracted(attempt.id), of: attempt.question, on: attempt.day) }
  }
}
