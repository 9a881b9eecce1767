#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FSRS {
  /// The state of a card that was scheduled by SM-2 and whose reviews are not known.
  ///
  /// Stability is what makes the interval's end fall at the retention; difficulty is what makes
  /// Good at that moment multiply the stability by the ease factor, as SM-2 would:
  /// `S = I·F/(r^(−1/w20) − 1)`, `D = 11 − (ease − 1)/(e^w8·S^−w9·(e^(w10·(1−r)) − 1))`.
  ///
  /// Follows fsrs-rs 6.6 (`memory_state_from_sm2`), and differs in three ways: stability is kept
  /// to ``stabilityRange`` above as below, a retention of 0 is refused (fsrs-rs makes a stability
  /// of 0 from it), and so is an interval that is not a number (fsrs-rs takes it for the shortest).
  ///
  /// - Parameters:
  ///   - easeFactor: SM-2's ease, 1.3 and above; as a factor, not in permille as Anki stores it.
  ///   - interval: days; below 0.001, a negative one too, it is taken as 0.001.
  ///   - retention: the probability of recall, above 0 and below 1, that SM-2's intervals led to.
  ///     0.9 is usual.
  /// - Returns: a state within ``stabilityRange`` and ``difficultyRange``.
  /// - Throws: ``SM2Error`` naming the value that cannot be used.
  public func stateFromSM2(
    easeFactor: Double, interval: Double, retention: Double = 0.9
  ) throws(SM2Error) -> MemoryState {
    guard easeFactor.isFinite else { throw .easeFactor(easeFactor) }
    guard interval.isFinite else { throw .interval(interval) }
    guard retention > 0, retention < 1 else { throw .retention(retention) }
    let w = parameters.values
    let days = max(interval, Self.stabilityRange.lowerBound)
    let perStability = self.interval(stability: 1, unclampedRetention: retention)
    let stability = Self.clampStability(days / perStability)
    let growth = exp(w[8]) * pow(stability, -w[9]) * expm1(w[10] * (1 - retention))
    // Where nothing grows (a retention of just under 1), no difficulty is low enough for an ease
    // above 1: as in fsrs-rs, the quotient is infinite and clamps to 1.
    return MemoryState(
      stability: stability, difficulty: Self.clampDifficulty(11 - (easeFactor - 1) / growth))
  }
}

/// Why numbers are not the state of an SM-2 card.
public enum SM2Error: Error, Equatable {
  /// The ease factor is infinite or not a number.
  case easeFactor(Double)
  /// The interval in days is infinite or not a number.
  case interval(Double)
  /// The retention is not above 0 and below 1.
  case retention(Double)

  /// One line: what is wrong and what to do.
  public var message: String {
    switch self {
    case .easeFactor(let value): "the ease factor is \(value); give a finite number, such as 2.5"
    case .interval(let value): "the interval is \(value); give a finite number of days"
    case .retention(let value): "the retention is \(value); give a number above 0 and below 1"
    }
  }
}
