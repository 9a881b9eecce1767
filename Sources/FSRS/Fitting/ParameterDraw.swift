#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Uncertainty {
  /// Parameters that are as likely as these, and so somebody that a person may be.
  public struct Draw: Sendable {
    /// Within ``Parameters/bounds``.
    public let parameters: Parameters
    /// What they differ by, for a unit of each.
    private let differences: [Double]

    init(_ parameters: Parameters, from center: Parameters) {
      self.parameters = parameters
      differences = zip(parameters.values, center.values).map { $0 - $1 }
    }

    /// What a memory would be with these parameters, to first order in what they differ by: stability by
    /// its logarithm, so that it stays above 0.
    ///
    /// - Parameters:
    ///   - memory: the state, computed with the parameters that were drawn around.
    ///   - sensitivity: how that state moves with them.
    /// - Returns: a state within the ranges of ``FSRS``.
    public func memory(
      _ memory: MemoryState, _ sensitivity: StateSensitivity
    ) -> MemoryState {
      var growth = 0.0
      var difficulty = memory.difficulty
      for index in differences.indices {
        growth += Double(sensitivity.stability[index]) * differences[index]
        difficulty += Double(sensitivity.difficulty[index]) * differences[index]
      }
      let factor = exp(min(max(growth / max(memory.stability, 0.001), -3), 3))
      return MemoryState(
        stability: FSRS.clampStability(memory.stability * factor),
        difficulty: FSRS.clampDifficulty(difficulty))
    }
  }

  /// Draws parameters from the distribution that they have after the reviews.
  ///
  /// - Parameter normals: 21 independent numbers of the normal distribution of mean 0 and deviation 1;
  ///   missing ones count as 0.
  /// - Returns: parameters within their bounds.
  public func draw(_ normals: [Double]) -> Draw {
    let numbers = normals + Array(repeating: 0, count: max(0, Parameters.count - normals.count))
    let offsets = curvature.otherHalf(Array(numbers.prefix(Parameters.count)))
    let center = FitSpace.point(of: parameters)
    let point = center.indices.map { FitSpace.clamp(center[$0] + offsets[$0], $0) }
    let drawn = (try? Parameters(FitSpace.parameters(at: point))) ?? parameters
    return Draw(drawn, from: parameters)
  }
}
