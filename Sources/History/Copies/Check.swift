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
  /// What is stored of a question is not what its attempts add up to.
  case wrongCard(QuestionID)
  /// Stored counts by day are not what the attempts add up to, or a row is none of this program's.
  case wrongTotals

  /// One line: what, and what to do.
  package var message: String {
    isOfCache ? "\(detail); it is worked out anew" : "\(detail); restore a backup"
  }

  /// Whether only what is derived from the log is wrong.
  var isOfCache: Bool {
    switch self {
    case .wrongCard, .wrongTotals: true
    case .damage, .lostAttempt, .changedSchema: false
    }
  }

  var detail: String {
    switch self {
    case .damage(let detail): detail
    case .lostAttempt(let id): "attempt \(id) was taken back but is missing"
    case .changedSchema(let name): "\(name) is not as Edgewise makes it"
    case .wrongCard(let question):
      "the stored memory of \(question) does not follow from its attempts"
    case .wrongTotals: "what is stored of all attempts does not follow from them"
    }
  }
}

extension HistoryFile {
  /// Checks a file that may be too damaged to be opened. Changes nothing, but for what is stored of
  /// the log and wrong: that is dropped.
  package static func check(path: String) throws(HistoryError) -> [HistoryFinding] {
    let findings: [HistoryFinding]
    do {
      findings = try openReadOnly(path: path).check()
    } catch .damaged(_, let detail) {
      return [.damage(detail)]
    }
    if findings.contains(where: \.isOfCache) { try open(path: path).write(CardCache.drop) }
    return findings
  }

  /// Looks for damage, broken rules, a changed schema and cards that do not follow from the log.
  package func check() throws(HistoryError) -> [HistoryFinding] {
    do {
      return try read { db in
        let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        guard damage.isEmpty else { return damage.map { .damage($0) } }
        let findings = try Self.lostAttempts(db) + Self.changedSchema(db)
        // Without its tables there is nothing to compare.
        return try findings.isEmpty ? Self.wrongCards(db) : findings
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
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? Schema.version
    try Schema.migrator.migrate(fresh, upTo: "\(version)")
    let expected = try fresh.read(objects)
    let found = try objects(db)
    return expected.keys.sorted().filter { found[$0] != expected[$0] }.map { .changedSchema($0) }
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
