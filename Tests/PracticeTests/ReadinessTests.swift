import FSRS
import Practice
import QuestionBank
import Testing

@Suite struct ReadinessTests {
  private let bank = Bank.sample(levels: [.mid, .senior], topics: [.fusion], count: 10)
  private let model = FSRS()
  private let day = StudyDay.sample

  private func readiness(_ attempts: [Attempt], daysAhead: Int = 0) -> [Readiness] {
    Readiness.all(
      of: bank, tallies: Tallies(attempts, model: model),
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

  @Test func aLevelWithoutATryHasNoRangeWhateverTheOthersSay() throws {
    let levels = readiness(tries(.mid, [.good, .good, .again]))
    #expect(levels.first?.range != nil)
    let senior = try #require(levels.last)
    #expect(senior.range == nil && senior.seen == 0)
  }

  @Test func whatWasNotTriedIsAsUnsureAsFewTriesAre() throws {
    func width(_ grades: [Grade]) throws -> Double {
      let range = try #require(readiness(tries(.mid, grades)).first?.range)
      return range.upperBound - range.lowerBound
    }
    let (one, all) = (try width([.good]), try width(Array(repeating: .good, count: 10)))
    #expect(one > 2 * all, "\(one) \(all)")
    #expect((0.2...0.7).contains(one), "one try says little, but people are known a little")
  }

  @Test func moreIsReadyWhereMoreFirstTriesPassed() throws {
    func middle(_ grades: [Grade]) throws -> Double {
      let range = try #require(readiness(tries(.mid, grades)).first?.range)
      return (range.upperBound + range.lowerBound) / 2
    }
    #expect(try middle([.again, .again, .again]) < middle([.again, .good, .good]))
    #expect(try middle([.again, .good, .good]) < middle([.good, .good, .good]))
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

  @Test func aLaterDayIsLessSure() throws {
    let attempts = tries(.mid, Array(repeating: .good, count: 10))
    let widths = try [0, 7, 30].map {
      let range = try #require(readiness(attempts, daysAhead: $0)[0].range)
      return range.upperBound - range.lowerBound
    }
    #expect(widths == widths.sorted() && widths[2] > 1.5 * widths[0], "\(widths)")
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
      bank: bank, progress: progress, schedule: schedule, on: monday, days: 28,
      where: StudyFilter(levels: [.staff]).offers)
    #expect(none.now == 0 && none.ahead.allSatisfy { $0 == 0 })
  }
}
