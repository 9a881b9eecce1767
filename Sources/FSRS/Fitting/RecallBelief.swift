#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is believed of a mean chance of recall, allowing for another law of forgetting than the model's.
///
/// The parameters are known as ``Uncertainty`` says. But memory need not follow FSRS-6 at all, and then
/// the curve is steeper the farther ahead one looks: reviews lie about where recall is 90%, so a fit sees
/// little of what comes after. So the logarithm of the odds is believed to be one of two normal
/// distributions: the model's, and one for other laws, lower by the square of
/// ``Uncertainty/Estimate/shapeSlope``, which grows with log(1 + elapsed days / stability), and wider.
///
/// The figures were chosen on 300 simulated people of each kind, at 30 to 300 attempts and 0 to 90 days
/// ahead: people of FSRS-6 with parameters from ``Prior/people``, and people who forget exponentially,
/// for whom the log odds lay 0.33 slope² below the model's (0.7 at 7 days, 1.7 at 30, 3.3 at 90).
/// `CoverageTests` holds the ranges to both.
package struct RecallBelief: Sendable {
  /// What the model predicts, 0…1.
  package let mean: Double
  private let logOdds: NormalMixture?

  /// The share of the belief that other laws get.
  private static let otherLaws = 0.55
  /// How far they lie below the model, for a shape slope of 1.
  private static let steepening = 0.35
  /// How many times as unsure they are.
  private static let widening = 1.6
  /// A standard deviation that the model's own does not reach. The linear step from the parameters to the
  /// log odds overstates it far ahead, since w20 cannot fall below 0.1, where half of all people are near.
  private static let ceiling = 0.4

  package init(_ estimate: Uncertainty.Estimate) {
    mean = estimate.mean
    guard mean > 0, mean < 1 else {
      logOdds = nil
      return
    }
    let center = log(mean / (1 - mean))
    let variance = estimate.logOddsVariance
    let own = (variance / (1 + variance / (Self.ceiling * Self.ceiling))).squareRoot()
    logOdds = NormalMixture([
      .init(weight: 1 - Self.otherLaws, mean: center, deviation: own),
      .init(
        weight: Self.otherLaws,
        mean: center - Self.steepening * estimate.shapeSlope * estimate.shapeSlope,
        deviation: Self.widening * variance.squareRoot()),
    ])
  }

  /// The chance of recall that the true one lies below with a probability.
  package func quantile(_ probability: Double) -> Double {
    guard let logOdds else { return mean }
    return 1 / (1 + exp(-logOdds.quantile(probability)))
  }
}

/// Some normal distributions, one of which holds.
package struct NormalMixture: Sendable {
  package struct Part: Sendable {
    package let weight: Double
    package let mean: Double
    package let deviation: Double

    package init(weight: Double, mean: Double, deviation: Double) {
      self.weight = weight
      self.mean = mean
      self.deviation = deviation
    }
  }

  private let parts: [Part]

  /// Takes parts, one at least, whose weights add up to 1.
  package init(_ parts: [Part]) { self.parts = parts }

  /// The value that lies above a probability, 0.001…0.999.
  package func quantile(_ probability: Double) -> Double {
    // No part's quantile lies farther out than five deviations.
    var low = parts.map { $0.mean - 5 * $0.deviation }.min() ?? 0
    var high = parts.map { $0.mean + 5 * $0.deviation }.max() ?? 0
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if below(middle) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  private func below(_ value: Double) -> Double {
    parts.reduce(0) { sum, part in
      let deviations = (value - part.mean) / max(part.deviation, 1e-12)
      return sum + part.weight * erfc(-deviations / 2.0.squareRoot()) / 2
    }
  }
}
