internal import GRDB
internal import Practice

/// Digests of what is kept beside attempts: retractions, marks, notes, settings, what is forgotten.
enum RecordSeals: String, CaseIterable {
  case retraction, mark, note, setting, forgotten

  private var columns: String {
    switch self {
    case .retraction, .forgotten: "attempt, at"
    case .mark: "question, kind, is_set, until, at"
    case .note: "question, text, at"
    case .setting: "key, value, at"
    }
  }

  /// What tells a record from all others, in SQL.
  private var record: String {
    switch self {
    case .retraction: "'retraction ' || attempt || ' ' || at"
    case .mark: "'mark ' || kind || ' ' || question"
    case .note: "'note ' || question"
    case .setting: "'setting ' || key"
    case .forgotten: "'forgotten ' || attempt"
    }
  }

  private var count: Int { columns.split(separator: ",").count }

  private func digest(_ row: Row) -> Int64 {
    var digest = Digest()
    for value in row.databaseValues.prefix(count) { digest.take(value) }
    return digest.stored
  }

  /// Seals the records that a condition selects.
  func add(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT \(columns), \(record) FROM \(rawValue) WHERE \(condition)"),
      arguments: arguments)
    let insert = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO record_digest (record, digest) VALUES (?, ?)")
    for row in rows {
      let name: String = try row.decode(atIndex: count)
      try insert.execute(arguments: [name, digest(row)])
    }
  }

  /// Hands out the records of a damaged file as far as they can be read, in the order of their keys, and
  /// whether each is what was recorded as far as can be told.
  func forEach(
    _ db: Database, order: String, _ body: (HistoryRecord, _ isAsRecorded: Bool) -> Void
  ) throws {
    let key =
      switch self {
      case .retraction: "seq"
      case .mark: "question \(order), kind"
      case .note: "question"
      case .setting: "key"
      case .forgotten: "attempt"
      }
    let rows = try Row.fetchCursor(
      db, sql: "SELECT \(columns), \(record) FROM \(rawValue) ORDER BY \(key) \(order)")
    // Earlier versions had no digests.
    let hasDigests = (try? db.hasTable("record_digest")) ?? true
    while let row = try rows.next() {
      // A row that is none of this program's is left out.
      guard let record = try? record(row), let name: String = try? row.decode(atIndex: count)
      else { continue }
      let held = try? Int64.fetchOne(
        db, sql: "SELECT digest FROM record_digest WHERE record = ?", arguments: [name])
      // What takes something away has to be known; of the rest nothing is known against it.
      let mustBeKnown = hasDigests && [.retraction, .forgotten].contains(self)
      body(record, held.map { $0 == digest(row) } ?? !mustBeKnown)
    }
  }

  /// The retractions and forgettings that digests tell of by their names.
  static func named(_ db: Database, at now: Instant) throws -> [HistoryRecord] {
    try Row.fetchAll(db, sql: "SELECT record, digest FROM record_digest").compactMap { row in
      let words = (try? row.decode(String.self, atIndex: 0))?.split(separator: " ") ?? []
      switch (words.first, words.count) {
      case ("retraction", 3):
        guard let at = Int64(words[2]) else { return nil }
        var digest = Digest()
        digest.take(String(words[1]).databaseValue)
        digest.take(at.databaseValue)
        guard try row.decode(Int64.self, atIndex: 1) == digest.stored else { return nil }
        return .retraction(
          Retraction(attempt: String(words[1]), at: Instant(milliseconds: at)))
      case ("forgotten", 2):
        return .forgetting(Forgetting(attempt: String(words[1]), at: now))
      default: return nil
      }
    }
  }

  private func record(_ row: Row) throws -> HistoryRecord {
    switch self {
    case .retraction:
      .retraction(
        Retraction(attempt: try row.decode(forColumn: "attempt"), at: try row.instant("at")))
    case .forgotten:
      .forgetting(
        Forgetting(attempt: try row.decode(forColumn: "attempt"), at: try row.instant("at")))
    case .mark: .mark(try Mark(row: row))
    case .note: .note(try Note(row: row))
    case .setting: .setting(try Setting(row: row))
    }
  }

  /// Seals all that are not.
  static func fill(_ db: Database) throws {
    for kind in allCases {
      try kind.add(
        db, "\(kind.record) NOT IN (SELECT record FROM record_digest)", [])
    }
  }

  /// Finds records that are not what was recorded, and sealed ones that are gone.
  static func findings(_ db: Database, atMost limit: Int) throws -> [HistoryFinding] {
    var findings: [HistoryFinding] = []
    for kind in allCases {
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT \(kind.columns), \(kind.record), held.digest
          FROM \(kind.rawValue) JOIN record_digest AS held ON held.record = \(kind.record)
          """)
      while let row = try rows.next(), findings.count < limit {
        if try row.decode(Int64.self, atIndex: kind.count + 1) != kind.digest(row) {
          findings.append(.changed(try row.decode(atIndex: kind.count)))
        }
      }
    }
    let all = allCases.map { "SELECT \($0.record) FROM \($0.rawValue)" }
    let lost = try String.fetchAll(
      db,
      sql: """
        SELECT record FROM record_digest WHERE record NOT IN (\(all.joined(separator: " UNION ALL ")))
        LIMIT ?
        """, arguments: [limit])
    return findings + lost.map { .lost($0) }
  }
}

extension HistoryRecord {
  /// What ``RecordSeals`` keeps the digest of a mark, note or setting under; nil for the others.
  var sealName: String? {
    switch self {
    case .mark(let mark): "mark \(mark.kind.rawValue) \(mark.question)"
    case .note(let note): "note \(note.question)"
    case .setting(let setting): "setting \(setting.key)"
    case .attempt, .retraction, .forgetting: nil
    }
  }
}
