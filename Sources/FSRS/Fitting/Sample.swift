/// The part of a log that counts, in its own memory: whole cards, each up to the last scored review
/// that counts.
///
/// What comes after that review, and cards without one, are left out: no prediction depends on them.
struct Sample: ~Copyable {
  /// One card's reviews, first to last; the last one is scored and counts.
  struct Card {
    let count: Int
    let grades: UnsafePointer<UInt8>
    /// Days since the review before.
    let elapsed: UnsafePointer<Double>
    /// How much a prediction counts: 0 for a review that is not scored or does not count.
    let weights: UnsafePointer<Double>
  }

  private let grades: UnsafeMutablePointer<UInt8>
  private let elapsed: UnsafeMutablePointer<Double>
  private let weights: UnsafeMutablePointer<Double>
  /// Where each card begins; one more at the end.
  private let starts: [Int]

  /// How many cards there are.
  let cardCount: Int
  /// How many reviews the longest card has.
  let longestCard: Int
  /// How many scored reviews count.
  let scored: Int
  /// The sum of their weights.
  let totalWeight: Double

  /// - Parameters:
  ///   - log: all reviews.
  ///   - ranks: the scored reviews that count, by their order in time.
  ///   - weighting: how much each of them counts.
  ///   - stride: takes only one card of this many, from the first that has something to score.
  init(_ log: ReviewLog, ranks: Range<Int>, weighting: Weighting, stride: Int = 1) {
    var chosen: [Range<Int>] = []
    var starts = [0]
    var number = 0
    for card in 0..<log.cardCount {
      let first = log.starts[card]
      var end = log.starts[card + 1]
      while end > first, !ranks.contains(Int(log.ranks[end - 1])) { end -= 1 }
      guard end > first else { continue }
      if number % stride == 0 {
        chosen.append(first..<end)
        starts.append(starts[starts.count - 1] + end - first)
      }
      number += 1
    }
    let count = starts[starts.count - 1]
    grades = .allocate(capacity: max(count, 1))
    elapsed = .allocate(capacity: max(count, 1))
    weights = .allocate(capacity: max(count, 1))
    var scored = 0
    var totalWeight = 0.0
    var place = 0
    for source in chosen.joined() {
      (grades + place).initialize(to: log.grades[source])
      (elapsed + place).initialize(to: log.elapsed[source])
      let rank = Int(log.ranks[source])
      let weight =
        ranks.contains(rank)
        ? weighting.weight(of: rank - ranks.lowerBound, in: ranks.count) : 0
      (weights + place).initialize(to: weight)
      totalWeight += weight
      scored += ranks.contains(rank) ? 1 : 0
      place += 1
    }
    self.starts = starts
    self.scored = scored
    self.totalWeight = totalWeight
    cardCount = chosen.count
    longestCard = chosen.reduce(0) { max($0, $1.count) }
  }

  /// One card with its columns; the last review is predicted even on the same day.
  init(grades: [UInt8], elapsed: [Double], weights: [Double]) {
    let count = grades.count
    self.grades = .allocate(capacity: max(count, 1))
    self.elapsed = .allocate(capacity: max(count, 1))
    self.weights = .allocate(capacity: max(count, 1))
    for index in 0..<count {
      (self.grades + index).initialize(to: grades[index])
      (self.elapsed + index).initialize(to: elapsed[index])
      (self.weights + index).initialize(to: weights[index])
    }
    starts = [0, count]
    cardCount = 1
    longestCard = count
    scored = weights.count { $0 > 0 }
    totalWeight = weights.reduce(0, +)
  }

  deinit {
    grades.deallocate()
    elapsed.deallocate()
    weights.deallocate()
  }

  /// One of the cards; valid as long as the sample is.
  @inline(__always)
  func card(_ index: Int) -> Card {
    let start = starts[index]
    return Card(
      count: starts[index + 1] - start, grades: grades + start, elapsed: elapsed + start,
      weights: weights + start)
  }
}

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
