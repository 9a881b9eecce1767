import FSRS
import Foundation
import Practice
import QuestionBank
import Reports
import Testing
import Typography

/// What a report draws, in each of its forms.
struct FigureTests {
  private func render(_ format: ReportFormat) -> String { Sample.report().render(as: format) }

  /// Numbers of each figure, as people read them.
  private static let numbers = [
    // Readiness and the trend, as ranges; what comes due; the days practised; how sure, how right.
    "Ready on 18 Dec", "not tried yet", "10–16 Nov", "17–23 Nov", "1 of 2", "What comes due",
    "Days practised", "right 2 of 4", "Must-haves that you missed",
    "Both layers move the same bytes",
  ]

  @Test(arguments: [ReportFormat.text, .markdown, .html])
  func everyFormForPeopleHasEveryFigure(format: ReportFormat) {
    let text = render(format).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for number in Self.numbers { #expect(text.contains(number), "\(number) in \(format)") }
    let figures = Sample.report().figures
    for level in figures.readiness {
      if let range = level.range {
        #expect(text.contains(Phrases.range(range.lowerBound, range.upperBound)))
      }
    }
  }

  @Test func dataHasTheFiguresThatPeopleSee() throws {
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(render(.json).utf8)) as? [String: Any])
    let figures = Sample.report().figures
    let days = try #require(json["days"] as? [[String: Any]])
    #expect(days.map { $0["attempts"] as? Int } == figures.days.attempts)
    #expect(days.last?["date"] as? String == "2026-11-23")
    let due = try #require(json["due"] as? [[String: Any]])
    #expect(due.map { $0["due"] as? Int } == [figures.due.now] + figures.due.ahead)
    let trend = try #require(json["trend"] as? [[String: Any]])
    #expect(trend.map { $0["from"] as? String } == ["2026-11-10", "2026-11-17"])
    #expect(trend.map { $0["attempts"] as? Int } == [3, 2])
    let musts = try #require(json["missedMusts"] as? [[String: Any]])
    #expect(musts.count == Sample.report().weak.missedMusts.count)
    #expect(Set(musts[0].keys) == ["question", "title", "id", "text"])

    let rows = CSV.rows(of: render(.csv))
    let header = try #require(rows.first)
    func column(_ name: String, of section: String) throws -> [String] {
      let index = try #require(header.firstIndex(of: name))
      return rows.filter { $0[0] == section }.map { $0[index] }
    }
    #expect(try column("attempts", of: "day") == figures.days.attempts.map { "\($0)" })
    #expect(
      try column("due", of: "due") == ([figures.due.now] + figures.due.ahead).map { "\($0)" })
    #expect(try column("attempts", of: "trend") == ["3", "2"])
    #expect(try column("name", of: "readiness") == figures.readiness.map(\.level.rawValue))
    #expect(try column("missedPoints", of: "missedMust").count == musts.count)
  }

  @Test func aPageHasATextForEveryDrawing() {
    let page = render(.html)
    let drawings = page.ranges(of: "<svg").count
    #expect(drawings > 6)
    #expect(page.matches(of: /<svg [^>]*role="img" aria-label="[^"]+/).count == drawings)
    for landmark in ["<header>", "<nav aria-label=", "<main>", "lang=\"en\"", "<title>"] {
      #expect(page.contains(landmark))
    }
    let levels = page.matches(of: /<h([1-6])/).compactMap { Int($0.output.1) }
    #expect(levels.first == 1)
    #expect(levels.dropFirst().allSatisfy { $0 == 2 })
  }

  @Test func eachQuestionUnfoldsOnceWithItsAnswerAndSources() throws {
    let page = render(.html)
    for question in Sample.bank.questions {
      #expect(page.ranges(of: "<details id=\"q-\(question.id)\">").count == 1, "\(question.id)")
    }
    #expect(page.contains("<strong>294 ops/byte</strong>"), "Markdown is set")
    #expect(page.contains("<a href=\"https://example.org/a/very/long/"))
    // What was unfolded before is linked to.
    for link in page.matches(of: /href="#(q-[^"]+)"/) {
      #expect(page.contains("<details id=\"\(link.output.1)\">"))
    }
    // Other forms say where it is.
    #expect(render(.text).contains("'edgewise show ID --answer'"))
    #expect(render(.markdown).contains("`edgewise show ID --answer`"))
  }

  @Test func aWeekIsBetterOnlyWhereChanceDoesNotExplainIt() {
    let answers = (0..<40).map { index in
      Attempt(
        id: "a-\(index)", question: "ota-rollback", revision: 2,
        at: Sample.now.instant.adding(milliseconds: index < 20 ? -86_400_000 * 8 : 0),
        offsetMinutes: 60, grade: index < 20 && index % 2 == 0 ? .again : .good, kind: .study)
    }
    let text = Sample.report(attempts: answers).render(as: .text)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains(
        "the week before 36–64% passed, of those of the last seven days 92–100%: better than"))
    #expect(render(.text).contains("chance alone may"))
  }

  @Test func theScopeIsOfEveryFigure() throws {
    let scope = ReportScope(
      part: StudyFilter(levels: [.mid]), kinds: [.calculation],
      since: CalendarDate("2026-11-10").map { StudyDay($0) },
      until: CalendarDate("2026-11-15").map { StudyDay($0) })
    let report = Sample.report(scope: scope)
    #expect(report.figures.readiness.map(\.level) == [.mid])
    // Of the two attempts at mid questions in the last two weeks one is before the 16th.
    #expect(report.figures.days.attempts.reduce(0, +) == 1)
    #expect(report.figures.days.today == scope.until)
    #expect(report.figures.trend.lastWeek.attempts == 1)
    #expect(report.figures.trend.weekBefore.attempts == 0)
    let text = report.render(as: .text).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(
      text.contains("Mid · calculation · attempts Tue 10 Nov 2026 to Sun 15 Nov 2026"))
    let json = report.render(as: .json)
    #expect(json.contains("\"kinds\": [\n      \"calculation\"\n    ]"))
    #expect(json.contains("\"until\": \"2026-11-15\""))
  }
}
