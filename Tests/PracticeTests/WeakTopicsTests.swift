import FSRS
import Practice
import QuestionBank
import Testing

struct WeakTopicsTests {
  private let bank = Bank.sample(levels: [.junior, .mid], count: 2)

  private func weak(
    _ attempts: [Attempt], scope: ReportScope = ReportScope(), interview: String? = nil
  ) throws -> WeakTopics {
    var preferences = Preferences()
    if let interview { try preferences.set(.interviewDate, to: interview) }
    return WeakTopics(
      bank: bank, tallies: Tallies(attempts, model: FSRS()),
      progress: Progress(cards: Card.fold(attempts, model: FSRS())), preferences: preferences,
      scope: scope, on: .sample)
  }

  private func attempts(
    _ question: QuestionID, _ grades: [Grade], firstDaysAgo: Int = 20
  ) -> [Attempt] {
    grades.enumerated().map {
      .sample(question, $1, on: .sample.adding(days: $0 - firstDaysAgo))
    }
  }

  @Test func theWeakestTopicComesFirstAndTheUntriedLast() throws {
    let weak = try weak(
      attempts("mid-performance-0", [.again, .good, .good, .good])
        + attempts("mid-fusion-0", [.again, .again, .again, .good]))
    #expect(weak.topics.map(\.group) == [.fusion, .performance, .quantization])
    #expect(weak.topics.map(\.rank) == [1, 2, 3])
    #expect(weak.levels.map(\.group) == [.mid, .junior])
    let fusion = try #require(weak.topics.first)
    #expect((fusion.attempts, fusion.passes, fusion.seen, fusion.total) == (4, 1, 1, 4))
    #expect(fusion.successRate == 0.25)
    #expect(fusion.interval == WilsonInterval(successes: 1, trials: 4))
    let untried = try #require(weak.topics.last)
    #expect(untried.successRate == nil)
    #expect(untried.recallNow == nil)
  }

  @Test func aTopicIsNamedTheWeakestOnlyWhereAttemptsTell() throws {
    func weakest(_ fusion: [Grade], _ performance: [Grade]) throws -> Topic? {
      try weak(
        attempts("mid-fusion-0", fusion) + attempts("mid-performance-0", performance)
      ).weakestTopic?.group
    }
    let passed = [Grade](repeating: .good, count: 6)
    #expect(try weakest([], []) == nil)
    #expect(try weakest([.again, .again], passed) == nil, "two attempts")
    #expect(try weakest([.again, .again, .again], passed) == .fusion)
    #expect(try weakest([.again, .again, .again], []) == nil, "nothing to compare it with")
    #expect(try weakest([.good, .again, .good, .good], [.good, .good, .good, .again]) == nil)
    // One failure in a topic that was tried once does not hide one that is known to be weak.
    #expect(
      try weak(
        attempts("mid-fusion-0", [.again, .again, .again, .again])
          + attempts("mid-performance-0", passed) + attempts("mid-quantization-0", [.again])
      ).weakestTopic?.group == .fusion)
  }

  @Test func whatWasNeverAskedIsKnownAsOftenAsFirstTriesAre() throws {
    // Of two questions alike, that of the topic which is known anyway gains less.
    let bank = Bank.sample(levels: [.mid], topics: [.fusion, .performance], count: 9)
    let tries = (0..<8).flatMap { number in
      attempts("mid-fusion-\(number)", [.good], firstDaysAgo: 3)
        + attempts("mid-performance-\(number)", [.again], firstDaysAgo: 3)
    }
    let weak = WeakTopics(
      bank: bank, tallies: Tallies(tries, model: FSRS()),
      progress: Progress(cards: Card.fold(tries, model: FSRS())), preferences: Preferences(),
      on: .sample)
    let gains = Dictionary(
      uniqueKeysWithValues: weak.studyNext.map { ($0.question, $0.expectedGain) })
    let (known, unknown) = (gains["mid-fusion-8"] ?? 0, gains["mid-performance-8"] ?? 0)
    #expect(unknown > known + 0.1, "\(unknown) \(known)")
    let rates = FirstTryRates(bank: bank, cards: Card.fold(tries, model: FSRS()))
    let question = try #require(bank["mid-performance-8"])
    // Nobody gains more than there is to gain.
    #expect(unknown < 1 - rates.chance(of: question))
  }

  @Test func ticksOfAnotherRevisionSayNothingOfWhatIsMissed() throws {
    let attempt = Attempt.sample("q", .again, on: .sample, points: ["k1"], score: 20)
    for (revision, missed) in [(1, ["k2", "k3", "k4", "k5"]), (2, [])] {
      let weak = WeakTopics(
        bank: Bank([.sample("q", revision: revision)]),
        tallies: Tallies([attempt], model: FSRS()),
        progress: Progress(cards: Card.fold([attempt], model: FSRS())),
        preferences: Preferences(), on: .sample)
      #expect(weak.questions.first?.missedPoints.map(\.id) == missed)
    }
  }

  @Test func oneFailureRanksLessWeakThanManyOfWhichOnePassed() throws {
    let weak = try weak(
      attempts("mid-performance-0", [.again])
        + attempts("mid-fusion-0", [.good] + [Grade](repeating: .again, count: 15)))
    #expect(weak.topics.first?.group == .fusion, "one attempt says little")
  }

  @Test func ofTwoAlikeTheOneRecalledLessIsWeaker() throws {
    let weak = try weak(
      attempts("mid-performance-0", [.good], firstDaysAgo: 1)
        + attempts("mid-fusion-0", [.good], firstDaysAgo: 19))
    #expect(weak.topics.prefix(2).map(\.group) == [.fusion, .performance])
  }

  @Test func recallOnTheDayOfTheInterviewIsLessThanToday() throws {
    let log = attempts("mid-fusion-0", [.good, .good])
    let weak = try weak(log, interview: "2026-12-18")
    let fusion = try #require(weak.topics.first)
    let card = try #require(Card.fold(log, model: FSRS())["mid-fusion-0"])
    #expect(fusion.recallNow == card.retrievability(on: .sample, model: FSRS()))
    #expect(
      fusion.recallAtInterview
        == card.retrievability(on: .sample.adding(days: 25), model: FSRS()))
    #expect(try self.weak(log).topics.first?.recallAtInterview == nil)
  }

  @Test func anInterviewInThePastCountsAsToday() throws {
    let weak = try weak(attempts("mid-fusion-0", [.good]), interview: "2026-11-01")
    #expect(weak.topics.first?.recallAtInterview == weak.topics.first?.recallNow)
    #expect(!weak.studyNext.isEmpty)
  }

  @Test func aQuestionNamesThePointsItsLastTickedAnswerMissed() throws {
    let weak = try weak([
      .sample("mid-fusion-0", .again, on: .sample.adding(days: -9), points: [], score: 0),
      .sample(
        "mid-fusion-0", .hard, on: .sample.adding(days: -5), points: ["k1", "k2", "k3"], score: 70),
      .sample("mid-fusion-0", .good, on: .sample.adding(days: -1)),  // graded without ticks
      .sample("mid-performance-0", .good, on: .sample.adding(days: -1)),
    ])
    let missed = Dictionary(
      uniqueKeysWithValues: weak.questions.map { ($0.question, $0.missedPoints.map(\.id)) })
    #expect(missed == ["mid-fusion-0": ["k4", "k5"], "mid-performance-0": []])
  }

  @Test func questionsAreWeakestFirst() throws {
    let weak = try weak(
      attempts("mid-fusion-0", [.good], firstDaysAgo: 2)
        + attempts("mid-fusion-1", [.good], firstDaysAgo: 15)
        + attempts("junior-fusion-0", [.good, .again], firstDaysAgo: 20))
    #expect(weak.questions.map(\.question) == ["junior-fusion-0", "mid-fusion-1", "mid-fusion-0"])
    #expect(weak.questions.map(\.recallNow) == weak.questions.map(\.recallNow).sorted())
    #expect(weak.questions.first?.lapses == 1)
  }

  @Test func ofTwoQuestionsRecalledAlikeTheOneThatLapsedMoreIsWeaker() {
    func card(_ question: QuestionID, lapses: Int) -> Card {
      let card = Card.sample(question)
      return Card(
        question: question, memory: card.memory, memoryBefore: nil, elapsedBefore: 0,
        lastDay: card.lastDay, lastAt: card.lastAt, lastGrade: .good,
        lastConfidence: nil, attempts: 9, passes: 9 - lapses, lapses: lapses,
        firstDay: card.firstDay)
    }
    let ids = ["mid-fusion-0", "mid-fusion-1", "mid-performance-0"]
    let weak = WeakTopics(
      bank: bank, tallies: Tallies(ids.flatMap { attempts($0, [.good]) }, model: FSRS()),
      progress: Progress(card(ids[0], lapses: 1), card(ids[1], lapses: 3), card(ids[2], lapses: 2)),
      preferences: Preferences(), on: .sample)
    #expect(weak.questions.map(\.question) == [ids[1], ids[2], ids[0]])
  }

  @Test func whatToStudyNextGainsMostAMinuteFirst() throws {
    let weak = try weak(
      attempts("mid-fusion-0", [.good, .again]) + attempts("mid-fusion-1", [.good], firstDaysAgo: 0)
    )
    let rates = weak.studyNext.map { $0.expectedGain / Double($0.minutes) }
    #expect(rates == rates.sorted(by: >))
    #expect(weak.studyNext.allSatisfy { $0.expectedGain > 0 && $0.expectedGain <= 1 })
    #expect(!weak.studyNext.contains { $0.question == "mid-fusion-1" }, "answered today")
    #expect(weak.studyNext.count == bank.questions.count - 1)
  }

  @Test func shorterQuestionsOfOneGainComeFirst() {
    let bank = Bank([.sample("long", minutes: 10), .sample("short", minutes: 4)])
    let weak = WeakTopics(
      bank: bank, tallies: Tallies(), progress: Progress(), preferences: Preferences(), on: .sample)
    #expect(weak.studyNext.map(\.question) == ["short", "long"])
    #expect(weak.studyNext.map(\.minutes) == [4, 10])
  }

  @Test func hiddenQuestionsAreNotSuggested() {
    var progress = Progress()
    progress.marks.apply(
      Mark(question: "mid-fusion-0", kind: .suspended, isSet: true, at: StudyDay.sample.noon))
    let weak = WeakTopics(
      bank: bank, tallies: Tallies(), progress: progress, preferences: Preferences(), on: .sample)
    #expect(weak.studyNext.count == bank.questions.count - 1)
    #expect(!weak.studyNext.contains { $0.question == "mid-fusion-0" })
  }

  @Test func attemptsOutsideTheFilterOrTheBankDoNotCount() throws {
    let weak = try weak(
      attempts("mid-fusion-0", [.good]) + attempts("junior-fusion-0", [.again])
        + attempts("retired", [.again]),
      scope: ReportScope(part: StudyFilter(levels: [.mid])))
    #expect(weak.levels.map(\.group) == [.mid])
    #expect(weak.levels.first?.attempts == 1)
    #expect(weak.questions.map(\.question) == ["mid-fusion-0"])
    #expect(weak.studyNext.allSatisfy { $0.question.hasPrefix("mid") })
  }

  @Test func answersOfOneConfidenceAreCountedTogether() throws {
    let weak = try weak([
      .sample("mid-fusion-0", .again, on: .sample, confidence: .certain),
      .sample("mid-fusion-1", .good, on: .sample, confidence: .certain),
      .sample("junior-fusion-0", .hard, on: .sample, confidence: .guess),
      .sample("junior-fusion-1", .hard, on: .sample),
    ])
    #expect(weak.calibration.map(\.confidence) == Confidence.allCases)
    #expect(weak.calibration.map(\.attempts) == [1, 0, 0, 2])
    #expect(weak.calibration.map(\.passes) == [1, 0, 0, 1])
    #expect(weak.questions.filter(\.wasConfidentAndWrong).map(\.question) == ["mid-fusion-0"])
  }

  @Test func nothingTriedLeavesEverythingUnknownAndSomethingToStudy() throws {
    let weak = try weak([])
    #expect(weak.levels.map(\.group) == [.junior, .mid])
    #expect(weak.levels.allSatisfy { $0.attempts == 0 && $0.successRate == nil })
    #expect(weak.questions.isEmpty)
    #expect(weak.studyNext.count == bank.questions.count)
    #expect(weak.calibration.allSatisfy { $0.attempts == 0 })
  }
}
