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
  /// Stored counts by day, or of all, are not what the attempts add up to, or a row is none of this
  /// program's.
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
    if findings.contains(where: \.isOfCache) { try open(path: path).dropCards() }
    return findings
  }

  /// Has cards and tallies worked out from the log when they are next asked for.
  package func dropCards() throws(HistoryError) {
    try write(CardCache.drop)
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

  private static func wrongCards(_ db: Database) throws -> [HistoryFinding] {
    guard let model = try CardCache.current(db)?.model else { return [] }
    let fold = try CardCache.fold(db, model: model)
    let cards: [QuestionID: Card]
    let tallies: Tallies
    do {
      cards = try CardRows.cards(db)
      tallies = try CardRows.tallies(db)
    } catch is CardCache.Unreadable {
      return [.wrongTotals]
    }
    let wrong = Set(cards.keys).union(tallies.questions.keys).union(fold.entries.keys).sorted()
      .filter { question in
        let entry = fold.entries[question]
        return cards[question] != entry?.card || tallies.questions[question] != entry?.tally
      }
    let isSumRight =
      tallies.days == fold.days && tallies.information.isClose(to: fold.information)
    return wrong.map { .wrongCard($0) } + (isSumRight ? [] : [.wrongTotals])
  }
}

extension ParameterInformation {
  /// Whether the two are the same but for rounding, which depends on the order of addition.
  fileprivate func isClose(to other: ParameterInformation) -> Bool {
    let scale = 1 + other.values.reduce(0) { max($0, abs($1)) }
    return zip(values, other.values).allSatisfy { abs($0 - $1) <= 1e-9 * scale }
  }
}
