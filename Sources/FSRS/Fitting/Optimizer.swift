/// Fits the parameters of FSRS-6 to one person's reviews.
///
/// ```swift
/// let log = try ReviewLog(reviews)
/// let fit = try Optimizer().fit(log)
/// let model = FSRS(parameters: fit.parameters)
/// ```
///
/// The fit is the most likely set of parameters after the reviews were seen (maximum a posteriori): the
/// least sum, in nats, of the loss at each scored review and of the distance from the ``Prior``. So few
/// reviews move the parameters little, and there is no number of them below which nothing is learnt.
/// The same log gives the same parameters on every run.
///
/// **Method.** Exact gradients, worked out by hand, and a quasi-Newton method within the bounds
/// (``Parameters/bounds``, but w19 is kept at 0.01 or more, as in fsrs-rs) whose curvature is the Fisher
/// information. Where there are many reviews, the fit begins with a sample of the cards and ends with all:
/// then only a handful of passes are left. It stops where the losses together can be expected to fall by
/// less than a hundred-thousandth of a nat for each, or a third of a nat: chance alone puts the parameters
/// ten nats off.
///
/// fsrs-rs and py-fsrs take mini-batches with Adam for five epochs, which stops short of the least
/// loss where there are many reviews, and leave the defaults or most of them where there are few.
public struct Optimizer: Sendable {
  /// What is known of the parameters before the first review.
  public var prior: Prior
  /// How much each review counts.
  public var weighting: Weighting
  /// The most passes over all reviews, at least 1; a fit that needs more is not converged.
  public var passLimit: Int

  /// The fewest reviews that a fit takes, scored or not.
  public static let fewestReviews = 16

  /// An optimizer; without arguments the usual one.
  public init(
    prior: Prior = .cautious, weighting: Weighting = .equal, passLimit: Int = 200
  ) {
    self.prior = prior
    self.weighting = weighting
    self.passLimit = passLimit
  }

  /// The parameters that a log makes most likely.
  ///
  /// Takes about 0.3 µs a review, and 40 bytes a review on top of the log.
  ///
  /// - Parameters:
  ///   - log: at least ``fewestReviews`` reviews.
  ///   - past: of the scored reviews in order of time only the first this many count; nil for all.
  ///   - progress: told after each pass; false cancels.
  /// - Returns: the fit. Without a scored review, the prior's center.
  /// - Throws: ``FitError``.
  public func fit(
    _ log: ReviewLog, past: Int? = nil, progress: (FitProgress) -> Bool = { _ in true }
  ) throws(FitError) -> Fit {
    guard log.count >= Self.fewestReviews else {
      throw .tooFewReviews(log.count, needed: Self.fewestReviews)
    }
    guard prior.isUsable else { throw .unusablePrior }
    let ranks = 0..<min(max(past ?? log.scoredCount, 0), log.scoredCount)
    let all = Sample(log, ranks: ranks, weighting: weighting)
    let (scored, totalWeight) = (all.scored, all.totalWeight)
    let whole = Posterior(of: all, prior: prior, standingFor: totalWeight)
    var point = FitSpace.point(of: prior.center)
    for size in Self.stages where scored >= 3 * size {
      // The optimum of a few cards lies ten nats of theirs beside that of all; within one is enough.
      let few = part(log, ranks, size, scored, totalWeight)
      let rough = try BoundedMinimizer(
        tolerance: Double(scored) / Double(size), limit: 30
      ).minimize(few, from: point, curvatureOf: few) { passes, meanLoss in
        progress(FitProgress(fraction: 0.2 * Double(size) / Double(scored), loss: meanLoss))
      }
      point = rough.place.point
    }
    let minimizer = BoundedMinimizer(
      tolerance: min(max(1e-3, 1e-5 * totalWeight), 0.3), limit: max(passLimit, 1))
    let found = try minimizer.minimize(
      whole, from: point, curvatureOf: part(log, ranks, Self.curvatureSize, scored, totalWeight)
    ) { passes, meanLoss in
      progress(FitProgress(fraction: 1 - 0.8 / (1 + Double(passes) / 3), loss: meanLoss))
    }
    return Fit(
      parameters: Parameters(unchecked: FitSpace.parameters(at: found.place.point)),
      scored: scored, loss: found.place.meanLoss, passes: found.passes,
      isConverged: found.isConverged)
  }

  /// About so many scored reviews of some cards, standing for all.
  private func part(
    _ log: ReviewLog, _ ranks: Range<Int>, _ size: Int, _ scored: Int, _ totalWeight: Double
  ) -> Posterior {
    let stride = max(scored / size, 1)
    return Posterior(
      of: Sample(log, ranks: ranks, weighting: weighting, stride: stride), prior: prior,
      standingFor: totalWeight)
  }

  /// Scored reviews that a fit to many begins with, one stage after the other.
  private static let stages = [2000, 8000]
  /// Scored reviews that the curvature is taken from.
  private static let curvatureSize = 8000
}

/// What a fit found.
public struct Fit: Hashable, Sendable {
  /// The fitted parameters.
  public let parameters: Parameters
  /// How many scored reviews they were fitted to.
  public let scored: Int
  /// Their weighted mean loss with the fitted parameters, in nats. Lower than what later reviews show.
  public let loss: Double
  /// Passes over all of the reviews.
  public let passes: Int
  /// Whether the tolerance was reached within the limit of passes.
  public let isConverged: Bool
}

/// How far a fit is.
public struct FitProgress: Hashable, Sendable {
  /// A share, 0…1, that never falls; how many passes are needed is not known before the last one.
  public let fraction: Double
  /// The weighted mean loss of the last pass, in nats.
  public let loss: Double
}

/// Why there is no fit.
public enum FitError: Error, Equatable {
  /// There are fewer reviews than a fit takes.
  case tooFewReviews(Int, needed: Int)
  /// There are more reviews than a ``ReviewLog`` holds.
  case tooManyReviews(Int)
  /// The prior's standard deviations are not 17 + 2 numbers from 1e-6 to 1e6.
  case unusablePrior
  /// The information is not one of reviews: added to the prior's, it gives no positive curvature.
  case unusableInformation
  /// `progress` returned false.
  case cancelled

  /// One line: what is wrong and what to do.
  public var message: String {
    switch self {
    case .tooFewReviews(let count, let needed):
      "\(count) \(count == 1 ? "review is" : "reviews are") too few to fit to; \(needed) are needed"
    case .tooManyReviews(let count):
      "\(count) reviews are too many to fit to; at most \(Int32.max - 1) are possible"
    case .unusablePrior:
      "the prior's standard deviations and strength must be numbers from 1e-6 to 1e6, 17 for w4 to w20"
    case .unusableInformation:
      "the information is not one of reviews; sum it up again from the reviews"
    case .cancelled: "the fit was cancelled"
    }
  }
}
