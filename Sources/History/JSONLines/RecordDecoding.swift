internal import FSRS
internal import Practice

/// One line of a history as JSON: a record, or what is wrong with it.
struct DecodedLine: Decodable {
  /// Nil where there are problems.
  let record: HistoryRecord?
  /// Whether that is an attempt of a line without an id, which ``UnnamedAttempts`` gives its own.
  let isUnnamed: Bool
  let problems: [LineProblem.Reason]
  /// Fields that are left out.
  let unknown: [String]

  init(from decoder: any Decoder) throws {
    var fields = try FieldReader(decoder)
    let record =
      if fields.has("grade") {
        fields.attempt()
      } else if fields.has("forget") {
        fields.forgetting()
      } else if fields.has("retract") {
        fields.retraction()
      } else if fields.has("mark") {
        fields.mark()
      } else if fields.has("note") {
        fields.note()
      } else if fields.has("setting") {
        fields.setting()
      } else {
        fields.attempt()
      }
    self.record = fields.problems.isEmpty ? record : nil
    problems = fields.problems
    unknown = fields.unknown
    if case .attempt? = self.record {
      isUnnamed = fields.string("id") == nil
    } else {
      isUnnamed = false
    }
  }
}

/// A grade's name or number.
private struct GradeField: Decodable {
  let grade: Grade?

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let name = try? container.decode(String.self) {  // or else it is a number
      grade = Grade(name: name)
    } else {
      grade = Grade(rawValue: try container.decode(Int.self))
    }
  }
}

extension Grade {
  /// "again" … "easy".
  var name: String { "\(self)" }

  init?(name: String) {
    guard let grade = Grade.allCases.first(where: { $0.name == name }) else { return nil }
    self = grade
  }
}

extension FieldReader {
  fileprivate mutating func attempt() -> HistoryRecord? {
    let question = question()
    let at = time("at")
    let grade = required("grade", "again, hard, good or easy") { (field: GradeField) in
      field.grade
    }
    let id = string("id")
    let revision = integer("revision", in: 0...Int.max, "a whole number of at least 0")
    let offset = integer("offsetMinutes", in: WallTime.offsets, "a whole number from -1080 to 1080")
    let day = date("day")
    let kind = optional("kind", "study, mock or manual") { AttemptKind(rawValue: $0) }
    let think = integer("thinkMs", in: 0...Int.max, "a whole number of at least 0")
    let total = integer("totalMs", in: 0...Int.max, "a whole number of at least 0")
    let confidence = optional("confidence", "a whole number from 1 to 4") {
      Confidence(rawValue: $0)
    }
    let points = optional("points", "a list of key points' ids") { (points: [String]) in points }
    let score = integer("score", in: 0...100, "a whole number from 0 to 100")
    let answer = string("answer")
    let session = string("session")
    guard let question, let at, let grade else { return nil }
    return .attempt(
      Attempt(
        id: id?.canonicalID
          ?? AttemptIDs.derived(question: question, at: at.instant, grade: grade),
        question: question, revision: revision ?? 1, at: at.instant,
        offsetMinutes: offset ?? at.offsetMinutes, day: day, grade: grade,
        kind: kind ?? .manual, thinkMilliseconds: think ?? 0, totalMilliseconds: total ?? 0,
        confidence: confidence, points: points ?? [], score: score, answer: answer,
        session: session))
  }

  fileprivate mutating func forgetting() -> HistoryRecord? {
    let attempt = required("forget", "an attempt's id") { (id: String) in id }
    guard let attempt, let at = time("at") else { return nil }
    return .forgetting(Forgetting(attempt: attempt.canonicalID, at: at.instant))
  }

  fileprivate mutating func retraction() -> HistoryRecord? {
    let attempt = required("retract", "an attempt's id") { (id: String) in id }
    guard let attempt, let at = time("at") else { return nil }
    return .retraction(Retraction(attempt: attempt.canonicalID, at: at.instant))
  }

  fileprivate mutating func mark() -> HistoryRecord? {
    let kind = required("mark", "suspended, buried or starred") { MarkKind(rawValue: $0) }
    let question = question()
    let isSet = optional("set", "true or false") { (isSet: Bool) in isSet } ?? true
    let until = date("until")
    guard let kind, let question, let at = time("at", in: Instant.changeable) else { return nil }
    return .mark(
      Mark(question: question, kind: kind, isSet: isSet, until: until, at: at.instant))
  }

  fileprivate mutating func note() -> HistoryRecord? {
    let text = required("note", "text") { (text: String) in text }
    let question = question()
    guard let text, let question, let at = time("at", in: Instant.changeable) else { return nil }
    return .note(Note(question: question, text: text, at: at.instant))
  }

  fileprivate mutating func setting() -> HistoryRecord? {
    let key = required("setting", "text") { (key: String) in key }
    let value = string("value")
    guard let key, let at = time("at", in: Instant.changeable) else { return nil }
    return .setting(Setting(key: key, value: value, at: at.instant))
  }

  private mutating func question() -> String? {
    required("question", "a question's id") { (id: String) in id }
  }

  private mutating func time(
    _ field: String, in range: ClosedRange<Instant> = Instant.recordable
  ) -> WallTime? {
    let example = "a time such as 2026-11-23T09:00:00Z"
    guard let text = required(field, example, { (text: String) in text }) else { return nil }
    guard let time = WallTime(iso8601: text) else {
      let isFar = WallTime.isFarFromUTC(iso8601: text)
      refuse(field, isFar ? "a time with an offset of at most 18 hours" : example)
      return nil
    }
    guard range.contains(time.instant) else {
      let isLast = Instant.recordable.contains(time.instant)
      refuse(
        field,
        isLast ? "a time that anything can come after" : "a time in the years 1970 to 9999")
      return nil
    }
    return time
  }

  private mutating func date(_ field: String) -> StudyDay? {
    optional(field, "a date such as 2026-11-23") { (text: String) in
      CalendarDate(text).map { StudyDay($0) }
    }
  }
}

extension AttemptID {
  /// UUIDs in lower case, so that one in upper case is the same; other ids as they are.
  fileprivate var canonicalID: AttemptID {
    guard utf8.count == 36 else { return self }
    let digits = split(separator: "-", omittingEmptySubsequences: false)
    let isUUID =
      digits.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && digits.joined().utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    return isUUID ? lowercased() : self
  }
}
