import FSRS
import Practice
import QuestionBank
import SeededRandom
import Testing

@Suite struct ReadinessTests {
  private let bank = Bank.sample(levels: [.mid, .senior], topics: [.fusion], count: 10)
  private let model = FSRS()
  private let day = StudyDay.sample

  private func readiness(_ attempts: [Attempt], daysAhead: Int = 0) -> [Readiness] {
    Readiness.all(
      of: bank, tallies: Tallies(attempts, model: model).questions,
      progress: Progress(cards: Card.fold(attempts, model: model)), model: model,
      on: day.adding(days: daysAhead))
  }

  private func tries(_ level: Level, _ grades: [Grade]) -> [Attempt] {
    grades.enumerated().map { index, grade in
      .sample("\(level.rawValue)-fusion-\(index)", grade, on: day.adding(days: -1))
    }
  }

  @Test func nothingTriedGivesNoRange() {
    #expect(readiness([]).map(\.level) == [.mid, .senior])
    #expect(readiness([]).allSatisfy { $0.range == nil && $0.seen == 0 && $0.total == 10 })
  }

  @Test func anUntriedLevelIsKnownBetweenNotAtAllAndAsWellAsTheOthers() throws {
    let senior = try #require(readiness(tries(.mid, [.good, .good, .again])).last)
    let range = try #require(senior.range)
    #expect(range.lowerBound == 0)
    #expect(abs(range.upperBound - WilsonInterval(successes: 2, trials: 3).high) < 1e-12)
  }

  @Test func onlyFirstTriesTellOfWhatWasNotTried() throws {
    let attempts = [Grade.again, .good, .good, .good].enumerated().map {
      Attempt.sample("mid-fusion-0", $1, on: day.adding(days: $0 - 9))
    }
    let senior = try #require(readiness(attempts).last?.range)
    #expect(abs(senior.upperBound - WilsonInterval(successes: 0, trials: 1).high) < 1e-12)
  }

  @Test func theRangeHoldsTheExpectedShareAndIsWithinNoneAndAll() throws {
    let grades: [Grade] = [.good, .easy, .again, .good, .hard, .good, .again, .good, .good, .easy]
    let attempts = tries(.mid, grades)
    for daysAhead in [0, 10, 100, 3000] {
      let range = try #require(readiness(attempts, daysAhead: daysAhead)[0].range)
      let cards = Card.fold(attempts, model: model).values
      let mean =
        cards.reduce(0) {
          $0 + $1.retrievability(on: day.adding(days: daysAhead), model: model)
        } / 10
      #expect(range.contains(mean))
      #expect(range.lowerBound >= 0 && range.upperBound <= 1)
    }
  }

  @Test func aLaterDayIsNoReadier() throws {
    let attempts = tries(.mid, [.good, .good, .good, .again])
    let ranges = try [0, 5, 30, 300].map {
      try #require(readiness(attempts, daysAhead: $0)[0].range)
    }
    for (earlier, later) in zip(ranges, ranges.dropFirst()) {
      #expect(later.lowerBound <= earlier.lowerBound)
      #expect(later.upperBound <= earlier.upperBound)
    }
  }

  /// Against drawing who recalls what: the range covers about eight of ten outcomes.
  @Test func theRangeCoversEightyPercentOfOutcomes() throws {
    let attempts = tries(.mid, Array(repeating: .good, count: 10))
    let range = try #require(readiness(attempts, daysAhead: 20)[0].range)
    let chances = Card.fold(attempts, model: model).values.map {
      $0.retrievability(on: day.adding(days: 20), model: model)
    }
    var numbers = SplitMix64(seed: 7)
    let inside = (0..<4000).count { _ in
      let recalled = chances.count { Double.random(in: 0..<1, using: &numbers) < $0 }
      return range.contains(Double(recalled) / 10)
    }
    // Tenths are coarse, so that the share cannot be exactly 80.
    #expect((0.6...0.95).contains(Double(inside) / 4000), "\(inside)")
  }
}

@Suite struct PracticeDaysTests {
  private let monday = StudyDay.sample

  @Test func weeksRunFromMondayToSunday() {
    #expect(monday.weekday == 0)
    #expect((0..<7).map { monday.adding(days: $0).weekday } == Array(0..<7))
    let days = PracticeDays(
      [monday: 1, monday.adding(days: -2): 1], today: monday.adding(days: 1), count: 5)
    #expect(days.attempts == [0, 1, 0, 1, 0])
    #expect(
      days.weeks == [[nil, nil, nil, nil, 0, 1, 0], [1, 0, nil, nil, nil, nil, nil]])
  }

  @Test func aStreakIsNotBrokenByAMorning() {
    func streak(_ ages: [Int]) -> Int {
      PracticeDays(
        Dictionary(uniqueKeysWithValues: ages.map { (monday.adding(days: -$0), 1) }),
        today: monday, count: 10
      ).streak
    }
    #expect(streak([]) == 0)
    #expect(streak([0, 1, 2, 4]) == 3)
    #expect(streak([1, 2, 3]) == 3, "today is not over")
    #expect(streak([2, 3]) == 0)
    #expect(streak([0]) == 1)
  }

  @Test func theForecastCountsEachDueQuestionOnce() {
    let bank = Bank.sample(levels: [.mid], topics: [.fusion], count: 4)
    let schedule = Schedule()
    let ids = bank.questions.map(\.id)
    let progress = Progress(
      .sample(ids[0], stability: 1, daysAgo: 30), .sample(ids[1], stability: 9, daysAgo: 0),
      .sample(ids[2], stability: 400, daysAgo: 0))
    let forecast = LoadForecast(
      bank: bank, progress: progress, schedule: schedule, on: monday, days: 28)
    #expect(forecast.now == 1)
    #expect(forecast.ahead.count == 28)
    #expect(
      forecast.ahead.reduce(0, +)
        == progress.cards.values.count {
          (1...28).contains(schedule.dueDay(of: $0).days(since: monday))
        })
    // From today to the last day shown, and beyond it.
    let card = Card.sample(ids[1], daysAgo: 0)
    let due = schedule.dueDay(of: card)
    for days in 0...4 {
      let forecast = LoadForecast(
        bank: bank, progress: Progress(card), schedule: schedule, on: due.adding(days: -days),
        days: 3)
      #expect(forecast.now == (days == 0 ? 1 : 0))
      #expect(forecast.ahead == (1...3).map { $0 == days ? 1 : 0 })
    }
    let none = LoadForecast(
      bank: bank, progress: progress, schedule: schedule, filter: StudyFilter(levels: [.staff]),
      on: monday, days: 28)
    #expect(none.now == 0 && none.ahead.allSatisfy { $0 == 0 })
  }
}
