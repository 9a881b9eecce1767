/// Finds the least value of a ``Posterior`` within the bounds: a quasi-Newton method with an active set.
///
/// Each step minimizes a quadratic model of the function within the bounds, and is shortened until the
/// function falls enough. The curvature of the model is the expected one (Fisher scoring), worked out
/// again after each step where the sample is small; where it is large it comes from a smaller sample, and
/// is corrected by the gradients that are seen on the way (BFGS, damped after Powell so that it stays
/// positive). J. Nocedal, S. Wright, "Numerical Optimization", 2nd edition, chapters 3, 6, 10 and 18.
struct BoundedMinimizer {
  /// How a search ended.
  struct Result {
    var place: Posterior.Place
    var passes: Int
    /// Whether the tolerance was reached, rather than the limit or an edge of the function.
    var isConverged: Bool
    /// The last curvature.
    var curvature: SquareMatrix
  }

  let bounds = FitSpace.bounds
  /// The search ends where the model expects the value to fall by less, or it does, in nats.
  let tolerance: Double
  /// The most evaluations, at least 1.
  let limit: Int

  /// - Parameters:
  ///   - posterior: the function.
  ///   - start: where to begin, within the bounds.
  ///   - given: the curvature to begin with, positive definite; nil to work it out at each step.
  ///   - progress: told after each evaluation; false cancels.
  /// - Returns: the best place seen.
  /// - Throws: `FitError.cancelled`.
  func minimize(
    _ posterior: borrowing Posterior, from start: [Double], curvature given: SquareMatrix? = nil,
    progress: (_ passes: Int, _ meanLoss: Double) -> Bool
  ) throws(FitError) -> Result {
    var passes = 1
    var place = posterior.place(at: start)
    guard progress(passes, place.meanLoss) else { throw .cancelled }
    var curvature = given ?? posterior.curvature(at: start)
    while let step = BoundedStep(from: place, curvature: curvature, bounds: bounds) {
      if step.expectedFall < tolerance {
        return Result(place: place, passes: passes, isConverged: true, curvature: curvature)
      }
      guard let next = try shorten(step, from: place, posterior, &passes, progress) else { break }
      if place.value - next.value < tolerance {
        // At an edge, where two formulas meet, the model promises falls that do not come.
        return Result(place: next, passes: passes, isConverged: true, curvature: curvature)
      }
      if given == nil {
        curvature = posterior.curvature(at: next.point)
      } else {
        curvature.correct(from: place, to: next)
      }
      place = next
    }
    return Result(place: place, passes: passes, isConverged: false, curvature: curvature)
  }

  /// Where a step, or the part of it that leads down enough, ends; nil where none does.
  private func shorten(
    _ step: BoundedStep, from place: Posterior.Place, _ posterior: borrowing Posterior,
    _ passes: inout Int,
    _ progress: (_ passes: Int, _ meanLoss: Double) -> Bool
  ) throws(FitError) -> Posterior.Place? {
    var length = 1.0
    while length > 1e-4, passes < limit {
      let tried = posterior.place(at: step.end(length))
      passes += 1
      guard progress(passes, tried.meanLoss) else { throw .cancelled }
      if tried.value <= place.value + 1e-4 * length * step.slope { return tried }
      // The lowest point of the parabola through the value, the slope and what was found.
      let overshoot = tried.value - place.value - step.slope * length
      let lowest = -step.slope * length * length / (2 * overshoot)
      length = lowest.isFinite ? min(max(lowest, 0.1 * length), 0.5 * length) : 0.1 * length
    }
    return nil
  }
}

extension SquareMatrix {
  /// The BFGS update after a step, with Powell's damping: positive definite before, it stays so.
  mutating func correct(
    from place: Posterior.Place, to next: Posterior.Place
  ) {
    let step = zip(next.point, place.point).map { $0 - $1 }
    let curved = self * step
    let expected = zip(step, curved).reduce(0) { $0 + $1.0 * $1.1 }
    guard expected > 0 else { return }
    var seen = zip(next.gradient, place.gradient).map { $0 - $1 }
    let along = zip(step, seen).reduce(0) { $0 + $1.0 * $1.1 }
    if along < 0.2 * expected {
      let share = 0.8 * expected / (expected - along)
      seen = zip(seen, curved).map { share * $0 + (1 - share) * $1 }
    }
    let damped = max(along, 0.2 * expected)
    for row in 0..<size {
      for column in 0..<size {
        self[row, column] +=
          seen[row] * seen[column] / damped - curved[row] * curved[column] / expected
      }
    }
  }
}
