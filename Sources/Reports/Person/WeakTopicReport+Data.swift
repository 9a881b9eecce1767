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
  ///      calibration: [{confidence, attempts, successRate, low, high}]}
  package var json: JSONValue {
    [
      "generatedAt": .string(Phrases.iso8601(generatedAt)),
      "interviewDate": JSONValue(interviewDate?.description),
      "levels": .array(weak.levels.map { json($0, name: "level", $0.group.rawValue) }),
      "topics": .array(weak.topics.map { json($0, name: "topic", $0.group.rawValue) }),
      "questions": .array(weak.questions.map(json)),
      "studyNext": .array(
        weak.studyNext.map { suggestion in
          [
            "id": .string(suggestion.question),
            "title": JSONValue(bank[suggestion.question]?.title),
            "minutes": .integer(suggestion.minutes),
            "expectedGain": JSONValue(rounded: suggestion.expectedGain),
          ]
        }),
      "calibration": .array(
        weak.calibration.map { calibration in
          let isKnown = calibration.attempts > 0
          return [
            "confidence": .string(calibration.confidence.word),
            "attempts": .integer(calibration.attempts),
            "successRate": JSONValue(rounded: rate(calibration)),
            "low": JSONValue(rounded: isKnown ? calibration.interval.low : nil),
            "high": JSONValue(rounded: isKnown ? calibration.interval.high : nil),
          ]
        }),
    ]
  }

  private func json<Group>(
    _ standing: WeakTopics.Standing<Group>, name: String, _ value: String
  ) -> JSONValue {
    let isKnown = standing.attempts > 0
    return [
      name: .string(value),
      "attempts": .integer(standing.attempts),
      "successRate": JSONValue(rounded: standing.successRate),
      "low": JSONValue(rounded: isKnown ? standing.interval.low : nil),
      "high": JSONValue(rounded: isKnown ? standing.interval.high : nil),
      "recallNow": JSONValue(rounded: standing.recallNow),
      "recallNowLow": JSONValue(rounded: standing.rangeNow?.low),
      "recallNowHigh": JSONValue(rounded: standing.rangeNow?.high),
      "recallAtInterview": JSONValue(rounded: standing.recallAtInterview),
      "recallAtInterviewLow": JSONValue(rounded: standing.rangeAtInterview?.low),
      "recallAtInterviewHigh": JSONValue(rounded: standing.rangeAtInterview?.high),
      "rank": .integer(standing.rank),
    ]
  }

  private func json(_ weakness: WeakTopics.Weakness) -> JSONValue {
    let question = bank[weakness.question]
    return [
      "id": .string(weakness.question),
      "level": JSONValue(question?.level.rawValue),
      "topic": JSONValue(question?.topic.rawValue),
      "title": JSONValue(question?.title),
      "attempts": .integer(weakness.attempts),
      "lapses": .integer(weakness.lapses),
      "lastGrade": .string(weakness.lastGrade.word),
      "recallNow": JSONValue(rounded: weakness.recallNow),
      "recallNowLow": JSONValue(rounded: weakness.rangeNow?.low),
      "recallNowHigh": JSONValue(rounded: weakness.rangeNow?.high),
      "missedPoints": .array(
        weakness.missedPoints.map {
          ["id": .string($0.id), "text": .string($0.text), "must": .bool($0.isMust)]
        }),
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
    let levels = weak.levels.map { row("level", $0, $0.group.rawValue) }
    let topics = weak.topics.map { row("topic", $0, $0.group.rawValue) }
    let questions = weak.questions.enumerated().map { index, weakness in
      var row = row(
        "question", rank: index + 1, question: weakness.question)
      row["attempts"] = .integer(weakness.attempts)
      row["recallNow"] = .number(weakness.recallNow)
      row["recallNowLow"] = .init(weakness.rangeNow?.low)
      row["recallNowHigh"] = .init(weakness.rangeNow?.high)
      row["lapses"] = .integer(weakness.lapses)
      row["lastGrade"] = .text(weakness.lastGrade.word)
      row["missedPoints"] = .text(weakness.missedPoints.map(\.text).joined(separator: "; "))
      return row
    }
    let studyNext = weak.studyNext.enumerated().map { index, suggestion in
      var row = row(
        "studyNext", rank: index + 1, question: suggestion.question)
      row["minutes"] = .integer(suggestion.minutes)
      row["expectedGain"] = .number(suggestion.expectedGain)
      return row
    }
    let calibration = weak.calibration.map { calibration -> [String: CSVTable.Field] in
      [
        "section": .text("calibration"), "name": .text(calibration.confidence.word),
        "attempts": .integer(calibration.attempts), "successRate": .init(rate(calibration)),
        "low": .init(calibration.attempts > 0 ? calibration.interval.low : nil),
        "high": .init(calibration.attempts > 0 ? calibration.interval.high : nil),
      ]
    }
    let header = [
      "section", "rank", "name", "level", "topic", "title", "attempts", "successRate", "low",
      "high", "recallNow", "recallAtInterview", "lapses", "lastGrade", "missedPoints", "minutes",
      "expectedGain", "recallNowLow", "recallNowHigh", "recallAtInterviewLow",
      "recallAtInterviewHigh",
    ]
    let rows = levels + topics + questions + studyNext + calibration
    return CSVTable(header: header, rows: rows.map { row in header.map { row[$0] ?? .empty } })
  }

  private func row<Group>(
    _ section: String, _ standing: WeakTopics.Standing<Group>, _ name: String
  ) -> [String: CSVTable.Field] {
    [
      "section": .text(section), "rank": .integer(standing.rank), "name": .text(name),
      "attempts": .integer(standing.attempts), "successRate": .init(standing.successRate),
      "low": .init(standing.attempts > 0 ? standing.interval.low : nil),
      "high": .init(standing.attempts > 0 ? standing.interval.high : nil),
      "recallNow": .init(standing.recallNow),
      "recallAtInterview": .init(standing.recallAtInterview),
      "recallNowLow": .init(standing.rangeNow?.low),
      "recallNowHigh": .init(standing.rangeNow?.high),
      "recallAtInterviewLow": .init(standing.rangeAtInterview?.low),
      "recallAtInterviewHigh": .init(standing.rangeAtInterview?.high),
    ]
  }

  private func row(
    _ section: String, rank: Int, question id: QuestionID
  ) -> [String: CSVTable.Field] {
    let question = bank[id]
    return [
      "section": .text(section), "rank": .integer(rank), "name": .text(id),
      "level": .init(question?.level.rawValue), "topic": .init(question?.topic.rawValue),
      "title": .init(question?.title),
    ]
  }

  private func rate(_ calibration: WeakTopics.Calibration) -> Double? {
    calibration.attempts == 0
      ? nil : Double(calibration.passes) / Double(calibration.attempts)
  }
}
