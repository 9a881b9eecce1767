/// How much a sample says about the parameters: the expected curvature of the loss.
///
/// For a prediction R of pass or fail it is `(dR/dw)(dR/dw)ᵀ / (R·(1−R))`, summed over the scored
/// reviews by weight (the Fisher information, which for this loss is the Gauss-Newton matrix too). It is
/// never negative, unlike the curvature itself, and needs first derivatives only: each state's
/// derivatives by the parameters are carried forwards with it.
///
/// Single precision is enough for a matrix that only says how far to go; sums are in double precision.
struct FisherInformation: ~Copyable {
  /// A number for each parameter; the last three are always 0.
  private struct Row {
    var low = SIMD8<Float>()
    var middle = SIMD8<Float>()
    var high = SIMD8<Float>()

    init() {}

    @inline(__always)
    init(_ values: UnsafePointer<Double>) {
      for index in 0..<8 {
        low[index] = Float(values[index])
        middle[index] = Float(values[index + 8])
        high[index] = Float(values[index + 16])
      }
    }

    @inline(__always)
    mutating func add(_ factor: Float, _ other: Row) {
      low += factor * other.low
      middle += factor * other.middle
      high += factor * other.high
    }
  }

  /// The state after a review and its derivatives.
  private struct Level {
    var stability = 0.0
    var difficulty = 0.0
    var byStability = Row()
    var byDifficulty = Row()
  }

  private static let width = 24
  /// What a review adds to the derivatives of S, D and R by itself.
  private let direct: UnsafeMutablePointer<Double>
  /// The states of the reviews from a card's first to its last.
  private let levels: UnsafeMutablePointer<Level>
  /// The information of a few hundred cards; only columns up to the row's block of eight are filled.
  private let part: UnsafeMutablePointer<Row>

  /// For cards of at most some number of reviews.
  init(longestCard: Int) {
    levels = .allocate(capacity: max(longestCard, 1))
    levels.initialize(repeating: Level(), count: max(longestCard, 1))
    direct = .allocate(capacity: Self.width)
    direct.initialize(repeating: 0, count: Self.width)
    part = .allocate(capacity: Parameters.count)
    part.initialize(repeating: Row(), count: Parameters.count)
  }

  deinit {
    levels.deallocate()
    direct.deallocate()
    part.deallocate()
  }

  /// The information by w0…w20.
  func evaluate(_ c: borrowing Coefficients, of sample: borrowing Sample) -> SquareMatrix {
    var sum = SquareMatrix(size: Parameters.count)
    for index in 0..<sample.strandCount {
      add(sample.strand(index), c)
      if index % 256 == 255 || index == sample.strandCount - 1 { empty(into: &sum) }
    }
    return SquareMatrix(size: Parameters.count) { sum[max($0, $1), min($0, $1)] }
  }

  private func empty(into sum: inout SquareMatrix) {
    part.withMemoryRebound(to: Float.self, capacity: Parameters.count * Self.width) { values in
      for row in 0..<Parameters.count {
        for column in 0...row { sum[row, column] += Double(values[row * Self.width + column]) }
      }
    }
    part.update(repeating: Row(), count: Parameters.count)
  }

  private func add(_ strand: Sample.Strand, _ c: borrowing Coefficients) {
    for index in 0..<strand.count {
      let level = levels + strand.depth + index
      guard strand.depth + index > 0 else {
        level.pointee = first(Int(strand.grades[index]) - 1, c)
        continue
      }
      let before = level - 1
      let elapsed = strand.elapsed[index]
      var step = ReviewStep()
      step.begin(
        before.pointee.stability, before.pointee.difficulty, rawGrade: strand.grades[index])
      var byRecall = Row()
      if elapsed >= 1 {
        step.recall(after: elapsed, c)
        direct[20] = 0
        byRecall.add(
          Float(step.recallBack(byLog: step.recall, direct, c)), before.pointee.byStability)
        byRecall.high[4] += Float(direct[20])
        let weight = strand.weights[index] / (step.recall * (1 - step.recall))
        if weight > 0 { add(Float(weight), byRecall) }
      }
      guard index < strand.count - 1 || strand.goesOn else { break }
      level.pointee.stability = step.nextStability(isSameDay: elapsed < 1, c)
      level.pointee.difficulty = step.nextDifficulty(c)
      direct.update(repeating: 0, count: Self.width)
      let slopes = step.stabilityBack(1, direct, c)
      var next = Row(direct)
      next.add(Float(slopes.stability), before.pointee.byStability)
      next.add(Float(slopes.difficulty), before.pointee.byDifficulty)
      next.add(Float(slopes.recall), byRecall)
      level.pointee.byStability = next
      direct.update(repeating: 0, count: Self.width)
      let kept = Float(step.difficultyBack(1, direct, c))
      next = Row(direct)
      next.add(kept, before.pointee.byDifficulty)
      level.pointee.byDifficulty = next
    }
  }

  private func first(_ grade: Int, _ c: borrowing Coefficients) -> Level {
    var level = Level()
    level.stability = c.initialStability[grade]
    level.difficulty = c.initialDifficulty[grade]
    level.byStability.low[grade] = 1
    level.byDifficulty.low[4] = Float(c.initialDifficultySlope4[grade])
    level.byDifficulty.low[5] = Float(c.initialDifficultySlope5[grade])
    return level
  }

  /// Adds `weight · r·rᵀ`, of which columns beyond a row's block are not needed.
  @inline(__always)
  private func add(_ weight: Float, _ r: Row) {
    for index in 0..<8 { part[index].low += (weight * r.low[index]) * r.low }
    for index in 0..<8 {
      part[index + 8].low += (weight * r.middle[index]) * r.low
      part[index + 8].middle += (weight * r.middle[index]) * r.middle
    }
    for index in 0..<5 { part[index + 16].add(weight * r.high[index], r) }
  }
}
