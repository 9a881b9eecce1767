import FSRS
import Testing

/// Figures that other implementations' tests expect of FSRS-6.
///
/// Versions: py-fsrs 6.3.1 (`tests/test_basic.py`), ts-fsrs 5.4.1 (`packages/fsrs/__tests__`) and
/// fsrs-rs 6.6.1 (`src`). fsrs-rs calculates in 32 bits, ts-fsrs rounds to 8 decimals: the
/// tolerances are theirs. Steps, what came from SM-2 and evaluation have files of their own. Left
/// out: due dates, serialization and parameters of other versions, which are no part of this library,
/// and ts-fsrs's stability of at least 0.1 after a first review.
struct PublishedFigureTests {
  private let model = FSRS()

  /// Again, then Good five times.
  private let slowStart: [(grade: Grade, elapsedDays: Double)] = [
    (.again, 0), (.good, 0), (.good, 1), (.good, 3), (.good, 8), (.good, 21),
  ]

  // py-fsrs test_review_card and test_custom_scheduler_args; ts-fsrs FSRS-6.test.ts "ivl_history".
  // Their learning steps are shorter than a day: the first review, each lapse and the one after it
  // are followed up on the same day.
  @Test func intervalsOfACardThatLapsesTwice() {
    let grades: [Grade] = [
      .good, .good, .good, .good, .good, .good, .again, .again, .good, .good, .good, .good, .good,
    ]
    let sameDay: Set = [0, 6, 7]
    var state: MemoryState?
    var intervals: [Int] = []
    for (index, grade) in grades.enumerated() {
      let next = model.nextState(
        after: state, grade: grade, elapsedDays: Double(intervals.last ?? 0))
      let interval = model.interval(stability: next.stability, desiredRetention: 0.9)
      intervals.append(sameDay.contains(index) ? 0 : Int(interval.rounded()))
      state = next
    }
    #expect(intervals == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
  }

  // py-fsrs test_memo_state; ts-fsrs FSRS-6.test.ts "memory state[short-term]"; fsrs-rs
  // inference.rs test_memory_state.
  @Test func stateAfterASlowStart() throws {
    let last = try #require(model.replay(slowStart).last)
    #expect(abs(last.stability - 53.62691) < 1e-4)
    #expect(abs(last.difficulty - 6.3574867) < 1e-4)
  }

  // fsrs-rs inference.rs test_memory_state, where w17…w19 are set to 0; ts-fsrs FSRS-6.test.ts
  // "memory state[long-term]".
  @Test func stateAfterASlowStartWithoutSameDayGrowth() throws {
    var values = Parameters.default.values
    values.replaceSubrange(17...19, with: [0, 0, 0])
    let last = try #require(FSRS(parameters: Parameters(values)).replay(slowStart).last)
    #expect(abs(last.stability - 53.335106) < 1e-4)
    #expect(abs(last.difficulty - 6.3574867) < 1e-4)
  }

  // py-fsrs test_repeated_correct_reviews.
  @Test func difficultyOfACardThatIsAlwaysEasyIsTheLeast() throws {
    let reviews = Array(repeating: (grade: Grade.easy, elapsedDays: 0.0), count: 10)
    #expect(try #require(model.replay(reviews).last).difficulty == 1)
  }

  // py-fsrs test_stability_lower_bound.
  @Test func stabilityOfACardThatAlwaysLapsesStaysInRange() {
    let reviews = Array(repeating: (grade: Grade.again, elapsedDays: 1.0), count: 1000)
    let states = model.replay(reviews)
    #expect(states.allSatisfy { $0.stability >= 0.001 })
  }

  // ts-fsrs algorithm.test.ts "clamped s".
  @Test func stabilityNearItsFloorStaysInRange() {
    let state = MemoryState(stability: 0.00102011, difficulty: 9.98210112)
    #expect(model.nextState(after: state, grade: .again, elapsedDays: 1).stability >= 0.001)
  }

  // ts-fsrs FSRS-6.test.ts "first repeat"; fsrs-rs model.rs test_init_stability and
  // test_init_difficulty. Easy would be −4.77 before clamping.
  @Test(
    arguments: [
      (Grade.again, 0.212, 6.4133), (.hard, 1.2931, 5.11217071), (.good, 2.3065, 2.11810397),
      (.easy, 8.2956, 1),
    ])
  func stateAfterAFirstReview(grade: Grade, stability: Double, difficulty: Double) {
    let state = model.initialState(grade)
    #expect(state.stability == stability)
    #expect(abs(state.difficulty - difficulty) < 1e-8)
    #expect(model.nextState(after: nil, grade: grade, elapsedDays: 5) == state)
  }

  // fsrs-rs model.rs test_next_difficulty; ts-fsrs algorithm.test.ts "next_difficulty" (8 decimals).
  @Test(
    arguments: [
      (Grade.again, 8.34176237), (.hard, 6.66599536), (.good, 4.99022837), (.easy, 3.31446137),
    ])
  func difficultyAfterAReviewOfAMiddlingCard(grade: Grade, difficulty: Double) {
    let state = MemoryState(stability: 5, difficulty: 5)
    for elapsed in [0.0, 1, 100] {
      let next = model.nextState(after: state, grade: grade, elapsedDays: elapsed)
      #expect(abs(next.difficulty - difficulty) < 2e-8)
    }
  }

  // ts-fsrs algorithm.test.ts "next_stability" (8 decimals); fsrs-rs model.rs test_next_stability.
  // They give a retrievability, here the days that lead to it. "Again" among their passes has
  // neither penalty nor bonus, so it is Good here.
  @Test(
    arguments: [
      (Grade.good, 1.0, 0.9, 25.60252118), (.hard, 2, 0.8, 28.22657096),
      (.good, 3, 0.7, 58.65599107), (.easy, 4, 0.6, 127.2266925),
      (.again, 1, 0.9, 1.05253961), (.again, 2, 0.8, 1.18943295),
      (.again, 3, 0.7, 1.36808387), (.again, 4, 0.6, 1.58498896),
    ])
  func stabilityAfterAReview(
    grade: Grade, difficulty: Double, retrievability: Double, stability: Double
  ) {
    let elapsed = model.interval(stability: 5, desiredRetention: retrievability)
    let next = model.nextState(
      after: MemoryState(stability: 5, difficulty: difficulty), grade: grade, elapsedDays: elapsed)
    #expect(abs(next.stability - stability) < 1e-7)
  }

  // The same tests, same-day part.
  @Test(
    arguments: [(Grade.again, 1.596818), (.hard, 5), (.good, 5), (.easy, 8.12960956)])
  func stabilityAfterAReviewOnTheSameDay(grade: Grade, stability: Double) {
    let state = MemoryState(stability: 5, difficulty: 3)
    let next = model.nextState(after: state, grade: grade, elapsedDays: 0)
    #expect(abs(next.stability - stability) < 1e-8)
  }

  // fsrs-rs inference.rs test_memo_state and test_next_states: FSRS-5 parameters, which FSRS-6
  // takes with w19 = 0 and w20 = 0.5.
  @Test func statesWithParametersFromFSRS5() throws {
    let parameters = try Parameters([
      0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254,
      1.432437, 0.1544, 0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072,
      0.18046261, 0.121442534, 0, 0.5,
    ])
    let model = FSRS(parameters: parameters)
    let before = model.replay([(.again, 0), (.good, 1), (.good, 3), (.good, 8)]).last
    let expected: [(Grade, Double, Double)] = [
      (.again, 2.9691455, 8.000659), (.hard, 17.091452, 7.6913934), (.good, 31.722992, 7.382128),
      (.easy, 71.7502, 7.0728626),
    ]
    let states = model.nextStates(after: before, elapsedDays: 21)
    for (grade, stability, difficulty) in expected {
      let next = states[grade]
      #expect(isClose(next.stability, to: stability, relative: 1e-5), "\(grade)")
      #expect(isClose(next.difficulty, to: difficulty, relative: 1e-6), "\(grade)")
    }
    let good = model.nextState(
      after: MemoryState(stability: 20.925528, difficulty: 7.005062), grade: .good, elapsedDays: 21)
    #expect(isClose(good.stability, to: 40.87456, relative: 1e-5))
    #expect(isClose(good.difficulty, to: 6.9913807, relative: 1e-6))
    #expect(
      isClose(
        model.interval(stability: 121.01552, desiredRetention: 0.9), to: 121.01551, relative: 1e-6))
  }

  // ts-fsrs algorithm.test.ts "forgetting_curve", with a factor rounded to 8 decimals.
  @Test(arguments: [(0.0, 1.0), (1, 0.9), (2, 0.84588465), (3, 0.8093881)])
  func retrievabilityAtStabilityOne(elapsedDays: Double, expected: Double) {
    #expect(
      abs(model.retrievability(stability: 1, elapsedDays: elapsedDays) - expected) < 2e-8)
  }

  // fsrs-rs model.rs test_power_forgetting_curve.
  @Test(
    arguments: [
      (0.0, 1.0, 1.0), (1, 2, 0.9403443), (2, 3, 0.9253786), (3, 4, 0.9185229), (4, 4, 0.9),
      (5, 2, 0.8261359),
    ])
  func retrievability(elapsedDays: Double, stability: Double, expected: Double) {
    let value = model.retrievability(stability: stability, elapsedDays: elapsedDays)
    #expect(abs(value - expected) < 1e-6)
  }

  // ts-fsrs FSRS-6.test.ts "return retrievability percentage for review cards": a card that was
  // Easy at first, on the day that it is due.
  @Test func retrievabilityOfAnEasyCardWhenDue() {
    let stability = model.initialState(.easy).stability
    #expect(abs(model.retrievability(stability: stability, elapsedDays: 8) - 0.9024733) < 1e-7)
  }

  // fsrs-rs inference.rs test_current_retrievability, with a decay of 0.2.
  @Test(arguments: [(0.0, 1.0), (1, 0.9), (2, 0.84028935), (3, 0.7985001)])
  func retrievabilityWithAFasterDecay(elapsedDays: Double, expected: Double) throws {
    var values = Parameters.default.values
    values[20] = 0.2
    let model = FSRS(parameters: try Parameters(values))
    let value = model.retrievability(stability: 1, elapsedDays: elapsedDays)
    #expect(abs(value - expected) < 1e-6)
  }

  // ts-fsrs algorithm.test.ts "next_ivl", 64 bits; fsrs-rs inference.rs test_next_interval has 3 days
  // less for 10%, in 32 bits. A retention of 100% has no interval; both make it one day at least.
  @Test func intervalsForRetentionsFromTenPercent() {
    let intervals = (1...10).map { tenths in
      let days = model.interval(stability: 1, desiredRetention: Double(tenths) / 10)
      return max(1, Int(days.rounded()))
    }
    #expect(intervals == [3_116_769, 34793, 2508, 387, 90, 27, 9, 3, 1, 1])
  }

  // ts-fsrs algorithm.test.ts "next_ivl[max_limit]".
  @Test func intervalStopsAtTheMaximum() {
    let card = StepScheduler.Card(
      phase: .review, memory: MemoryState(stability: 737.47, difficulty: 5))
    let outcome = StepScheduler(maximumInterval: 365).review(
      card, grade: .good, elapsed: .seconds(86_400 * 737))
    #expect(outcome.interval == .seconds(86_400 * 365))
  }

  // ts-fsrs algorithm.test.ts "next_state with enable_short_term = false, g=Again": without same-day
  // growth a lapse after a day still costs stability.
  @Test func aLapseCostsStabilityWithoutSameDayGrowth() throws {
    var values = Parameters.default.values
    values.replaceSubrange(17...19, with: [0, 0, 0])
    let state = MemoryState(stability: 10, difficulty: 4)
    let next = FSRS(parameters: try Parameters(values)).nextState(
      after: state, grade: .again, elapsedDays: 1)
    #expect(next.stability < state.stability)
  }

  // ts-fsrs algorithm.test.ts "next_state not NaN" and "invalid memory state": it throws for states
  // out of range and negative days, which here count as the nearest in range, and takes a state of
  // zeros for a new card, which here is nil.
  @Test func statesThatTSFSRSRefusesCountAsTheNearest() {
    let zeros = MemoryState(stability: 0, difficulty: 0)
    let least = MemoryState(stability: 0.001, difficulty: 1)
    for grade in Grade.allCases {
      #expect(
        model.nextState(after: zeros, grade: grade, elapsedDays: -1)
          == model.nextState(after: least, grade: grade, elapsedDays: 0))
    }
  }
}
