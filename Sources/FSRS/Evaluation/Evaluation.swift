/// How well a model foresaw what happened.
public struct Evaluation: Hashable, Sendable {
  /// The scored reviews that were predicted.
  public let count: Int
  /// The weighted mean, in nats, of −log of the probability given to what happened. 0 is perfect,
  /// 0.69 is what a coin would get.
  public let logLoss: Double
  /// The distance of mean prediction and share of passes among reviews that are alike, 0…1: "RMSE
  /// (bins)" of fsrs-rs, with its bins of elapsed time, length and lapses.
  public let rmseBins: Double
  /// The probability that a review which was passed had been given the higher recall than one which
  /// was not; equal ones count half. Nil where all were passed or none.
  public let auc: Double?
  /// Mean predicted recall and share of passes, by predicted recall; empty bins are left out.
  public let calibration: [Calibration]

  /// The reviews whose predicted recall lies in one range.
  public struct Calibration: Hashable, Sendable {
    /// The range, a twentieth wide.
    public let range: Range<Double>
    /// How many reviews.
    public let count: Int
    /// Their mean predicted recall.
    public let predicted: Double
    /// The share of them that was passed.
    public let actual: Double
  }

  /// Nil without predictions.
  init?(_ predictions: Predictions) {
    guard !predictions.all.isEmpty else { return nil }
    count = predictions.all.count
    logLoss = Self.logLoss(predictions.all)
    rmseBins = Self.rmseBins(predictions.all)
    auc = Self.auc(predictions.all)
    calibration = Self.calibration(predictions.all)
  }

  private static func logLoss(_ all: [Predictions.Prediction]) -> Double {
    var sum = 0.0
    var weight = 0.0
    for one in all {
      sum += one.weight * one.logLoss
      weight += one.weight
    }
    return sum / weight
  }

  private struct Tally {
    var predicted = 0.0
    var passed = 0
    var count = 0
    var weight = 0.0

    mutating func add(_ one: Predictions.Prediction) {
      predicted += one.recall
      passed += one.passed ? 1 : 0
      count += 1
      weight += one.weight
    }

    var error: Double { (predicted - Double(passed)) / Double(count) }
  }

  private static func rmseBins(_ all: [Predictions.Prediction]) -> Double {
    var bins: [Predictions.Bin: Tally] = [:]
    for one in all { bins[one.bin, default: Tally()].add(one) }
    // Summed in the order of the reviews, since a dictionary's order differs from run to run.
    var sum = 0.0
    var weight = 0.0
    for one in all {
      guard let bin = bins.removeValue(forKey: one.bin) else { continue }
      sum += bin.weight * bin.error * bin.error
      weight += bin.weight
    }
    return (sum / weight).squareRoot()
  }

  /// Mann and Whitney's statistic, with the mean rank for those alike.
  private static func auc(_ all: [Predictions.Prediction]) -> Double? {
    let sorted = all.sorted { $0.recall < $1.recall }
    let passed = all.count { $0.passed }
    guard passed > 0, passed < all.count else { return nil }
    var rankSum = 0.0
    var start = 0
    while start < sorted.count {
      var end = start
      while end < sorted.count, sorted[end].recall == sorted[start].recall { end += 1 }
      let meanRank = Double(start + end + 1) / 2
      rankSum += meanRank * Double(sorted[start..<end].count { $0.passed })
      start = end
    }
    let least = Double(passed) * Double(passed + 1) / 2
    return (rankSum - least) / (Double(passed) * Double(all.count - passed))
  }

  private static func calibration(_ all: [Predictions.Prediction]) -> [Calibration] {
    let count = 20
    var tallies = [Tally](repeating: Tally(), count: count)
    for one in all { tallies[min(Int(one.recall * Double(count)), count - 1)].add(one) }
    return tallies.enumerated().filter { $0.element.count > 0 }.map { index, tally in
      Calibration(
        range: Double(index) / Double(count)..<Double(index + 1) / Double(count),
        count: tally.count, predicted: tally.predicted / Double(tally.count),
        actual: Double(tally.passed) / Double(tally.count))
    }
  }
}

extension FSRS {
  /// How well this model foresees the reviews of a log.
  ///
  /// - Parameters:
  ///   - log: all reviews; states are made of what came before each one.
  ///   - scored: which scored reviews count, by their order in time; nil for all.
  ///   - weighting: how much each of them counts.
  /// - Returns: nil where none is scored.
  public func evaluate(
    _ log: ReviewLog, scored: Range<Int>? = nil, weighting: Weighting = .equal
  ) -> Evaluation? {
    var predictions = Predictions()
    let all = 0..<log.scoredCount
    predictions.add(self, log, ranks: scored?.clamped(to: all) ?? all, weighting: weighting)
    return Evaluation(predictions)
  }
}
