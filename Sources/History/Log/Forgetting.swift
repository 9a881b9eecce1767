internal import Foundation
internal import GRDB
package import Practice
internal import QuestionBank

/// What was blanked.
package struct Forgotten: Hashable, Sendable {
  /// Attempts that lost their typed answer.
  package internal(set) var answers = 0
  package internal(set) var notes = 0

  package var isNothing: Bool { answers == 0 && notes == 0 }
}

extension HistoryFile {
  /// Blanks what was typed: the answer of an attempt, and the same answer wherever it was given again
  /// to its question, as by a redo; or a question's note. It is then neither in the file nor in the
  /// files beside it, and a merge blanks it elsewhere. Backups that were made before still have it.
  ///
  /// - Parameters:
  ///   - id: an attempt's, or of a question with a note.
  ///   - instant: when.
  /// - Returns: how much was blanked; nothing where there was nothing to blank.
  /// - Throws: `HistoryError.unknownAttempt` where there is neither.
  package func forget(_ id: String, at instant: Instant) throws(HistoryError) -> Forgotten {
    let forgotten = try write { db -> Forgotten in
      var forgotten = Forgotten()
      if let attempt = try AttemptLog.attempt(db, id) {
        guard let text = attempt.answer else { return forgotten }
        let same = try String.fetchAll(
          db, sql: "SELECT id FROM attempt WHERE question = ? AND answer = ?",
          arguments: [attempt.question, text])
        for id in same { _ = try Forgetting(attempt: id, at: instant).insert(db) }
        forgotten.answers = same.count
        try Self.dropBookmarks(db, with: text, at: instant)
      } else if let note = try Note.held(db, on: id) {
        guard !note.text.isEmpty else { return forgotten }
        _ = try Note(question: id, text: "", at: instant).stored(db)
        forgotten.notes = 1
        // What an undo would bring back is kept with the question's id.
        try Self.dropBookmarks(db, with: id, at: instant)
      } else {
        throw HistoryError.unknownAttempt(id)
      }
      return forgotten
    }
    if !forgotten.isNothing { try rewrite() }
    return forgotten
  }

  /// Drops the bookmarks that hold a text: of the answers begun, and of what can be undone.
  private static func dropBookmarks(_ db: Database, with text: String, at instant: Instant) throws {
    let literal = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    for setting in try Setting.all(db) where ["sitting", "reversals"].contains(setting.key) {
      guard setting.value?.contains(literal.dropFirst().dropLast()) == true else { continue }
      _ = try Setting(key: setting.key, value: nil, at: instant).stored(db)
    }
  }

  /// Makes the file anew, so that nothing is left of what was in it before.
  private func rewrite() throws(HistoryError) {
    try converting {
      try queue.inDatabase { db in
        budget.lift()
        try db.execute(sql: "VACUUM")
        try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
    }
  }
}

extension Forgetting {
  static func holds(_ db: Database, _ attempt: AttemptID) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM forgotten WHERE attempt = ?)"),
      arguments: [try attempt.storable]) ?? false
  }

  /// None in a history of a version that could not forget.
  static func all(_ db: Database) throws -> [Forgetting] {
    guard try db.tableExists("forgotten") else { return [] }
    return try Row.fetchAll(db, sql: "SELECT attempt, at FROM forgotten ORDER BY attempt").map {
      row in
      Forgetting(attempt: try row.decode(forColumn: "attempt"), at: try row.instant("at"))
    }
  }

  /// Blanks the attempt's answer and notes that it is to be blank; of two the earlier one counts. True
  /// if it was not noted before.
  func insert(_ db: Database) throws -> Bool {
    let isNew = try !Self.holds(db, attempt)
    try db.execute(
      sql: """
        INSERT INTO forgotten (attempt, at) VALUES (?, ?)
        ON CONFLICT (attempt) DO UPDATE SET at = min(at, excluded.at)
        """, arguments: [try attempt.storable, at.milliseconds])
    try RecordSeals.forgotten.add(db, "attempt = ?", [attempt])
    if isNew {
      try db.execute(
        sql: "UPDATE attempt SET answer = NULL WHERE id = ? AND answer IS NOT NULL",
        arguments: [attempt])
      try AttemptSeals.forgetAnswer(db, of: attempt)
    }
    return isNew
  }
}
