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

    @inline(__always)
    mutating func scale(_ factor: Float) {
      low *= factor
      middle *= factor
      high *= factor
    }
  }

  private static let width = 24
  /// What a review adds to the derivatives of S, D and R by itself.
  private let direct: UnsafeMutablePointer<Double>
  /// The information of a few hundred cards; only columns up to the row's block of eight are filled.
  private let part: UnsafeMutablePointer<Row>

  init() {
    direct = .allocate(capacity: Self.width)
    direct.initialize(repeating: 0, count: Self.width)
    part = .allocate(capacity: Parameters.count)
    part.initialize(repeating: Row(), count: Parameters.count)
  }

  deinit {
    direct.deallocate()
    part.deallocate()
  }

  /// The information by w0…w20.
  func evaluate(_ c: borrowing Coefficients, of sample: borrowing Sample) -> SquareMatrix {
    var sum = SquareMatrix(size: Parameters.count)
    for index in 0..<sample.cardCount {
      add(sample.card(index), c)
      if index % 256 == 255 || index == sample.cardCount - 1 { empty(into: &sum) }
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

  private func add(_ card: Sample.Card, _ c: borrowing Coefficients) {
    let first = Int(card.grades[0]) - 1
    var stability = c.initialStability[first]
    var difficulty = c.initialDifficulty[first]
    var byStability = Row()
    var byDifficulty = Row()
    byStability.low[first] = 1
    byDifficulty.low[4] = Float(c.initialDifficultySlope4[first])
    byDifficulty.low[5] = Float(c.initialDifficultySlope5[first])
    for index in 1..<card.count {
      let elapsed = card.elapsed[index]
      var step = ReviewStep()
      step.begin(stability, difficulty, rawGrade: card.grades[index])
      var byRecall = Row()
      if elapsed >= 1 {
        step.recall(after: elapsed, c)
        direct[20] = 0
        byRecall.add(Float(step.recallBack(1, direct, c)), byStability)
        byRecall.high[4] += Float(direct[20])
        let weight = card.weights[index] / (step.recall * (1 - step.recall))
        if weight > 0 { add(Float(weight), byRecall) }
      }
      guard index < card.count - 1 else { break }
      stability = step.nextStability(isSameDay: elapsed < 1, c)
      difficulty = step.nextDifficulty(c)
      direct.update(repeating: 0, count: Self.width)
      let slopes = step.stabilityBack(1, direct, c)
      byStability.scale(Float(slopes.stability))
      byStability.add(Float(slopes.difficulty), byDifficulty)
      byStability.add(Float(slopes.recall), byRecall)
      byStability.add(1, Row(direct))
      direct.update(repeating: 0, count: Self.width)
      byDifficulty.scale(Float(step.difficultyBack(1, direct, c)))
      byDifficulty.add(1, Row(direct))
    }
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
