internal import GRDB
internal import Practice

/// Digests of the attempts, in the order of recording.
enum AttemptSeals {
  /// As many attempts are sealed while somebody waits.
  static let atOnce = 5_000

  /// All that is recorded of an attempt, its answer last.
  private static let names = [
    "id", "question", "revision", "at", "offset_minutes", "day", "grade", "kind", "think_ms",
    "total_ms", "confidence", "points", "score", "session", "answer",
  ]
  private static let columns = names.joined(separator: ", ")
  private static let qualifiedColumns = names.map { "attempt.\($0)" }.joined(separator: ", ")

  /// The columns of the table, in its order.
  static let tableColumns = [
    "seq", "id", "question", "revision", "at", "offset_minutes", "day", "grade", "kind", "think_ms",
    "total_ms", "confidence", "points", "score", "answer", "session",
  ]

  /// What is to be stored of an attempt.
  struct Seal: Equatable {
    let digest: Int64
    let answer: Int64?

    /// - Parameter row: begins with ``columns``.
    init(_ row: Row) { self.init(Array(row.databaseValues.prefix(names.count))) }

    private init(_ values: [DatabaseValue]) {
      var digest = Digest()
      for value in values.dropLast() { digest.take(value) }
      self.digest = digest.stored
      answer = values.last.flatMap(Digest.stored(of:))
    }

    /// - Parameter row: of the table, its columns by name.
    init(ofTable row: Row) {
      self.init(names.map { row[$0] as DatabaseValue })
    }

    init(digest: Int64, answer: Int64?) {
      self.digest = digest
      self.answer = answer
    }

    func chain(after chain: Int64) -> Int64 {
      var digest = Digest()
      digest.take(chain)
      digest.take(self.digest)
      return digest.stored
    }
  }

  /// Seals an attempt that was just added.
  static func add(_ db: Database, seq: Int64) throws {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(columns), (SELECT chain FROM attempt_digest WHERE seq = attempt.seq - 1)
        FROM attempt WHERE seq = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [seq]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an attempt was not kept")
    }
    try store(db, Seal(row), seq: seq, chainBefore: seq == 1 ? 0 : try row.decode(atIndex: 15))
  }

  private static func store(
    _ db: Database, _ seal: Seal, seq: Int64, chainBefore: Int64?
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO attempt_digest (seq, digest, answer, chain) VALUES (?, ?, ?, ?)
        """
    ).execute(
      arguments: [seq, seal.digest, seal.answer, chainBefore.map { seal.chain(after: $0) }])
  }

  /// Seals attempts that are not: of versions that knew no seals.
  ///
  /// - Returns: whether all are sealed now.
  @discardableResult
  static func fill(_ db: Database, atMost count: Int) throws -> Bool {
    let last = try Row.fetchOne(
      db,
      sql: "SELECT seq, chain FROM attempt_digest WHERE chain IS NOT NULL ORDER BY seq DESC LIMIT 1"
    )
    var seq: Int64 = try last?.decode(atIndex: 0) ?? 0
    var chain: Int64 = try last?.decode(atIndex: 1) ?? 0
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(columns), seq,
          (SELECT digest FROM attempt_digest AS held WHERE held.seq = attempt.seq),
          (SELECT answer FROM attempt_digest AS held WHERE held.seq = attempt.seq)
        FROM attempt WHERE seq > ? ORDER BY seq LIMIT ?
        """, arguments: [seq, count])
    for row in rows {
      seq = try row.decode(atIndex: 15)
      // What was sealed without a chain stays so: it may have been damaged since.
      let held: Int64? = try row.decode(atIndex: 16)
      let seal = try held.map { Seal(digest: $0, answer: try row.decode(atIndex: 17)) } ?? Seal(row)
      try store(db, seal, seq: seq, chainBefore: chain)
      chain = seal.chain(after: chain)
    }
    return rows.count < count
  }

  /// Whether there are attempts that ``fill(_:atMost:)`` would seal.
  static func isMissing(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT ifnull((SELECT max(seq) FROM attempt), 0) > ifnull(
          (SELECT seq FROM attempt_digest WHERE chain IS NOT NULL ORDER BY seq DESC LIMIT 1), 0)
        """) ?? false
  }

  /// Takes the answer of an attempt out of its seal.
  static func forgetAnswer(_ db: Database, of attempt: String) throws {
    try db.execute(
      sql: """
        UPDATE attempt_digest SET answer = NULL
        WHERE seq = (SELECT seq FROM attempt WHERE id = ?)
        """, arguments: [attempt])
  }

  /// Finds attempts that are not what was recorded, and sealed ones that are gone.
  static func findings(_ db: Database, atMost limit: Int) throws -> [HistoryFinding] {
    var findings: [HistoryFinding] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(qualifiedColumns), attempt.seq, held.digest, held.answer, held.chain, held.seq IS NULL
        FROM attempt LEFT JOIN attempt_digest AS held ON held.seq = attempt.seq ORDER BY attempt.seq
        """)
    var chain: Int64? = 0
    var next: Int64 = 1
    while let row = try rows.next(), findings.count < limit {
      let seq: Int64 = try row.decode(atIndex: 15)
      // Of numbers that nobody has given, only that they are wrong can be said.
      guard (next..<1 << 48).contains(seq) else {
        findings.append(.changed("the number of an attempt, \(seq),"))
        break
      }
      if seq != next { findings.append(.missing(attempts: Int(seq - next))) }
      next = seq + 1
      if try row.decode(Bool.self, atIndex: 19) {
        chain = nil
        continue
      }
      let held = Seal(digest: try row.decode(atIndex: 16), answer: try row.decode(atIndex: 17))
      let stored: Int64? = try row.decode(atIndex: 18)
      if held != Seal(row) {
        let id: String? = try? row.decode(atIndex: 0)
        findings.append(.changed("attempt \(id ?? "number \(seq)")"))
      } else if let stored, let before = chain, stored != held.chain(after: before) {
        findings.append(.changed("the order of recording at attempt number \(seq)"))
      }
      chain = stored
    }
    let sealed = try Int64.fetchOne(db, sql: "SELECT max(seq) FROM attempt_digest") ?? 0
    if (next..<1 << 48).contains(sealed), findings.isEmpty {
      findings.append(.missing(attempts: Int(sealed - next + 1)))
    }
    return findings
  }
}
