#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The coordinates that fitting moves in: log w0 … log w3, and w4 … w20 as they are.
///
/// First stabilities span five orders of magnitude, and people differ in them by factors.
enum FitSpace {
  /// The logarithms are of the first four parameters.
  private static let logarithms = 4

  /// Bounds of each coordinate. w19 is kept at 0.01 or more as in fsrs-rs: at 0 a stability would grow
  /// by the same factor with each review of a day, without end.
  static let bounds: [ClosedRange<Double>] = Parameters.bounds.enumerated().map { index, range in
    if index < logarithms { return log(range.lowerBound)...log(range.upperBound) }
    return index == 19 ? 0.01...range.upperBound : range
  }

  /// The point of some parameters, within the bounds.
  static func point(of parameters: Parameters) -> [Double] {
    parameters.values.enumerated().map { index, value in
      clamp(index < logarithms ? log(value) : value, index)
    }
  }

  /// w0…w20 of a point, within their bounds also after rounding.
  static func parameters(at point: [Double]) -> [Double] {
    point.enumerated().map { index, value in
      guard index < logarithms else { return value }
      let range = Parameters.bounds[index]
      return min(max(exp(value), range.lowerBound), range.upperBound)
    }
  }

  /// What a derivative by w is to be multiplied with at a point.
  static func scale(_ index: Int, at w: [Double]) -> Double { index < logarithms ? w[index] : 1 }

  static func clamp(_ value: Double, _ index: Int) -> Double {
    min(max(value, bounds[index].lowerBound), bounds[index].upperBound)
  }
}
