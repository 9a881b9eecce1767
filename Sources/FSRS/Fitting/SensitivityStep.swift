/// One review of a card, with the derivatives by the parameters carried forwards by the chain rule.
///
/// The functions are to be called in their order; ``recall(after:of:_:_:)`` is left out for a
/// review on the same day. What a review adds to the derivatives by itself is worked out in
/// `direct`, room for ``ParameterRow/width`` numbers, whatever they are.
struct SensitivityStep {
  private var step = ReviewStep()
  /// dR/dw; 0 for a review on the same day.
  private(set) var recallSlopes = ParameterRow()

  /// The probability of recall.
  var recall: Double { step.recall }
  /// R·(1−R), how much pass or fail varies.
  var recallVariance: Double { step.recall * (1 - step.recall) }

  /// Begins a review of a card in a state that is in range. A raw grade is 1…4.
  @inline(__always)
  init(_ memory: MemoryState, rawGrade: UInt8) {
    step.begin(memory.stability, memory.difficulty, rawGrade: rawGrade)
  }

  /// Works out recall after some days, and its derivatives.
  @inline(__always)
  mutating func recall(
    after elapsed: Double, of before: StateSensitivity,
    _ direct: UnsafeMutablePointer<Double>, _ c: borrowing Coefficients
  ) {
    step.recall(after: elapsed, c)
    direct[20] = 0
    recallSlopes.add(Float(step.recallBack(byLog: step.recall, direct, c)), before.stability)
    recallSlopes.high[4] += Float(direct[20])
  }

  /// The state after the review.
  @inline(__always)
  mutating func nextMemory(isSameDay: Bool, _ c: borrowing Coefficients) -> MemoryState {
    MemoryState(
      stability: step.nextStability(isSameDay: isSameDay, c), difficulty: step.nextDifficulty(c))
  }

  /// The derivatives of that state.
  @inline(__always)
  func nextSensitivity(
    after before: StateSensitivity, _ direct: UnsafeMutablePointer<Double>,
    _ c: borrowing Coefficients
  ) -> StateSensitivity {
    var next = StateSensitivity()
    direct.update(repeating: 0, count: ParameterRow.width)
    let slopes = step.stabilityBack(1, direct, c)
    next.stability = ParameterRow(direct)
    next.stability.add(Float(slopes.stability), before.stability)
    next.stability.add(Float(slopes.difficulty), before.difficulty)
    next.stability.add(Float(slopes.recall), recallSlopes)
    direct.update(repeating: 0, count: ParameterRow.width)
    let kept = Float(step.difficultyBack(1, direct, c))
    next.difficulty = ParameterRow(direct)
    next.difficulty.add(kept, before.difficulty)
    return next
  }
}
