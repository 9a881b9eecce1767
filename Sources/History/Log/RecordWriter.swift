internal import FSRS
internal import GRDB
internal import Practice
internal import QuestionBank

/// Anything that a history keeps; what a line of an export holds.
enum HistoryRecord: Hashable, Sendable {
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
}

/// Adds records in one write transaction and, at its end, brings stored cards and tallies up to date.
///
/// Records are a set, and of marks, notes and settings the latest counts (of one instant, the
/// greater content), so that histories come out the same in whatever order they are merged.
struct RecordWriter {
  private let db: Database
  /// Nil where the stored cards were out of date before; they are then left so.
  private let source: CardCache.Source?
  private var touched: [QuestionID: CardCache.Touch] = [:]
  private var changes = HistoryChanges()

  init(_ db: Database) throws {
    self.db = db
    source = try CardCache.current(db)
  }

  /// - Throws: `HistoryError.clash`, `.unknownAttempt`, or SQLite's error for a broken rule.
  mutating func add(_ record: HistoryRecord) throws {
    switch record {
    case .attempt(let attempt): try add(attempt)
    case .retraction(let retraction): try add(retraction)
    case .mark(let mark): changes.marks += try mark.upsert(db) ? 1 : 0
    case .note(let note): changes.notes += try note.upsert(db) ? 1 : 0
    case .setting(let setting): changes.settings += try setting.upsert(db) ? 1 : 0
    }
  }

  consuming func finish() throws -> HistoryChanges {
    if let source, !touched.isEmpty {
      do {
        try CardCache.update(db, touched: touched, source: source)
      } catch is CardCache.Unreadable {
        // The log is what counts; the rest is worked out anew.
        try CardCache.drop(db)
      }
    }
    return changes
  }

  private mutating func add(_ attempt: Attempt) throws {
    let held = try AttemptLog.all(db, "id = ?", [try attempt.id.storable]).first
    if let held {
      guard held == attempt else { throw HistoryError.clash(attempt.id) }
      changes.attemptsKnown += 1
      return
    }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO attempt (\(AttemptRow.columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: AttemptRow.arguments(attempt))
    changes.attempts += 1
    let isOnly = touched[attempt.question] == nil
    touched[attempt.question] = isOnly ? .added(attempt) : .changed
  }

  private mutating func add(_ retraction: Retraction) throws {
    let attempt = try retraction.attempt.storable
    let question = try String.fetchOne(
      db.cachedStatement(sql: "SELECT question FROM attempt WHERE id = ?"), arguments: [attempt])
    guard let question else { throw HistoryError.unknownAttempt(attempt) }
    let isKnown = try Bool.fetchOne(
      db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM retraction WHERE attempt = ? AND at = ?)"),
      arguments: [attempt, retraction.at.milliseconds])
    if isKnown == true { return }
    try db.cachedStatement(sql: "INSERT INTO retraction (attempt, at) VALUES (?, ?)")
      .execute(arguments: [attempt, retraction.at.milliseconds])
    changes.retractions += 1
    touched[question] = .changed
  }
}
