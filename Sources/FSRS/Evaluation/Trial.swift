/// Whether fits would have foreseen a person's reviews better than the parameters in use did.
///
/// A fit is always better on what it was fitted to. So this one goes through the past as it came
/// (prequentially): each segment is foreseen by a fit to what came before it, and by the old parameters.
/// A. P. Dawid, "Statistical Theory: The Prequential Approach", JRSS A 147 (1984).
public struct Trial: Hashable, Sendable {
  /// The old parameters' predictions; nil where there was nothing to foresee.
  public let old: Evaluation?
  /// The fits' predictions of the same reviews.
  public let new: Evaluation?

  /// The fewest foreseen reviews that say which is better.
  public static let fewestForeseen = 8

  /// How much more the fits' predictions cost than the old ones did, in nats a review.
  public let excess: Excess?

  /// The mean of the differences of log loss, review by review, and how far chance puts it off.
  ///
  /// Both foresee the same reviews, so that what makes a review hard for both cancels out.
  public struct Excess: Hashable, Sendable {
    /// Above 0 where the fits foresaw worse.
    public let mean: Double
    /// The standard deviation of the differences over the root of their number; 0 of a single one.
    public let errorOfMean: Double

    /// Nil without reviews.
    init?(_ differences: [Double]) {
      guard !differences.isEmpty else { return nil }
      let count = Double(differences.count)
      let mean = differences.reduce(0, +) / count
      let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      self.mean = mean
      errorOfMean = count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
    }
  }

  /// What fits and old parameters foresaw of the same reviews, in the same order.
  init(old: Predictions, new: Predictions) {
    self.old = Evaluation(old)
    self.new = Evaluation(new)
    excess = Excess(zip(new.all, old.all).map { $0.logLoss - $1.logLoss })
  }

  /// Whether the fits foresaw better, by log loss, ``fewestForeseen`` reviews or more. What is not known
  /// to be better is not.
  public var isBetter: Bool {
    guard let old, let new, new.count >= Self.fewestForeseen else { return false }
    return new.logLoss < old.logLoss
  }

  /// Whether the fits foresaw worse by more than chance would explain: more than one standard error of
  /// the differences, over ``fewestForeseen`` reviews or more. What is not known to be worse is not.
  ///
  /// Between this and ``isBetter`` the trial cannot tell.
  public var isWorse: Bool {
    guard let excess, let new, new.count >= Self.fewestForeseen else { return false }
    return excess.mean > excess.errorOfMean
  }
}

extension Optimizer {
  /// Tries whether a new fit deserves to replace the parameters in use.
  ///
  /// - Parameters:
  ///   - old: the parameters in use.
  ///   - log: at least ``fewestReviews`` reviews.
  ///   - fittedTo: how many scored reviews, the first ones, the old parameters were fitted to. These
  ///     cannot tell how well they foresee, and are not counted. 0 for the defaults.
  ///   - segments: how many fits; more of them foresee from less far away, and take longer.
  ///   - progress: told after each pass; false cancels.
  /// - Returns: both evaluations, of the scored reviews from `fittedTo` on or, if that is later, from
  ///   the first segment on.
  /// - Throws: ``FitError``.
  public func trial(
    against old: Parameters, _ log: ReviewLog, fittedTo: Int = 0, segments: Int = 5,
    progress: (FitProgress) -> Bool = { _ in true }
  ) throws(FitError) -> Trial {
    let segments = min(max(segments, 1), 100)
    let start = min(max(fittedTo, log.scoredCount / (segments + 1)), log.scoredCount)
    let size = max((log.scoredCount - start) / segments, 1)
    let splits = log.splits(from: start, size: size, segments)
    let new = try predictions(log, splits: splits, progress: progress)
    var before = Predictions()
    let model = FSRS(parameters: old)
    for split in splits {
      before.add(model, log, ranks: split.testing, weighting: .equal)
    }
    return Trial(old: before, new: new)
  }
}
