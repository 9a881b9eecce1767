/// Spreads intervals, so that cards learnt together do not come back together.
///
/// Bounds are Anki's (`rslib/src/scheduler/states/fuzz.rs`): none below 2.5 days, then one day plus
/// 15% of the days between 2.5 and 7, 10% of those between 7 and 20 and 5% of those beyond.
public struct Fuzz: Sendable {
  /// A fraction 0 ≤ x < 1 that picks a day within the bounds.
  public let fraction: Double

  /// A fuzz that picks by a given fraction, clamped to 0 ..< 1.
  public init(fraction: Double) {
    self.fraction = fraction.isNaN ? 0.5 : min(max(fraction, 0), 1.0.nextDown)
  }

  /// A fuzz that is the same each time for one card and number of reviews.
  ///
  /// FNV-1a over the card's name and the number, finished with the mixer of SplitMix64.
  public init(card: String, reviews: Int) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    for byte in card.utf8 { mix(byte) }
    for shift in stride(from: 0, to: 64, by: 8) {
      mix(UInt8(truncatingIfNeeded: reviews >> shift))
    }
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    hash ^= hash >> 31
    self.init(fraction: Double(hash >> 11) * 0x1p-53)
  }

  /// The whole days within which a fuzzed interval falls, for an interval in days.
  ///
  /// - Parameters:
  ///   - interval: days, not rounded.
  ///   - minimum: the least whole days allowed, at least 1.
  ///   - maximum: the most whole days allowed, at least `minimum`.
  public static func bounds(
    interval: Double, minimum: Int = 1, maximum: Int = 36500
  ) -> ClosedRange<Int> {
    let least = max(minimum, 1)
    let most = max(maximum, least)
    let days = min(max(interval.isNaN ? 1 : interval, Double(least)), Double(most))
    let delta = Self.delta(days)
    var lower = min(max(Int((days - delta).rounded()), least), most)
    var upper = min(max(Int((days + delta).rounded()), least), most)
    if upper == lower, upper > 2, upper < most { upper = lower + 1 }
    if lower > upper { swap(&lower, &upper) }
    return lower...upper
  }

  /// The interval in whole days, fuzzed within ``bounds(interval:minimum:maximum:)``.
  public func days(interval: Double, minimum: Int = 1, maximum: Int = 36500) -> Int {
    let range = Self.bounds(interval: interval, minimum: minimum, maximum: maximum)
    return range.lowerBound + Int(fraction * Double(range.count))
  }

  private static func delta(_ days: Double) -> Double {
    guard days >= 2.5 else { return 0 }
    let steps: [(from: Double, to: Double, share: Double)] = [
      (2.5, 7, 0.15), (7, 20, 0.10), (20, .infinity, 0.05),
    ]
    return steps.reduce(1) { $0 + $1.share * max(0, min(days, $1.to) - $1.from) }
  }
}
