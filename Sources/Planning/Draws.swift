#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Numbers that are the same for one seed in every run (SplitMix64: Steele, Lea and Flood, "Fast
/// Splittable Pseudorandom Number Generators", 2014).
package struct Draws: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  private mutating func bits() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// 0 up to, not including, 1.
  package mutating func share() -> Double { Double(bits() >> 11) * 0x1p-53 }

  /// Of the normal distribution of mean 0 and deviation 1 (Box and Muller).
  package mutating func normal() -> Double {
    let radius = (-2 * log(max(share(), 0x1p-53))).squareRoot()
    return radius * cos(2 * .pi * share())
  }
}
