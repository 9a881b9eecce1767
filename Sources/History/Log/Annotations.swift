internal import GRDB
package import Practice
package import QuestionBank

/// A value that a person chose; of two the later one counts. Nil takes it back.
package struct Setting: Hashable, Sendable {
  package let key: String
  package let value: String?
  package let at: Instant

  package init(key: String, value: String?, at: Instant) {
    self.key = key
    self.value = value
    self.at = at
  }
}

extension HistoryFile {
  /// Sets or takes back a mark. It always counts: where the mark held is as late or later (a
  /// clock was set back), the new one is dated just after it.
  ///
  /// - Returns: the mark as it was stored.
  @discardableResult
  package func set(_ mark: Mark) throws(HistoryError) -> Mark {
    try write { db in
      let held = try Int64.fetchOne(
        db, sql: "SELECT at FROM mark WHERE question = ? AND kind = ?",
        arguments: [try mark.question.storable, mark.kind.rawValue])
      let stored = Mark(
        question: mark.question, kind: mark.kind, isSet: mark.isSet, until: mark.until,
        at: mark.at.following(held))
      _ = try stored.upsert(db, always: true)
      return stored
    }
  }

  /// Sets or takes back a question's note. It always counts, as a mark does.
  ///
  /// - Returns: the note as it was stored.
  @discardableResult
  package func set(_ note: Note) throws(HistoryError) -> Note {
    try write { db in try note.stored(db) }
  }

  /// Sets or takes back a setting. It always counts, as a mark does.
  ///
  /// - Returns: the setting as it was stored.
  @discardableResult
  package func set(_ setting: Setting) throws(HistoryError) -> Setting {
    try write { db in try setting.stored(db) }
  }

  /// The values of the settings, without those taken back.
  package func settings() throws(HistoryError) -> [String: String] {
    try read { FirstGoal.added(to: try Setting.inForce($0)) }
  }

  /// All that a person has set outside of grading, and what was done on a day, as of one moment.
  ///
  /// - Parameter day: the day that the attempts are asked of; nil for none.
  /// - Returns: what is set now, and the day's attempts as ``done(on:)`` gives them.
  /// - Throws: `HistoryError` where the file cannot be read.
  package func annotations(on day: StudyDay? = nil) throws(HistoryError) -> Annotations {
    try read { db in
      let settings = FirstGoal.added(to: try Setting.inForce(db))
      let done = try day.map { try AttemptLog.done(db, on: $0) } ?? (kept: [], undone: [])
      return Annotations(
        settings: settings, marks: Marks(try Mark.all(db)), notes: try Note.inForce(db),
        kept: done.kept, undone: done.undone)
    }
  }
}

/// What a person has set outside of grading.
package struct Annotations: Sendable {
  /// Without those taken back.
  package let settings: [String: String]
  /// Those in force, and those taken back.
  package let marks: Marks
  /// Without those taken back.
  package let notes: [QuestionID: Note]
  /// The day's attempts that were not taken back, and those that were and can be had again.
  package let kept: [Attempt]
  package let undone: [Attempt]
}

extension Instant {
  /// This instant, or the one just after another that is not earlier.
  fileprivate func following(_ held: Int64?) -> Instant {
    guard let held, held >= milliseconds else { return self }
    return Instant(milliseconds: held + 1).storable
  }

  /// This instant, or the last one that something can come after.
  fileprivate var storable: Instant { min(self, Instant.changeable.upperBound) }
}

extension Mark {
  init(row: Row) throws {
    self.init(
      question: try row.decode(forColumn: "question"), kind: try row.enumeration("kind"),
      isSet: try row.decode(forColumn: "is_set"), until: try row.optionalDay("until"),
      at: try row.instant("at").storable)
  }

  static func all(_ db: Database) throws -> [Mark] {
    try Row.fetchAll(db, sql: "SELECT * FROM mark ORDER BY question, kind").map {
      try Mark(row: $0)
    }
  }

  /// Stores this mark unless the one held is later, or whatever that is; true if it was stored.
  func upsert(_ db: Database, always: Bool = false) throws -> Bool {
    try db.cachedStatement(
      sql: """
        INSERT INTO mark (question, kind, is_set, until, at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (question, kind) DO UPDATE
        SET is_set = excluded.is_set, until = excluded.until, at = excluded.at
        WHERE ? OR (excluded.at, excluded.is_set, ifnull(excluded.until, -1000000))
          > (mark.at, mark.is_set, ifnull(mark.until, -1000000))
        """
    ).execute(
      arguments: [
        try question.storable, kind.rawValue, isSet, until?.ordinal, at.storable.milliseconds,
        always,
      ])
    guard db.changesCount > 0 else { return false }
    try RecordSeals.mark.add(db, "question = ? AND kind = ?", [question, kind.rawValue])
    return true
  }
}

extension Note {
  fileprivate static func inForce(_ db: Database) throws -> [QuestionID: Note] {
    let notes = try all(db).filter { !$0.text.isEmpty }
    return Dictionary(notes.map { ($0.question, $0) }, uniquingKeysWith: { $1 })
  }

  /// The note on a question; nil where there never was one.
  static func held(_ db: Database, on question: QuestionID) throws -> Note? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM note WHERE question = ?", arguments: [try question.storable]
    ).map { try Note(row: $0) }
  }

  /// Stores this note, dated just after the one held where that is as late or later.
  func stored(_ db: Database) throws -> Note {
    let held = try Self.held(db, on: question)?.at.milliseconds
    let stored = Note(question: question, text: text, at: at.following(held))
    _ = try stored.upsert(db, always: true)
    return stored
  }

  init(row: Row) throws {
    self.init(
      question: try row.decode(forColumn: "question"), text: try row.text("text"),
      at: try row.instant("at").storable)
  }

  static func all(_ db: Database) throws -> [Note] {
    try Row.fetchAll(db, sql: "SELECT * FROM note ORDER BY question").map { try Note(row: $0) }
  }

  /// Stores this note unless the one held is later, or whatever that is; true if it was stored.
  func upsert(_ db: Database, always: Bool = false) throws -> Bool {
    try db.cachedStatement(
      sql: """
        INSERT INTO note (question, text, at) VALUES (?, ?, ?)
        ON CONFLICT (question) DO UPDATE SET text = excluded.text, at = excluded.at
        WHERE ? OR (excluded.at, excluded.text) > (note.at, note.text)
        """
    ).execute(
      arguments: [try question.storable, try text.storable, at.storable.milliseconds, always])
    guard db.changesCount > 0 else { return false }
    try RecordSeals.note.add(db, "question = ?", [question])
    return true
  }
}

extension Setting {
  init(row: Row) throws {
    self.init(
      key: try row.decode(forColumn: "key"), value: try row.optionalText("value"),
      at: try row.instant("at").storable)
  }

  static func inForce(_ db: Database) throws -> [String: String] {
    let settings = try all(db).compactMap { setting in setting.value.map { (setting.key, $0) } }
    return Dictionary(settings, uniquingKeysWith: { $1 })
  }

  static func all(_ db: Database) throws -> [Setting] {
    // Asked with each answer, for the model.
    try Row.fetchAll(db.cachedStatement(sql: "SELECT * FROM setting ORDER BY key"))
      .map { try Setting(row: $0) }
  }

  /// Stores this setting, dated just after the one held where that is as late or later.
  func stored(_ db: Database) throws -> Setting {
    let held = try Int64.fetchOne(
      db, sql: "SELECT at FROM setting WHERE key = ?", arguments: [try key.storable])
    let stored = Setting(key: key, value: value, at: at.following(held))
    _ = try stored.upsert(db, always: true)
    return stored
  }

  /// Stores this setting unless the one held is later, or whatever that is; true if it was stored.
  func upsert(_ db: Database, always: Bool = false) throws -> Bool {
    try db.cachedStatement(
      sql: """
        INSERT INTO setting (key, value, at) VALUES (?, ?, ?)
        ON CONFLICT (key) DO UPDATE SET value = excluded.value, at = excluded.at
        WHERE ? OR (excluded.at, excluded.value IS NOT NULL, ifnull(excluded.value, ''))
          > (setting.at, setting.value IS NOT NULL, ifnull(setting.value, ''))
        """
    ).execute(
      arguments: [try key.storable, try value?.storable, at.storable.milliseconds, always])
    guard db.changesCount > 0 else { return false }
    try RecordSeals.setting.add(db, "key = ?", [key])
    return true
  }
}
