#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the formulas and their derivatives use of w0…w20, worked out once for a pass over a log.
struct Coefficients {
  /// One number for each grade, found by its raw value less 1.
  typealias Table = SIMD4<Double>

  /// w0…w3 by grade.
  var initialStability = Table()
  /// D0 by grade, clamped.
  var initialDifficulty = Table()
  /// dD0/dw4 by grade: 1, or 0 where D0 was clamped.
  var initialDifficultySlope4 = Table()
  /// dD0/dw5 by grade: −(G−1)·e^(w5·(G−1)), or 0.
  var initialDifficultySlope5 = Table()

  /// −(G−3)/9 by grade.
  var difficultyStep = Table()
  var w6 = 0.0
  var w7 = 0.0
  /// D0(4), not clamped, and its derivative in w5; the one in w4 is 1.
  var easyDifficulty = 0.0
  var easyDifficultySlope5 = 0.0

  var decay = 0.0
  /// F and d(log F)/dw20.
  var factor = 0.0
  var logFactorSlope = 0.0

  /// e^w8, and by grade: with w15 if hard, with w16 if easy.
  var growth = 0.0
  var passGrowth = Table()
  var w9 = 0.0
  var w10 = 0.0

  var w11 = 0.0
  var w12 = 0.0
  var w13 = 0.0
  var w14 = 0.0
  var w17 = 0.0
  var w18 = 0.0
  var w19 = 0.0
  /// e^(−w17·w18).
  var lapseCeiling = 0.0
  /// e^(w17·(G−3+w18)) by grade.
  var sameDayGrowth = Table()

  /// - Parameter w: 21 numbers within the bounds.
  init(_ w: [Double]) {
    for grade in Grade.allCases {
      let g = grade.rawValue - 1
      let steps = Double(g)
      let difficulty = w[4] - exp(w[5] * steps) + 1
      initialStability[g] = w[g]
      initialDifficulty[g] = FSRS.clampDifficulty(difficulty)
      if FSRS.difficultyRange.contains(difficulty) {
        initialDifficultySlope4[g] = 1
        initialDifficultySlope5[g] = -steps * exp(w[5] * steps)
      }
      difficultyStep[g] = -(steps - 2) / 9
      sameDayGrowth[g] = exp(w[17] * (steps - 2 + w[18]))
    }
    w6 = w[6]
    w7 = w[7]
    easyDifficulty = w[4] - exp(w[5] * 3) + 1
    easyDifficultySlope5 = -3 * exp(w[5] * 3)
    decay = w[20]
    let base = pow(0.9, -1 / w[20])
    factor = base - 1
    logFactorSlope = base * log(0.9) / (w[20] * w[20] * factor)
    growth = exp(w[8])
    passGrowth = Table(0, growth * w[15], growth, growth * w[16])
    w9 = w[9]
    w10 = w[10]
    w11 = w[11]
    w12 = w[12]
    w13 = w[13]
    w14 = w[14]
    w17 = w[17]
    w18 = w[18]
    w19 = w[19]
    lapseCeiling = exp(-w[17] * w[18])
  }
}
