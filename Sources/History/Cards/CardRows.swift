internal import FSRS
internal import Foundation
internal import GRDB
internal import Practice
internal import QuestionBank

/// A row of the table `card`.
struct CardRow: FetchableRecord, PersistableRecord {
  static let databaseTableName = "card"

  let card: Card
  let lastID: AttemptID
  /// How many of the question's attempts came after: none, or one.
  let attemptsSince: Int

  init(_ entry: AttemptFold.Entry, attemptsSince: Int) {
    card = entry.card
    lastID = entry.lastID
    self.attemptsSince = attemptsSince
  }

  init(row: Row) throws {
    attemptsSince = try row.count("attempts_since")
    lastID = try row.decode(forColumn: "last_id")
    let stability: Double? = try row.decode(forColumn: "stability_before")
    let difficulty: Double? = try row.decode(forColumn: "difficulty_before")
    var memoryBefore: MemoryState?
    if let stability, let difficulty {
      memoryBefore = MemoryState(stability: stability, difficulty: difficulty)
    }
    card = Card(
      question: try row.decode(forColumn: "question"),
      memory: MemoryState(
        stability: try row.decode(forColumn: "stability"),
        difficulty: try row.decode(forColumn: "difficulty")),
      memoryBefore: memoryBefore, elapsedBefore: try row.count("elapsed_before"),
      lastDay: try row.day("last_day"),
      lastAt: try row.instant("last_at"),
      lastGrade: try row.enumeration("last_grade"),
      lastConfidence: try row.optionalEnumeration("last_confidence"),
      attempts: try row.count("attempts"), passes: try row.count("passes"),
      lapses: try row.count("lapses"), firstDay: try row.day("first_day"))
  }

  func encode(to container: inout PersistenceContainer) {
    container["question"] = card.question
    container["attempts_since"] = attemptsSince
    container["stability"] = card.memory.stability
    container["difficulty"] = card.memory.difficulty
    container["stability_before"] = card.memoryBefore?.stability
    container["difficulty_before"] = card.memoryBefore?.difficulty
    container["elapsed_before"] = card.elapsedBefore
    container["last_day"] = card.lastDay.ordinal
    container["last_at"] = card.lastAt.milliseconds
    container["last_id"] = lastID
    container["last_grade"] = card.lastGrade.rawValue
    container["last_confidence"] = card.lastConfidence?.rawValue
    container["attempts"] = card.attempts
    container["passes"] = card.passes
    container["lapses"] = card.lapses
    container["first_day"] = card.firstDay.ordinal
  }
}

/// A row of the table `tally`.
struct TallyRow: FetchableRecord, PersistableRecord {
  static let databaseTableName = "tally"

  let question: QuestionID
  let tally: Tally
  let attemptsSince: Int

  init(_ tally: Tally, of question: QuestionID, attemptsSince: Int) {
    self.question = question
    self.tally = tally
    self.attemptsSince = attemptsSince
  }

  init(row: Row) throws {
    func count(_ suffix: String) throws -> Tally.Count {
      Tally.Count(
        attempts: try row.count("attempts" + suffix), passes: try row.count("passes" + suffix))
    }
    let ticked: String? = try row.decode(forColumn: "last_ticked")
    guard ticked?.utf8.count ?? 0 <= 10_000 else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "last_ticked is too long")
    }
    let revision: Int? = try row.decode(forColumn: "last_ticked_revision")
    let sensitivity: Data = try row.decode(forColumn: "sensitivity")
    let information: Data = try row.decode(forColumn: "information")
    guard
      let sensitivity = StateSensitivity(
        sensitivity.numbers(of: UInt32.self).map { Float(bitPattern: $0) }),
      let information = ParameterInformation(
        information.numbers(of: UInt64.self).map { Double(bitPattern: $0) })
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "numbers are missing") }
    question = try row.decode(forColumn: "question")
    attemptsSince = try row.count("attempts_since")
    tally = Tally(
      firstGrade: try row.enumeration("first_grade"), all: try count(""),
      byConfidence: try Confidence.allCases.map { try count("_\($0.rawValue)") },
      lastTicked: ticked.map {
        Tally.Ticks(points: $0.split(separator: " ").map(String.init), revision: revision ?? 0)
      },
      sensitivity: sensitivity, information: information)
  }

  func encode(to container: inout PersistenceContainer) {
    container["question"] = question
    container["attempts_since"] = attemptsSince
    container["first_grade"] = tally.firstGrade.rawValue
    container["attempts"] = tally.all.attempts
    container["passes"] = tally.all.passes
    for (confidence, count) in zip(Confidence.allCases, tally.byConfidence) {
      container["attempts_\(confidence.rawValue)"] = count.attempts
      container["passes_\(confidence.rawValue)"] = count.passes
    }
    container["last_ticked"] = tally.lastTicked?.points.joined(separator: " ")
    container["last_ticked_revision"] = tally.lastTicked?.revision
    container["sensitivity"] = Data(numbers: tally.sensitivity.values.map(\.bitPattern))
    container["information"] = Data(numbers: tally.information.values.map(\.bitPattern))
  }
}

extension Row {
  /// A count that can be added to others.
  func count(_ column: String) throws -> Int { try number(column, in: 0...Int(Int32.max)) }

  /// A day of the years that the log can hold.
  func day(_ column: String) throws -> StudyDay {
    StudyDay(ordinal: try number(column, in: -719_162...2_932_898))
  }

  /// The same, or nil for NULL.
  func optionalDay(_ column: String) throws -> StudyDay? {
    let day: Int? = try decode(forColumn: column)
    return try day.map { _ in try self.day(column) }
  }

  /// A text of at most a million characters, which is what the tables allow.
  func text(_ column: String) throws -> String {
    let text: String = try decode(forColumn: column)
    return try checked(text, column)
  }

  /// The same, or nil for NULL.
  func optionalText(_ column: String) throws -> String? {
    let text: String? = try decode(forColumn: column)
    return try text.map { try checked($0, column) }
  }

  private func checked(_ text: String, _ column: String) throws -> String {
    guard text.utf8.count <= 4_000_000 else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(column) is too long")
    }
    return text
  }

  /// An instant that can be written as a date.
  func instant(_ column: String) throws -> Instant {
    Instant(milliseconds: Int64(try number(column, in: 0...253_402_300_799_999)))
  }

  /// A number that arithmetic can be done with.
  func number(_ column: String, in range: ClosedRange<Int>) throws -> Int {
    let number: Int = try decode(forColumn: column)
    guard range.contains(number) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "\(number) is out of the range of \(column)")
    }
    return number
  }
}

extension Data {
  /// Numbers as little-endian bytes.
  fileprivate init(numbers: [some FixedWidthInteger]) {
    self = numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
  }

  /// The numbers of ``init(numbers:)``; none where bytes are left over.
  fileprivate func numbers<Number: FixedWidthInteger>(of type: Number.Type) -> [Number] {
    let size = MemoryLayout<Number>.size
    // More than there ever are is none of this program's.
    guard count.isMultiple(of: size), count <= 1 << 16 else { return [] }
    return withUnsafeBytes { bytes in
      stride(from: 0, to: count, by: size).map {
        Number(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: type))
      }
    }
  }
}
