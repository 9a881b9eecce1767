internal import FSRS

/// A range for a share that was seen a few times.
package struct WilsonInterval: Hashable, Sendable {
  package let low: Double
  package let high: Double

  /// The 80% interval of Wilson (1927) for `successes` of `trials`; 0…1 without trials.
  ///
  /// E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22.
  package init(successes: Int, trials: Int) {
    guard trials > 0 else {
      (low, high) = (0, 1)
      return
    }
    let z = Uncertainty.criticalValue
    let n = Double(trials)
    let share = Double(successes) / n
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    low = max(0, centre - half)
    high = min(1, centre + half)
  }

  /// The middle of the interval: the share, drawn toward a half where there are few trials.
  package var middle: Double { (low + high) / 2 }
}
