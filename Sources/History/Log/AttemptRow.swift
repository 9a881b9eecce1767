internal import FSRS
internal import GRDB
internal import Practice
internal import QuestionBank

/// An attempt as a row of the table `attempt`.
enum AttemptRow {
  static let columns = """
    id, question, revision, at, offset_minutes, day, grade, kind, think_ms, total_ms, \
    confidence, points, score, answer, session
    """

  /// Attempts that were not taken back.
  static let kept = "id NOT IN (SELECT attempt FROM retraction)"

  /// Reads a row of ``columns``.
  static func attempt(_ row: Row) throws -> Attempt {
    let points: String = try row.decode(atIndex: 11)
    return Attempt(
      id: try row.decode(atIndex: 0),
      question: try row.decode(atIndex: 1),
      revision: try row.decode(atIndex: 2),
      at: Instant(milliseconds: try row.decode(atIndex: 3)),
      offsetMinutes: try row.decode(atIndex: 4),
      day: StudyDay(ordinal: try row.decode(atIndex: 5)),
      grade: try row.enumeration(atIndex: 6),
      kind: try row.enumeration(atIndex: 7),
      thinkMilliseconds: try row.decode(atIndex: 8),
      totalMilliseconds: try row.decode(atIndex: 9),
      confidence: row.hasNull(atIndex: 10) ? nil : try row.enumeration(atIndex: 10),
      points: points.isEmpty ? [] : points.split(separator: " ").map(String.init),
      score: try row.decode(atIndex: 12),
      answer: try row.decode(atIndex: 13),
      session: try row.decode(atIndex: 14))
  }

  /// The values of ``columns``.
  static func arguments(_ attempt: Attempt) throws -> StatementArguments {
    let points = attempt.points
    guard points.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else {
      throw HistoryError.rejected(rule: "key points are printable ASCII characters without spaces")
    }
    return [
      try attempt.id.storable, try attempt.question.storable, attempt.revision,
      attempt.at.milliseconds, attempt.offsetMinutes, attempt.day.ordinal,
      attempt.grade.rawValue, attempt.kind.rawValue, attempt.thinkMilliseconds,
      attempt.totalMilliseconds, attempt.confidence?.rawValue,
      try points.joined(separator: " ").storable, attempt.score, try attempt.answer?.storable,
      try attempt.session?.storable,
    ]
  }
}

extension Row {
  /// A value that must be one of an enumeration's.
  func enumeration<Value: RawRepresentable>(atIndex index: Int) throws -> Value
  where Value.RawValue: DatabaseValueConvertible & StatementColumnConvertible {
    let raw: Value.RawValue = try decode(atIndex: index)
    guard let value = Value(rawValue: raw) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "\(raw) is not a value of \(Value.self)")
    }
    return value
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
