import FSRS
import Practice
import QuestionBank
import Reports
import Testing
import Typography

/// Reports of histories that have next to nothing, or only one kind of answer.
struct ExtremeHistoryTests {
  private static func attempts(_ count: Int, _ grade: Grade) -> [Attempt] {
    (0..<count).map { number in
      let question = Sample.bank.questions[number % Sample.bank.questions.count].id
      return Attempt(
        id: "\(number)", question: question, revision: 1,
        at: Sample.now.instant.adding(milliseconds: Int64(number - 40) * 86_400_000),
        offsetMinutes: 60, grade: grade, kind: .study)
    }
  }

  @Test(arguments: [(0, Grade.good), (1, .good), (1, .again), (40, .easy), (40, .again)])
  func everyFormatSaysNumbersAndWords(_ count: Int, _ grade: Grade) {
    let attempts = Self.attempts(count, grade)
    let report = Sample.report(attempts: attempts)
    var texts = ReportFormat.allCases.map { report.render(as: $0) }
    let sheet = ProgressSheet(
      bank: Sample.bank, tallies: Tallies(attempts, model: FSRS()),
      progress: Progress(cards: Card.fold(attempts, model: FSRS())), preferences: Preferences(),
      on: Sample.now.today)
    texts += [sheet.text(), sheet.json.text]
    for text in texts {
      let words = text.lowercased().split { !$0.isLetter }
      #expect(!words.contains("nan") && !words.contains("inf"), "\(text)")
    }
    for level in sheet.readiness {
      #expect((level.range == nil) == (level.seen == 0))
      #expect(level.range.map { $0.lowerBound >= 0 && $0.upperBound <= 1 } ?? true)
    }
    #expect(report.weak.weakestTopic == nil, "all topics are alike")
  }
}
