/// A small square matrix of numbers, row after row.
struct SquareMatrix: Sendable {
  let size: Int
  private var values: [Double]

  /// A matrix of zeros.
  init(size: Int) {
    self.size = size
    values = Array(repeating: 0, count: size * size)
  }

  /// A matrix of the values for each row and column.
  init(size: Int, _ value: (_ row: Int, _ column: Int) -> Double) {
    self.size = size
    values = (0..<size * size).map { value($0 / size, $0 % size) }
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * size + column] }
    set { values[row * size + column] = newValue }
  }

  static func * (matrix: SquareMatrix, vector: [Double]) -> [Double] {
    (0..<matrix.size).map { row in
      (0..<matrix.size).reduce(0) { $0 + matrix[row, $1] * vector[$1] }
    }
  }

  static func + (left: SquareMatrix, right: SquareMatrix) -> SquareMatrix {
    var sum = left
    for index in sum.values.indices { sum.values[index] += right.values[index] }
    return sum
  }

  static func * (matrix: SquareMatrix, factor: Double) -> SquareMatrix {
    var product = matrix
    for index in product.values.indices { product.values[index] *= factor }
    return product
  }

  /// L of this = L·Lᵀ (Cholesky), restricted to some rows and columns.
  ///
  /// - Parameter kept: which rows and columns take part; the others become those of a unit matrix.
  /// - Returns: nil where the matrix is not positive definite.
  func factored(_ kept: [Bool]? = nil) -> CholeskyFactor? {
    var lower = SquareMatrix(size: size)
    for row in 0..<size {
      guard kept?[row] ?? true else {
        lower[row, row] = 1
        continue
      }
      for column in 0...row where kept?[column] ?? true {
        var sum = self[row, column]
        for k in 0..<column { sum -= lower[row, k] * lower[column, k] }
        if column < row {
          lower[row, column] = sum / lower[column, column]
        } else {
          guard sum > 0, sum.isFinite else { return nil }
          lower[row, row] = sum.squareRoot()
        }
      }
    }
    return CholeskyFactor(lower: lower)
  }
}

/// A lower triangular L that stands for the matrix L·Lᵀ.
struct CholeskyFactor: Sendable {
  let lower: SquareMatrix

  /// x of (L·Lᵀ)·x = b.
  func solve(_ b: [Double]) -> [Double] { otherHalf(half(b)) }

  /// x of Lᵀ·x = y. Of a y of independent normal numbers it is one of covariance (L·Lᵀ)⁻¹.
  func otherHalf(_ y: [Double]) -> [Double] {
    var x = y
    for row in stride(from: lower.size - 1, through: 0, by: -1) {
      for k in row + 1..<lower.size { x[row] -= lower[k, row] * x[k] }
      x[row] /= lower[row, row]
    }
    return x
  }

  /// bᵀ·(L·Lᵀ)⁻¹·b, never negative.
  func inverseForm(_ b: [Double]) -> Double { half(b).reduce(0) { $0 + $1 * $1 } }

  /// y of L·y = b.
  private func half(_ b: [Double]) -> [Double] {
    var y = b
    for row in 0..<lower.size {
      for k in 0..<row { y[row] -= lower[row, k] * y[k] }
      y[row] /= lower[row, row]
    }
    return y
  }
}
