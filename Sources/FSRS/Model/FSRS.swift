#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The FSRS-6 memory model with one set of parameters.
///
/// ```swift
/// import FSRS
///
/// let model = FSRS()
/// var memory = model.nextState(after: nil, grade: .good, elapsedDays: 0)
/// memory = model.nextState(after: memory, grade: .easy, elapsedDays: 2)
/// let interval = model.interval(stability: memory.stability, desiredRetention: 0.9)
/// let days = Fuzz(card: "capital-of-peru", reviews: 2).days(interval: interval)
/// let recall = model.retrievability(stability: memory.stability, elapsedDays: Double(days))
/// ```
///
/// Keep one model and one ``MemoryState`` a card: every function is pure, does not allocate (but
/// for the array of ``replay(_:)``) and takes any number without trapping.
///
/// **Units.** Stability, elapsed time and intervals are days; retrievability and retention are
/// probabilities; difficulty runs from 1 to 10. A negative or not-a-number elapsed time is taken as
/// 0, because clocks go back and histories get merged. An elapsed time below 1 is a review on the
/// same day.
///
/// **Sources.** The FSRS-6 part of "The Algorithm" in the wiki of fsrs4anki; py-fsrs 6.3, fsrs-rs 6.6
/// and ts-fsrs 5. All three leave D0(4), the target of difficulty's mean reversion, unclamped, and
/// let Again on the same day raise a stability below 1 where w17, w18 and w19 are far from the
/// defaults; so does this, because parameters are fitted with these formulas. Where they differ:
/// - Stability has a ceiling of 36500 days as in fsrs-rs and ts-fsrs; py-fsrs has none, and a state
///   without end cannot be stored or planned with.
/// - A first stability is w0…w3 as it is, as in py-fsrs and fsrs-rs; ts-fsrs lifts it to 0.1, which
///   would undo a fit to somebody who forgets sooner.
/// - Nothing is rounded, as in py-fsrs; ts-fsrs rounds each step to 8 decimals and fsrs-rs
///   calculates in 32 bits, so that they agree with this to about 5 digits.
/// - States out of range and negative days count as the nearest in range; ts-fsrs throws for them.
/// - Days need not be whole, though the others are given, or cut down to, whole days. Pass whole
///   days to get their results.
public struct FSRS: Sendable {
  /// The parameters that every result is computed with.
  public let parameters: Parameters

  /// The range that stability is kept in: a thousandth of a day to a hundred years.
  public static let stabilityRange = 0.001...36500.0
  /// The range that difficulty is kept in.
  public static let difficultyRange = 1.0...10.0

  /// −w20, the exponent of the forgetting curve.
  private let decay: Double
  /// F, chosen so that retrievability is 0.9 after one stability.
  private let factor: Double

  private let initial: ByGrade<MemoryState>

  /// −w6·(G−3)/9, what a grade adds to difficulty for each point below 10.
  private let difficultyChange: ByGrade<Double>
  /// w7·D0(4), with D0(4) before clamping.
  private let difficultyReversion: Double
  /// 1 − w7.
  private let difficultyKept: Double

  /// e^w8·[w15 if hard]·[w16 if easy].
  private let passGrowth: ByGrade<Double>
  /// −w9.
  private let passStabilityExponent: Double
  /// w10.
  private let passForgottenWeight: Double

  /// w11.
  private let lapseScale: Double
  /// −w12.
  private let lapseDifficultyExponent: Double
  /// w13.
  private let lapseStabilityExponent: Double
  /// w14.
  private let lapseForgottenWeight: Double
  /// e^(−w17·w18), the most of its stability that a card keeps after a lapse.
  private let lapseCeiling: Double

  /// e^(w17·(G−3+w18)).
  private let sameDayGrowth: ByGrade<Double>
  /// −w19.
  private let sameDayStabilityExponent: Double

  /// A model with the given parameters.
  public init(parameters: Parameters = .default) {
    self.parameters = parameters
    let w = parameters.values
    func firstDifficulty(_ grade: Grade) -> Double {
      w[4] - exp(w[5] * Double(grade.rawValue - 1)) + 1
    }
    decay = -w[20]
    factor = pow(0.9, 1 / -w[20]) - 1
    initial = ByGrade { grade in
      MemoryState(
        stability: Self.clampStability(w[grade.rawValue - 1]),
        difficulty: Self.clampDifficulty(firstDifficulty(grade)))
    }
    difficultyChange = ByGrade { -w[6] * Double($0.rawValue - 3) / 9 }
    difficultyReversion = w[7] * firstDifficulty(.easy)
    difficultyKept = 1 - w[7]
    passGrowth = ByGrade { exp(w[8]) * ($0 == .hard ? w[15] : 1) * ($0 == .easy ? w[16] : 1) }
    passStabilityExponent = -w[9]
    passForgottenWeight = w[10]
    lapseScale = w[11]
    lapseDifficultyExponent = -w[12]
    lapseStabilityExponent = w[13]
    lapseForgottenWeight = w[14]
    lapseCeiling = exp(-w[17] * w[18])
    sameDayGrowth = ByGrade { exp(w[17] * (Double($0.rawValue - 3) + w[18])) }
    sameDayStabilityExponent = -w[19]
  }

  /// The probability of recalling a card some days after its last review.
  ///
  /// `(1 + F·t/S)^−w20`
  ///
  /// - Parameters:
  ///   - stability: days; clamped to ``stabilityRange``.
  ///   - elapsedDays: whole or fractional days since the last review.
  /// - Returns: 1 after no time, 0.9 after one stability, 0 after infinity.
  public func retrievability(stability: Double, elapsedDays: Double) -> Double {
    recall(Self.clampStability(stability), Self.clampElapsed(elapsedDays))
  }

  /// Days, not rounded, until retrievability has fallen to a desired retention.
  ///
  /// `S/F·(r^(−1/w20) − 1)`, the inverse of ``retrievability(stability:elapsedDays:)``
  ///
  /// - Parameters:
  ///   - stability: days; clamped to ``stabilityRange``.
  ///   - desiredRetention: a probability above 0 and below 1; others are clamped to 0.01…0.9999,
  ///     and not-a-number is taken as 0.9.
  /// - Returns: days above 0. Round them, and keep them to at least 1, for a schedule of whole days.
  public func interval(stability: Double, desiredRetention: Double) -> Double {
    let retention = desiredRetention.isNaN ? 0.9 : min(max(desiredRetention, 0.01), 0.9999)
    return interval(
      stability: Self.clampStability(stability), unclampedRetention: retention)
  }

  /// As ``interval(stability:desiredRetention:)``, for numbers that are known to be in range.
  func interval(stability: Double, unclampedRetention retention: Double) -> Double {
    stability / factor * (pow(retention, 1 / decay) - 1)
  }

  /// The state after a first review.
  ///
  /// `S = w[G−1]`, `D = w4 − e^(w5·(G−1)) + 1`
  public func initialState(_ grade: Grade) -> MemoryState { initial[grade] }

  /// The state after a review.
  ///
  /// - Parameters:
  ///   - state: the state after the review before, or nil for a first review. One out of range is
  ///     clamped; not-a-number counts as the least stability or the greatest difficulty.
  ///   - grade: the grade of this review.
  ///   - elapsedDays: whole or fractional days since the review before; below 1 counts as the same
  ///     day. Ignored for a first review.
  /// - Returns: a state within ``stabilityRange`` and ``difficultyRange``.
  public func nextState(
    after state: MemoryState?, grade: Grade, elapsedDays: Double
  ) -> MemoryState {
    guard let state else { return initialState(grade) }
    let moment = Moment(of: state, elapsedDays: elapsedDays)
    let next =
      if moment.isSameDay {
        sameDayStability(moment.stability, sameDayFade(moment), grade)
      } else if grade.isPass {
        stabilityAfterPass(moment.stability, passGain(moment), grade)
      } else {
        stabilityAfterLapse(moment)
      }
    return MemoryState(
      stability: Self.clampStability(next), difficulty: nextDifficulty(moment.difficulty, grade))
  }

  /// The states that each of the four grades would lead to.
  ///
  /// The same, to the last bit, as ``nextState(after:grade:elapsedDays:)`` for each grade, in less
  /// time.
  ///
  /// - Parameters:
  ///   - state: the state after the review before, or nil for a first review; clamped to the ranges.
  ///   - elapsedDays: whole or fractional days since the review before; below 1 counts as the same
  ///     day. Ignored for a first review.
  /// - Returns: states within ``stabilityRange`` and ``difficultyRange``.
  public func nextStates(
    after state: MemoryState?, elapsedDays: Double
  ) -> ByGrade<MemoryState> {
    guard let state else { return initial }
    let moment = Moment(of: state, elapsedDays: elapsedDays)
    let shared = moment.isSameDay ? sameDayFade(moment) : passGain(moment)
    return ByGrade { grade in
      let next =
        if moment.isSameDay {
          sameDayStability(moment.stability, shared, grade)
        } else if grade.isPass {
          stabilityAfterPass(moment.stability, shared, grade)
        } else {
          stabilityAfterLapse(moment)
        }
      return MemoryState(
        stability: Self.clampStability(next), difficulty: nextDifficulty(moment.difficulty, grade))
    }
  }

  /// The states after each of a card's reviews, first to last.
  ///
  /// - Parameter reviews: grade and days since the review before (ignored for the first).
  /// - Returns: as many states as reviews.
  @inlinable
  public func replay(
    _ reviews: some Sequence<(grade: Grade, elapsedDays: Double)>
  ) -> [MemoryState] {
    var state: MemoryState?
    return reviews.map { review in
      let next = nextState(after: state, grade: review.grade, elapsedDays: review.elapsedDays)
      state = next
      return next
    }
  }

  /// A state before a review and the days since, both clamped.
  private struct Moment {
    let stability: Double
    let difficulty: Double
    let elapsed: Double

    init(of state: MemoryState, elapsedDays: Double) {
      stability = FSRS.clampStability(state.stability)
      difficulty = FSRS.clampDifficulty(state.difficulty)
      elapsed = FSRS.clampElapsed(elapsedDays)
    }

    var isSameDay: Bool { elapsed < 1 }
  }

  private func recall(_ stability: Double, _ elapsed: Double) -> Double {
    pow(1 + factor * elapsed / stability, decay)
  }

  private func forgotten(_ moment: Moment) -> Double {
    1 - recall(moment.stability, moment.elapsed)
  }

  /// `w7·D0(4) + (1−w7)·(D − w6·(G−3)·(10−D)/9)`
  private func nextDifficulty(_ difficulty: Double, _ grade: Grade) -> Double {
    let damped = difficulty + difficultyChange[grade] * (10 - difficulty)
    return Self.clampDifficulty(difficultyReversion + difficultyKept * damped)
  }

  /// `(11−D)·S^−w9·(e^(w10·(1−R)) − 1)`, what the passing grades have in common.
  private func passGain(_ moment: Moment) -> Double {
    (11 - moment.difficulty) * pow(moment.stability, passStabilityExponent)
      * (exp(passForgottenWeight * forgotten(moment)) - 1)
  }

  /// `S·(1 + e^w8·[w15 if hard]·[w16 if easy]·gain)`
  private func stabilityAfterPass(_ stability: Double, _ gain: Double, _ grade: Grade) -> Double {
    stability * (1 + passGrowth[grade] * gain)
  }

  /// `min(w11·D^−w12·((S+1)^w13 − 1)·e^(w14·(1−R)), S/e^(w17·w18))`
  private func stabilityAfterLapse(_ moment: Moment) -> Double {
    let relearnt =
      lapseScale * pow(moment.difficulty, lapseDifficultyExponent)
      * (pow(moment.stability + 1, lapseStabilityExponent) - 1)
      * exp(lapseForgottenWeight * forgotten(moment))
    return min(relearnt, moment.stability * lapseCeiling)
  }

  /// `S^−w19`, what the grades have in common on the same day.
  private func sameDayFade(_ moment: Moment) -> Double {
    pow(moment.stability, sameDayStabilityExponent)
  }

  /// `S·e^(w17·(G−3+w18))·S^−w19`, and no less than S for a pass
  private func sameDayStability(_ stability: Double, _ fade: Double, _ grade: Grade) -> Double {
    let growth = sameDayGrowth[grade] * fade
    return stability * (grade.isPass ? max(1, growth) : growth)
  }

  static func clampStability(_ value: Double) -> Double {
    value.isNaN
      ? stabilityRange.lowerBound
      : min(max(value, stabilityRange.lowerBound), stabilityRange.upperBound)
  }

  static func clampDifficulty(_ value: Double) -> Double {
    value.isNaN
      ? difficultyRange.upperBound
      : min(max(value, difficultyRange.lowerBound), difficultyRange.upperBound)
  }

  private static func clampElapsed(_ value: Double) -> Double { value > 0 ? value : 0 }
}
