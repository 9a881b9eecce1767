/// Finds the least value of a ``Posterior`` within the bounds: a quasi-Newton method with an active set.
///
/// Each step minimizes a quadratic model of the function within the bounds, and is shortened until the
/// function falls enough. The curvature of the model is the expected one (Fisher scoring), worked out
/// again after each step; where the sample is large, from a part of it. J. Nocedal, S. Wright,
/// "Numerical Optimization", 2nd edition, chapters 3, 10 and 16.
struct BoundedMinimizer {
  /// How a search ended.
  struct Result {
    var place: Posterior.Place
    var passes: Int
    /// Whether the tolerance was reached, rather than the limit or an edge of the function.
    var isConverged: Bool
  }

  let bounds = FitSpace.bounds
  /// The search ends where the model expects the value to fall by less, or it does, in nats.
  let tolerance: Double
  /// The most evaluations, at least 1.
  let limit: Int

  /// - Parameters:
  ///   - posterior: the function.
  ///   - start: where to begin, within the bounds.
  ///   - part: what the curvature is taken from.
  ///   - progress: told after each evaluation; false cancels.
  /// - Returns: the best place seen.
  /// - Throws: `FitError.cancelled`.
  func minimize(
    _ posterior: borrowing Posterior, from start: [Double], curvatureOf part: borrowing Posterior,
    progress: (_ passes: Int, _ meanLoss: Double) -> Bool
  ) throws(FitError) -> Result {
    var passes = 1
    var place = posterior.place(at: start)
    guard progress(passes, place.meanLoss) else { throw .cancelled }
    var curvature = part.curvature(at: start)
    while let step = BoundedStep(from: place, curvature: curvature, bounds: bounds) {
      if step.expectedFall < tolerance {
        return Result(place: place, passes: passes, isConverged: true)
      }
      guard let next = try shorten(step, from: place, posterior, &passes, progress) else { break }
      let fall = place.value - next.value
      place = next
      // At an edge, where two formulas meet, the model promises falls that do not come. And where the
      // curvature of the place before is good enough to end with, the next one is not needed.
      let last = BoundedStep(from: next, curvature: curvature, bounds: bounds)
      if fall < tolerance || last.map({ $0.expectedFall < tolerance }) ?? false {
        return Result(place: next, passes: passes, isConverged: true)
      }
      curvature = part.curvature(at: next.point)
    }
    return Result(place: place, passes: passes, isConverged: false)
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
