import FSRS
import Planning
import Practice
import QuestionBank
import SeededRandom
import Testing

/// How long questions take, and what answers tell of that.
@Suite struct HabitsTests {
  private let bank = Bank([
    .sample("core", minutes: 4, form: .core), .sample("scenario", minutes: 10),
  ])

  @Test func aFirstTryTakesTheQuestionsMinutesAndARepeatAPartOfThem() throws {
    let time = AnswerTime()
    for question in bank.questions {
      let price = time.price(of: question)
      #expect(price.first == Double(60 * question.minutes))
      #expect(price.recalled < price.forgotten && price.forgotten < price.first)
      #expect(price.expected(isFirst: false, recall: 1) == price.recalled)
      #expect(price.expected(isFirst: true, recall: 0) == price.first + price.relearnt)
    }
    // Tests/Benchmarks/repeat_shares.py.
    let core = time.price(of: try #require(bank["core"]))
    #expect(abs(core.recalled / core.first - 0.32) < 1e-9)
  }

  /// Habits after first tries at as many questions as times are given, all core ones of 4 minutes.
  private func habits(seconds: [Double]) -> Habits {
    let ids = seconds.indices.map { "q\($0)" }
    let attempts = zip(ids, seconds).enumerated().map { index, answer in
      Attempt(
        id: "a\(index)", question: answer.0, revision: 1,
        at: StudyDay.sample.noon.adding(milliseconds: Int64(index)), offsetMinutes: 0, grade: .good,
        kind: .study, totalMilliseconds: Int(1000 * answer.1))
    }
    return Habits(
      attempts: attempts, cards: Card.fold(attempts, model: FSRS()),
      bank: Bank(ids.map { .sample($0, minutes: 4, form: .core) }), model: FSRS(), on: .sample)
  }

  private func pace(_ seconds: [Double]) -> Double {
    habits(seconds: seconds).time.price(of: .sample("q", minutes: 4, form: .core)).first / 240
  }

  @Test func thePaceIsThePersonsOwnAndFewAnswersSayLittle() {
    #expect(pace([]) == 1)
    #expect((1.1...1.25).contains(pace([360])))
    #expect((1.3...1.4).contains(pace(Array(repeating: 360, count: 4))))
    #expect((1.4...1.5).contains(pace(Array(repeating: 360, count: 100))))
    #expect((0.5...0.6).contains(pace(Array(repeating: 120, count: 100))))
  }

  @Test func aBreakAndAPageThatWasTurnedAreNoThinkingTime() {
    let usual = Array(repeating: 300.0, count: 20)
    #expect(pace(usual + [7200, 1, 0]) == pace(usual))
    // One long answer among many moves it little.
    #expect(pace(usual + [1100]) < 1.1 * pace(usual))
  }

  @Test func noisyTimesGiveTheirMean() {
    var random = SplitMix64(seed: 5)
    // Of mean 1.3: 1.0 to 1.6, evenly.
    let seconds = (0..<300).map { _ in 240 * (1 + 0.6 * Double(random.below(1000)) / 1000) }
    #expect(abs(pace(seconds) - 1.3) < 0.03)
  }

  @Test func theFormsHaveAPaceEachAndLearnFromOneAnother() {
    let time = habits(seconds: Array(repeating: 400, count: 50)).time
    // Who is slow at core questions, in 400 seconds for 240, is likely so at scenarios, but less surely.
    #expect((300...360).contains(time.price(of: .sample("s", minutes: 4)).first))
    #expect(time.price(of: .sample("c", minutes: 4, form: .core)).first > 380)
  }

  @Test func daysOffReadBackAsTheyWereGiven() throws {
    for text in ["sat sun", "mon", "2026-12-24", "wed 2026-12-24..2027-01-02 2027-02-01"] {
      #expect(DaysOff(text)?.text == text)
    }
    #expect(DaysOff("Saturday, SUN")?.text == "sat sun")
    // 23 November 2026 is a Monday.
    let monday = StudyDay(try #require(CalendarDate("2026-11-23")))
    let off = try #require(DaysOff("sat 2026-11-23"))
    #expect((0..<14).filter { off.contains(monday.adding(days: $0)) } == [0, 5, 12])
    for text in ["mon tue wed thu fri sat sun", "2026-02-30", "2027-01-02..2026-12-24", "s", "x"] {
      #expect(DaysOff(text) == nil)
    }
  }

  @Test func intervalsEndByTheInterviewAndStayInOrder() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<300 {
      let ahead = 1 + random.below(60)
      let interview = StudyDay.sample.adding(days: ahead)
      let schedule = Schedule(interview: interview)
      let card = Card.sample(
        "q\(random.below(50))", stability: Double(1 + random.below(300)), daysAgo: random.below(90))
      let days = schedule.outcomes(of: card, question: card.question, on: .sample).map(\.days)
      #expect(days.allSatisfy { (1...ahead).contains($0) })
      #expect(days == days.sorted())
      if card.lastDay < interview { #expect(schedule.dueDay(of: card) <= interview) }
    }
    let past = Schedule(interview: StudyDay.sample.adding(days: -1))
    let card = Card.sample("q", stability: 100)
    #expect(
      past.dueDay(of: card) == Schedule().dueDay(of: card), "an interview that was caps nothing")
  }
}
