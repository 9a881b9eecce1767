#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How sure a set of parameters is, and so what is predicted with it.
///
/// The loss of fitting is approximated by a parabola at the parameters (Laplace): its curvature, the
/// information of the reviews and of the prior, is the inverse covariance of the parameters. Meant for
/// parameters that are fitted, or for the prior's center while there are few reviews.
///
/// What it does not cover: that a card may differ from what the model thinks of one with its history.
public struct Uncertainty: Sendable {
  /// The parameters that are more or less sure.
  public let parameters: Parameters
  private let curvature: CholeskyFactor
  private let scales: [Double]

  /// 10% lie beyond this many standard deviations on either side.
  private static let deviations = 1.2815515655446004

  /// The uncertainty of parameters after a log.
  ///
  /// - Parameters:
  ///   - parameters: those in use, fitted to the log or not.
  ///   - log: the reviews that are known; may be empty.
  ///   - prior: what was known without it.
  ///   - weighting: how much each review counts.
  /// - Throws: ``FitError/unusablePrior``.
  public init(
    of parameters: Parameters, after log: ReviewLog, prior: Prior = .people,
    weighting: Weighting = .equal
  ) throws(FitError) {
    guard prior.isUsable else { throw .unusablePrior }
    let sample = Sample(log, ranks: 0..<log.scoredCount, weighting: weighting)
    let weight = sample.totalWeight
    let posterior = Posterior(of: sample, prior: prior, standingFor: weight)
    let point = FitSpace.point(of: parameters)
    guard let factor = posterior.curvature(at: point).factored() else { throw .unusablePrior }
    curvature = factor
    self.parameters = parameters
    scales = (0..<Parameters.count).map { FitSpace.scale($0, at: parameters.values) }
  }

  /// A probability and the range that holds it in four of five cases.
  public struct Range: Hashable, Sendable {
    /// Below it in one case of ten.
    public let low: Double
    /// What the model predicts.
    public let expected: Double
    /// Above it in one case of ten.
    public let high: Double
  }

  /// One card's history and how long ago it ended.
  public struct Question: Sendable {
    /// Its reviews, first to last: grade and days since the review before (ignored for the first).
    public var reviews: [(grade: Grade, elapsedDays: Double)]
    /// Days since the last of them; below 0 is taken as 0, and at most 36500 count.
    public var elapsedDays: Double

    /// A history that ended some days ago.
    public init(reviews: [(grade: Grade, elapsedDays: Double)], elapsedDays: Double) {
      self.reviews = reviews
      self.elapsedDays = elapsedDays
    }
  }

  /// The mean probability of recalling some questions now, with its 80% range.
  ///
  /// The range is symmetric in the logarithm of the odds, so that it stays within 0…1.
  ///
  /// - Parameter questions: one or more; those without reviews are left out.
  /// - Returns: nil where none has reviews.
  public func recall(of questions: some Sequence<Question>) -> Range? {
    var sum = 0.0
    var count = 0
    var slopes = [Double](repeating: 0, count: Parameters.count)
    let c = Coefficients(parameters.values)
    for question in questions where !question.reviews.isEmpty {
      sum += add(question, c, to: &slopes)
      count += 1
    }
    guard count > 0 else { return nil }
    let mean = sum / Double(count)
    guard mean > 0, mean < 1 else { return Range(low: mean, expected: mean, high: mean) }
    let byLogOdds = slopes.map { $0 / Double(count) / (mean * (1 - mean)) }
    let spread = Self.deviations * curvature.inverseForm(byLogOdds).squareRoot()
    let logOdds = log(mean / (1 - mean))
    // Rounding must not put the mean beside its range.
    return Range(
      low: min(1 / (1 + exp(spread - logOdds)), mean), expected: mean,
      high: max(1 / (1 + exp(-spread - logOdds)), mean))
  }

  /// Adds the slopes of one question's recall by ``FitSpace``'s coordinates; returns the recall.
  private func add(
    _ question: Question, _ c: borrowing Coefficients, to slopes: inout [Double]
  ) -> Double {
    let clamp = { (days: Double) in days > 0 ? min(days, ReviewLog.longestElapsed) : 0 }
    // As if it were asked and recalled now: the loss of that is −log R.
    let sample = Sample(
      grades: question.reviews.map { UInt8($0.grade.rawValue) } + [UInt8(Grade.good.rawValue)],
      elapsed: question.reviews.map { clamp($0.elapsedDays) } + [clamp(question.elapsedDays)],
      weights: question.reviews.map { _ in 0.0 } + [1])
    let loss = LossGradient(longestCard: sample.longestCard)
    let recall = exp(-loss.evaluate(c, of: sample))
    for index in slopes.indices {
      slopes[index] -= recall * loss.gradient[index] * scales[index]
    }
    return recall
  }
}
