internal import FSRS
internal import GRDB
package import Practice
package import QuestionBank

/// Something wrong with a history file.
package enum HistoryFinding: Hashable, Sendable {
  /// SQLite's words for a page, index or value that is not as it must be.
  case damage(String)
  /// A retraction of an attempt that is not there.
  case lostAttempt(AttemptID)
  /// A table, index or trigger that is missing or not as this program makes it.
  case changedSchema(String)
  /// A stored card that is not what the question's attempts add up to.
  case wrongCard(QuestionID)

  /// One line: what, and what to do.
  package var message: String {
    if case .wrongCard = self {
      "\(detail); it is worked out anew"
    } else {
      "\(detail); restore a backup"
    }
  }

  var detail: String {
    switch self {
    case .damage(let detail): detail
    case .lostAttempt(let id): "attempt \(id) was taken back but is missing"
    case .changedSchema(let name): "\(name) is not as Edgewise makes it"
    case .wrongCard(let question):
      "the stored memory of \(question) does not follow from its attempts"
    }
  }
}

extension HistoryFile {
  /// Checks a file that may be too damaged to be opened. Changes nothing, but for stored cards
  /// that are wrong: those are dropped.
  package static func check(path: String) throws(HistoryError) -> [HistoryFinding] {
    let findings: [HistoryFinding]
    do {
      findings = try openReadOnly(path: path).check()
    } catch .damaged(_, let detail) {
      return [.damage(detail)]
    }
    let isCardWrong = findings.contains { if case .wrongCard = $0 { true } else { false } }
    if isCardWrong { try open(path: path).dropCards() }
    return findings
  }

  /// Has the cards worked out from the log when they are next asked for.
  package func dropCards() throws(HistoryError) {
    try write { try $0.execute(sql: "DELETE FROM card_source") }
  }

  /// Looks for damage, broken rules, a changed schema and cards that do not follow from the log.
  package func check() throws(HistoryError) -> [HistoryFinding] {
    do {
      return try read { db in
        let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        guard damage.isEmpty else { return damage.map { .damage($0) } }
        return try Self.lostAttempts(db) + Self.changedSchema(db) + Self.wrongCards(db)
      }
    } catch .damaged(_, let detail) {
      return [.damage(detail)]
    }
  }

  private static func lostAttempts(_ db: Database) throws -> [HistoryFinding] {
    let sql = "SELECT attempt FROM retraction WHERE attempt NOT IN (SELECT id FROM attempt)"
    return try String.fetchAll(db, sql: sql).map { .lostAttempt($0) }
  }

  private static func changedSchema(_ db: Database) throws -> [HistoryFinding] {
    func objects(_ db: Database) throws -> [String: String] {
      let rows = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
      var objects: [String: String] = [:]
      for row in rows { objects[try row.decode(atIndex: 0)] = try row.decode(atIndex: 1) }
      return objects
    }
    let fresh = try DatabaseQueue()
    try Schema.migrator.migrate(fresh)
    let expected = try fresh.read(objects)
    let found = try objects(db)
    return expected.keys.sorted().filter { found[$0] != expected[$0] }.map { .changedSchema($0) }
  }

  private static func wrongCards(_ db: Database) throws -> [HistoryFinding] {
    guard let model = try CardCache.currentModel(db) else { return [] }
    let stored = try CardCache.storedCards(db)
    let folded = try CardCache.fold(db, model: model)
    return Set(stored.keys).union(folded.keys).sorted()
      .filter { stored[$0] != folded[$0] }.map { .wrongCard($0) }
  }
}
