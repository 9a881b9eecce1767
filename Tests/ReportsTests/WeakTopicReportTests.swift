import FSRS
import Foundation
import Practice
import QuestionBank
import Reports
import Testing
import Typography

struct WeakTopicReportTests {
  private static let forPeople: [ReportFormat] = [.markdown, .html, .text]

  private func object(_ report: WeakTopicReport) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(report.render(as: .json).utf8))
    return try #require(json as? [String: Any])
  }

  private func objects(_ json: [String: Any], _ key: String) throws -> [[String: Any]] {
    try #require(json[key] as? [[String: Any]])
  }

  @Test func jsonHasTheDocumentedKeysInEveryObject() throws {
    for report in [Sample.report(), Sample.report(attempts: [], interview: nil)] {
      let json = try object(report)
      #expect(
        Set(json.keys) == [
          "generatedAt", "interviewDate", "levels", "topics", "questions", "studyNext",
          "calibration", "weakestTopic", "readiness", "readyOn", "trend", "due", "days", "streak",
          "missedMusts", "scope",
        ])
      let standing: Set = [
        "attempts", "successRate", "low", "high", "recallNow", "recallNowLow", "recallNowHigh",
        "recallAtInterview", "recallAtInterviewLow", "recallAtInterviewHigh", "rank",
      ]
      let keys: [(String, Set<String>)] = [
        ("levels", standing.union(["level"])), ("topics", standing.union(["topic"])),
        (
          "questions",
          [
            "id", "level", "topic", "title", "attempts", "lapses", "lastGrade", "recallNow",
            "recallNowLow", "recallNowHigh", "missedPoints",
          ]
        ), ("studyNext", ["id", "title", "minutes", "expectedGain"]),
        ("calibration", ["confidence", "attempts", "successRate", "low", "high"]),
      ]
      for (name, expected) in keys {
        for object in try objects(json, name) { #expect(Set(object.keys) == expected) }
      }
      for question in try objects(json, "questions") {
        for point in try objects(question, "missedPoints") {
          #expect(Set(point.keys) == ["id", "text", "must"])
        }
      }
    }
  }

  @Test func jsonHasNullForWhatIsNotKnown() throws {
    let json = try object(Sample.report(attempts: [], interview: nil))
    #expect(json["interviewDate"] is NSNull)
    for standing in try objects(json, "topics") {
      for key in ["successRate", "low", "high", "recallNow", "recallAtInterview"] {
        #expect(standing[key] is NSNull)
      }
    }
    #expect(try objects(json, "questions").isEmpty)
    #expect(try objects(json, "studyNext").count == Sample.bank.questions.count)
  }

  @Test func jsonNumbersAreTheModels() throws {
    let json = try object(Sample.report())
    let mid = try #require(try objects(json, "levels").first { $0["level"] as? String == "mid" })
    let standing = try #require(Sample.report().weak.levels.first { $0.group == .mid })
    #expect(mid["attempts"] as? Int == standing.attempts)
    #expect(mid["successRate"] as? Double == 0.6)
    #expect(mid["rank"] as? Int == standing.rank)
    let low = try #require(mid["low"] as? Double)
    #expect(abs(low - standing.interval.low) <= 0.00005)
  }

  @Test func everyCSVRowHasEveryColumn() throws {
    let rows = CSV.rows(of: Sample.report().render(as: .csv))
    let header = try #require(rows.first)
    #expect(header.count == 26)
    #expect(rows.allSatisfy { $0.count == header.count })
    let (weak, figures) = (Sample.report().weak, Sample.report().figures)
    let sections = Dictionary(grouping: rows.dropFirst()) { $0[0] }.mapValues(\.count)
    #expect(
      sections == [
        "level": weak.levels.count, "topic": weak.topics.count, "question": weak.questions.count,
        "studyNext": weak.studyNext.count, "calibration": weak.calibration.count,
        "readiness": figures.readiness.count, "trend": 2, "due": 15,
        "day": figures.days.attempts.count, "missedMust": weak.missedMusts.count,
      ])
  }

  @Test(arguments: forPeople)
  func aPercentageIsAlwaysARange(format: ReportFormat) {
    let page = Sample.report().render(as: format)
    let text = page.split(separator: "</style>").last.map(String.init) ?? page
    let ranges = text.matches(of: /\d+–\d+%/).count
    #expect(ranges > 8)
    #expect(text.matches(of: /%/).count == ranges)
  }

  @Test(arguments: forPeople)
  func beforeTheFirstAttemptItSaysWhatToDoInsteadOfEmptyTables(format: ReportFormat) {
    let text = Sample.report(attempts: []).render(as: format)
    #expect(text.contains("Nothing has been tried yet"))
    #expect(text.contains("edgewise study --level junior"))
    #expect(text.contains("Doorbell or data centre?"), "something to begin with")
    #expect(!text.contains("Levels") && !text.contains("Weakest questions"))
  }

  @Test func aFilterWithoutAttemptsNamesTheWayToPractiseIt() {
    let scope = ReportScope(
      part: StudyFilter(levels: [.staff], topics: [.otaFleet]),
      since: CalendarDate("2026-11-01").map { StudyDay($0) })
    let text = Sample.report(scope: scope).render(as: .markdown)
    #expect(text.contains("`edgewise study --level staff --topic ota-fleet`"))
    #expect(text.contains("Staff · OTA and fleet · attempts since Sun 1 Nov 2026 · 0 attempts"))
  }

  @Test func aFilterWithoutQuestionsSaysSo() {
    let scope = ReportScope(part: StudyFilter(levels: [.junior], topics: [.fusion]))
    let text = Sample.report(scope: scope).render(as: .text)
    #expect(text.contains("No question matches Junior · Sensor fusion."))
  }

  @Test func whenEverythingWasAskedTodayItSuggestsNothing() {
    let today = Sample.attempts.filter { $0.question == "fund-edge-or-cloud" }.map { attempt in
      var attempt = attempt
      (attempt.at, attempt.day) = (Sample.now.instant, Sample.now.today)
      return attempt
    }
    let bank = Bank(Sample.bank.questions.filter { $0.id == "fund-edge-or-cloud" })
    let text = Sample.report(attempts: today, bank: bank).render(as: .text)
    #expect(text.contains("asked today: more practice gains nothing now"))
    #expect(!text.contains("Study next"))
  }

  @Test func anInterviewInThePastHasNoColumn() {
    let text = Sample.report(interview: CalendarDate("2026-11-20")).render(as: .markdown)
    #expect(text.contains("interview Fri 20 Nov 2026, 3 days ago"))
    #expect(!text.contains("On 20 Nov"))
    #expect(text.contains("you recall the answer tomorrow"))
  }

  @Test(arguments: [40, 60, 80, 132])
  func textKeepsToItsWidth(columns: Int) {
    let text = Sample.report().render(as: .text, plain: PlainText(columns: columns, isASCII: true))
    let long = text.split(separator: "\n").filter { $0.count > columns }
    // Ids and minutes, which commands need whole, leave no room for titles at 40.
    #expect(long.count == (columns == 40 ? 9 : 0))
  }

  @Test func onlyTheWeakestQuestionsAreListedForPeople() {
    let bank = Bank(
      (10..<30).map {
        Sample.question("q-\($0)", .mid, .performance, .concept, 5, "Question \($0)")
      })
    let attempts = bank.questions.map { question in
      Attempt(
        id: question.id, question: question.id, revision: 2, at: Instant(milliseconds: 0),
        offsetMinutes: 0, grade: .again, kind: .study)
    }
    let report = Sample.report(attempts: attempts, bank: bank)
    #expect(report.render(as: .markdown).contains("The weakest 10 of 20 tried."))
    #expect(CSV.rows(of: report.render(as: .csv)).filter { $0[0] == "question" }.count == 20)
  }
}
