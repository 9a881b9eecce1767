import FSRS
import Practice
import QuestionBank
import SeededRandom
import Testing

struct ScheduleTests {
  /// Calls `body` after each attempt of random histories, with the outcomes shown before it.
  private func forRandomHistories(
    seed: UInt64, schedule: Schedule,
    _ body: (_ card: Card, _ shown: [Schedule.Outcome], _ day: StudyDay) throws -> Void
  ) rethrows {
    var random = SplitMix64(seed: seed)
    for number in 0..<200 {
      let question = "question-\(number)"
      var day = StudyDay.sample
      var card: Card?
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let shown = schedule.outcomes(of: card, question: question, on: day)
        let attempt = Attempt.sample(question, random.pick(Grade.allCases), on: day)
        let next = Card(after: card, attempt, model: schedule.model)
        card = next
        try body(next, shown, day)
        // Sometimes the same day again, sometimes a clock set back, sometimes long overdue.
        day = day.adding(days: random.pick([-1, 0, 0, 1, 2, 5, 14, 90, 400]))
      }
    }
  }

  @Test func aQuestionComesBackOnTheDayThatItsGradePromised() throws {
    let schedule = Schedule()
    try forRandomHistories(seed: 1, schedule: schedule) { card, shown, day in
      let promised = shown[card.lastGrade.rawValue - 1]
      try #require(promised.grade == card.lastGrade)
      try #require(card.memory == promised.memory)
      try #require(schedule.dueDay(of: card) == max(card.lastDay, day).adding(days: promised.days))
    }
  }

  @Test(arguments: [0.7, 0.9, 0.99])
  func betterGradesComeBackLater(retention: Double) throws {
    let schedule = Schedule(desiredRetention: retention)
    try forRandomHistories(seed: 2, schedule: schedule) { _, shown, _ in
      try #require(shown.map(\.grade) == Grade.allCases)
      let days = shown.map(\.days)
      try #require(days[0] >= 1)
      try #require(days[0] <= days[1] && days[1] < days[2] && days[2] < days[3])
    }
  }

  /// The model may be fitted to somebody who long remembers what was graded Again.
  @Test func betterGradesComeBackLaterWithAnyParameters() throws {
    var values = Parameters.default.values
    values.replaceSubrange(0..<4, with: [40, 20, 10, 5])
    // Hard and Easy far apart from Good on the wrong sides; much is left after a lapse.
    (values[11], values[15], values[16]) = (5, 0, 1)
    let schedule = Schedule(parameters: try Parameters(values))
    var isOutOfOrder = false
    try forRandomHistories(seed: 4, schedule: schedule) { card, shown, day in
      let days = shown.map(\.days)
      try #require(days[0] <= days[1] && days[1] < days[2] && days[2] < days[3])
      isOutOfOrder = isOutOfOrder || shown[1].memory.stability < shown[0].memory.stability
    }
    #expect(isOutOfOrder, "the model alone would bring Hard back before Again")
  }

  @Test func theSameQuestionAndHistoryGiveTheSameDays() {
    let card = Card.sample("quant-affine-params", stability: 40, daysAgo: 30)
    let first = Schedule().outcomes(of: card, question: card.question, on: .sample)
    #expect(first == Schedule().outcomes(of: card, question: card.question, on: .sample))
    let others = (0..<20).map {
      Schedule().outcomes(of: card, question: "other-\($0)", on: .sample)[2].days
    }
    #expect(Set(others).count > 1, "questions learnt together are spread")
  }

  @Test func noIntervalIsLongerThanTheLongest() throws {
    let schedule = Schedule(maximumInterval: 10)
    try forRandomHistories(seed: 3, schedule: schedule) { _, shown, _ in
      try #require(shown.allSatisfy { (1...10).contains($0.days) })
    }
  }

  @Test func settingsThatDoNotFitAreBroughtWithinTheirRange() {
    #expect(Schedule(desiredRetention: 0.2).desiredRetention == 0.7)
    #expect(Schedule(desiredRetention: 1).desiredRetention == 0.99)
    #expect(Schedule(maximumInterval: 0).maximumInterval == 1)
  }

  @Test func aHigherRetentionAsksSooner() {
    func good(_ retention: Double) -> Int {
      Schedule(desiredRetention: retention).outcomes(
        of: .sample("q", stability: 60), question: "q", on: .sample)[2].days
    }
    #expect(good(0.95) < good(0.9))
    #expect(good(0.9) < good(0.8))
  }
}
