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

  /// What is stored was made of.
  struct Source {
    let head: LogHead
    let model: FSRS
    /// That of the model.
    let description: String
  }

  /// A row that holds what this program does not write.
  struct Unreadable: Error {}

  // MARK: Whether the cards count

  /// A text that differs where different rows would be stored: the version of the schema, for a process
  /// of another version that still has the file open, the parameters, and what a few attempts make.
  static func description(of model: FSRS) -> String {
    // Made at every start, of which the first use of `joined` takes a fortieth.
    var text = ""
    for value in model.parameters.values { text += "\(value) " }
    text += ";\(Schema.version) "
    let grades: [(Grade, day: Int)] = [
      (.good, 0), (.hard, 0), (.easy, 4), (.again, 30), (.good, 30), (.again, 31), (.hard, 45),
      (.good, 90),
    ]
    let sensitivities = SensitivityModel(parameters: model.parameters)
    var information = ParameterInformation()
    var probe: (card: Card, sensitivity: StateSensitivity)?
    for (grade, day) in grades {
      let attempt = Attempt(
        id: "probe", question: "probe", revision: 1, at: Instant(milliseconds: 0),
        offsetMinutes: 0, day: StudyDay(ordinal: day), grade: grade, kind: .study)
      guard let (before, sensitivity) = probe else {
        probe = (Card(first: attempt, model: model), sensitivities.initial(grade))
        continue
      }
      var card = before
      card.apply(attempt, model: model)
      probe = (
        card,
        sensitivities.next(
          after: sensitivity, memory: before.memory, grade: grade,
          elapsedDays: Double(card.elapsedBefore), information: &information)
      )
    }
    if let (card, sensitivity) = probe {
      let (now, before) = (card.memory, card.memoryBefore)
      text += "\(now.stability) \(now.difficulty) "
      if let before { text += "\(before.stability) \(before.difficulty) " }
      text += "\(card.elapsedBefore) \(card.attempts) \(card.passes) \(card.lapses) "
      text += "\(sensitivity.values.reduce(0, +)) \(information.values.reduce(0, +))"
    }
    return text
  }

  /// What the stored cards were made of, if they are what the log adds up to; otherwise nil.
  static func current(_ db: Database) throws -> Source? {
    guard let source = try source(db), let head = LogHead(source.log), head == (try LogHead(db)),
      let model = model(describedBy: source.model)
    else { return nil }
    return Source(head: head, model: model, description: source.model)
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

  /// Marks what is stored as of no log, so that it is worked out anew when it is next asked for.
  static func drop(_ db: Database) throws { try db.execute(sql: "DELETE FROM card_source") }

  // MARK: Reading

  /// The stored cards, if they are what the log adds up to with a model; otherwise nil.
  static func cards(_ db: Database, model: String) throws -> [QuestionID: Card]? {
    try isCurrent(db, model: model) ? try CardRows.cards(db) : nil
  }

  /// The stored tallies, likewise.
  static func tallies(_ db: Database, model: String) throws -> Tallies? {
    try isCurrent(db, model: model) ? try CardRows.tallies(db) : nil
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
    try CardRows.replaceAll(by: fold, db)
    try setSource(db, model: description(of: model))
    return fold
  }

  /// Brings what is stored up to date in the transaction that changed the log.
  ///
  /// - Parameters:
  ///   - db: in a write transaction.
  ///   - touched: the questions whose attempts changed.
  ///   - source: what ``current(_:)`` was before the change.
  /// - Throws: SQLite's errors, or ``Unreadable`` where a row is not this program's.
  static func update(_ db: Database, touched: [QuestionID: Touch], source: Source) throws {
    var fold = AttemptFold(model: source.model, information: try CardRows.information(db))
    for (question, touch) in touched {
      if case .added(let attempt) = touch, var entry = try CardRows.entry(of: question, db),
        entry.precedes(attempt)
      {
        fold.add(attempt, to: &entry)
        try CardRows.store(entry, db)
        continue
      }
      let before = try self.fold(
        db, model: source.model,
        """
        question = ? AND seq <= ?
        AND id NOT IN (SELECT attempt FROM retraction WHERE seq <= ?)
        """, [question, source.head.attempt, source.head.retraction])
      let after = try self.fold(
        db, model: source.model, "question = ? AND \(AttemptRow.kept)", [question])
      fold.replace(before, by: after)
      if let entry = after.entries[question] {
        try CardRows.store(entry, db)
      } else {
        try CardRows.remove(question, db)
      }
    }
    try CardRows.add(fold.days, db)
    try CardRows.store(fold.information, db)
    try setSource(db, model: source.description)
  }
}

extension HistoryFile {
  /// What each question's attempts add up to, from the stored cards where they are up to date and
  /// from the log otherwise.
  package func cards(model: FSRS) throws(HistoryError) -> [QuestionID: Card] {
    try derived(model: model, stored: CardCache.cards, \.cards)
  }

  /// What all attempts add up to beyond the cards, likewise.
  package func tallies(model: FSRS) throws(HistoryError) -> Tallies {
    try derived(model: model, stored: CardCache.tallies, \.tallies)
  }

  /// What all attempts add up to beyond the cards, if that is stored and up to date; otherwise nil.
  package func storedTallies(model: FSRS) throws(HistoryError) -> Tallies? {
    let description = CardCache.description(of: model)
    return try read { try CardCache.tallies($0, model: description) }
  }

  private func derived<Value>(
    model: FSRS, stored: (Database, String) throws -> Value?, _ value: (AttemptFold) -> Value
  ) throws(HistoryError) -> Value {
    let description = CardCache.description(of: model)
    func readable(_ db: Database) throws -> Value? {
      do { return try stored(db, description) } catch is CardCache.Unreadable { return nil }
    }
    if let value = try read(readable) { return value }
    if let value = try? write({ db in
      // Another process may have been quicker.
      try readable(db) ?? value(CardCache.rebuild(db, model: model))
    }) {
      return value
    }
    // It cannot be stored (a full disk, a file for reading alone), which costs only time.
    return try read { value(try CardCache.fold($0, model: model)) }
  }
}
