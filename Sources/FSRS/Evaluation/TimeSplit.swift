/// A part of the scored reviews to fit to, and the part after it to foresee.
public struct TimeSplit: Hashable, Sendable {
  /// The scored reviews to fit to, by their order in time: from the first.
  public let training: Range<Int>
  /// The ones just after them.
  public let testing: Range<Int>
}

extension ReviewLog {
  /// Splits the scored reviews in order of time, as fsrs-rs does (`TimeSeriesSplit`): into one segment
  /// more than there are splits, each but the first of which is foreseen from all before it.
  ///
  /// - Parameter count: how many splits.
  /// - Returns: none where there are fewer scored reviews than segments, or no splits are wanted.
  public func timeSplits(_ count: Int = 5) -> [TimeSplit] {
    guard count > 0, count < scoredCount else { return [] }
    let size = scoredCount / (count + 1)
    return splits(from: size, size: size, count)
  }

  /// Segments of some size, the last one up to the end.
  func splits(from start: Int, size: Int, _ count: Int) -> [TimeSplit] {
    (0..<count).compactMap { index in
      let begin = start + index * size
      let end = index == count - 1 ? scoredCount : begin + size
      guard begin < scoredCount, begin < end else { return nil }
      return TimeSplit(training: 0..<begin, testing: begin..<min(end, scoredCount))
    }
  }
}

extension Optimizer {
  /// How well fits foresee what comes after them: one fit for each split.
  ///
  /// - Parameters:
  ///   - log: at least ``fewestReviews`` reviews.
  ///   - splits: parts to fit to and to foresee, such as ``ReviewLog/timeSplits(_:)``.
  ///   - progress: told after each pass; false cancels.
  /// - Returns: nil where nothing is to be foreseen.
  /// - Throws: ``FitError``.
  public func evaluate(
    _ log: ReviewLog, splits: [TimeSplit], progress: (FitProgress) -> Bool = { _ in true }
  ) throws(FitError) -> Evaluation? {
    Evaluation(try predictions(log, splits: splits, progress: progress))
  }

  /// What fits to the first part of each split foresee of the second.
  func predictions(
    _ log: ReviewLog, splits: [TimeSplit], progress: (FitProgress) -> Bool
  ) throws(FitError) -> Predictions {
    var predictions = Predictions()
    for (index, split) in splits.enumerated() {
      let fit = try fit(log, past: split.training.upperBound) { part in
        progress(
          FitProgress(
            fraction: (Double(index) + part.fraction) / Double(splits.count), loss: part.loss))
      }
      predictions.add(
        FSRS(parameters: fit.parameters), log,
        ranks: split.testing.clamped(to: 0..<log.scoredCount), weighting: .equal)
    }
    return predictions
  }
}
