import Practice
import QuestionBank
internal import Typography

extension WeakTopicReport {
  /// The report for programs. Shares and probabilities are 0…1; null is what is not known. Low and high
  /// are the ends of ranges that hold what they are of four times in five.
  ///
  ///     {generatedAt, interviewDate,
  ///      levels: [{level, attempts, successRate, low, high, recallNow, recallNowLow, recallNowHigh,
  ///                recallAtInterview, recallAtInterviewLow, recallAtInterviewHigh, rank}],
  ///      topics: [{topic, …the same}],
  ///      questions: [{id, level, topic, title, attempts, lapses, lastGrade, recallNow,
  ///                   recallNowLow, recallNowHigh, missedPoints: [{id, text, must}]}],
  ///      studyNext: [{id, title, minutes, expectedGain}],
  ///      calibration: [{confidence, attempts, successRate, low, high}],
  ///      weakestTopic,
  ///      readiness: [{level, seen, total, low, high}], readyOn,
  ///      trend: [{from, to, attempts, successRate, low, high}],
  ///      due: [{date, due}], days: [{date, attempts}], streak,
  ///      missedMusts: [{question, title, id, text}],
  ///      scope: {levels, topics, forms, kinds, since, until}}
  ///
  /// `weakestTopic` is null where it is too early to say; ranks are by what is known so far. Readiness is
  /// about the day `readyOn`. The first week of the trend is the one before. What is due today or before
  /// is at today's date. In the scope, empty lists and null stand for all.
  package var json: JSONValue {
    [
      "generatedAt": .string(Phrases.iso8601(generatedAt)),
      "interviewDate": JSONValue(interviewDate?.description),
      "levels": Self.standing("level").json(weak.levels),
      "topics": Self.standing("topic").json(weak.topics),
      "questions": weakness.json(ranked(weak.questions)),
      "studyNext": suggestion.json(ranked(weak.studyNext)),
      "calibration": Self.calibrationFields.json(weak.calibration),
      "weakestTopic": JSONValue(weak.weakestTopic?.group.rawValue),
      "readiness": readinessFields.json(figures.readiness),
      "readyOn": .string(figures.target.date.description),
      "trend": Self.trendFields.json(weeks),
      "due": Self.dueFields.json(dueDays),
      "days": Self.dayFields.json(daysShown),
      "streak": .integer(figures.days.streak),
      "missedMusts": missedMustFields.json(weak.missedMusts),
      "scope": [
        "levels": names(scope.part.levels.members), "topics": names(scope.part.topics.members),
        "forms": names(scope.part.forms.members), "kinds": names(scope.kindsInOrder),
        "since": JSONValue(scope.since?.date.description),
        "until": JSONValue(scope.until?.date.description),
      ],
    ]
  }

  private func names(_ cases: [some RawRepresentable<String>]) -> JSONValue {
    .array(cases.map { .string($0.rawValue) })
  }

  /// The report for spreadsheets: one table, whose first column says which part a row belongs to.
  ///
  /// - `level` and `topic`: rank, name, attempts, successRate, low, high, recallNow,
  ///   recallAtInterview, and the ranges of the last two.
  /// - `question` (weakest first): rank, name (its id), level, topic, title, attempts, recallNow
  ///   and its range, lapses, lastGrade, missedPoints (with "; " between them).
  /// - `studyNext`: rank, name (the question's id), level, topic, title, minutes, expectedGain.
  /// - `calibration`: name (the confidence), attempts, successRate, low, high.
  /// - `readiness`: name (the level), level, low, high, seen, total, from and to (both the day that it is
  ///   about).
  /// - `trend`: attempts, successRate, low, high, from, to; the week before, then this one.
  /// - `due`: name (a date), due; today's has all that was due before.
  /// - `day`: name (a date), attempts.
  /// - `missedMust`: name (the question's id), level, topic, title, missedPoints (the one).
  ///
  /// What a part does not have, and what is not known, is empty.
  package var csv: CSVTable {
    let header = [
      "section", "rank", "name", "level", "topic", "title", "attempts", "successRate", "low",
      "high", "recallNow", "recallAtInterview", "lapses", "lastGrade", "missedPoints", "minutes",
      "expectedGain", "recallNowLow", "recallNowHigh", "recallAtInterviewLow",
      "recallAtInterviewHigh", "seen", "total", "from", "to", "due",
    ]
    return CSVTable(
      header: header,
      rows: Self.standing("level").rows(of: weak.levels, in: header)
        + Self.standing("topic").rows(of: weak.topics, in: header)
        + weakness.rows(of: ranked(weak.questions), in: header)
        + suggestion.rows(of: ranked(weak.studyNext), in: header)
        + Self.calibrationFields.rows(of: weak.calibration, in: header)
        + readinessFields.rows(of: figures.readiness, in: header)
        + Self.trendFields.rows(of: weeks, in: header)
        + Self.dueFields.rows(of: dueDays, in: header)
        + Self.dayFields.rows(of: daysShown, in: header)
        + missedMustFields.rows(of: weak.missedMusts, in: header))
  }

  // MARK: Fields

  /// Of a level or a topic, which JSON has by the name of its kind.
  private static func standing<Group: RawRepresentable<String>>(
    _ kind: String
  ) -> FieldList<WeakTopics.Standing<Group>> {
    FieldList([
      .csv("section") { _ in .text(kind) },
      .init(key: kind, column: "name") { .text($0.group.rawValue) },
      .init("attempts") { .integer($0.attempts) },
      .init("successRate") { FieldValue($0.successRate) },
      .init("low") { FieldValue($0.attempts > 0 ? $0.interval.low : nil) },
      .init("high") { FieldValue($0.attempts > 0 ? $0.interval.high : nil) },
      .init("recallNow") { FieldValue($0.recallNow) },
      .init("recallNowLow") { FieldValue($0.rangeNow?.low) },
      .init("recallNowHigh") { FieldValue($0.rangeNow?.high) },
      .init("recallAtInterview") { FieldValue($0.recallAtInterview) },
      .init("recallAtInterviewLow") { FieldValue($0.rangeAtInterview?.low) },
      .init("recallAtInterviewHigh") { FieldValue($0.rangeAtInterview?.high) },
      .init("rank") { .integer($0.rank) },
    ])
  }

  private var weakness: FieldList<Ranked<WeakTopics.Weakness>> {
    FieldList([
      .csv("section") { _ in .text("question") },
      .csv("rank") { .integer($0.rank) },
      .init(key: "id", column: "name") { .text($0.value.question) },
      .init("level") { FieldValue(bank[$0.value.question]?.level.rawValue) },
      .init("topic") { FieldValue(bank[$0.value.question]?.topic.rawValue) },
      .init("title") { FieldValue(bank[$0.value.question]?.title) },
      .init("attempts") { .integer($0.value.attempts) },
      .init("lapses") { .integer($0.value.lapses) },
      .init("lastGrade") { .text($0.value.lastGrade.word) },
      .init("recallNow") { .number($0.value.recallNow) },
      .init("recallNowLow") { FieldValue($0.value.rangeNow?.low) },
      .init("recallNowHigh") { FieldValue($0.value.rangeNow?.high) },
      .init(
        "missedPoints",
        json: { weakness in
          .array(
            weakness.value.missedPoints.map {
              ["id": .string($0.id), "text": .string($0.text), "must": .bool($0.isMust)]
            })
        },
        csv: { .text($0.value.missedPoints.map(\.text).joined(separator: "; ")) }),
    ])
  }

  private var suggestion: FieldList<Ranked<WeakTopics.Suggestion>> {
    FieldList([
      .csv("section") { _ in .text("studyNext") },
      .csv("rank") { .integer($0.rank) },
      .init(key: "id", column: "name") { .text($0.value.question) },
      .csv("level") { FieldValue(bank[$0.value.question]?.level.rawValue) },
      .csv("topic") { FieldValue(bank[$0.value.question]?.topic.rawValue) },
      .init("title") { FieldValue(bank[$0.value.question]?.title) },
      .init("minutes") { .integer($0.value.minutes) },
      .init("expectedGain") { .number($0.value.expectedGain) },
    ])
  }

  private static var calibrationFields: FieldList<WeakTopics.Calibration> {
    FieldList([
      .csv("section") { _ in .text("calibration") },
      .init(key: "confidence", column: "name") { .text($0.confidence.word) },
      .init("attempts") { .integer($0.attempts) },
      .init("successRate") {
        FieldValue($0.attempts > 0 ? Double($0.passes) / Double($0.attempts) : nil)
      },
      .init("low") { FieldValue($0.attempts > 0 ? $0.interval.low : nil) },
      .init("high") { FieldValue($0.attempts > 0 ? $0.interval.high : nil) },
    ])
  }

  /// A record and its place in the order, from 1.
  private struct Ranked<Value> {
    let rank: Int
    let value: Value
  }

  private func ranked<Value>(_ values: [Value]) -> [Ranked<Value>] {
    values.enumerated().map { Ranked(rank: $0.offset + 1, value: $0.element) }
  }
}
