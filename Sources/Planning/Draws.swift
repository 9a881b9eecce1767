#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import FSRS

/// Numbers of some distributions, the same for one seed in every run.
package struct Draws: Sendable {
  private var bits: SplitMix

  package init(seed: UInt64) { bits = SplitMix(seed: seed) }

  /// 0 up to, not including, 1.
  package mutating func share() -> Double { Double(bits.next() >> 11) * 0x1p-53 }

  /// Of the normal distribution of mean 0 and deviation 1 (Box and Muller).
  package mutating func normal() -> Double {
    let radius = (-2 * log(max(share(), 0x1p-53))).squareRoot()
    return radius * cos(2 * .pi * share())
  }
}
