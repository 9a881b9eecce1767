/// How much each scored review counts in a fit or an evaluation.
public enum Weighting: Hashable, Sendable {
  /// All alike.
  case equal
  /// The later the more, from a quarter to one: `0.25 + 0.75·x³`, with x from 0 for the first scored
  /// review to 1 for the last. fsrs-rs fits and evaluates so.
  case recency

  /// The weight of the `index`th scored review of `count`.
  func weight(of index: Int, in count: Int) -> Double {
    switch self {
    case .equal: return 1
    case .recency:
      let x = Double(index) / Double(max(count - 1, 1))
      return 0.25 + 0.75 * x * x * x
    }
  }
}
