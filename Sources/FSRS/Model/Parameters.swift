/// The 21 parameters w0…w20 of FSRS-6.
///
/// Defaults and bounds are those of py-fsrs 6.3 (`DEFAULT_PARAMETERS`, `LOWER_BOUNDS_PARAMETERS`,
/// `UPPER_BOUNDS_PARAMETERS`). fsrs-rs 6.6 has the same, but for w19, which it keeps at 0.01 or more
/// while it fits and lets be 0 when it schedules; 0 is allowed here, because parameters that came
/// from FSRS-5 have it.
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
    0...1, 1...6, 0...2, 0...2, 0...0.8, 0.1...0.8,
  ]

  /// Checks count and bounds; not-a-number and infinity lie in none.
  ///
  /// - Parameter values: 21 numbers, w0 first.
  /// - Throws: ``ParameterError`` naming the first value that cannot be used.
  public init(_ values: [Double]) throws(ParameterError) {
    guard values.count == Self.count else { throw .wrongCount(values.count) }
    for (index, value) in values.enumerated() where !Self.bounds[index].contains(value) {
      throw .outOfBounds(index: index, value: value, bounds: Self.bounds[index])
    }
    self.values = values
  }

  /// Takes values that are known to be 21 within the bounds.
  init(unchecked values: [Double]) { self.values = values }
}

/// Why a list of numbers is not a set of FSRS-6 parameters.
public enum ParameterError: Error, Equatable {
  /// Not 21 numbers but this many.
  case wrongCount(Int)
  /// w`index` is not a number within its bounds (NaN lies in no range).
  case outOfBounds(index: Int, value: Double, bounds: ClosedRange<Double>)

  /// One line: what is wrong, where, and what to do.
  public var message: String {
    switch self {
    case .wrongCount(let count):
      "\(count) numbers are not a set of FSRS-6 parameters; give \(Parameters.count), w0 first"
    case .outOfBounds(let index, let value, let bounds):
      "w\(index) is \(value); give a number from \(bounds.lowerBound) to \(bounds.upperBound)"
    }
  }
}
