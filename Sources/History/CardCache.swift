package import FSRS
internal import GRDB
package import Practice
package import QuestionBank

/// The tables that hold what the log adds up to, so that neither a start nor a report need replay it:
/// `card` and `tally` by question, `practice_day` by day, and `information` of all.
///
/// They count only while `card_source` equals what is worked out afresh: how far the log goes, and what
/// the model makes of a few attempts. So what was left behind by another version of this program, other
/// parameters or another computer's mathematics is never used.
enum CardCache {
  /// What a question's attempts add up to, and the last of them, which orders attempts of one instant.
  struct Entry: Hashable {
    var card: Card
    var tally: Tally
    var lastID: AttemptID

    func precedes(_ attempt: Attempt) -> Bool {
      (card.lastAt, lastID) < (attempt.at, attempt.id)
    }
  }

  /// What happened to a question's attempts.
  enum Touch {
    /// This one was added and that is all.
    case added(Attempt)
    case changed
  }

  /// The last attempt and the last retraction, by their `seq`. The log only grows, so they say all;
  /// counting it would make a start take longer with every attempt.
  struct LogHead: Hashable {
    let attempt: Int
    let retraction: Int

    init(_ db: Database) throws {
      let statement = try db.cachedStatement(
        sql: """
          SELECT (SELECT ifnull(max(seq), 0) FROM attempt),
            (SELECT ifnull(max(seq), 0) FROM retraction)
          """)
      guard let row = try Row.fetchOne(statement) else { throw DatabaseError() }
      attempt = try row.decode(atIndex: 0)
      retraction = try row.decode(atIndex: 1)
    }

    /// Nil for what is no head's ``text``.
    init?(_ text: String) {
      let numbers = text.split(separator: " ").compactMap { Int($0) }
      guard numbers.count == 2 else { return nil }
      (attempt, retraction) = (numbers[0], numbers[1])
    }

    var text: String { "\(attempt) \(retraction)" }
  }

  /// What the stored cards were made of.
  struct Source {
    let head: LogHead
    let model: FSRS
  }

  // MARK: Whether the cards count

  /// A text that differs for two models that would make different cards: the parameters, and the
  /// card that a few attempts make.
  static func description(of model: FSRS) -> String {
    // Made at every start, of which the first use of `joined` takes a fortieth.
    var text = ""
    for value in model.parameters.values { text += "\(value) " }
    text += ";"
    let grades: [(Grade, day: Int)] = [
      (.good, 0), (.hard, 0), (.easy, 4), (.again, 30), (.good, 30), (.again, 31), (.hard, 45),
      (.good, 90),
    ]
    var card: Card?
    for (grade, day) in grades {
      let attempt = Attempt(
        id: "probe", question: "probe", revision: 1, at: Instant(milliseconds: 0),
        offsetMinutes: 0, day: StudyDay(ordinal: day), grade: grade, kind: .study)
      if card == nil {
        card = Card(first: attempt, model: model)
      } else {
        card?.apply(attempt, model: model)
      }
    }
    if let card {
      let (now, before) = (card.memory, card.memoryBefore)
      text += "\(now.stability) \(now.difficulty) "
      if let before { text += "\(before.stability) \(before.difficulty) " }
      text += "\(card.elapsedBefore) \(card.attempts) \(card.passes) \(card.lapses)"
    }
    return text
  }

  /// What the stored cards were made of, if they are what the log adds up to; otherwise nil.
  static func current(_ db: Database) throws -> Source? {
    guard let source = try source(db), let head = LogHead(source.log), head == (try LogHead(db)),
      let model = model(describedBy: source.model)
    else { return nil }
    return Source(head: head, model: model)
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

  private static func setSource(_ db: Database, model: String) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO card_source (only, log, model) VALUES (1, ?, ?)")
    try statement.execute(arguments: [try LogHead(db).text, model])
  }

  /// Whether what is stored is what the log adds up to with a model.
  private static func isCurrent(_ db: Database, model: String) throws -> Bool {
    guard let source = try source(db), source.model == model else { return false }
    return source.log == (try LogHead(db).text)
  }

  // MARK: Reading

  /// The stored cards, if they are what the log adds up to with a model; otherwise nil.
  static func cards(_ db: Database, model: String) throws -> [QuestionID: Card]? {
    try isCurrent(db, model: model) ? try CardRows.cards(db) : nil
  }

  /// The stored tallies, likewise.
  static func tallies(_ db: Database, model: String) throws -> Tallies? {
    try isCurrent(db, model: model) ? try CardRows.tallies(db) : nil
  }

  // MARK: Folding

  /// What some attempts add up to.
  struct Folded {
    var entries: [QuestionID: Entry] = [:]
    var days: [StudyDay: Int] = [:]
    var information = ParameterInformation()

    var tallies: Tallies {
      Tallies(questions: entries.mapValues(\.tally), days: days, information: information)
    }
  }

  /// Folds the attempts that a condition selects: all that count, or one question's.
  static func folded(
    _ db: Database, model: FSRS, _ condition: String = AttemptRow.kept,
    _ arguments: StatementArguments = []
  ) throws -> Folded {
    var fold = AttemptFold(model: model)
    var folded = Folded()
    try AttemptLog.forEach(db, "\(condition) ORDER BY at, id", arguments) { attempt in
      folded.days[attempt.day, default: 0] += 1
      guard var entry = folded.entries.removeValue(forKey: attempt.question) else {
        let (card, tally) = fold.begin(attempt)
        folded.entries[attempt.question] = Entry(card: card, tally: tally, lastID: attempt.id)
        return
      }
      fold.add(attempt, to: &entry.card, &entry.tally)
      entry.lastID = attempt.id
      folded.entries[attempt.question] = entry
    }
    folded.information = fold.information
    return folded
  }

  // MARK: Writing

  /// Replays the whole log and stores what it adds up to.
  static func rebuild(_ db: Database, model: FSRS) throws -> Folded {
    let folded = try folded(db, model: model)
    try CardRows.replaceAll(folded, db)
    try setSource(db, model: description(of: model))
    return folded
  }

  /// Brings what is stored up to date in the transaction that changed the log.
  ///
  /// - Parameters:
  ///   - db: in a write transaction.
  ///   - touched: the questions whose attempts changed.
  ///   - source: what ``current(_:)`` was before the change.
  /// - Throws: SQLite's errors.
  static func update(_ db: Database, touched: [QuestionID: Touch], source: Source) throws {
    var fold = AttemptFold(model: source.model, information: try CardRows.information(db))
    var days: [StudyDay: Int] = [:]
    for (question, touch) in touched {
      if case .added(let attempt) = touch, var entry = try CardRows.entry(of: question, db),
        entry.precedes(attempt)
      {
        fold.add(attempt, to: &entry.card, &entry.tally)
        entry.lastID = attempt.id
        days[attempt.day, default: 0] += 1
        try CardRows.store(entry, db)
      } else {
        let before = try folded(
          db, model: source.model,
          """
          question = ? AND seq <= ?
          AND id NOT IN (SELECT attempt FROM retraction WHERE seq <= ?)
          """, [question, source.head.attempt, source.head.retraction])
        let after = try folded(
          db, model: source.model, "question = ? AND \(AttemptRow.kept)", [question])
        fold.information -= before.information
        fold.information += after.information
        for (day, count) in before.days { days[day, default: 0] -= count }
        for (day, count) in after.days { days[day, default: 0] += count }
        if let entry = after.entries[question] {
          try CardRows.store(entry, db)
        } else {
          try CardRows.remove(question, db)
        }
      }
    }
    try CardRows.add(days, db)
    try CardRows.store(fold.information, db)
    try setSource(db, model: description(of: source.model))
  }
}

extension HistoryFile {
  /// What each question's attempts add up to, from the stored cards where they are up to date and
  /// from the log otherwise.
  package func cards(model: FSRS) throws(HistoryError) -> [QuestionID: Card] {
    try derived(model: model, stored: CardCache.cards) { $0.entries.mapValues(\.card) }
  }

  /// What all attempts add up to beyond the cards, likewise.
  package func tallies(model: FSRS) throws(HistoryError) -> Tallies {
    try derived(model: model, stored: CardCache.tallies, \.tallies)
  }

  private func derived<Value>(
    model: FSRS, stored: (Database, String) throws -> Value?,
    _ value: (CardCache.Folded) -> Value
  ) throws(HistoryError) -> Value {
    let description = CardCache.description(of: model)
    if let value = try read({ try stored($0, description) }) { return value }
    if let value = try? write({ db in
      // Another process may have been quicker.
      try stored(db, description) ?? value(CardCache.rebuild(db, model: model))
    }) {
      return value
    }
    // They cannot be stored (a full disk, a file for reading alone), which costs only time.
    return try read { value(try CardCache.folded($0, model: model)) }
  }
}
