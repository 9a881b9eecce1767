internal import FSRS
internal import Foundation
internal import GRDB
package import Practice
internal import QuestionBank

extension HistoryFile {
  /// Checks a file that may be too damaged to be opened. Changes nothing, but for what is stored of
  /// the log and wrong: that is dropped, and kept in mind as found.
  ///
  /// - Parameters:
  ///   - path: the file's.
  ///   - now: when a finding is said to have been made.
  /// - Returns: what is wrong, and what was and is mended since.
  /// - Throws: `HistoryError` where there is no history that could be read.
  package static func check(
    path: String, at now: Instant
  ) throws(HistoryError) -> [HistoryFinding] {
    let findings: [HistoryFinding]
    do {
      findings = try openReadOnly(path: path).check()
    } catch .damaged(_, let detail) {
      return [.damage(detail)]
    }
    let ofCache = findings.filter(\.isOfCache)
    guard !ofCache.isEmpty else { return findings }
    try open(path: path).write { db in
      try CardCache.drop(db)
      for finding in ofCache {
        try db.execute(
          sql: "INSERT OR IGNORE INTO finding (at, detail) VALUES (?, ?)",
          arguments: [now.milliseconds, finding.detail])
      }
    }
    return findings
  }

  /// Looks for damage, broken rules, a changed schema, records that are other than they were recorded
  /// or gone, and cards that do not follow from the log.
  package func check() throws(HistoryError) -> [HistoryFinding] {
    // Before the file: answers that come meanwhile are then in the one and not in the other.
    let end = HeadFile.read(of: path)
    do {
      return try read { db in
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? Schema.version
        let changed = try SchemaObjects(version: version).differences(db)
        guard changed.isEmpty else { return changed.map { .changedSchema($0) } }
        // Of broken rules SQLite says less than is found below.
        let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter {
          $0 != "ok" && !$0.hasPrefix("CHECK constraint failed")
        }
        guard damage.isEmpty else {
          return damage.map { .damage(String($0.singleLine.prefix(200))) }
        }
        let broken = try Self.brokenRules(db, version: version) + Self.lostAttempts(db)
        // A value that breaks a rule may be of any size.
        guard broken.isEmpty else { return try broken + Self.lostEnd(db, end) }
        let sealed = try version < 4 ? [] : Self.wrongSeals(db)
        guard sealed.isEmpty else { return try sealed + Self.lostEnd(db, end) }
        let cards = try version < 3 ? [] : Self.wrongCards(db)
        return try Self.lostEnd(db, end) + cards + (version < 4 ? [] : Self.earlierFindings(db))
      }
    } catch .damaged(_, let detail) {
      return [.damage(detail)]
    }
  }

  /// More of one kind say no more.
  private static let limit = 20

  private static func brokenRules(_ db: Database, version: Int) throws -> [HistoryFinding] {
    let rules = Dictionary(grouping: SchemaObjects(version: version).rules, by: \.table)
    let records = [
      ("attempt", "id"), ("retraction", "attempt"), ("mark", "question"), ("note", "question"),
      ("setting", "key"), ("forgotten", "attempt"),
    ]
    var findings: [HistoryFinding] = []
    for (table, name) in records {
      guard let rules = rules[table] else { continue }
      let names = rules.indices.map { "WHEN NOT (\(rules[$0].condition)) THEN \($0)" }
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT CASE \(names.joined(separator: " ")) END AS rule, CAST(\(name) AS TEXT) FROM \(table)
          WHERE rule IS NOT NULL LIMIT \(limit)
          """)
      for row in rows {
        let record: String = try row.decode(atIndex: 1)
        findings.append(
          .brokenRule(rules[try row.decode(atIndex: 0)].name, table: table, record: record))
      }
    }
    return findings
  }

  private static func lostAttempts(_ db: Database) throws -> [HistoryFinding] {
    let sql = """
      SELECT attempt FROM retraction WHERE attempt NOT IN (SELECT id FROM attempt) LIMIT \(limit)
      """
    return try String.fetchAll(db, sql: sql).map { .lostAttempt($0) }
  }

  private static func wrongSeals(_ db: Database) throws -> [HistoryFinding] {
    try AttemptSeals.findings(db, atMost: limit) + RecordSeals.findings(db, atMost: limit)
  }

  /// The end of the log may have been lost with a damaged file beside it.
  private static func lostEnd(_ db: Database, _ end: LogEnd?) throws -> [HistoryFinding] {
    guard let end, try db.hasTable("attempt_digest") else { return [] }
    return try end.isHeld(db) ? [] : [.lostEnd]
  }

  private static func earlierFindings(_ db: Database) throws -> [HistoryFinding] {
    try Row.fetchAll(db, sql: "SELECT at, detail FROM finding ORDER BY at, detail").map { row in
      .mended(try row.decode(forColumn: "detail"), at: try row.instant("at"))
    }
  }

  /// Compares every derived row with what the log adds up to, to the last bit.
  private static func wrongCards(_ db: Database) throws -> [HistoryFinding] {
    guard let model = try CardCache.currentModel(db) else { return [] }
    let fold = try CardCache.fold(db, model: model)
    // The pages are sound, so what cannot be read is a row that is none of this program's.
    guard let cards = try? CardRow.fetchAll(db), let tallies = try? TallyRow.fetchAll(db),
      let days = try? CardCache.days(db)
    else { return [.wrongTotals] }
    func expected(_ question: QuestionID, _ attemptsSince: Int) -> AttemptFold.Entry? {
      attemptsSince == 0 ? fold.entries[question] : fold.entriesBefore[question]
    }
    let asked = Set(fold.entries.keys)
    let wrong = asked.subtracting(cards.filter { $0.attemptsSince == 0 }.map(\.card.question))
      .union(asked.subtracting(tallies.filter { $0.attemptsSince == 0 }.map(\.question)))
      .union(
        cards.filter { row in
          let entry = expected(row.card.question, row.attemptsSince)
          return row.card != entry?.card || row.lastID != entry?.lastID
        }.map(\.card.question)
      )
      .union(
        tallies.filter { $0.tally != expected($0.question, $0.attemptsSince)?.tally }
          .map(\.question))
    return wrong.sorted().map { .wrongCard($0) } + (days == fold.days ? [] : [.wrongTotals])
  }
}
