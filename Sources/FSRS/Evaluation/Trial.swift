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

  /// Whether the fits foresaw better, by log loss, ``fewestForeseen`` reviews or more. What is not known
  /// to be better is not.
  public var isBetter: Bool {
    guard let old, let new, new.count >= Self.fewestForeseen else { return false }
    return new.logLoss < old.logLoss
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
    let new = try evaluate(log, splits: splits, progress: progress)
    return Trial(
      old: FSRS(parameters: old).evaluate(log, scored: start..<log.scoredCount), new: new)
  }
}
