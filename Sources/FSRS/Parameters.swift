/// The 21 parameters w0…w20 of FSRS-6.
///
/// Defaults and bounds are those of fsrs-rs 5 and py-fsrs 6 (`DEFAULT_PARAMETERS`,
/// `LOWER_BOUNDS_PARAMETERS`, `UPPER_BOUNDS_PARAMETERS`).
public struct Parameters: Hashable, Sendable {
  /// How many parameters FSRS-6 has: 21.
  public static let count = 21

  /// The parameters in order, each within ``bounds``.
  public let values: [Double]

  /// The published defaults, fitted to many people's reviews.
  public static let `default` = Parameters(unchecked: [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ])

  /// The closed range that each parameter must lie in, w0 first.
  public static let bounds: [ClosedRange<Double>] = [
    0.001...100, 0.001...100, 0.001...100, 0.001...100, 1...10, 0.001...4, 0.001...4,
    0.001...0.75, 0...4.5, 0...0.8, 0.001...3.5, 0.001...5, 0.001...0.25, 0.001...0.9, 0...4,
    0...1, 1...6, 0...2, 0...2, 0.01...0.8, 0.1...0.8,
  ]

  /// Checks count, finiteness and bounds.
  ///
  /// - Parameter values: 21 numbers, w0 first.
  /// - Throws: `ParameterError` naming the first value that cannot be used.
  public init(_ values: [Double]) throws(ParameterError) {
    guard values.count == Self.count else { throw .wrongCount(values.count) }
    for (index, value) in values.enumerated() where !Self.bounds[index].contains(value) {
      throw .outOfBounds(index: index, value: value, bounds: Self.bounds[index])
    }
    self.values = values
  }

  private init(unchecked values: [Double]) { self.values = values }
}

/// Why a list of numbers is not a set of FSRS-6 parameters.
public enum ParameterError: Error, Equatable {
  /// Not 21 numbers but this many.
  case wrongCount(Int)
  /// w`index` is not a number within its bounds (NaN lies in no range).
  case outOfBounds(index: Int, value: Double, bounds: ClosedRange<Double>)
}
