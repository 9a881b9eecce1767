/// What fitting minimizes: the loss on a sample plus the distance from the prior, in nats.
struct Posterior: ~Copyable {
  private let sample: Sample
  /// How many times each review of the sample counts.
  private let factor: Double
  private let precision: SquareMatrix
  private let center: [Double]
  private let loss: LossGradient

  /// - Parameters:
  ///   - sample: the reviews.
  ///   - prior: what is known without them.
  ///   - totalWeight: what the whole that the sample stands for weighs.
  init(of sample: consuming Sample, prior: Prior, standingFor totalWeight: Double) {
    factor = sample.totalWeight > 0 ? totalWeight / sample.totalWeight : 1
    loss = LossGradient(longestCard: sample.longestCard)
    precision = prior.precision
    center = FitSpace.point(of: prior.center)
    self.sample = sample
  }

  /// A point of ``FitSpace`` and what was found there.
  struct Place {
    var point: [Double]
    var value: Double
    var gradient: [Double]
    /// The weighted mean loss on the sample, without the prior.
    var meanLoss: Double
  }

  func place(at point: [Double]) -> Place {
    let w = FitSpace.parameters(at: point)
    let loss = loss.evaluate(Coefficients(w), of: sample)
    let distance = zip(point, center).map { $0 - $1 }
    let pull = precision * distance
    let gradient = pull.indices.map { index in
      factor * self.loss.gradient[index] * FitSpace.scale(index, at: w) + pull[index]
    }
    let penalty = zip(distance, pull).reduce(0) { $0 + $1.0 * $1.1 } / 2
    return Place(
      point: point, value: factor * loss + penalty, gradient: gradient,
      meanLoss: sample.totalWeight > 0 ? loss / sample.totalWeight : 0)
  }

  /// The curvature to expect at a point: information of the sample and of the prior.
  func curvature(at point: [Double]) -> SquareMatrix {
    let w = FitSpace.parameters(at: point)
    return FisherInformation(longestCard: sample.longestCard)
      .evaluate(Coefficients(w), of: sample)
      .curvature(at: w, times: factor, precision: precision)
  }
}
