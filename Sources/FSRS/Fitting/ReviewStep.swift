#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One review of a card as a function from the state before to the state after, with all of its
/// derivatives.
///
/// The functions that go forwards keep what the functions that go back need. Where the model clamps, or
/// one side of a minimum or maximum holds, the derivative is the one of what it came to.
struct ReviewStep {
  /// Which formula the new stability came from.
  private enum Kind {
    case sameDayKept, sameDay, pass, lapse, lapseAtCeiling
  }

  /// The derivatives of a quantity by the state before a review and by the recall at it.
  struct Slopes {
    var stability = 0.0
    var difficulty = 0.0
    var recall = 0.0
  }

  // Before the review.
  private var stability = 0.0
  private var difficulty = 0.0
  /// The raw value of the grade less 1.
  private(set) var gradeIndex = 0
  private var kind = Kind.sameDayKept
  /// Whether the new stability, and the new difficulty, were within their ranges.
  private var movesStability = true
  private var movesDifficulty = true
  private var logStability = 0.0
  /// After a pass S^−w9, after a lapse the new stability, on the same day the growth.
  private var scale = 0.0
  /// After a pass e^(w10·(1−R)), after a lapse (S+1)^w13.
  private var rise = 0.0
  /// log(1 + F·t/S) and (F·t/S)/(1 + F·t/S).
  private var logDecline = 0.0
  private var declineShare = 0.0

  /// The probability of recall that ``recall(after:_:)`` worked out.
  private(set) var recall = 1.0
  /// Its logarithm.
  var logRecall: Double { -decay * logDecline }
  private var decay = 0.0
  /// 1/S.
  private var perStability = 0.0

  /// Begins a review of a card in a state. A raw grade is 1…4.
  @inline(__always)
  mutating func begin(_ stability: Double, _ difficulty: Double, rawGrade: UInt8) {
    self.stability = stability
    self.difficulty = difficulty
    gradeIndex = Int(rawGrade) - 1
  }

  // MARK: Recall

  /// Works out recall after some days.
  @inline(__always)
  mutating func recall(after elapsed: Double, _ c: borrowing Coefficients) {
    // Divisions are what is slow here, after the logarithms.
    perStability = 1 / stability
    let decline = c.factor * elapsed * perStability
    logDecline = log(1 + decline)
    declineShare = decline * (1 / (1 + decline))
    decay = c.decay
    recall = exp(logRecall)
  }

  /// Adds dLoss/dw through recall to a gradient, given dLoss/d(log R); returns dLoss/dS.
  @inline(__always)
  func recallBack(
    byLog: Double, _ gradient: UnsafeMutablePointer<Double>, _ c: borrowing Coefficients
  ) -> Double {
    gradient[20] -= byLog * (logDecline + c.decay * c.logFactorSlope * declineShare)
    return byLog * c.decay * declineShare * perStability
  }

  // MARK: Forwards

  /// The stability after the review; ``recall(after:_:)`` comes before unless it is on the same day.
  @inline(__always)
  mutating func nextStability(isSameDay: Bool, _ c: borrowing Coefficients) -> Double {
    let next = isSameDay ? sameDay(c) : gradeIndex == 0 ? lapse(c) : pass(c)
    movesStability =
      next >= FSRS.stabilityRange.lowerBound && next <= FSRS.stabilityRange.upperBound
    return movesStability ? next : FSRS.clampStability(next)
  }

  @inline(__always)
  private mutating func pass(_ c: borrowing Coefficients) -> Double {
    kind = .pass
    logStability = log(stability)
    scale = exp(-c.w9 * logStability)
    rise = exp(c.w10 * (1 - recall))
    return stability * (1 + c.passGrowth[gradeIndex] * (11 - difficulty) * scale * (rise - 1))
  }

  @inline(__always)
  private mutating func lapse(_ c: borrowing Coefficients) -> Double {
    rise = exp(c.w13 * log(stability + 1))
    let relearnt = c.w11 * exp(c.w14 * (1 - recall) - c.w12 * log(difficulty)) * (rise - 1)
    let ceiling = stability * c.lapseCeiling
    kind = relearnt < ceiling ? .lapse : .lapseAtCeiling
    scale = min(relearnt, ceiling)
    return scale
  }

  @inline(__always)
  private mutating func sameDay(_ c: borrowing Coefficients) -> Double {
    logStability = log(stability)
    scale = c.sameDayGrowth[gradeIndex] * exp(-c.w19 * logStability)
    guard scale > 1 || gradeIndex == 0 else {
      kind = .sameDayKept
      return stability
    }
    kind = .sameDay
    return stability * scale
  }

  /// The difficulty after the review.
  @inline(__always)
  mutating func nextDifficulty(_ c: borrowing Coefficients) -> Double {
    let damped = difficulty + c.w6 * c.difficultyStep[gradeIndex] * (10 - difficulty)
    let next = c.w7 * c.easyDifficulty + (1 - c.w7) * damped
    movesDifficulty =
      next >= FSRS.difficultyRange.lowerBound && next <= FSRS.difficultyRange.upperBound
    return movesDifficulty ? next : FSRS.clampDifficulty(next)
  }

  // MARK: Backwards

  /// Adds dLoss/dw through the new difficulty to a gradient; returns dLoss/dD.
  @inline(__always)
  func difficultyBack(
    _ byNext: Double, _ gradient: UnsafeMutablePointer<Double>, _ c: borrowing Coefficients
  ) -> Double {
    guard movesDifficulty else { return 0 }
    let unit = c.difficultyStep[gradeIndex]
    let room = 10 - difficulty
    gradient[4] += byNext * c.w7
    gradient[5] += byNext * c.w7 * c.easyDifficultySlope5
    gradient[6] += byNext * (1 - c.w7) * unit * room
    gradient[7] += byNext * (c.easyDifficulty - difficulty - c.w6 * unit * room)
    return byNext * (1 - c.w7) * (1 - c.w6 * unit)
  }

  /// Adds dLoss/dw through the new stability to a gradient; returns the rest of the way.
  @inline(__always)
  func stabilityBack(
    _ byNext: Double, _ gradient: UnsafeMutablePointer<Double>, _ c: borrowing Coefficients
  ) -> Slopes {
    guard movesStability else { return Slopes() }
    switch kind {
    case .pass: return passBack(byNext, gradient, c)
    case .lapse: return lapseBack(byNext, gradient, c)
    case .lapseAtCeiling:
      gradient[17] -= byNext * scale * c.w18
      gradient[18] -= byNext * scale * c.w17
      return Slopes(stability: byNext * c.lapseCeiling)
    case .sameDayKept: return Slopes(stability: byNext)
    case .sameDay:
      let byLog = byNext * scale * stability
      gradient[17] += byLog * (Double(gradeIndex) - 2 + c.w18)
      gradient[18] += byLog * c.w17
      gradient[19] -= byLog * logStability
      return Slopes(stability: byNext * scale * (1 - c.w19))
    }
  }

  @inline(__always)
  private func passBack(
    _ byNext: Double, _ gradient: UnsafeMutablePointer<Double>, _ c: borrowing Coefficients
  ) -> Slopes {
    let perRoom = byNext * stability * scale
    let byGrowth = perRoom * (11 - difficulty) * (rise - 1)
    let byLog = byGrowth * c.passGrowth[gradeIndex]
    let byRise = perRoom * (11 - difficulty) * rise * c.passGrowth[gradeIndex]
    gradient[8] += byLog
    gradient[9] -= byLog * logStability
    gradient[10] += byRise * (1 - recall)
    if gradeIndex == 1 {
      gradient[15] += byGrowth * c.growth
    } else if gradeIndex == 3 {
      gradient[16] += byGrowth * c.growth
    }
    return Slopes(
      stability: byNext + byLog * (1 - c.w9) * perStability,
      difficulty: -perRoom * (rise - 1) * c.passGrowth[gradeIndex], recall: -byRise * c.w10)
  }

  @inline(__always)
  private func lapseBack(
    _ byNext: Double, _ gradient: UnsafeMutablePointer<Double>, _ c: borrowing Coefficients
  ) -> Slopes {
    let byLog = byNext * scale
    // A new stability within its range means that (S+1)^w13 is above 1.
    let byPower = byLog * rise / (rise - 1)
    gradient[11] += byLog / c.w11
    gradient[12] -= byLog * log(difficulty)
    gradient[13] += byPower * log(stability + 1)
    gradient[14] += byLog * (1 - recall)
    return Slopes(
      stability: byPower * c.w13 / (stability + 1), difficulty: -byLog * c.w12 / difficulty,
      recall: -byLog * c.w14)
  }
}
