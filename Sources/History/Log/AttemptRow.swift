internal import FSRS
internal import GRDB
internal import Practice
internal import QuestionBank

/// An attempt as a row of the table `attempt`.
struct AttemptRow: FetchableRecord, PersistableRecord {
  static let databaseTableName = "attempt"

  /// Attempts that were not taken back.
  static let kept = "id NOT IN (SELECT attempt FROM retraction)"

  let attempt: Attempt

  init(_ attempt: Attempt) { self.attempt = attempt }

  init(row: Row) throws {
    let points = try row.text("points")
    attempt = Attempt(
      id: try row.text("id"), question: try row.text("question"),
      revision: try row.number("revision", in: 0...Int.max), at: try row.instant("at"),
      offsetMinutes: try row.number("offset_minutes", in: WallTime.offsets),
      day: try row.day("day"),
      grade: try row.enumeration("grade"), kind: try row.enumeration("kind"),
      thinkMilliseconds: try row.number("think_ms", in: 0...Int.max),
      totalMilliseconds: try row.number("total_ms", in: 0...Int.max),
      confidence: try row.optionalEnumeration("confidence"),
      points: points.isEmpty ? [] : points.split(separator: " ").map(String.init),
      score: try row.decode(forColumn: "score"), answer: try row.optionalText("answer"),
      session: try row.decode(forColumn: "session"))
  }

  func encode(to container: inout PersistenceContainer) throws {
    guard attempt.points.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else {
      throw HistoryError.rejected(rule: "key points are printable ASCII characters without spaces")
    }
    container["id"] = try attempt.id.storable
    container["question"] = try attempt.question.storable
    container["revision"] = attempt.revision
    container["at"] = attempt.at.milliseconds
    container["offset_minutes"] = attempt.offsetMinutes
    container["day"] = attempt.day.ordinal
    container["grade"] = attempt.grade.rawValue
    container["kind"] = attempt.kind.rawValue
    container["think_ms"] = attempt.thinkMilliseconds
    container["total_ms"] = attempt.totalMilliseconds
    container["confidence"] = attempt.confidence?.rawValue
    container["points"] = try attempt.points.joined(separator: " ").storable
    container["score"] = attempt.score
    container["answer"] = try attempt.answer?.storable
    container["session"] = try attempt.session?.storable
  }
}

extension Row {
  /// A value that must be one of an enumeration's.
  func enumeration<Value: RawRepresentable>(_ column: String) throws -> Value
  where Value.RawValue: DatabaseValueConvertible & StatementColumnConvertible {
    let raw: Value.RawValue = try decode(forColumn: column)
    guard let value = Value(rawValue: raw) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT,
        message: "\("\(raw)".prefix(60)) is not a value of \(Value.self)")
    }
    return value
  }

  /// The same, or nil for NULL.
  func optionalEnumeration<Value: RawRepresentable>(_ column: String) throws -> Value?
  where Value.RawValue: DatabaseValueConvertible & StatementColumnConvertible {
    let raw: Value.RawValue? = try decode(forColumn: column)
    return try raw.map { _ in try enumeration(column) }
  }
}

extension String {
  /// This text, unless it holds a NUL, at which SQLite would cut it off.
  var storable: String {
    get throws {
      guard !utf8.contains(0) else {
        throw HistoryError.rejected(rule: "text has no NUL character")
      }
      return self
    }
  }
}
