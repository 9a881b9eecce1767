import FSRS
import Testing

/// py-fsrs 6.3.1 `tests/test_basic.py`, the tests of learning and relearning steps; each names its
/// own. A review comes when the card is due unless it says otherwise.
struct StepSchedulerTests {
  /// A card under way and how long it waits.
  private struct Run {
    var card = StepScheduler.Card()
    var interval = Duration.zero

    mutating func review(
      _ grade: Grade, with scheduler: StepScheduler = StepScheduler(), late: Duration = .zero
    ) {
      let outcome = scheduler.review(card, grade: grade, elapsed: interval + late)
      card = outcome.card
      interval = outcome.interval
    }

    var days: Int64 { interval.components.seconds / 86_400 }
  }

  // test_review_card.
  @Test func intervalsOfACardThatLapsesTwice() {
    let grades: [Grade] = [
      .good, .good, .good, .good, .good, .good, .again, .again, .good, .good, .good, .good, .good,
    ]
    var run = Run()
    let days = grades.map { grade in
      run.review(grade)
      return run.days
    }
    #expect(days == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
  }

  // test_good_learning_steps.
  @Test func goodGoesThroughTheStepsToReview() {
    var run = Run()
    #expect(run.card.phase == .learning(step: 0))
    run.review(.good)
    #expect(run.card.phase == .learning(step: 1))
    #expect(run.interval == .seconds(600))
    run.review(.good)
    #expect(run.card.phase == .review)
    #expect(run.days >= 1)
  }

  // test_again_learning_steps, test_hard_learning_steps, test_easy_learning_steps: 1 minute, the mean
  // of 1 and 10 minutes, a day or more.
  @Test func otherGradesOfANewCard() {
    var again = Run()
    again.review(.again)
    #expect(again.card.phase == .learning(step: 0))
    #expect(again.interval == .seconds(60))
    var hard = Run()
    hard.review(.hard)
    #expect(hard.card.phase == .learning(step: 0))
    #expect(hard.interval == .seconds(330))
    var easy = Run()
    easy.review(.easy)
    #expect(easy.card.phase == .review)
    #expect(easy.days == 8)
  }

  // test_review_state and test_relearning.
  @Test func aLapseIsRelearntInTenMinutes() {
    var run = Run()
    for _ in 0..<3 { run.review(.good) }
    #expect(run.card.phase == .review)
    for _ in 0..<2 {
      run.review(.again)
      #expect(run.card.phase == .relearning(step: 0))
      #expect(run.interval == .seconds(600))
    }
    run.review(.good)
    #expect(run.card.phase == .review)
    #expect(run.days >= 1)
  }

  // test_no_learning_steps and test_no_relearning_steps.
  @Test func withoutStepsAllIsReview() {
    var new = Run()
    new.review(.again, with: StepScheduler(learningSteps: []))
    #expect(new.card.phase == .review)
    #expect(new.days >= 1)
    let scheduler = StepScheduler(relearningSteps: [])
    var run = Run()
    run.review(.good, with: scheduler)
    #expect(run.card.phase == .learning(step: 1))
    run.review(.good, with: scheduler)
    run.review(.again, with: scheduler)
    #expect(run.card.phase == .review)
    #expect(run.days >= 1)
  }

  // test_one_card_multiple_schedulers.
  @Test func aCardMovesBetweenSchedulersWithFewerSteps() {
    let minute = Duration.seconds(60)
    func learning(_ steps: [Duration]) -> StepScheduler { StepScheduler(learningSteps: steps) }
    func relearning(_ steps: [Duration]) -> StepScheduler { StepScheduler(relearningSteps: steps) }
    var run = Run()
    run.review(.good, with: learning([minute, minute * 10]))
    #expect(run.card.phase == .learning(step: 1))
    run.review(.again, with: learning([minute]))
    #expect(run.card.phase == .learning(step: 0))
    run.review(.hard, with: learning([]))
    #expect(run.card.phase == .review)
    run.review(.again, with: relearning([minute, minute * 10]))
    #expect(run.card.phase == .relearning(step: 0))
    run.review(.good, with: relearning([minute, minute * 10]))
    #expect(run.card.phase == .relearning(step: 1))
    run.review(.again, with: relearning([minute]))
    #expect(run.card.phase == .relearning(step: 0))
    run.review(.hard, with: relearning([]))
    #expect(run.card.phase == .review)
  }

  // py-fsrs Scheduler.review_card, "handles edge case": a step beyond the last.
  @Test func aStepThatNoLongerExistsLeadsToReviewAfterAPass() {
    let scheduler = StepScheduler(learningSteps: [.seconds(60)])
    let memory = FSRS().initialState(.good)
    for grade in [Grade.hard, .good, .easy] {
      let card = StepScheduler.Card(phase: .learning(step: 3), memory: memory)
      #expect(scheduler.review(card, grade: grade, elapsed: .zero).card.phase == .review)
    }
    let card = StepScheduler.Card(phase: .learning(step: 3), memory: memory)
    let again = scheduler.review(card, grade: .again, elapsed: .zero)
    #expect(again.card.phase == .learning(step: 0))
  }

  // test_maximum_interval.
  @Test func noIntervalIsLongerThanTheMaximum() {
    let scheduler = StepScheduler(maximumInterval: 100)
    var run = Run()
    for grade in [Grade.easy, .good, .easy, .good, .easy, .easy] {
      run.review(grade, with: scheduler)
      #expect(run.days <= 100)
    }
    #expect(run.days == 100)
  }

  // test_learning_card_rate_hard_one_learning_step and
  // test_relearning_card_rate_hard_one_relearning_step.
  @Test func hardOnAnOnlyStepWaitsHalfAsLongAgain() {
    var new = Run()
    new.review(.hard, with: StepScheduler(learningSteps: [.seconds(600)]))
    #expect(new.card.phase == .learning(step: 0))
    #expect(new.interval == .seconds(900))
    var lapsed = Run()
    for grade in [Grade.easy, .again, .hard] { lapsed.review(grade) }
    #expect(lapsed.card.phase == .relearning(step: 0))
    #expect(lapsed.interval == .seconds(900))
  }

  // test_learning_card_rate_hard_second_learning_step and
  // test_relearning_card_rate_hard_two_relearning_steps.
  @Test func hardOnALaterStepWaitsAsLongAsThatStep() {
    var new = Run()
    for grade in [Grade.good, .hard] { new.review(grade) }
    #expect(new.card.phase == .learning(step: 1))
    #expect(new.interval == .seconds(600))
    let scheduler = StepScheduler(relearningSteps: [.seconds(60), .seconds(600)])
    var lapsed = Run()
    for grade in [Grade.easy, .again, .hard] { lapsed.review(grade, with: scheduler) }
    #expect(lapsed.card.phase == .relearning(step: 0))
    #expect(lapsed.interval == .seconds(330))
    lapsed.review(.good, with: scheduler)
    #expect(lapsed.card.phase == .relearning(step: 1))
    lapsed.review(.hard, with: scheduler)
    #expect(lapsed.interval == .seconds(600))
    lapsed.review(.easy, with: scheduler)
    #expect(lapsed.card.phase == .review)
  }

  // test_long_term_stability_learning_state; the states are py-fsrs 6.3.2's.
  @Test func aRelearningCardThatWaitsADayForgets() throws {
    var run = Run()
    run.review(.easy)
    run.review(.again)
    #expect(run.card.phase == .relearning(step: 0))
    run.review(.good, late: .seconds(86_400))
    #expect(run.card.phase == .review)
    let memory = try #require(run.card.memory)
    #expect(isClose(memory.stability, to: 3.594938000169363, relative: 1e-12))
    #expect(isClose(memory.difficulty, to: 7.0151909490243805, relative: 1e-12))
  }

  @Test func elapsedTimeIsCutDownToWholeDays() {
    let scheduler = StepScheduler()
    let card = StepScheduler.Card(
      phase: .review, memory: MemoryState(stability: 5, difficulty: 5))
    let sameDay = scheduler.review(card, grade: .good, elapsed: .zero)
    for elapsed in [Duration.seconds(86_399), .seconds(-1), .seconds(-1_000_000)] {
      #expect(scheduler.review(card, grade: .good, elapsed: elapsed) == sameDay)
    }
    #expect(
      scheduler.review(card, grade: .good, elapsed: .seconds(86_400)).card.memory
        == FSRS().nextState(after: card.memory, grade: .good, elapsedDays: 1))
  }

  // test_fuzz draws with Python's random; here the bounds of 11 days are Anki's, 8...14.
  @Test func onlyIntervalsInReviewAreFuzzed() {
    let scheduler = StepScheduler()
    var run = Run()
    run.review(.good)
    let step = scheduler.review(
      StepScheduler.Card(), grade: .good, elapsed: .zero, fuzz: Fuzz(fraction: 1))
    #expect(step.interval == .seconds(600))
    run.review(.good)
    let days = [0, 1].map { fraction in
      scheduler.review(
        run.card, grade: .good, elapsed: run.interval, fuzz: Fuzz(fraction: Double(fraction))
      ).interval.components.seconds / 86_400
    }
    #expect(days == [9, 13])
  }

  @Test func oddStepsAndElapsedTimesDoNotTrap() {
    let endless = Duration.seconds(Int64.max)
    let scheduler = StepScheduler(
      desiredRetention: .nan, learningSteps: [endless, .seconds(-5)],
      relearningSteps: [endless, endless], maximumInterval: .max)
    let most = Duration.seconds(86_400 * 36500)
    for phase in [StepScheduler.Phase.learning(step: -3), .review, .relearning(step: .max)] {
      for grade in Grade.allCases {
        for elapsed in [endless, .seconds(Int64.min)] {
          let card = StepScheduler.Card(
            phase: phase, memory: MemoryState(stability: .nan, difficulty: .infinity))
          let outcome = scheduler.review(card, grade: grade, elapsed: elapsed)
          #expect(outcome.interval >= .zero && outcome.interval <= most * 3 / 2)
        }
      }
    }
  }
}
