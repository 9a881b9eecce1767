import Practice
import QuestionBank
import SeededRandom
import Testing

@testable import History

struct AnswerCountsTests {
  @Test func dailyAnswersAreThoseOfTheAttemptsThatCount() throws {
    let folder = try TemporaryDirectory()
    let history = try HistoryFile.open(path: folder.path())
    var numbers = SplitMix64(seed: 20_261_201)
    let attempts = randomAttempts(300, using: &numbers)
    try history.append(attempts)
    for attempt in attempts.prefix(40) { try history.retract(attempt.id, at: morning) }
    let kept = try history.attempts()
    let days = Set(kept.map(\.day)).sorted()
    // Some of the days are after the last one that counts, so that they are left out.
    let today = days[days.count - 3]

    let scope = ReportScope(kinds: [.concept])
    let shown = ReportFigures.firstDay(of: scope, on: today)...today
    let answers = try history.dailyAnswers(of: scope, on: today)
    let expected = DailyAnswers(kept).filtered { shown.contains($0.day) }
    #expect(answers.attemptsByDay == expected.attemptsByDay)
    for day in days { #expect(answers.count(on: day...day) == expected.count(on: day...day)) }
    for question in Set(kept.map(\.question)) {
      let isOfIt = { (entry: DailyAnswers.Entry) in entry.question == question }
      #expect(
        answers.filtered(by: isOfIt).count(on: shown)
          == expected.filtered(by: isOfIt).count(on: shown))
    }
    // Of all questions together, for the days of the trend.
    let all = try history.dailyAnswers(of: ReportScope(), on: today)
    let trend = ReportFigures.firstDay(of: ReportScope(), on: today)...today
    #expect(trend.lowerBound == today.adding(days: -13))
    #expect(all.entries.allSatisfy { $0.question == nil && trend.contains($0.day) })
    for day in days where trend.contains(day) {
      #expect(all.count(on: day...day) == expected.count(on: day...day))
    }
  }
}
