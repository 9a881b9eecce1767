/// Carries the sensitivities of memory states from review to review, as ``FSRS`` does the states.
///
/// ```swift
/// let model = FSRS(parameters: parameters)
/// let sensitivities = SensitivityModel(parameters: parameters)
/// var information = ParameterInformation()
/// var memory = model.initialState(.good)
/// var sensitivity = sensitivities.initial(.good)
/// sensitivity = sensitivities.next(
///   after: sensitivity, memory: memory, grade: .hard, elapsedDays: 3, information: &information)
/// memory = model.nextState(after: memory, grade: .hard, elapsedDays: 3)
/// ```
///
/// So what ``Uncertainty`` needs is kept up at a constant cost for each review, about 0.3 µs. Every
/// function takes any number without trapping, and gives the same for the same to the last bit.
public struct SensitivityModel: Sendable {
  private let coefficients: Coefficients

  /// A model with the parameters that the states are computed with.
  public init(parameters: Parameters) { coefficients = Coefficients(parameters.values) }

  /// The sensitivity of the state after a first review, which tells nothing of the parameters.
  public func initial(_ grade: Grade) -> StateSensitivity {
    StateSensitivity(firstGradeIndex: grade.rawValue - 1, coefficients)
  }

  /// The sensitivity of the state after a review that is not a card's first.
  ///
  /// - Parameters:
  ///   - sensitivity: that of the state after the review before.
  ///   - memory: that state, clamped as ``FSRS/nextState(after:grade:elapsedDays:)`` does.
  ///   - grade: the grade of this review.
  ///   - elapsedDays: whole or fractional days since the review before; at most
  ///     ``ReviewLog/longestElapsed`` count. Below 1, and not-a-number, is a review on the same
  ///     day, which is not scored.
  ///   - information: what a scored review tells is added to it.
  /// - Returns: finite numbers.
  public func next(
    after sensitivity: StateSensitivity, memory: MemoryState, grade: Grade, elapsedDays: Double,
    information: inout ParameterInformation
  ) -> StateSensitivity {
    let elapsed = ReviewLog.clampElapsed(elapsedDays)
    var direct = [Double](repeating: 0, count: ParameterRow.width)
    var step = SensitivityStep(memory.clamped, rawGrade: UInt8(grade.rawValue))
    if elapsed >= 1 {
      step.recall(after: elapsed, of: sensitivity, &direct, coefficients)
      information.add(1 / step.recallVariance, step.recallSlopes.finite)
    }
    // The derivatives depend on which formula and which clamp the state after came from.
    _ = step.nextMemory(isSameDay: elapsed < 1, coefficients)
    return step.nextSensitivity(after: sensitivity, &direct, coefficients).finite
  }

  /// The probability of recall some days after a card's last review, and its slopes by w0…w20;
  /// takes odd numbers as ``next(after:memory:grade:elapsedDays:information:)`` does.
  func recall(
    of memory: MemoryState, _ sensitivity: StateSensitivity, elapsedDays: Double
  ) -> (probability: Double, slopes: ParameterRow) {
    var direct = [Double](repeating: 0, count: ParameterRow.width)
    var step = SensitivityStep(memory.clamped, rawGrade: UInt8(Grade.good.rawValue))
    step.recall(
      after: ReviewLog.clampElapsed(elapsedDays), of: sensitivity, &direct, coefficients)
    return (step.recall, step.recallSlopes.finite)
  }
}

extension MemoryState {
  fileprivate var clamped: MemoryState {
    MemoryState(
      stability: FSRS.clampStability(stability), difficulty: FSRS.clampDifficulty(difficulty))
  }
}
