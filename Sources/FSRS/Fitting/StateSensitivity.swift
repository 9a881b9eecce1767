/// How a card's memory state moves with the parameters: its forward sensitivities.
///
/// It belongs to the state after one review and to the parameters that were used; with others, it
/// is to be computed again from the card's first review. A ``SensitivityModel`` carries it from
/// review to review. Single precision is enough, because it only says how sure a prediction is.
public struct StateSensitivity: Hashable, Sendable {
  /// dS/dw and dD/dw.
  var stability = ParameterRow()
  var difficulty = ParameterRow()

  /// Sensitivities of 0.
  init() {}

  /// dS/dw0 … dS/dw20, in days, and then dD/dw0 … dD/dw20, each for a unit of its parameter: 42
  /// finite numbers. Given back to ``init(_:)``, they make the same sensitivity to the last bit.
  public var values: [Float] {
    (0..<Parameters.count).map { stability[$0] } + (0..<Parameters.count).map { difficulty[$0] }
  }

  /// The sensitivity that ``values`` were of; nil unless they are 42 finite numbers.
  ///
  /// - Parameter values: dS/dw0 … dS/dw20, dD/dw0 … dD/dw20.
  public init?(_ values: [Float]) {
    guard values.count == 2 * Parameters.count, values.allSatisfy(\.isFinite) else { return nil }
    for index in 0..<Parameters.count {
      stability[index] = values[index]
      difficulty[index] = values[Parameters.count + index]
    }
  }

  /// That of the state after a first review; a grade index is its raw value less 1.
  init(firstGradeIndex grade: Int, _ c: borrowing Coefficients) {
    stability.low[grade] = 1
    difficulty.low[4] = Float(c.initialDifficultySlope4[grade])
    difficulty.low[5] = Float(c.initialDifficultySlope5[grade])
  }

  /// This within single precision: no reviews lead beyond it, but values from elsewhere may.
  var finite: StateSensitivity {
    var finite = StateSensitivity()
    finite.stability = stability.finite
    finite.difficulty = difficulty.finite
    return finite
  }
}

/// A number for each parameter, in single precision; the last three of 24 are always 0.
struct ParameterRow: Hashable, Sendable {
  static let width = 24

  var low = SIMD8<Float>()
  var middle = SIMD8<Float>()
  var high = SIMD8<Float>()

  init() {}

  /// The first 24 numbers at a place.
  @inline(__always)
  init(_ values: UnsafePointer<Double>) {
    for index in 0..<8 {
      low[index] = Float(values[index])
      middle[index] = Float(values[index + 8])
      high[index] = Float(values[index + 16])
    }
  }

  @inline(__always)
  mutating func add(_ factor: Float, _ other: ParameterRow) {
    low += factor * other.low
    middle += factor * other.middle
    high += factor * other.high
  }

  @inline(__always)
  subscript(index: Int) -> Float {
    get { index < 8 ? low[index] : index < 16 ? middle[index - 8] : high[index - 16] }
    set {
      if index < 8 {
        low[index] = newValue
      } else if index < 16 {
        middle[index - 8] = newValue
      } else {
        high[index - 16] = newValue
      }
    }
  }

  /// This with the greatest number for an infinite one, and 0 for not-a-number.
  var finite: ParameterRow {
    func finite(_ part: SIMD8<Float>) -> SIMD8<Float> {
      let greatest = SIMD8<Float>(repeating: .greatestFiniteMagnitude)
      return part.replacing(with: greatest, where: part .> greatest)
        .replacing(with: -greatest, where: part .< -greatest)
        .replacing(with: 0, where: part .!= part)
    }
    var row = ParameterRow()
    row.low = finite(low)
    row.middle = finite(middle)
    row.high = finite(high)
    return row
  }
}
