internal import FSRS
internal import Practice

/// A record as a line of JSON, of which `DecodedLine` makes the same record again.
struct EncodedLine: Encodable {
  let record: HistoryRecord

  private enum Field: String, CodingKey {
    case id, question, revision, at, offsetMinutes, day, grade, kind, thinkMs, totalMs
    case confidence, points, score, answer, session
    case forget, retract, mark, set, until, note, setting, value
  }

  func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: Field.self)
    switch record {
    case .attempt(let attempt): try Self.encode(attempt, to: &line)
    case .forgetting(let forgetting):
      try line.encode(forgetting.attempt, forKey: .forget)
      try line.encode(forgetting.at.iso8601, forKey: .at)
    case .retraction(let retraction):
      try line.encode(retraction.attempt, forKey: .retract)
      try line.encode(retraction.at.iso8601, forKey: .at)
    case .mark(let mark):
      try line.encode(mark.kind.rawValue, forKey: .mark)
      try line.encode(mark.question, forKey: .question)
      try line.encode(mark.isSet, forKey: .set)
      try line.encodeIfPresent(mark.until?.date.description, forKey: .until)
      try line.encode(mark.at.iso8601, forKey: .at)
    case .note(let note):
      try line.encode(note.text, forKey: .note)
      try line.encode(note.question, forKey: .question)
      try line.encode(note.at.iso8601, forKey: .at)
    case .setting(let setting):
      try line.encode(setting.key, forKey: .setting)
      try line.encode(setting.value, forKey: .value)
      try line.encode(setting.at.iso8601, forKey: .at)
    }
  }

  private static func encode(
    _ attempt: Attempt, to line: inout KeyedEncodingContainer<Field>
  ) throws {
    try line.encode(attempt.id, forKey: .id)
    try line.encode(attempt.question, forKey: .question)
    try line.encode(attempt.revision, forKey: .revision)
    try line.encode(attempt.at.iso8601, forKey: .at)
    try line.encode(attempt.offsetMinutes, forKey: .offsetMinutes)
    if attempt.day != StudyDay(of: attempt.at, offsetMinutes: attempt.offsetMinutes) {
      // Otherwise the import works it out.
      try line.encode(attempt.day.date.description, forKey: .day)
    }
    try line.encode(attempt.grade.name, forKey: .grade)
    try line.encode(attempt.kind.rawValue, forKey: .kind)
    try line.encode(attempt.thinkMilliseconds, forKey: .thinkMs)
    try line.encode(attempt.totalMilliseconds, forKey: .totalMs)
    try line.encode(attempt.confidence?.rawValue, forKey: .confidence)
    try line.encode(attempt.points, forKey: .points)
    try line.encode(attempt.score, forKey: .score)
    try line.encode(attempt.answer, forKey: .answer)
    try line.encode(attempt.session, forKey: .session)
  }
}
