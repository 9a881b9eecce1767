#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The FSRS-6 memory model with one set of parameters.
///
/// Time is in days. Same-day reviews have elapsed time 0; negative or not-a-number elapsed times
/// are taken as 0, because clocks go back and histories get merged. Formulas: the FSRS-6 page of
/// the fsrs4anki wiki ("The Algorithm"), py-fsrs 6.3.2 and fsrs-rs 5; difficulty's mean-reversion
/// target D0(4) is not clamped, as in those two.
public struct FSRS: Sendable {
  /// The parameters that every result is computed with.
  public let parameters: Parameters

  /// The range that stability is kept in: a thousandth of a day to a hundred years.
  public static let stabilityRange = 0.001...36500.0
  /// The range that difficulty is kept in.
  public static let difficultyRange = 1.0...10.0

  private let w: [Double]
  /// −w20, the exponent of the forgetting curve.
  private let decay: Double
  /// F, chosen so that retrievability is 0.9 after one stability.
  private let factor: Double
  /// D0(4) before clamping.
  private let easyDifficulty: Double

  /// A model with the given parameters.
  public init(parameters: Parameters = .default) {
    self.parameters = parameters
    w = parameters.values
    decay = -w[20]
    factor = pow(0.9, 1 / decay) - 1
    easyDifficulty = w[4] - exp(w[5] * 3) + 1
  }

  /// The probability, 0…1, of recalling a card some days after its last review.
  ///
  /// `(1 + F·t/S)^−w20`
  public func retrievability(stability: Double, elapsedDays: Double) -> Double {
    pow(1 + factor * clampElapsed(elapsedDays) / clampStability(stability), decay)
  }

  /// Days, not rounded, until retrievability has fallen to a desired retention.
  ///
  /// - Parameters:
  ///   - stability: days; clamped to ``stabilityRange``.
  ///   - desiredRetention: a probability above 0 and below 1; others are clamped to 0.01…0.9999.
  public func interval(stability: Double, desiredRetention: Double) -> Double {
    let retention = desiredRetention.isNaN ? 0.9 : min(max(desiredRetention, 0.01), 0.9999)
    return clampStability(stability) / factor * (pow(retention, 1 / decay) - 1)
  }

  /// The state after a first review.
  public func initialState(_ grade: Grade) -> MemoryState {
    MemoryState(
      stability: clampStability(w[grade.rawValue - 1]),
      difficulty: clampDifficulty(w[4] - exp(w[5] * Double(grade.rawValue - 1)) + 1))
  }

  /// The state after a review.
  ///
  /// - Parameters:
  ///   - state: the state after the review before, or nil for a first review.
  ///   - grade: the grade of this review.
  ///   - elapsedDays: whole or fractional days since the review before; below 1 counts as the same
  ///     day. Ignored for a first review.
  public func nextState(
    after state: MemoryState?, grade: Grade, elapsedDays: Double
  ) -> MemoryState {
    guard let state else { return initialState(grade) }
    let stability = clampStability(state.stability)
    let difficulty = clampDifficulty(state.difficulty)
    let elapsed = clampElapsed(elapsedDays)
    let next: Double
    if elapsed < 1 {
      next = sameDayStability(stability, grade)
    } else {
      let recall = retrievability(stability: stability, elapsedDays: elapsed)
      next =
        grade.isPass
        ? stabilityAfterPass(stability, difficulty, recall, grade)
        : stabilityAfterLapse(stability, difficulty, recall)
    }
    return MemoryState(
      stability: clampStability(next), difficulty: nextDifficulty(difficulty, grade))
  }

  /// The states after each of a card's reviews, first to last.
  ///
  /// - Parameter reviews: grade and days since the review before (ignored for the first).
  public func replay(
    _ reviews: some Sequence<(grade: Grade, elapsedDays: Double)>
  ) -> [MemoryState] {
    var state: MemoryState?
    return reviews.map { review in
      let next = nextState(after: state, grade: review.grade, elapsedDays: review.elapsedDays)
      state = next
      return next
    }
  }

  private func nextDifficulty(_ difficulty: Double, _ grade: Grade) -> Double {
    let change = -w[6] * Double(grade.rawValue - 3)
    let damped = difficulty + change * (10 - difficulty) / 9
    return clampDifficulty(w[7] * easyDifficulty + (1 - w[7]) * damped)
  }

  private func stabilityAfterPass(
    _ stability: Double, _ difficulty: Double, _ recall: Double, _ grade: Grade
  ) -> Double {
    let growth =
      exp(w[8]) * (11 - difficulty) * pow(stability, -w[9]) * (exp(w[10] * (1 - recall)) - 1)
      * (grade == .hard ? w[15] : 1) * (grade == .easy ? w[16] : 1)
    return stability * (1 + growth)
  }

  private func stabilityAfterLapse(
    _ stability: Double, _ difficulty: Double, _ recall: Double
  ) -> Double {
    let forgotten =
      w[11] * pow(difficulty, -w[12]) * (pow(stability + 1, w[13]) - 1) * exp(w[14] * (1 - recall))
    return min(forgotten, stability / exp(w[17] * w[18]))
  }

  private func sameDayStability(_ stability: Double, _ grade: Grade) -> Double {
    let growth = exp(w[17] * (Double(grade.rawValue - 3) + w[18])) * pow(stability, -w[19])
    return stability * (grade >= .hard ? max(1, growth) : growth)
  }

  private func clampStability(_ value: Double) -> Double {
    value.isNaN
      ? Self.stabilityRange.lowerBound
      : min(max(value, Self.stabilityRange.lowerBound), Self.stabilityRange.upperBound)
  }

  private func clampDifficulty(_ value: Double) -> Double {
    value.isNaN
      ? Self.difficultyRange.upperBound
      : min(max(value, Self.difficultyRange.lowerBound), Self.difficultyRange.upperBound)
  }

  private func clampElapsed(_ value: Double) -> Double { value > 0 ? min(value, 1e6) : 0 }
}
