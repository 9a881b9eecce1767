/// How much a sample says about the parameters: the expected curvature of the loss.
///
/// It is the ``ParameterInformation`` of the reviews by weight, which for this loss is the
/// Gauss-Newton matrix too. It is never negative, unlike the curvature itself, and needs first
/// derivatives only: each state's derivatives by the parameters are carried forwards with it.
///
/// Single precision is enough for a matrix that only says how far to go; sums are in double precision.
struct FisherInformation: ~Copyable {
  /// The state after a review and its derivatives.
  private struct Level {
    var memory = MemoryState(stability: 0, difficulty: 0)
    var sensitivity = StateSensitivity()
  }

  /// What a review adds to the derivatives of S, D and R by itself.
  private let direct: UnsafeMutablePointer<Double>
  /// The states of the reviews from a card's first to its last.
  private let levels: UnsafeMutablePointer<Level>
  /// The information of a few hundred cards; only columns up to the row's block of eight are filled.
  private let part: UnsafeMutablePointer<ParameterRow>

  /// For cards of at most some number of reviews.
  init(longestCard: Int) {
    levels = .allocate(capacity: max(longestCard, 1))
    levels.initialize(repeating: Level(), count: max(longestCard, 1))
    direct = .allocate(capacity: ParameterRow.width)
    direct.initialize(repeating: 0, count: ParameterRow.width)
    part = .allocate(capacity: Parameters.count)
    part.initialize(repeating: ParameterRow(), count: Parameters.count)
  }

  deinit {
    levels.deallocate()
    direct.deallocate()
    part.deallocate()
  }

  /// The information by w0…w20.
  func evaluate(
    _ c: borrowing Coefficients, of sample: borrowing Sample
  ) -> ParameterInformation {
    var sum = ParameterInformation()
    for index in 0..<sample.strandCount {
      add(sample.strand(index), c)
      if index % 256 == 255 || index == sample.strandCount - 1 { empty(into: &sum) }
    }
    return sum
  }

  private func empty(into sum: inout ParameterInformation) {
    part.withMemoryRebound(to: Float.self, capacity: Parameters.count * ParameterRow.width) {
      values in
      for row in 0..<Parameters.count {
        for column in 0...row {
          sum[row, column] += Double(values[row * ParameterRow.width + column])
        }
      }
    }
    part.update(repeating: ParameterRow(), count: Parameters.count)
  }

  private func add(_ strand: Sample.Strand, _ c: borrowing Coefficients) {
    for index in 0..<strand.count {
      let level = levels + strand.depth + index
      guard strand.depth + index > 0 else {
        let grade = Int(strand.grades[index]) - 1
        level.pointee.memory = MemoryState(
          stability: c.initialStability[grade], difficulty: c.initialDifficulty[grade])
        level.pointee.sensitivity = StateSensitivity(firstGradeIndex: grade, c)
        continue
      }
      let before = level - 1
      let elapsed = strand.elapsed[index]
      var step = SensitivityStep(before.pointee.memory, rawGrade: strand.grades[index])
      if elapsed >= 1 {
        step.recall(after: elapsed, of: before.pointee.sensitivity, direct, c)
        let weight = strand.weights[index] / step.recallVariance
        if weight > 0 { add(Float(weight), step.recallSlopes) }
      }
      guard index < strand.count - 1 || strand.goesOn else { break }
      level.pointee.memory = step.nextMemory(isSameDay: elapsed < 1, c)
      level.pointee.sensitivity = step.nextSensitivity(
        after: before.pointee.sensitivity, direct, c)
    }
  }

  /// Adds `weight · r·rᵀ`, of which columns beyond a row's block are not needed.
  @inline(__always)
  private func add(_ weight: Float, _ r: ParameterRow) {
    for index in 0..<8 { part[index].low += (weight * r.low[index]) * r.low }
    for index in 0..<8 {
      part[index + 8].low += (weight * r.middle[index]) * r.low
      part[index + 8].middle += (weight * r.middle[index]) * r.middle
    }
    for index in 0..<5 { part[index + 16].add(weight * r.high[index], r) }
  }
}
