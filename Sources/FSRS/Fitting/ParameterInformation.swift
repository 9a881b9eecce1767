/// What reviews tell of the parameters: their Fisher information, a sum over the scored reviews.
///
/// For a prediction R of pass or fail it is `(dR/dw)(dR/dw)ᵀ / (R·(1−R))`, whatever the answer was.
/// It holds at the parameters that the states were computed with; sums of different ones mean
/// nothing. Parts can be added and taken back in any order, up to rounding in double precision.
public struct ParameterInformation: Hashable, Sendable {
  /// How many numbers it has: 231.
  private static let count = Parameters.count * (Parameters.count + 1) / 2

  /// The lower triangle of the symmetric matrix by w0…w20, row by row: w0·w0, w1·w0, w1·w1, w2·w0 …
  /// 231 numbers, each for a unit of both its parameters.
  public private(set) var values: [Double]

  /// The information of no reviews.
  public init() { values = Array(repeating: 0, count: Self.count) }

  /// The information that ``values`` were of; nil unless they are 231 finite numbers.
  ///
  /// That reviews can have it is not checked here; ``Uncertainty`` refuses one that they cannot.
  ///
  /// - Parameter values: the lower triangle, row by row.
  public init?(_ values: [Double]) {
    guard values.count == Self.count, values.allSatisfy(\.isFinite) else { return nil }
    self.values = values
  }

  /// Adds the information of other reviews.
  public static func += (left: inout ParameterInformation, right: ParameterInformation) {
    for index in left.values.indices { left.values[index] += right.values[index] }
  }

  /// Takes back the information of some of the reviews.
  public static func -= (left: inout ParameterInformation, right: ParameterInformation) {
    for index in left.values.indices { left.values[index] -= right.values[index] }
  }

  /// The entry of the symmetric matrix.
  subscript(row: Int, column: Int) -> Double {
    get { values[Self.place(row, column)] }
    set { values[Self.place(row, column)] = newValue }
  }

  private static func place(_ row: Int, _ column: Int) -> Int {
    let (lower, upper) = (max(row, column), min(row, column))
    return lower * (lower + 1) / 2 + upper
  }

  /// Adds `weight · r·rᵀ`.
  mutating func add(_ weight: Double, _ r: ParameterRow) {
    values.withUnsafeMutableBufferPointer { values in
      var place = 0
      for row in 0..<Parameters.count {
        let scaled = weight * Double(r[row])
        for column in 0...row {
          values[place] += scaled * Double(r[column])
          place += 1
        }
      }
    }
  }

  /// The curvature of the loss by ``FitSpace``'s coordinates: this and the prior's.
  ///
  /// - Parameters:
  ///   - w: the parameters that this information is at.
  ///   - factor: how many times each review counts.
  ///   - precision: the prior's, by ``FitSpace``'s coordinates.
  /// - Returns: a symmetric matrix; positive definite where this is of reviews.
  func curvature(
    at w: [Double], times factor: Double = 1, precision: SquareMatrix
  ) -> SquareMatrix {
    SquareMatrix(size: Parameters.count) { row, column in
      factor * self[row, column] * FitSpace.scale(row, at: w)
        * FitSpace.scale(column, at: w) + precision[row, column]
    }
  }
}
