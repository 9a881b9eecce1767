/// The least value of a quadratic model within bounds, as a step from a place.
///
/// A primal active-set method: it goes to the least value over the coordinates that are not held, as far
/// as the first bound on the way, which is then held too; once there, it lets go of the held coordinate
/// that pulls inwards the most. The model falls with every move, so the step leads down.
struct BoundedStep {
  private let start: [Double]
  private let bounds: [ClosedRange<Double>]
  private(set) var change: [Double]
  /// How the value begins to change along the step, for its whole length; negative.
  private(set) var slope = 0.0
  /// What the model expects the whole step to gain, at least 0.
  private(set) var expectedFall = 0.0

  /// Nil where the curvature is not positive definite.
  init?(
    from place: Posterior.Place, curvature: SquareMatrix, bounds: [ClosedRange<Double>]
  ) {
    start = place.point
    self.bounds = bounds
    let size = place.point.count
    change = Array(repeating: 0, count: size)
    var slopes = place.gradient
    var isFree = (0..<size).map { index in
      slopes[index] > 0
        ? start[index] > bounds[index].lowerBound : start[index] < bounds[index].upperBound
    }
    // Each move holds or frees one coordinate; a few more than there are, so as not to cycle for ever.
    for _ in 0..<4 * size {
      guard let factor = curvature.factored(isFree) else { return nil }
      let move = factor.solve((0..<size).map { isFree[$0] ? -slopes[$0] : 0 })
      let blocked = moveFreely(move, isFree)
      slopes = zip(place.gradient, curvature * change).map { $0 + $1 }
      if let blocked {
        isFree[blocked] = false
        continue
      }
      guard let released = coordinateToRelease(slopes, isFree) else { break }
      isFree[released] = true
    }
    slope = zip(place.gradient, change).reduce(0) { $0 + $1.0 * $1.1 }
    let curved = zip(change, curvature * change).reduce(0) { $0 + $1.0 * $1.1 }
    expectedFall = max(0, -slope - curved / 2)
    guard slope.isFinite, expectedFall.isFinite else { return nil }
  }

  /// The point at a part of the step.
  func end(_ length: Double) -> [Double] {
    start.indices.map { index in
      min(
        max(start[index] + length * change[index], bounds[index].lowerBound),
        bounds[index].upperBound)
    }
  }

  /// Goes as far as the bounds allow; returns the coordinate that stops it, if one does.
  private mutating func moveFreely(_ move: [Double], _ isFree: [Bool]) -> Int? {
    var length = 1.0
    var blocked: Int?
    for index in move.indices where isFree[index] && move[index] != 0 {
      let limit = move[index] > 0 ? bounds[index].upperBound : bounds[index].lowerBound
      let room = (limit - start[index] - change[index]) / move[index]
      if room < length {
        length = max(room, 0)
        blocked = index
      }
    }
    for index in move.indices where isFree[index] { change[index] += length * move[index] }
    if let blocked {
      let limit = move[blocked] > 0 ? bounds[blocked].upperBound : bounds[blocked].lowerBound
      change[blocked] = limit - start[blocked]
    }
    return blocked
  }

  /// The held coordinate along which the model falls the most on the way inwards.
  private func coordinateToRelease(_ slopes: [Double], _ isFree: [Bool]) -> Int? {
    var steepest = 0.0
    var released: Int?
    for index in slopes.indices where !isFree[index] {
      let end = start[index] + change[index]
      let inwards =
        end <= bounds[index].lowerBound
        ? -slopes[index] : end >= bounds[index].upperBound ? slopes[index] : abs(slopes[index])
      if inwards > steepest * (1 + 1e-9) + 1e-12 {
        steepest = inwards
        released = index
      }
    }
    return released
  }
}
