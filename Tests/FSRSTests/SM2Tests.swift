import FSRS
import SeededRandom
import Testing

struct SM2Tests {
  private let model = FSRS()

  // fsrs-rs 6.6 inference.rs test_memory_from_sm2, then figures of PyPI fsrs-rs-python 0.9.3
  // (`memory_state_from_sm2`, default parameters); both in 32 bits.
  @Test(
    arguments: [
      (2.5, 10.0, 0.9, 10.0, 6.9140563), (2.5, 10, 0.8, 3.01572, 9.393428),
      (2.5, 10, 0.95, 24.841097, 1.2974405), (1.3, 20, 0.9, 20, 10),
      (2.0, 15, 0.9, 15, 8.085675239562988), (2.5, 0.0001, 0.9, 0.001, 10),
      (2.5, 36500, 0.9, 36500, 1), (1.0, 5, 0.9, 5, 10), (1.3, -4, 0.9, 0.001, 10),
      (5, 10, 0.9, 10, 1),
    ])
  func stateIsTheOneOfFSRSRS(
    ease: Double, interval: Double, retention: Double, stability: Double, difficulty: Double
  ) throws {
    let state = try model.stateFromSM2(
      easeFactor: ease, interval: interval, retention: retention)
    #expect(isClose(state.stability, to: stability, relative: 1e-5))
    #expect(isClose(state.difficulty, to: difficulty, relative: 1e-5))
  }

  // fsrs-rs makes 100000 of this one, a state that its own formulas would not keep.
  @Test func stabilityHasTheModelsCeiling() throws {
    let state = try model.stateFromSM2(easeFactor: 2.5, interval: 100_000)
    #expect(state == MemoryState(stability: 36500, difficulty: 1))
  }

  // The last part of the same test, with its tolerance of 0.01.
  @Test func goodAfterTheIntervalGrowsByTheEase() throws {
    let state = try model.stateFromSM2(easeFactor: 2, interval: 15)
    let next = model.nextState(after: state, grade: .good, elapsedDays: 15)
    #expect(abs(next.stability / 15 - 2) < 0.01)
  }

  @Test func numbersThatCannotBeUsedAreNamed() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(throws: SM2Error.self) { try model.stateFromSM2(easeFactor: value, interval: 10) }
      #expect(throws: SM2Error.self) { try model.stateFromSM2(easeFactor: 2.5, interval: value) }
    }
    for retention in [Double.nan, 0, 1, -0.5, 1.5, .infinity] {
      #expect(throws: SM2Error.self) {
        try model.stateFromSM2(easeFactor: 2.5, interval: 10, retention: retention)
      }
    }
    #expect(throws: SM2Error.retention(1)) {
      try model.stateFromSM2(easeFactor: 2.5, interval: 10, retention: 1)
    }
    #expect(SM2Error.retention(1).message.contains("1.0"))
  }

  @Test func anyFiniteNumbersMakeAStateInRange() throws {
    var random = SplitMix64(seed: 31)
    for _ in 0..<20_000 {
      let model = FSRS(parameters: try random.parameters())
      let (ease, interval) = (random.wild(), random.wild())
      let retention = [random.unit(), 1.0.nextDown, Double.leastNonzeroMagnitude][
        random.index(below: 3)]
      guard ease.isFinite, interval.isFinite, retention > 0 else { continue }
      let state = try model.stateFromSM2(
        easeFactor: ease, interval: interval, retention: retention)
      #expect(FSRS.stabilityRange.contains(state.stability), "\(ease) \(interval) \(retention)")
      #expect(FSRS.difficultyRange.contains(state.difficulty), "\(ease) \(interval) \(retention)")
    }
  }
}
