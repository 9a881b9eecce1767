/// Spreads intervals, so that cards learnt together do not come back together.
///
/// Bounds are Anki's (`rslib/src/scheduler/states/fuzz.rs`): none below 2.5 days, then one day plus
/// 15% of the days between 2.5 and 7, 10% of those between 7 and 20 and 5% of those beyond. Every day
/// within them is equally likely. py-fsrs 6.3 has the same bounds for whole days, but rounds its pick and so
/// may go one day over; ts-fsrs 5 also lifts the lower bound above the days that have passed, which
/// here is the caller's to do with `minimum`.
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
    // Over the bytes in memory: a start mixes hundreds of names.
    var card = card
    card.withUTF8 { for byte in $0 { mix(byte) } }
    for shift in stride(from: 0, to: 64, by: 8) {
      mix(UInt8(truncatingIfNeeded: reviews >> shift))
    }
    self.init(fraction: Double(SplitMix.mixed(hash) >> 11) * 0x1p-53)
  }

  /// The whole days within which a fuzzed interval falls, for an interval in days.
  ///
  /// Takes any numbers. Where the limits cross, the maximum wins, as in Anki.
  ///
  /// - Parameters:
  ///   - interval: days, not rounded; not-a-number is taken as `minimum`.
  ///   - minimum: the least whole days allowed; below 1 it is taken as 1.
  ///   - maximum: the most whole days allowed; taken as 1…2^52, the days that `Double` tells apart.
  /// - Returns: at least one day, none outside the limits.
  public static func bounds(
    interval: Double, minimum: Int = 1, maximum: Int = 36500
  ) -> ClosedRange<Int> {
    let most = min(max(maximum, 1), 1 << 52)
    let least = max(minimum, 1)
    let days = clamp(interval.isNaN ? 0 : interval, least, most)
    let delta = Self.delta(days)
    let lower = Int(clamp((days - delta).rounded(), least, most))
    let upper = Int(clamp((days + delta).rounded(), least, most))
    // Anki's last rule, to widen a single day above 2, is left out: from 2.5 days on delta is more
    // than a day, so that a single day is left only where the limits allow no other.
    return lower...upper
  }

  /// The interval in whole days, fuzzed within ``bounds(interval:minimum:maximum:)``.
  public func days(interval: Double, minimum: Int = 1, maximum: Int = 36500) -> Int {
    let range = Self.bounds(interval: interval, minimum: minimum, maximum: maximum)
    return range.lowerBound + Int(fraction * Double(range.count))
  }

  /// How many days an interval may move, either way.
  private static func delta(_ days: Double) -> Double {
    func within(_ from: Double, _ to: Double) -> Double { max(0, min(days, to) - from) }
    guard days >= 2.5 else { return 0 }
    return 1 + 0.15 * within(2.5, 7) + 0.10 * within(7, 20) + 0.05 * within(20, .infinity)
  }

  /// The value within two limits; the second wins where they cross.
  private static func clamp(_ value: Double, _ least: Int, _ most: Int) -> Double {
    min(max(value, Double(least)), Double(most))
  }
}
