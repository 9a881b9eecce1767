internal import FSRS
internal import Foundation
internal import GRDB
internal import Practice
internal import QuestionBank

/// The rows of the tables that `CardCache` keeps.
enum CardRows {
  // MARK: Reading

  static func cards(_ db: Database) throws -> [QuestionID: Card] {
    // Made at its full size; growing it takes as long as reading the rows.
    var cards: [QuestionID: Card] = [:]
    let count = try db.cachedStatement(sql: "SELECT count(*) FROM card")
    cards.reserveCapacity(try Int.fetchOne(count) ?? 0)
    let statement = try db.cachedStatement(sql: "SELECT \(cardColumns) FROM card")
    let rows = try Row.fetchCursor(statement)
    while let row = try rows.next() {
      let card = try card(row)
      cards[card.question] = card
    }
    return cards
  }

  static func tallies(_ db: Database) throws -> Tallies {
    var questions: [QuestionID: Tally] = [:]
    let tallies = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT question, \(tallyColumns) FROM tally"))
    while let row = try tallies.next() {
      questions[try readable { try row.decode(atIndex: 0) }] = try tally(row, from: 1)
    }
    var days: [StudyDay: Int] = [:]
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT day, attempts FROM practice_day"))
    while let row = try rows.next() {
      try readable { days[try row.day(atIndex: 0)] = try row.count(atIndex: 1) }
    }
    return Tallies(questions: questions, days: days, information: try information(db))
  }

  static func entry(of question: QuestionID, _ db: Database) throws -> AttemptFold.Entry? {
    func row(_ columns: String, of table: String) throws -> Row? {
      let statement = try db.cachedStatement(
        sql: "SELECT \(columns) FROM \(table) WHERE question = ?")
      return try Row.fetchOne(statement, arguments: [question])
    }
    guard let card = try row(cardColumns, of: "card"),
      let tally = try row(tallyColumns, of: "tally")
    else { return nil }
    return AttemptFold.Entry(
      card: try self.card(card), tally: try self.tally(tally, from: 0),
      lastID: try readable { try card.decode(atIndex: 1) })
  }

  static func information(_ db: Database) throws -> ParameterInformation {
    let statement = try db.cachedStatement(sql: "SELECT sums FROM information")
    let blob = try Data.fetchOne(statement)
    guard let numbers = blob?.numbers(of: UInt64.self),
      let information = ParameterInformation(numbers.map { Double(bitPattern: $0) })
    else { throw CardCache.Unreadable() }
    return information
  }

  // MARK: Writing

  static func replaceAll(by fold: AttemptFold, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM card; DELETE FROM tally; DELETE FROM practice_day;")
    for entry in fold.entries.values { try store(entry, db) }
    try add(fold.days, db)
    try store(fold.information, db)
  }

  static func store(_ entry: AttemptFold.Entry, _ db: Database) throws {
    let card = entry.card
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO card (\(cardColumns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      card.question, entry.lastID, card.memory.stability, card.memory.difficulty,
      card.memoryBefore?.stability, card.memoryBefore?.difficulty, card.elapsedBefore,
      card.lastDay.ordinal, card.lastAt.milliseconds, card.lastGrade.rawValue,
      card.lastConfidence?.rawValue, card.attempts, card.passes, card.lapses,
      card.firstDay.ordinal,
    ])
    let tally = entry.tally
    var values: [(any DatabaseValueConvertible)?] = [
      card.question, tally.firstGrade.rawValue, tally.all.attempts, tally.all.passes,
    ]
    for count in tally.byConfidence { values += [count.attempts, count.passes] }
    values += [
      tally.lastTicked?.joined(separator: " "),
      Data(numbers: tally.sensitivity.values.map(\.bitPattern)),
    ]
    try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO tally (question, \(tallyColumns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: StatementArguments(values))
  }

  static func remove(_ question: QuestionID, _ db: Database) throws {
    for table in ["card", "tally"] {
      try db.cachedStatement(sql: "DELETE FROM \(table) WHERE question = ?")
        .execute(arguments: [question])
    }
  }

  /// Adds to the attempts of days; less than nothing takes some away.
  static func add(_ days: [StudyDay: Int], _ db: Database) throws {
    for (day, count) in days where count != 0 {
      try db.cachedStatement(
        sql: """
          INSERT INTO practice_day (day, attempts) VALUES (?, ?)
          ON CONFLICT (day) DO UPDATE SET attempts = attempts + excluded.attempts
          """
      ).execute(arguments: [day.ordinal, count])
    }
    guard days.values.contains(where: { $0 < 0 }) else { return }
    try db.cachedStatement(sql: "DELETE FROM practice_day WHERE attempts = 0").execute()
  }

  static func store(_ information: ParameterInformation, _ db: Database) throws {
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO information (only, sums) VALUES (1, ?)"
    ).execute(arguments: [Data(numbers: information.values.map(\.bitPattern))])
  }

  // MARK: Rows

  private static let cardColumns = """
    question, last_id, stability, difficulty, stability_before, difficulty_before, \
    elapsed_before, last_day, last_at, last_grade, last_confidence, attempts, passes, \
    lapses, first_day
    """

  private static func card(_ row: Row) throws -> Card {
    try readable {
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
        elapsedBefore: try row.count(atIndex: 6),
        lastDay: try row.day(atIndex: 7),
        lastAt: Instant(milliseconds: try row.decode(atIndex: 8)),
        lastGrade: try row.enumeration(atIndex: 9),
        lastConfidence: row.hasNull(atIndex: 10) ? nil : try row.enumeration(atIndex: 10),
        attempts: try row.count(atIndex: 11),
        passes: try row.count(atIndex: 12),
        lapses: try row.count(atIndex: 13),
        firstDay: try row.day(atIndex: 14))
    }
  }

  /// Without the question; two counts for each confidence.
  private static let tallyColumns = """
    first_grade, attempts, passes, attempts_1, passes_1, attempts_2, passes_2, \
    attempts_3, passes_3, attempts_4, passes_4, last_ticked, sensitivity
    """

  private static func tally(_ row: Row, from first: Int) throws -> Tally {
    try readable {
      func count(_ index: Int) throws -> Tally.Count {
        Tally.Count(
          attempts: try row.count(atIndex: first + index),
          passes: try row.count(atIndex: first + index + 1))
      }
      let ticked: String? = try row.decode(atIndex: first + 11)
      let blob: Data = try row.decode(atIndex: first + 12)
      guard let numbers = blob.numbers(of: UInt32.self),
        let sensitivity = StateSensitivity(numbers.map { Float(bitPattern: $0) })
      else { throw CardCache.Unreadable() }
      return Tally(
        firstGrade: try row.enumeration(atIndex: first), all: try count(1),
        byConfidence: try [3, 5, 7, 9].map(count),
        lastTicked: ticked.map { $0.split(separator: " ").map(String.init) },
        sensitivity: sensitivity)
    }
  }

  /// Runs a body that only decodes: what it throws is a row's fault, not SQLite's.
  private static func readable<Value>(_ body: () throws -> Value) throws(CardCache.Unreadable)
    -> Value
  {
    do { return try body() } catch { throw CardCache.Unreadable() }
  }
}

extension Row {
  /// A count that can be added to others.
  fileprivate func count(atIndex index: Int) throws -> Int {
    let count: Int = try decode(atIndex: index)
    guard 0...Int(Int32.max) ~= count else { throw CardCache.Unreadable() }
    return count
  }

  /// A day of the years that the log can hold.
  fileprivate func day(atIndex index: Int) throws -> StudyDay {
    let ordinal: Int = try decode(atIndex: index)
    guard -719_162...2_932_898 ~= ordinal else { throw CardCache.Unreadable() }
    return StudyDay(ordinal: ordinal)
  }
}

extension Data {
  /// Numbers as little-endian bytes.
  fileprivate init(numbers: [some FixedWidthInteger]) {
    self = numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
  }

  /// The numbers of ``init(numbers:)``; nil where bytes are left over.
  fileprivate func numbers<Number: FixedWidthInteger>(of type: Number.Type) -> [Number]? {
    let size = MemoryLayout<Number>.size
    guard count.isMultiple(of: size) else { return nil }
    return withUnsafeBytes { bytes in
      (0..<count / size).map {
        Number(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * size, as: type))
      }
    }
  }
}
