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
  private let sensitivities: SensitivityModel
  let curvature: CholeskyFactor
  private let scales: [Double]

  /// The critical value of an 80% range: the standard normal quantile of 0.9, so that 10% lie beyond as
  /// many standard deviations on either side.
  package static let criticalValue = 1.2815515655446004

  /// The uncertainty of parameters after some reviews.
  ///
  /// - Parameters:
  ///   - parameters: those in use, fitted to the reviews or not.
  ///   - information: what the reviews tell of these parameters; may be that of no reviews.
  ///   - prior: what was known without them.
  /// - Throws: ``FitError/unusablePrior``, or ``FitError/unusableInformation`` where the curvature
  ///   is none that reviews and a prior can give.
  public init(
    of parameters: Parameters, information: ParameterInformation, prior: Prior = .people
  ) throws(FitError) {
    guard prior.isUsable else { throw .unusablePrior }
    let curvature = information.curvature(at: parameters.values, precision: prior.precision)
    guard let factor = curvature.factored() else { throw .unusableInformation }
    self.curvature = factor
    self.parameters = parameters
    sensitivities = SensitivityModel(parameters: parameters)
    scales = (0..<Parameters.count).map { FitSpace.scale($0, at: parameters.values) }
  }

  /// The uncertainty of parameters after a log, whose information is summed up for it.
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
    let sample = Sample(log, ranks: 0..<log.scoredCount, weighting: weighting)
    let information = FisherInformation(longestCard: sample.longestCard)
      .evaluate(Coefficients(parameters.values), of: sample)
    try self.init(of: parameters, information: information, prior: prior)
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

  /// One card's memory and how long ago its last review was.
  public struct Question: Sendable {
    /// The state after the last review, computed with the parameters; clamped as ``FSRS`` does.
    public var memory: MemoryState
    /// How that state moves with the parameters.
    public var sensitivity: StateSensitivity
    /// Days since the last review; below 0 or not-a-number is taken as 0, and at most
    /// ``ReviewLog/longestElapsed`` count.
    public var elapsedDays: Double

    /// A card whose last review was some days ago.
    public init(memory: MemoryState, sensitivity: StateSensitivity, elapsedDays: Double) {
      self.memory = memory
      self.sensitivity = sensitivity
      self.elapsedDays = elapsedDays
    }
  }

  /// A mean probability and how sure it is.
  public struct Estimate: Hashable, Sendable {
    /// What the model predicts, 0…1.
    public let mean: Double
    /// The variance of the logarithm of its odds, as far as the parameters are unknown; 0 where the
    /// odds have none.
    public let logOddsVariance: Double
    /// How much the logarithm of its odds moves where the curve bends otherwise than the model's: the
    /// slope by one factor for all cards on log(1 + elapsed days / stability).
    public let shapeSlope: Double
  }

  /// The mean probability of recalling some questions, and how sure it is.
  ///
  /// - Returns: nil where there are no questions.
  public func estimate(of questions: some Sequence<Question>) -> Estimate? {
    var sum = 0.0
    var count = 0
    var shape = 0.0
    var slopes = [Double](repeating: 0, count: Parameters.count)
    for question in questions {
      let recall = sensitivities.recall(
        of: question.memory, question.sensitivity, elapsedDays: question.elapsedDays)
      sum += recall.probability
      for index in slopes.indices { slopes[index] += Double(recall.slopes[index]) * scales[index] }
      shape +=
        recall.probability * (1 - recall.probability)
        * log(
          1 + ReviewLog.clampElapsed(question.elapsedDays)
            / FSRS.clampStability(question.memory.stability))
      count += 1
    }
    guard count > 0 else { return nil }
    let mean = sum / Double(count)
    guard mean > 0, mean < 1 else {
      return Estimate(mean: mean, logOddsVariance: 0, shapeSlope: 0)
    }
    let scale = Double(count) * mean * (1 - mean)
    return Estimate(
      mean: mean, logOddsVariance: curvature.inverseForm(slopes.map { $0 / scale }),
      shapeSlope: shape / scale)
  }

  /// The mean probability of recalling some questions now, with its 80% range.
  ///
  /// The range is symmetric in the logarithm of the odds, so that it stays within 0…1.
  ///
  /// - Returns: nil where there are no questions.
  public func recall(of questions: some Sequence<Question>) -> Range? {
    guard let estimate = estimate(of: questions) else { return nil }
    let mean = estimate.mean
    guard mean > 0, mean < 1 else { return Range(low: mean, expected: mean, high: mean) }
    let spread = Self.criticalValue * estimate.logOddsVariance.squareRoot()
    let logOdds = log(mean / (1 - mean))
    // Rounding must not put the mean beside its range.
    return Range(
      low: min(1 / (1 + exp(spread - logOdds)), mean), expected: mean,
      high: max(1 / (1 + exp(-spread - logOdds)), mean))
  }
}
