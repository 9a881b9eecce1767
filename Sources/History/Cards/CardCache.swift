package import FSRS
internal import GRDB
package import Practice
package import QuestionBank

/// The tables that hold what the log adds up to, so that neither a start nor a report need replay it:
/// `card` and `tally` by question, also as they were before its last attempt, and `practice_day`.
///
/// They count only while `card_source` says what it would say now. A row that cannot be read is worked
/// out anew, as all of them are when they do not count.
enum CardCache {
  /// To be raised with every change of what `FSRS` or `AttemptFold` make of the same attempts, and of
  /// the tables.
  static let version = 1

  /// What the cards were made of: how far the log went, and the parameters.
  struct Source: Equatable {
    let log: String
    let model: String

    /// The log only grows, so the last attempt and the last retraction say all; counting it would take
    /// longer with every attempt.
    init(_ db: Database, parameters: Parameters) throws {
      func last(_ table: String) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT max(seq) FROM \(table)")) ?? 0
      }
      let (attempts, retractions) = (try last("attempt"), try last("retraction"))
      log = "\(attempts) \(retractions)"
      model = "\(version): " + parameters.values.map { "\($0)" }.joined(separator: " ")
    }

    /// What is stored; nil where nothing is.
    init?(stored db: Database) throws {
      let statement = try db.cachedStatement(sql: "SELECT log, model FROM card_source")
      guard let row = try Row.fetchOne(statement) else {
        return nil
      }
      log = try row.decode(forColumn: "log")
      model = try row.decode(forColumn: "model")
    }

    /// Nil where another version's model is described.
    var parameters: Parameters? {
      // What is not one of this version's models only means that the cards do not count.
      try? Parameters(model.split(separator: " ").dropFirst().compactMap { Double($0) })
    }

    func store(_ db: Database) throws {
      try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO card_source (only, log, model) VALUES (1, ?, ?)"
      ).execute(arguments: [log, model])
    }
  }

  // MARK: Whether the cards count

  /// The model that the stored cards were made with, if they are what the log adds up to.
  static func currentModel(_ db: Database) throws -> FSRS? {
    guard let stored = try Source(stored: db), let parameters = stored.parameters,
      try stored == Source(db, parameters: parameters)
    else { return nil }
    return FSRS(parameters: parameters)
  }

  /// Whether what is stored is what the log adds up to with a model.
  static func isCurrent(_ db: Database, model: FSRS) throws -> Bool {
    try Source(stored: db) == Source(db, parameters: model.parameters)
  }

  /// Marks what is stored as of no log, so that it is worked out anew when it is next asked for.
  static func drop(_ db: Database) throws { try db.execute(sql: "DELETE FROM card_source") }

  // MARK: Reading

  static func cards(_ db: Database) throws -> [QuestionID: Card] {
    var cards: [QuestionID: Card] = [:]
    let rows = try CardRow.fetchCursor(db, sql: "SELECT * FROM card WHERE attempts_since = 0")
    while let row = try rows.next() { cards[row.card.question] = row.card }
    return cards
  }

  static func card(_ db: Database, of question: QuestionID) throws -> Card? {
    try CardRow.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM card WHERE question = ? AND attempts_since = 0"),
      arguments: [question])?.card
  }

  /// The latest attempt at each question.
  static func lastIDs(_ db: Database) throws -> [QuestionID: AttemptID] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT question, last_id FROM card WHERE attempts_since = 0"
    ).map { (try $0.text("question"), try $0.text("last_id")) }
    return Dictionary(rows, uniquingKeysWith: { $1 })
  }

  static func tallies(_ db: Database) throws -> Tallies {
    var questions: [QuestionID: Tally] = [:]
    let rows = try TallyRow.fetchCursor(db, sql: "SELECT * FROM tally WHERE attempts_since = 0")
    while let row = try rows.next() { questions[row.question] = row.tally }
    return Tallies(questions: questions, days: try days(db))
  }

  static func days(_ db: Database) throws -> [StudyDay: Int] {
    let days = try Row.fetchAll(db, sql: "SELECT day, attempts FROM practice_day").map {
      (try $0.day("day"), try $0.count("attempts"))
    }
    return Dictionary(days, uniquingKeysWith: { $1 })
  }

  /// What all of a question's attempts add up to, and all but the last; nil where that is not stored.
  static func entry(
    _ db: Database, of question: QuestionID, attemptsSince: Int
  ) throws -> AttemptFold.Entry? {
    func statement(_ table: String) throws -> Statement {
      try db.cachedStatement(
        sql: "SELECT * FROM \(table) WHERE question = ? AND attempts_since = ?")
    }
    let key: StatementArguments = [question, attemptsSince]
    guard let card = try CardRow.fetchOne(statement("card"), arguments: key),
      let tally = try TallyRow.fetchOne(statement("tally"), arguments: key)
    else { return nil }
    return AttemptFold.Entry(card: card.card, tally: tally.tally, lastID: card.lastID)
  }

  /// Adds up the attempts that a condition selects: all that count, or one question's.
  static func fold(
    _ db: Database, model: FSRS, _ condition: String = AttemptRow.kept,
    _ arguments: StatementArguments = []
  ) throws -> AttemptFold {
    var fold = AttemptFold(model: model)
    try AttemptLog.forEach(db, "\(condition) ORDER BY at, id", arguments) { fold.add($0) }
    return fold
  }

  // MARK: Writing

  /// Replays the whole log and stores what it adds up to.
  static func rebuild(_ db: Database, model: FSRS) throws -> AttemptFold {
    let fold = try fold(db, model: model)
    try store(db, fold, model: model)
    return fold
  }

  /// Stores what the whole log adds up to.
  static func store(_ db: Database, _ fold: AttemptFold, model: FSRS) throws {
    try db.execute(sql: "DELETE FROM card; DELETE FROM tally; DELETE FROM practice_day;")
    for (question, entry) in fold.entries {
      try insert(db, entry, before: fold.entriesBefore[question])
    }
    for (day, attempts) in fold.days {
      try db.execute(
        sql: "INSERT INTO practice_day (day, attempts) VALUES (?, ?)",
        arguments: [day.ordinal, attempts])
    }
    try Source(db, parameters: model.parameters).store(db)
  }

  /// Brings what is stored up to date in the transaction that changed the log. It must have counted
  /// before.
  static func update(_ db: Database, _ changes: LogChanges, model: FSRS) throws {
    for (question, change) in changes.questions {
      let (entry, before) = try entries(db, of: question, after: change, model: model)
      for table in ["card", "tally"] {
        try db.cachedStatement(sql: "DELETE FROM \(table) WHERE question = ?")
          .execute(arguments: [question])
      }
      if let entry { try insert(db, entry, before: before) }
    }
    for day in changes.days {
      try db.cachedStatement(sql: "DELETE FROM practice_day WHERE day = ?")
        .execute(arguments: [day.ordinal])
      try db.cachedStatement(
        sql: """
          INSERT INTO practice_day (day, attempts)
          SELECT day, count(*) FROM attempt WHERE day = ? AND \(AttemptRow.kept) GROUP BY day
          """
      ).execute(arguments: [day.ordinal])
    }
    try Source(db, parameters: model.parameters).store(db)
  }

  /// A question's entry after a change and the one before its last attempt, from what is stored where
  /// that will do, or else from the question's attempts.
  private static func entries(
    _ db: Database, of question: QuestionID, after change: LogChanges.Change, model: FSRS
  ) throws -> (AttemptFold.Entry?, before: AttemptFold.Entry?) {
    // A stored entry that cannot be read is as good as none.
    let stored = try? entry(db, of: question, attemptsSince: 0)
    switch change {
    case .added(let attempt):
      if let stored, stored.precedes(attempt) {
        return (AttemptFold(model: model).entry(after: stored, attempt), before: stored)
      }
    case .retracted(let attempt):
      if stored?.lastID == attempt,
        let before = try? entry(db, of: question, attemptsSince: 1)
      {
        return (before, before: nil)
      }
    case .several: break
    }
    let fold = try fold(
      db, model: model, "question = ? AND \(AttemptRow.kept)", [question])
    return (fold.entries[question], before: fold.entriesBefore[question])
  }

  private static func insert(
    _ db: Database, _ entry: AttemptFold.Entry, before: AttemptFold.Entry?
  ) throws {
    for (attemptsSince, entry) in [entry, before].compactMap(\.self).enumerated() {
      try CardRow(entry, attemptsSince: attemptsSince).insert(db)
      try TallyRow(entry.tally, of: entry.card.question, attemptsSince: attemptsSince).insert(db)
    }
  }
}

/// What a transaction did to the attempts that count.
struct LogChanges {
  enum Change {
    /// This one was added and that is all.
    case added(Attempt)
    /// This one was taken back and that is all.
    case retracted(AttemptID)
    case several
  }

  private(set) var questions: [QuestionID: Change] = [:]
  private(set) var days: Set<StudyDay> = []

  mutating func note(_ change: Change, of question: QuestionID, on day: StudyDay) {
    questions[question] = questions[question] == nil ? change : .several
    days.insert(day)
  }
}

extension HistoryFile {
  /// What each question's attempts add up to, from the stored cards where they are up to date and
  /// from the log otherwise.
  ///
  /// - Parameters:
  ///   - model: the memory model.
  ///   - last: the last day that counts; nil for all.
  /// - Returns: a card for each question with attempts that count.
  /// - Throws: `HistoryError` where the file cannot be read.
  package func cards(
    model: FSRS, through last: StudyDay? = nil
  ) throws(HistoryError) -> [QuestionID: Card] {
    var cards = try derived(model: model, stored: CardCache.cards, \.cards)
    for (question, entry) in try entriesAhead(of: last, model: model) {
      cards[question] = entry?.card
    }
    return cards
  }

  /// The questions with attempts after a day, and what those before add up to.
  private func entriesAhead(
    of last: StudyDay?, model: FSRS
  ) throws(HistoryError) -> [(QuestionID, AttemptFold.Entry?)] {
    guard let last else { return [] }
    return try read { db in
      guard try Self.goes(db, beyond: last) else { return [] }
      let questions = try String.fetchAll(
        db, sql: "SELECT DISTINCT question FROM attempt WHERE day > ? AND \(AttemptRow.kept)",
        arguments: [last.ordinal])
      return try questions.map { question in
        let fold = try CardCache.fold(
          db, model: model, "question = ? AND day <= ? AND \(AttemptRow.kept)",
          [question, last.ordinal])
        return (question, fold.entries[question])
      }
    }
  }

  /// Whether there are attempts after a day, taken back or not: a look at the end of an index.
  private static func goes(_ db: Database, beyond day: StudyDay) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT max(day) FROM attempt") ?? .min > day.ordinal
  }

  /// The attempts after a day that were not taken back; nil where there are none.
  package func attemptsAhead(of last: StudyDay) throws(HistoryError) -> DatedAhead? {
    try read { db in
      guard try Self.goes(db, beyond: last) else { return nil }
      let row = try Row.fetchOne(
        db, sql: "SELECT count(*), max(day) FROM attempt WHERE day > ? AND \(AttemptRow.kept)",
        arguments: [last.ordinal])
      guard let row, let latest: Int = try row.decode(atIndex: 1) else { return nil }
      return DatedAhead(
        attempts: try row.decode(atIndex: 0), latest: StudyDay(ordinal: min(latest, 2_932_896)))
    }
  }

  /// What one question's attempts add up to: stored, or where the cards are stale, worked out from its
  /// attempts alone; nil where there are none.
  package func card(
    of question: QuestionID, model: FSRS, through last: StudyDay = .distantFuture
  ) throws(HistoryError) -> Card? {
    try read { db in
      let stored = try Self.current(db, model: model) { try CardCache.card($0, of: question) }
      if let stored = stored ?? nil, stored.lastDay <= last { return stored }
      return try CardCache.fold(
        db, model: model, "question = ? AND day <= ? AND \(AttemptRow.kept)",
        [question, last.ordinal]
      ).entries[question]?.card
    }
  }

  /// What all attempts add up to beyond the cards, likewise.
  package func tallies(
    model: FSRS, through last: StudyDay? = nil
  ) throws(HistoryError) -> Tallies {
    let all = try derived(model: model, stored: CardCache.tallies, \.tallies)
    let ahead = try entriesAhead(of: last, model: model)
    guard let last, !ahead.isEmpty else { return all }
    var questions = all.questions
    for (question, entry) in ahead { questions[question] = entry?.tally }
    return Tallies(questions: questions, days: all.days.filter { $0.key <= last })
  }

  /// What was ticked at the latest attempt at each question, where it was ticked off.
  ///
  /// - Parameters:
  ///   - model: the memory model.
  ///   - last: the last day that counts; nil for all.
  /// - Returns: the ticks as the log has them.
  /// - Throws: `HistoryError` where the file cannot be read.
  package func latestTicks(
    model: FSRS, through last: StudyDay? = nil
  ) throws(HistoryError) -> [QuestionID: Tally.Ticks] {
    var latest = try derived(
      model: model, stored: CardCache.lastIDs, { $0.entries.mapValues(\.lastID) })
    for (question, entry) in try entriesAhead(of: last, model: model) {
      latest[question] = entry?.lastID
    }
    return try read { db in
      var ticks: [QuestionID: Tally.Ticks] = [:]
      for (question, id) in latest {
        guard let attempt = try AttemptLog.attempt(db, id), attempt.score != nil else { continue }
        ticks[question] = Tally.Ticks(points: attempt.points, revision: attempt.revision)
      }
      return ticks
    }
  }

  private func derived<Value>(
    model: FSRS, stored: (Database) throws -> Value, _ value: (AttemptFold) -> Value
  ) throws(HistoryError) -> Value {
    if let value = try read({ try Self.current($0, model: model, stored) }) { return value }
    if let value = try? write({ db in
      // Another process may have been quicker.
      try Self.current(db, model: model, stored) ?? value(CardCache.rebuild(db, model: model))
    }) {
      return value
    }
    // It cannot be stored (a full disk, a file for reading alone), which costs only time.
    return try read { value(try CardCache.fold($0, model: model)) }
  }

  /// What is stored, if it counts and can be read; what cannot be is worked out from the log.
  private static func current<Value>(
    _ db: Database, model: FSRS, _ stored: (Database) throws -> Value
  ) throws -> Value? {
    try CardCache.isCurrent(db, model: model) ? try? stored(db) : nil
  }
}
