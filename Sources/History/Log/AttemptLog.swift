internal import FSRS
internal import GRDB
package import Practice
package import QuestionBank

/// Queries of the attempts.
enum AttemptLog {
  /// Hands out the attempts that a condition (with an order) selects, one by one.
  static func forEach(
    _ db: Database, _ condition: String, _ arguments: StatementArguments = [],
    _ body: (Attempt) throws -> Void
  ) throws {
    let attempts = try AttemptRow.fetchCursor(
      db, sql: "SELECT * FROM attempt WHERE \(condition)", arguments: arguments)
    while let row = try attempts.next() { try body(row.attempt) }
  }

  static func all(
    _ db: Database, _ condition: String, _ arguments: StatementArguments = []
  ) throws -> [Attempt] {
    var attempts: [Attempt] = []
    try forEach(db, condition, arguments) { attempts.append($0) }
    return attempts
  }

  static func attempt(_ db: Database, _ id: AttemptID) throws -> Attempt? {
    // Asked for each record of an import.
    let statement = try db.cachedStatement(sql: "SELECT * FROM attempt WHERE id = ?")
    return try AttemptRow.fetchOne(statement, arguments: [try id.storable])?.attempt
  }

  /// What `HistoryFile.done(on:)` gives.
  static func done(
    _ db: Database, on day: StudyDay
  ) throws -> (kept: [Attempt], undone: [Attempt]) {
    let undone = try all(
      db,
      """
      day = ? AND id IN (
        SELECT attempt FROM retraction WHERE at >= max(
          (SELECT ifnull(max(at), -1) FROM attempt WHERE day = ?),
          (SELECT ifnull(max(at), -1) FROM mark
           WHERE is_set = 1 AND kind <> 'starred' AND at / 86400000 < ? + 2)))
      AND NOT EXISTS (
        SELECT 1 FROM attempt AS again
        WHERE again.question = attempt.question AND again.at = attempt.at
          AND again.seq > attempt.seq)
      ORDER BY (SELECT max(at) FROM retraction WHERE attempt = id), seq DESC
      """, [day.ordinal, day.ordinal, day.ordinal])
    let kept = try all(
      db, "day = ? AND \(AttemptRow.kept) ORDER BY at, id", [day.ordinal])
    return (kept, undone)
  }

  /// Hands out the retractions in order of time, one by one.
  static func forEachRetraction(_ db: Database, _ body: (Retraction) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT attempt, at FROM retraction ORDER BY at, attempt")
    while let row = try rows.next() {
      try body(
        Retraction(
          attempt: try row.decode(forColumn: "attempt"),
          at: try row.instant("at")))
    }
  }
}

extension HistoryFile {
  /// Records an attempt. One that is there already, with the same content, changes nothing.
  ///
  /// - Throws: `HistoryError.clash` where its id belongs to another attempt, `.rejected` where a
  ///   value is out of its range.
  package func append(_ attempt: Attempt) throws(HistoryError) { try append([attempt]) }

  /// Records all of some attempts or, where one cannot be recorded, none.
  ///
  /// - Returns: how many were not there yet.
  @discardableResult
  package func append(_ attempts: some Sequence<Attempt>) throws(HistoryError) -> Int {
    try write { db in
      var writer = try RecordWriter(db)
      for attempt in attempts { try writer.add(.attempt(attempt)) }
      return try writer.finish().attempts
    }
  }

  /// Takes an attempt back. It stays in the log; taking it back again changes nothing.
  ///
  /// - Throws: `HistoryError.unknownAttempt`.
  package func retract(_ attempt: AttemptID, at instant: Instant) throws(HistoryError) {
    _ = try retract([attempt], at: instant)
  }

  /// Takes some attempts back or, where one is not there, none.
  ///
  /// - Returns: how many were not taken back before.
  package func retract(
    _ attempts: [AttemptID], at instant: Instant
  ) throws(HistoryError) -> Int {
    try write { db in
      var writer = try RecordWriter(db)
      var count = 0
      for attempt in attempts {
        let isRetracted = try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM retraction WHERE attempt = ?)",
          arguments: [try attempt.storable])
        if isRetracted == true { continue }
        try writer.add(.retraction(Retraction(attempt: attempt, at: instant)))
        count += 1
      }
      _ = try writer.finish()
      return count
    }
  }

  /// Whether an attempt was recorded, taken back or not.
  func holds(_ attempt: AttemptID) throws(HistoryError) -> Bool {
    try read { try AttemptLog.attempt($0, attempt) != nil }
  }

  /// Whether an attempt was taken back.
  func isRetracted(_ attempt: AttemptID) throws(HistoryError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM retraction WHERE attempt = ?)",
        arguments: [attempt]) ?? false
    }
  }

  /// The attempts after a day that were not taken back.
  package func ids(after day: StudyDay) throws(HistoryError) -> [AttemptID] {
    try read {
      try String.fetchAll(
        $0, sql: "SELECT id FROM attempt WHERE day > ? AND \(AttemptRow.kept) ORDER BY at, id",
        arguments: [day.ordinal])
    }
  }

  /// The attempts of some days that were not taken back, in order of time.
  package func attempts(
    since first: StudyDay? = nil, through last: StudyDay = .distantFuture
  ) throws(HistoryError) -> [Attempt] {
    try read { db in
      guard let first else {
        return try AttemptLog.all(
          db, "day <= ? AND \(AttemptRow.kept) ORDER BY at, id", [last.ordinal])
      }
      return try AttemptLog.all(
        db, "day BETWEEN ? AND ? AND \(AttemptRow.kept) ORDER BY at, id",
        [first.ordinal, last.ordinal])
    }
  }

  /// The latest attempts up to a day that were not taken back, in order of time.
  package func latestAttempts(
    _ count: Int, through last: StudyDay
  ) throws(HistoryError) -> [Attempt] {
    try read { db in
      try AttemptLog.all(
        db, "day <= ? AND \(AttemptRow.kept) ORDER BY day DESC, at DESC, id DESC LIMIT \(count)",
        [last.ordinal]
      ).sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    }
  }

  /// What was done on a day: the attempts that were not taken back, in order of time, and those that
  /// were and can be had again, the one taken back last at the end.
  ///
  /// An answer, a burial or a suspension after something was taken back settles it, also where it was
  /// taken back itself; what was had again is an attempt of its own at the same moment.
  package func done(
    on day: StudyDay
  ) throws(HistoryError) -> (kept: [Attempt], undone: [Attempt]) {
    try read { try AttemptLog.done($0, on: day) }
  }

  /// The attempts at a question that were not taken back, in order of time.
  package func attempts(of question: QuestionID) throws(HistoryError) -> [Attempt] {
    try read { db in
      try AttemptLog.all(db, "question = ? AND \(AttemptRow.kept) ORDER BY at, id", [question])
    }
  }

  /// The last of them, in order of time too.
  ///
  /// - Parameters:
  ///   - question: any; one without attempts has none.
  ///   - count: as many at most.
  /// - Returns: attempts that were not taken back.
  /// - Throws: `HistoryError` where the file cannot be read.
  package func attempts(
    of question: QuestionID, latest count: Int
  ) throws(HistoryError) -> [Attempt] {
    try read { db in
      try AttemptLog.all(
        db, "question = ? AND \(AttemptRow.kept) ORDER BY at DESC, id DESC LIMIT ?",
        [question, max(0, count)]
      ).reversed()
    }
  }

  /// What was typed as answers to a question, latest first, each text once; not of attempts that
  /// were taken back.
  package func answers(to question: QuestionID, atMost count: Int) throws(HistoryError) -> [String]
  {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT answer FROM attempt
          WHERE question = ? AND answer <> '' AND \(AttemptRow.kept)
          GROUP BY answer ORDER BY max(at) DESC, max(id) DESC LIMIT ?
          """, arguments: [question, max(0, count)])
    }
  }
}
