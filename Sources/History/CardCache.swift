package import FSRS
internal import GRDB
package import Practice
package import QuestionBank

/// The tables `card` and `card_source`: what the log adds up to, so that a start need not replay
/// it.
///
/// The cards count only while `card_source` equals what is worked out afresh: how far the log
/// goes, and what the model makes of a few attempts. So cards that were left behind by another
/// version of this program, other parameters or another computer's mathematics are never used.
enum CardCache {
  /// A card and the attempt that it ends with, which orders attempts of one instant.
  private struct Entry {
    var card: Card
    var lastID: AttemptID

    init(card: Card, lastID: AttemptID) {
      self.card = card
      self.lastID = lastID
    }

    init(first attempt: Attempt, model: FSRS) {
      self.init(card: Card(first: attempt, model: model), lastID: attempt.id)
    }

    func precedes(_ attempt: Attempt) -> Bool {
      (card.lastAt, lastID) < (attempt.at, attempt.id)
    }

    mutating func apply(_ attempt: Attempt, model: FSRS) {
      card.apply(attempt, model: model)
      lastID = attempt.id
    }
  }

  /// What happened to a question's attempts.
  enum Touch {
    /// This one was added and that is all.
    case added(Attempt)
    case changed
  }

  // MARK: Whether the cards count

  /// A text that differs for two models that would make different cards: the parameters, and the
  /// card that a few attempts make.
  static func description(of model: FSRS) -> String {
    let parameters = model.parameters.values.map { "\($0)" }.joined(separator: " ")
    let grades: [(Grade, day: Int)] = [
      (.good, 0), (.hard, 0), (.easy, 4), (.again, 30), (.good, 30), (.again, 31), (.hard, 45),
      (.good, 90),
    ]
    let attempts = grades.map { grade, day in
      Attempt(
        id: "probe", question: "probe", revision: 1, at: Instant(milliseconds: 0),
        offsetMinutes: 0, day: StudyDay(ordinal: day), grade: grade, kind: .study)
    }
    var text = parameters + ";"
    for card in Card.fold(attempts, model: model).values {
      let (now, before) = (card.memory, card.memoryBefore)
      text += "\(now.stability) \(now.difficulty) "
      if let before { text += "\(before.stability) \(before.difficulty) " }
      text += "\(card.elapsedBefore) \(card.attempts) \(card.passes) \(card.lapses)"
    }
    return text
  }

  /// The model of the stored cards, if they are what the log adds up to; otherwise nil.
  static func currentModel(_ db: Database) throws -> FSRS? {
    guard let source = try source(db), source.log == (try logHead(db)),
      let model = model(describedBy: source.model)
    else { return nil }
    return model
  }

  private static func model(describedBy text: String) -> FSRS? {
    let values = text.prefix { $0 != ";" }.split(separator: " ").compactMap { Double($0) }
    // A description that is not one of this version's models only means that there is no cache.
    guard let parameters = try? Parameters(values) else { return nil }
    let model = FSRS(parameters: parameters)
    return description(of: model) == text ? model : nil
  }

  private static func source(_ db: Database) throws -> (log: String, model: String)? {
    let statement = try db.cachedStatement(sql: "SELECT log, model FROM card_source")
    return try Row.fetchOne(statement).map {
      (log: try $0.decode(atIndex: 0), model: try $0.decode(atIndex: 1))
    }
  }

  /// The last attempt and the last retraction. The log only grows, so they say all; counting it
  /// would make a start take longer with every attempt.
  private static func logHead(_ db: Database) throws -> String {
    let statement = try db.cachedStatement(
      sql: """
        SELECT (SELECT ifnull(max(seq), 0) FROM attempt)
          || ' ' || (SELECT ifnull(max(seq), 0) FROM retraction)
        """)
    return try String.fetchOne(statement) ?? ""
  }

  private static func setSource(_ db: Database, model: String) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO card_source (only, log, model) VALUES (1, ?, ?)")
    try statement.execute(arguments: [try logHead(db), model])
  }

  // MARK: Reading and writing

  /// The stored cards, if they are what the log adds up to with a model; otherwise nil.
  static func cards(_ db: Database, model: String) throws -> [QuestionID: Card]? {
    guard let source = try source(db), source.model == model, source.log == (try logHead(db))
    else { return nil }
    return try storedCards(db)
  }

  static func storedCards(_ db: Database) throws -> [QuestionID: Card] {
    // Made at its full size; growing it takes as long as reading the rows.
    var cards: [QuestionID: Card] = [:]
    let count = try db.cachedStatement(sql: "SELECT count(*) FROM card")
    cards.reserveCapacity(try Int.fetchOne(count) ?? 0)
    let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM card")
    let rows = try Row.fetchCursor(statement)
    while let row = try rows.next() {
      let card = try card(row)
      cards[card.question] = card
    }
    return cards
  }

  /// The cards of the whole log.
  static func fold(_ db: Database, model: FSRS) throws -> [QuestionID: Card] {
    try foldEntries(db, model: model).mapValues(\.card)
  }

  /// Replays the whole log and stores what it adds up to.
  static func rebuild(_ db: Database, model: FSRS) throws -> [QuestionID: Card] {
    let entries = try foldEntries(db, model: model)
    try db.execute(sql: "DELETE FROM card")
    for entry in entries.values { try store(entry, db) }
    try setSource(db, model: description(of: model))
    return entries.mapValues(\.card)
  }

  /// Brings the stored cards up to date in the transaction that changed the log.
  ///
  /// - Parameters:
  ///   - db: in a write transaction.
  ///   - touched: the questions whose attempts changed.
  ///   - model: the ``currentModel(_:)`` from before the change.
  /// - Throws: SQLite's errors.
  static func update(_ db: Database, touched: [QuestionID: Touch], model: FSRS) throws {
    for (question, touch) in touched {
      if case .added(let attempt) = touch, var entry = try entry(of: question, db),
        entry.precedes(attempt)
      {
        entry.apply(attempt, model: model)
        try store(entry, db)
      } else {
        try refold(question, db, model: model)
      }
    }
    try setSource(db, model: description(of: model))
  }

  private static func foldEntries(
    _ db: Database, model: FSRS
  ) throws -> [QuestionID: Entry] {
    var entries: [QuestionID: Entry] = [:]
    try AttemptLog.forEach(db, "\(AttemptRow.kept) ORDER BY at, id") { attempt in
      if entries[attempt.question] == nil {
        entries[attempt.question] = Entry(first: attempt, model: model)
      } else {
        entries[attempt.question]?.apply(attempt, model: model)
      }
    }
    return entries
  }

  private static func refold(_ question: QuestionID, _ db: Database, model: FSRS) throws {
    var entry: Entry?
    try AttemptLog.forEach(
      db, "question = ? AND \(AttemptRow.kept) ORDER BY at, id", [question]
    ) { attempt in
      if entry == nil {
        entry = Entry(first: attempt, model: model)
      } else {
        entry?.apply(attempt, model: model)
      }
    }
    if let entry {
      try store(entry, db)
    } else {
      try db.cachedStatement(sql: "DELETE FROM card WHERE question = ?")
        .execute(arguments: [question])
    }
  }

  // MARK: Rows

  private static let columns = """
    question, last_id, stability, difficulty, stability_before, difficulty_before, \
    elapsed_before, last_day, last_at, last_grade, last_confidence, attempts, passes, lapses, \
    first_day
    """

  private static func values(_ entry: Entry) -> [DatabaseValue] {
    let card = entry.card
    return [
      card.question.databaseValue, entry.lastID.databaseValue,
      card.memory.stability.databaseValue, card.memory.difficulty.databaseValue,
      card.memoryBefore?.stability.databaseValue ?? .null,
      card.memoryBefore?.difficulty.databaseValue ?? .null,
      card.elapsedBefore.databaseValue, card.lastDay.ordinal.databaseValue,
      card.lastAt.milliseconds.databaseValue, card.lastGrade.rawValue.databaseValue,
      card.lastConfidence?.rawValue.databaseValue ?? .null, card.attempts.databaseValue,
      card.passes.databaseValue, card.lapses.databaseValue, card.firstDay.ordinal.databaseValue,
    ]
  }

  private static func store(_ entry: Entry, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO card (\(columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: StatementArguments(values(entry)))
  }

  private static func entry(of question: QuestionID, _ db: Database) throws -> Entry? {
    let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM card WHERE question = ?")
    return try Row.fetchOne(statement, arguments: [question]).map(entry)
  }

  private static func entry(_ row: Row) throws -> Entry {
    Entry(card: try card(row), lastID: try row.decode(atIndex: 1))
  }

  private static func card(_ row: Row) throws -> Card {
    let stabilityBefore: Double? = try row.decode(atIndex: 4)
    let difficultyBefore: Double? = try row.decode(atIndex: 5)
    var before: MemoryState?
    if let stabilityBefore, let difficultyBefore {
      before = MemoryState(stability: stabilityBefore, difficulty: difficultyBefore)
    }
    return Card(
      question: try row.decode(atIndex: 0),
      memory: MemoryState(
        stability: try row.decode(atIndex: 2), difficulty: try row.decode(atIndex: 3)),
      memoryBefore: before,
      elapsedBefore: try row.decode(atIndex: 6),
      lastDay: StudyDay(ordinal: try row.decode(atIndex: 7)),
      lastAt: Instant(milliseconds: try row.decode(atIndex: 8)),
      lastGrade: try row.enumeration(atIndex: 9),
      lastConfidence: row.hasNull(atIndex: 10) ? nil : try row.enumeration(atIndex: 10),
      attempts: try row.decode(atIndex: 11),
      passes: try row.decode(atIndex: 12),
      lapses: try row.decode(atIndex: 13),
      firstDay: StudyDay(ordinal: try row.decode(atIndex: 14)))
  }
}

extension HistoryFile {
  /// What each question's attempts add up to, from the stored cards where they are up to date and
  /// from the log otherwise.
  package func cards(model: FSRS) throws(HistoryError) -> [QuestionID: Card] {
    let description = CardCache.description(of: model)
    if let cards = try read({ try CardCache.cards($0, model: description) }) { return cards }
    if let cards = try? write({ db in
      // Another process may have been quicker.
      try CardCache.cards(db, model: description) ?? CardCache.rebuild(db, model: model)
    }) {
      return cards
    }
    // The cards cannot be stored (a full disk, a file for reading alone), which costs only time.
    return try read { try CardCache.fold($0, model: model) }
  }
}
