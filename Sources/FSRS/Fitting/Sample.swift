/// The part of a log that counts, in its own memory: whole cards, each up to the last scored review
/// that counts.
///
/// What comes after that review, and cards without one, are left out: no prediction depends on them.
///
/// Cards that begin alike share what they have in common, so that it is computed once: the cards are
/// sorted, and each is kept as a *strand*, the reviews after those that it shares with the card before.
/// A walk over the strands holds one state for each depth. Among 100,000 reviews on whole days about half
/// are shared.
struct Sample: ~Copyable {
  /// The reviews by which a card goes on from the one before it.
  struct Strand {
    /// How many reviews come before, of which the last states are still held.
    let depth: Int
    let count: Int
    /// Whether the next strand goes on from the last of these reviews.
    let goesOn: Bool
    let grades: UnsafePointer<UInt8>
    /// Days since the review before.
    let elapsed: UnsafePointer<Double>
    /// How much a prediction counts, over all cards that share it; 0 for one that is not scored or does
    /// not count.
    let weights: UnsafePointer<Double>
  }

  private let grades: UnsafeMutablePointer<UInt8>
  private let elapsed: UnsafeMutablePointer<Double>
  private let weights: UnsafeMutablePointer<Double>
  /// Where each strand begins, and one more at the end; and its depth, with 0 at the end.
  private let starts: [Int32]
  private let depths: [Int32]

  /// How many strands there are.
  var strandCount: Int { starts.count - 1 }
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
    let cards = Self.sorted(log, ranks, stride)
    let capacity = max(cards.reduce(0) { $0 + $1.count }, 1)
    grades = .allocate(capacity: capacity)
    elapsed = .allocate(capacity: capacity)
    weights = .allocate(capacity: capacity)
    let longest = cards.reduce(0) { max($0, $1.count) }
    /// Where the review at each depth of the last card lies.
    var path = [Int](repeating: 0, count: longest)
    var held = 0
    var starts: [Int32] = []
    var depths: [Int32] = []
    var count = 0
    var scored = 0
    var totalWeight = 0.0
    for card in cards {
      var depth = 0
      while depth < min(held, card.count - 1),
        grades[path[depth]] == log.grades[card.start + depth],
        elapsed[path[depth]] == log.elapsed[card.start + depth]
      {
        depth += 1
      }
      starts.append(Int32(count))
      depths.append(Int32(depth))
      for index in 0..<card.count {
        let source = card.start + index
        if index >= depth {
          (grades + count).initialize(to: log.grades[source])
          (elapsed + count).initialize(to: log.elapsed[source])
          (weights + count).initialize(to: 0)
          path[index] = count
          count += 1
        }
        let rank = Int(log.ranks[source])
        guard ranks.contains(rank) else { continue }
        let weight = weighting.weight(of: rank - ranks.lowerBound, in: ranks.count)
        weights[path[index]] += weight
        totalWeight += weight
        scored += 1
      }
      held = card.count
    }
    starts.append(Int32(count))
    depths.append(0)
    self.starts = starts
    self.depths = depths
    self.scored = scored
    self.totalWeight = totalWeight
    longestCard = longest
  }

  deinit {
    grades.deallocate()
    elapsed.deallocate()
    weights.deallocate()
  }

  /// One of the strands; valid as long as the sample is.
  @inline(__always)
  func strand(_ index: Int) -> Strand {
    let start = Int(starts[index])
    let count = Int(starts[index + 1]) - start
    let depth = Int(depths[index])
    return Strand(
      depth: depth, count: count, goesOn: Int(depths[index + 1]) >= depth + count,
      grades: grades + start, elapsed: elapsed + start, weights: weights + start)
  }

  /// A card's reviews up to the last that counts, and its first eight as a number to sort by.
  private struct Card {
    let start: Int
    let count: Int
    let beginning: (UInt64, UInt64)
  }

  private static func sorted(_ log: ReviewLog, _ ranks: Range<Int>, _ stride: Int) -> [Card] {
    var cards: [Card] = []
    var number = 0
    for card in 0..<log.cardCount {
      let start = log.starts[card]
      var end = log.starts[card + 1]
      while end > start, !ranks.contains(Int(log.ranks[end - 1])) { end -= 1 }
      guard end > start else { continue }
      defer { number += 1 }
      guard number % stride == 0 else { continue }
      cards.append(
        Card(
          start: start, count: end - start,
          beginning: (
            code(log, start..<min(start + 4, end)),
            code(log, min(start + 4, end)..<min(start + 8, end))
          )))
    }
    // Any order gives the same sums; this one puts cards that begin alike side by side.
    cards.sort {
      ($0.beginning.0, $0.beginning.1, $0.start) < ($1.beginning.0, $1.beginning.1, $1.start)
    }
    return cards
  }

  /// Up to four reviews, 16 bits each: whole days, cut off at 16383, and grade.
  private static func code(_ log: ReviewLog, _ range: Range<Int>) -> UInt64 {
    var code: UInt64 = 0
    for place in range {
      let days = UInt64(min(log.elapsed[place], 16383))
      code = code << 16 | days << 2 | UInt64(log.grades[place] - 1)
    }
    return code << UInt64(16 * (4 - range.count))
  }
}
