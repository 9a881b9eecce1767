import Foundation

/// A number with its derivatives by 21 parameters: slow, and simple enough to trust.
struct Dual {
  var value: Double
  var slopes: [Double]

  init(_ value: Double) {
    self.value = value
    slopes = Array(repeating: 0, count: 21)
  }

  init(_ value: Double, parameter: Int) {
    self.init(value)
    slopes[parameter] = 1
  }

  private init(_ value: Double, _ slopes: [Double]) {
    self.value = value
    self.slopes = slopes
  }

  private func chain(_ value: Double, _ slope: Double) -> Dual {
    Dual(value, slopes.map { slope * $0 })
  }

  static func + (left: Dual, right: Dual) -> Dual {
    Dual(left.value + right.value, zip(left.slopes, right.slopes).map { $0 + $1 })
  }

  static func * (left: Dual, right: Dual) -> Dual {
    Dual(
      left.value * right.value,
      zip(left.slopes, right.slopes).map { $0 * right.value + $1 * left.value })
  }

  static prefix func - (number: Dual) -> Dual { number.chain(-number.value, -1) }
  static func - (left: Dual, right: Dual) -> Dual { left + -right }
  static func / (left: Dual, right: Dual) -> Dual {
    left * right.chain(1 / right.value, -1 / (right.value * right.value))
  }
  static func + (left: Dual, right: Double) -> Dual { left + Dual(right) }
  static func * (left: Dual, right: Double) -> Dual { left * Dual(right) }
  static func - (left: Dual, right: Double) -> Dual { left + Dual(-right) }
  static func - (left: Double, right: Dual) -> Dual { Dual(left) - right }

  var exponential: Dual { chain(exp(value), exp(value)) }
  var logarithm: Dual { chain(log(value), 1 / value) }
  func power(_ exponent: Dual) -> Dual { (exponent * logarithm).exponential }

  /// The constant limit, where the number is beyond it.
  func clamped(_ range: ClosedRange<Double>) -> Dual {
    range.contains(value) ? self : Dual(min(max(value, range.lowerBound), range.upperBound))
  }

  static func least(_ left: Dual, _ right: Dual) -> Dual { left.value < right.value ? left : right }
  static func greatest(_ left: Dual, _ right: Dual) -> Dual {
    left.value > right.value ? left : right
  }
}

/// FSRS-6 written down from the formulas once more, with derivatives that follow from arithmetic.
struct DualModel {
  private let w: [Dual]

  init(_ values: [Double]) {
    w = values.enumerated().map { Dual($1, parameter: $0) }
  }

  /// The loss of one card's reviews at those that are scored, in nats.
  func loss(_ reviews: [(grade: Int, elapsed: Double)]) -> Dual {
    var loss = Dual(0)
    guard let first = reviews.first else { return loss }
    var stability = w[first.grade - 1].clamped(0.001...36500)
    var difficulty = initialDifficulty(first.grade).clamped(1...10)
    for review in reviews.dropFirst() {
      let recall = self.recall(stability, review.elapsed)
      if review.elapsed >= 1 {
        loss = loss - (review.grade > 1 ? recall : 1 - recall).logarithm
      }
      let next =
        review.elapsed < 1
        ? sameDay(stability, review.grade)
        : review.grade > 1
          ? pass(stability, difficulty, recall, review.grade)
          : lapse(stability, difficulty, recall)
      let damped =
        difficulty - w[6] * Double(review.grade - 3) * (10 - difficulty) * (1.0 / 9)
      difficulty = (w[7] * initialDifficulty(4) + (1 - w[7]) * damped).clamped(1...10)
      stability = next.clamped(0.001...36500)
    }
    return loss
  }

  private func initialDifficulty(_ grade: Int) -> Dual {
    w[4] - (w[5] * Double(grade - 1)).exponential + 1
  }

  private func recall(_ stability: Dual, _ elapsed: Double) -> Dual {
    let factor = Dual(0.9).power(Dual(-1) / w[20]) - 1
    return (factor * elapsed / stability + 1).power(-w[20])
  }

  private func pass(_ stability: Dual, _ difficulty: Dual, _ recall: Dual, _ grade: Int) -> Dual {
    var growth = w[8].exponential * (11 - difficulty) * stability.power(-w[9])
    growth = growth * ((w[10] * (1 - recall)).exponential - 1)
    if grade == 2 { growth = growth * w[15] }
    if grade == 4 { growth = growth * w[16] }
    return stability * (growth + 1)
  }

  private func lapse(_ stability: Dual, _ difficulty: Dual, _ recall: Dual) -> Dual {
    let relearnt =
      w[11] * difficulty.power(-w[12]) * ((stability + 1).power(w[13]) - 1)
      * (w[14] * (1 - recall)).exponential
    return .least(relearnt, stability / (w[17] * w[18]).exponential)
  }

  private func sameDay(_ stability: Dual, _ grade: Int) -> Dual {
    let growth =
      (w[17] * (w[18] + Double(grade - 3))).exponential * stability.power(-w[19])
    return stability * (grade > 1 ? .greatest(growth, Dual(1)) : growth)
  }
}
