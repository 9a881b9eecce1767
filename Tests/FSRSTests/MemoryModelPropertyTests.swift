import FSRS
import SeededRandom
import Testing

/// What holds for all parameters and states; random ones with fixed seeds.
struct MemoryModelPropertyTests {
  private static let rounds = 5_000

  @Test func statesStayInRangeForAnyNumbers() throws {
    var random = SplitMix64(seed: 1)
    for _ in 0..<Self.rounds {
      let model = FSRS(parameters: try random.parameters())
      let state = MemoryState(stability: random.wild(), difficulty: random.wild())
      let elapsed = random.wild()
      for grade in Grade.allCases {
        let next = model.nextState(after: state, grade: grade, elapsedDays: elapsed)
        #expect(
          FSRS.stabilityRange.contains(next.stability)
            && FSRS.difficultyRange.contains(next.difficulty),
          "\(grade) after \(elapsed) days from \(state): \(next), \(model.parameters.values)")
      }
      let recall = model.retrievability(stability: state.stability, elapsedDays: elapsed)
      #expect((0...1).contains(recall), "\(elapsed) days at \(state.stability)")
      let interval = model.interval(
        stability: state.stability, desiredRetention: random.wild())
      #expect(interval > 0 && interval.isFinite, "\(state.stability)")
    }
  }

  @Test func longHistoriesStayInRange() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<200 {
      let model = FSRS(parameters: try random.parameters())
      let reviews = (0..<50).map { _ in (grade: random.grade(), elapsedDays: random.wild()) }
      for state in model.replay(reviews) {
        #expect(FSRS.stabilityRange.contains(state.stability), "\(reviews)")
        #expect(FSRS.difficultyRange.contains(state.difficulty), "\(reviews)")
      }
    }
  }

  @Test func initialStatesAreInRange() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<Self.rounds {
      let model = FSRS(parameters: try random.parameters())
      for grade in Grade.allCases {
        let state = model.initialState(grade)
        #expect(FSRS.stabilityRange.contains(state.stability))
        #expect(FSRS.difficultyRange.contains(state.difficulty))
      }
    }
  }

  @Test(arguments: [-1, -Double.infinity, .nan, -0.0, 0, 0.5, 1.0.nextDown])
  func elapsedTimeBelowADayIsTheSameDay(elapsedDays: Double) {
    let model = FSRS()
    let state = MemoryState(stability: 5, difficulty: 5)
    for grade in Grade.allCases {
      #expect(
        model.nextState(after: state, grade: grade, elapsedDays: elapsedDays)
          == model.nextState(after: state, grade: grade, elapsedDays: 0))
    }
  }

  @Test func negativeAndMissingElapsedTimesForgetNothing() {
    let model = FSRS()
    for elapsed in [-1, -Double.infinity, .nan, 0] {
      #expect(model.retrievability(stability: 5, elapsedDays: elapsed) == 1)
    }
    #expect(model.retrievability(stability: 5, elapsedDays: .infinity) == 0)
  }

  @Test func statesOutOfRangeCountAsTheNearestInRange() {
    let model = FSRS()
    let pairs = [
      (
        MemoryState(stability: .nan, difficulty: .nan),
        MemoryState(stability: 0.001, difficulty: 10)
      ),
      (MemoryState(stability: -3, difficulty: 0), MemoryState(stability: 0.001, difficulty: 1)),
      (
        MemoryState(stability: .infinity, difficulty: 99),
        MemoryState(stability: 36500, difficulty: 10)
      ),
    ]
    for (state, nearest) in pairs {
      for grade in Grade.allCases {
        #expect(
          model.nextState(after: state, grade: grade, elapsedDays: 3)
            == model.nextState(after: nearest, grade: grade, elapsedDays: 3))
      }
    }
  }

  @Test func retrievabilityFallsWithTimeAndRisesWithStability() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<Self.rounds {
      let model = FSRS(parameters: try random.parameters())
      let stability = random.number(in: 0.01...1000)
      let elapsed = stability * random.number(in: 0.01...100)
      let now = model.retrievability(stability: stability, elapsedDays: elapsed)
      #expect(now < 1)
      #expect(model.retrievability(stability: stability, elapsedDays: elapsed * 1.01) < now)
      #expect(model.retrievability(stability: stability * 1.01, elapsedDays: elapsed) > now)
    }
  }

  @Test func retrievabilityIsNineTenthsAfterOneStability() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<Self.rounds {
      let model = FSRS(parameters: try random.parameters())
      let stability = random.memory().stability
      let recall = model.retrievability(stability: stability, elapsedDays: stability)
      #expect(isClose(recall, to: 0.9, relative: 1e-12))
      let interval = model.interval(stability: stability, desiredRetention: 0.9)
      #expect(isClose(interval, to: stability, relative: 1e-12))
    }
  }

  @Test func intervalIsTheInverseOfRetrievability() throws {
    var random = SplitMix64(seed: 6)
    for _ in 0..<Self.rounds {
      let model = FSRS(parameters: try random.parameters())
      let stability = random.memory().stability
      let retention = random.number(in: 0.01...0.9999)
      let interval = model.interval(stability: stability, desiredRetention: retention)
      let recall = model.retrievability(stability: stability, elapsedDays: interval)
      #expect(isClose(recall, to: retention, relative: 1e-9), "\(stability), \(retention)")
      let longer = model.interval(stability: stability, desiredRetention: retention * 0.999)
      #expect(longer > interval || retention * 0.999 < 0.01, "\(stability), \(retention)")
    }
  }

  @Test(arguments: [(0, 0.01), (-1, 0.01), (1, 0.9999), (7, 0.9999), (.nan, 0.9)])
  func retentionsThatAreNoneCountAsTheNearest(given: Double, taken: Double) {
    let model = FSRS()
    #expect(
      model.interval(stability: 4, desiredRetention: given)
        == model.interval(stability: 4, desiredRetention: taken))
  }

  @Test func stabilityDoesNotFallAfterAPass() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<Self.rounds {
      let model = FSRS(parameters: try random.parameters())
      let state = random.memory()
      for elapsed in [0, 1, random.elapsedDays()] {
        for grade in [Grade.hard, .good, .easy] {
          let next = model.nextState(after: state, grade: grade, elapsedDays: elapsed)
          #expect(next.stability >= state.stability, "\(grade), \(elapsed) days, \(state)")
        }
      }
    }
  }

  @Test func stabilityDoesNotRiseAfterALapse() throws {
    var random = SplitMix64(seed: 8)
    for _ in 0..<Self.rounds {
      let model = FSRS(parameters: try random.parameters())
      let state = random.memory()
      // On the same day only from a stability of 1 on; see the next test for the defaults.
      for elapsed in [1, random.elapsedDays()] + (state.stability >= 1 ? [0] : []) {
        let next = model.nextState(after: state, grade: .again, elapsedDays: elapsed)
        #expect(next.stability <= state.stability, "\(elapsed) days, \(state)")
      }
    }
  }

  @Test func stabilityDoesNotRiseAfterALapseOnTheSameDayByDefault() {
    var random = SplitMix64(seed: 9)
    let model = FSRS()
    for _ in 0..<Self.rounds {
      let state = random.memory()
      let next = model.nextState(after: state, grade: .again, elapsedDays: 0)
      #expect(next.stability <= state.stability, "\(state)")
    }
  }

  @Test func betterGradesLeaveMoreStabilityAndLessDifficulty() throws {
    var random = SplitMix64(seed: 10)
    for _ in 0..<Self.rounds {
      let model = FSRS(parameters: try random.parameters())
      let state = random.memory()
      for elapsed in [0, 1, random.elapsedDays()] {
        let next = Grade.allCases.map {
          model.nextState(after: state, grade: $0, elapsedDays: elapsed)
        }
        for (worse, better) in zip(next, next.dropFirst()) {
          #expect(worse.stability <= better.stability, "\(elapsed) days, \(state)")
          #expect(worse.difficulty >= better.difficulty, "\(elapsed) days, \(state)")
        }
      }
    }
  }

  @Test func betterFirstGradesAreMoreStableAndEasierByDefault() {
    let states = Grade.allCases.map(FSRS().initialState)
    for (worse, better) in zip(states, states.dropFirst()) {
      #expect(worse.stability < better.stability)
      #expect(worse.difficulty > better.difficulty)
    }
  }

  @Test func aPassAfterALongerWaitLeavesAtLeastAsMuchStability() throws {
    var random = SplitMix64(seed: 12)
    for _ in 0..<Self.rounds {
      let model = FSRS(parameters: try random.parameters())
      let state = random.memory()
      let elapsed = random.elapsedDays()
      for grade in [Grade.hard, .good, .easy] {
        let soon = model.nextState(after: state, grade: grade, elapsedDays: elapsed)
        let late = model.nextState(after: state, grade: grade, elapsedDays: elapsed * 1.5)
        #expect(late.stability >= soon.stability, "\(grade), \(elapsed) days, \(state)")
      }
    }
  }

  @Test func replayIsOneStepAfterAnother() {
    var random = SplitMix64(seed: 13)
    let model = FSRS()
    let reviews = (0..<20).map { _ in (grade: random.grade(), elapsedDays: random.elapsedDays()) }
    var states: [MemoryState] = []
    for review in reviews {
      states.append(
        model.nextState(
          after: states.last, grade: review.grade, elapsedDays: review.elapsedDays))
    }
    #expect(model.replay(reviews) == states)
    #expect(model.replay([]).isEmpty)
  }

  @Test func nextStatesAreThoseOfEachGrade() throws {
    var random = SplitMix64(seed: 14)
    for _ in 0..<Self.rounds {
      let model = FSRS(parameters: try random.parameters())
      let state = MemoryState(stability: random.wild(), difficulty: random.wild())
      for (before, elapsed) in [(state, random.wild()), (random.memory(), random.elapsedDays())] {
        let states = model.nextStates(after: before, elapsedDays: elapsed)
        for grade in Grade.allCases {
          #expect(
            states[grade] == model.nextState(after: before, grade: grade, elapsedDays: elapsed))
        }
      }
      #expect(model.nextStates(after: nil, elapsedDays: 3) == ByGrade(model.initialState))
    }
  }
}
