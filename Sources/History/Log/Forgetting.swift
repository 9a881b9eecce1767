internal import Foundation
internal import GRDB
package import Practice
internal import QuestionBank

/// What was blanked.
package struct Forgotten: Hashable, Sendable {
  /// Attempts that lost their typed answer.
  package internal(set) var answers = 0
  package internal(set) var notes = 0
  /// Whether it was blanked before, so that there was nothing left to do but to make the file anew.
  package internal(set) var wasBefore = false
  /// Whether it is gone from the file and what is beside it.
  package internal(set) var isGone = true

  package var isNothing: Bool { answers == 0 && notes == 0 }
}

extension HistoryFile {
  /// Blanks what was typed: the answer of an attempt, and the same answer wherever it was given again
  /// to its question, as by a redo; or a question's note. It is then neither in the file nor in its
  /// log, unless others read it just now, and a merge blanks an answer elsewhere. Backups that were made
  /// before still have it, and so have files that were set aside.
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
        guard let text = attempt.answer else {
          // Blanked before, and perhaps not out of the file yet.
          forgotten.wasBefore = try Forgetting.holds(db, id)
          return forgotten
        }
        let same = try String.fetchAll(
          db, sql: "SELECT id FROM attempt WHERE question = ? AND answer = ?",
          arguments: [attempt.question, text])
        for id in same { _ = try Forgetting(attempt: id, at: instant).insert(db) }
        forgotten.answers = same.count
        try Self.cleanBookmarks(db, draft: text, at: instant)
      } else if let note = try Note.held(db, on: id) {
        guard !note.text.isEmpty else { return forgotten }
        _ = try Note(question: id, text: "", at: instant).stored(db)
        forgotten.notes = 1
        try Self.cleanBookmarks(db, noted: id, at: instant)
      } else {
        throw HistoryError.unknownAttempt(id)
      }
      return forgotten
    }
    guard !forgotten.isNothing || forgotten.wasBefore else { return forgotten }
    DoubtFile(of: path)?.remove()
    var done = forgotten
    done.isGone = try rewrite()
    return done
  }

  /// Takes a text out of the answers begun, or a question's notes out of what can be undone.
  private static func cleanBookmarks(
    _ db: Database, draft: String? = nil, noted: QuestionID? = nil, at instant: Instant
  ) throws {
    for setting in try Setting.all(db) {
      guard let old = setting.value else { continue }
      var new: String?
      switch (setting.key, draft, noted) {
      case ("sitting", let draft?, _): new = try cleaned(old, without: draft)
      case ("reversals", _, let question?): new = try cleaned(old, withoutNotesOn: question)
      default: continue
      }
      if new == old { continue }
      _ = try Setting(key: setting.key, value: new, at: instant).stored(db)
    }
  }

  /// A sitting's bookmark without an answer begun; nil where it cannot be read and has the text.
  private static func cleaned(_ bookmark: String, without draft: String) throws -> String? {
    guard
      var sitting = try? JSONDecoder().decode(StudySession.self, from: Data(bookmark.utf8))
    else { return try bookmark.contains(literal(draft)) ? nil : bookmark }
    guard sitting.drafts.values.contains(draft) else { return bookmark }
    sitting.drafts = sitting.drafts.filter { $0.value != draft }
    return String(decoding: try JSONEncoder().encode(sitting), as: UTF8.self)
  }

  /// What can be undone without a question's notes; likewise.
  private static func cleaned(
    _ bookmark: String, withoutNotesOn question: QuestionID
  ) throws -> String? {
    guard let reversals = try? JSONDecoder().decode(Reversals.self, from: Data(bookmark.utf8))
    else { return try bookmark.contains(literal(question)) ? nil : bookmark }
    guard reversals.holdsNote(on: question) else { return bookmark }
    return String(
      decoding: try JSONEncoder().encode(reversals.withoutNotes(on: question)), as: UTF8.self)
  }

  private static func literal(_ text: String) throws -> Substring {
    String(decoding: try JSONEncoder().encode(text), as: UTF8.self).dropFirst().dropLast()
  }

  /// Blanks what was forgotten elsewhere, in the file itself as well.
  func forget(_ forgettings: [Forgetting]) throws(HistoryError) {
    try write { db in for forgetting in forgettings { _ = try forgetting.insert(db) } }
    _ = try rewrite()
  }

  /// Makes the file anew, so that nothing is left of what was in it before.
  ///
  /// - Returns: whether that is so; not as long as others read what was there.
  private func rewrite() throws(HistoryError) -> Bool {
    try converting {
      try queue.inDatabase { db in
        budget.lift()
        try db.execute(sql: "VACUUM")
        // Its first column says whether somebody was in the way.
        return try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
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

  /// Whether an attempt is one that was taken back and whose answer was forgotten, under another id.
  static func holds(_ db: Database, likeOf attempt: Attempt) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM forgotten JOIN attempt ON attempt.id = forgotten.attempt
            WHERE attempt.question = ? AND attempt.at = ?)
          """),
      arguments: [attempt.question, attempt.at.milliseconds]) ?? false
  }

  /// None in a history of a version that could not forget.
  static func all(_ db: Database) throws -> [Forgetting] {
    guard try db.hasTable("forgotten") else { return [] }
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
