#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is known of a person's parameters before the first review: how they differ among people.
///
/// A normal distribution around ``center``, of log w0 … log w3 and of w4 … w20. People differ in how
/// long a first memory lasts mostly by one factor for all four grades, so the logarithms share a shift
/// (standard deviation ``sharedShift``) on top of one each (``ownShift``); the others are independent.
public struct Prior: Hashable, Sendable {
  /// The most likely parameters.
  public var center: Parameters
  /// Standard deviation of the shift that log w0 … log w3 have in common.
  public var sharedShift: Double
  /// Standard deviation of each of log w0 … log w3 beyond that.
  public var ownShift: Double
  /// Standard deviations of w4 … w20: 17 numbers.
  public var spread: [Double]
  /// How firmly it is believed: 1 as it is, 4 as if all standard deviations were half as large.
  public var strength: Double

  /// The prior of people in general.
  ///
  /// Center: the published defaults, which are the medians of about 10,000 people's fits. Spread: 0.7
  /// times the standard deviations by which fsrs-rs penalizes a distance from the defaults
  /// (`training.rs`, `PARAMS_STDDEV`), because those hold the noise of the fits too.
  public static let people = Prior(
    center: .default, sharedShift: 0.72, ownShift: 0.45,
    spread: [
      0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14,
      0.27,
    ].map { 0.7 * $0 }, strength: 1)

  /// ``people``, believed twice as firmly: what a fit goes by.
  ///
  /// A fit takes the most likely parameters, not the mean of all likely ones, and so follows few reviews
  /// too far. Among strengths from 0.5 to 8, tried on simulated people other than those of the published
  /// figures, 2 foresaw best overall from 30 to 1000 reviews: as well as 1 for people who are as far
  /// apart as the prior says, better for those who are not.
  public static let cautious: Prior = {
    var prior = people
    prior.strength = 2
    return prior
  }()

  /// A prior of one's own.
  ///
  /// - Parameters:
  ///   - center: the most likely parameters.
  ///   - sharedShift: standard deviation that log w0 … log w3 share; 0 or more.
  ///   - ownShift: standard deviation of each of them beyond that; above 0.
  ///   - spread: standard deviations of w4 … w20, 17 numbers above 0.
  ///   - strength: how firmly it is believed, above 0.
  public init(
    center: Parameters = .default, sharedShift: Double, ownShift: Double, spread: [Double],
    strength: Double = 1
  ) {
    self.center = center
    self.sharedShift = sharedShift
    self.ownShift = ownShift
    self.spread = spread
    self.strength = strength
  }

  /// Whether all standard deviations are there, finite and large enough to divide by.
  var isUsable: Bool {
    let isPositive = { (value: Double) in value >= 1e-6 && value <= 1e6 }
    return spread.count == Parameters.count - 4 && spread.allSatisfy(isPositive)
      && isPositive(ownShift) && (sharedShift == 0 || isPositive(sharedShift))
      && isPositive(strength)
  }

  /// The inverse of the covariance, by ``FitSpace``'s coordinates.
  var precision: SquareMatrix {
    let own = 1 / (ownShift * ownShift)
    let shared = sharedShift * sharedShift
    let sharedPart = own * shared / (ownShift * ownShift + 4 * shared)
    return SquareMatrix(size: Parameters.count) { row, column in
      if row < 4, column < 4 { return strength * ((row == column ? own : 0) - sharedPart) }
      guard row == column else { return 0 }
      return strength / (spread[row - 4] * spread[row - 4])
    }
  }
}
