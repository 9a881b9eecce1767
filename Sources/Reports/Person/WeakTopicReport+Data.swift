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
  ///      weakestTopic}
  ///
  /// `weakestTopic` is null where it is too early to say; ranks are by what is known so far.
  package var json: JSONValue {
    [
      "generatedAt": .string(Phrases.iso8601(generatedAt)),
      "interviewDate": JSONValue(interviewDate?.description),
      "levels": Self.standing("level").json(weak.levels),
      "topics": Self.standing("topic").json(weak.topics),
      "questions": weakness.json(ranked(weak.questions)),
      "studyNext": suggestion.json(ranked(weak.studyNext)),
      "calibration": Self.calibration.json(weak.calibration),
      "weakestTopic": JSONValue(weak.weakestTopic?.group.rawValue),
    ]
  }

  /// The report for spreadsheets: one table, whose first column says which part a row belongs to.
  ///
  /// - `level` and `topic`: rank, name, attempts, successRate, low, high, recallNow,
  ///   recallAtInterview, and the ranges of the last two.
  /// - `question` (weakest first): rank, name (its id), level, topic, title, attempts, recallNow
  ///   and its range, lapses, lastGrade, missedPoints (with "; " between them).
  /// - `studyNext`: rank, name (the question's id), level, topic, title, minutes, expectedGain.
  /// - `calibration`: name (the confidence), attempts, successRate, low, high.
  ///
  /// What a part does not have, and what is not known, is empty.
  package var csv: CSVTable {
    let header = [
      "section", "rank", "name", "level", "topic", "title", "attempts", "successRate", "low",
      "high", "recallNow", "recallAtInterview", "lapses", "lastGrade", "missedPoints", "minutes",
      "expectedGain", "recallNowLow", "recallNowHigh", "recallAtInterviewLow",
      "recallAtInterviewHigh",
    ]
    return CSVTable(
      header: header,
      rows: Self.standing("level").rows(of: weak.levels, in: header)
        + Self.standing("topic").rows(of: weak.topics, in: header)
        + weakness.rows(of: ranked(weak.questions), in: header)
        + suggestion.rows(of: ranked(weak.studyNext), in: header)
        + Self.calibration.rows(of: weak.calibration, in: header))
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

  private static var calibration: FieldList<WeakTopics.Calibration> {
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
