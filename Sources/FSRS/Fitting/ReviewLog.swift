/// One answer to one card, as a history keeps it.
public struct Review: Hashable, Sendable {
  /// Any number that tells the cards apart.
  public var card: Int
  /// Days since any fixed day, the same for all reviews. Whole days, or fractions of them.
  public var day: Double
  /// How well the card was recalled.
  public var grade: Grade

  /// A review of a card on a day.
  public init(card: Int, day: Double, grade: Grade) {
    self.card = card
    self.day = day
    self.grade = grade
  }
}

/// Many cards' reviews in the form that fitting and evaluation read: flat arrays, card after card.
///
/// A review is *scored* where there is something to predict: it is not its card's first, and comes a
/// day or more after the one before. Fitting explains the scored reviews, evaluation measures how well
/// they were foreseen; the others only move the memory states. fsrs-rs takes the same ones.
///
/// Making a log takes O(n) time and about 13 bytes a review.
public struct ReviewLog: Sendable {
  /// All reviews.
  public var count: Int { grades.count }
  /// The reviews that are scored. They are numbered 0 ..< `scoredCount` in order of time.
  public let scoredCount: Int
  /// The cards that occur.
  public var cardCount: Int { starts.count - 1 }

  /// The longest time between two reviews of a card that counts: a hundred years, in days.
  public static let longestElapsed = 36500.0

  /// Where each card's reviews begin; one more at the end.
  let starts: [Int]
  /// The grades' raw values.
  let grades: [UInt8]
  /// Days since the card's review before; 0 for its first.
  let elapsed: [Double]
  /// The number of a scored review, in order of time; −1 for others.
  let ranks: [Int32]

  /// A log of reviews.
  ///
  /// Reviews count in the order in which they are given, which is to be the order of time. Of one
  /// card, a day before the latest so far (a clock was set back, histories were merged) counts as the
  /// same day, and more than ``longestElapsed`` days count as that many.
  ///
  /// - Parameter reviews: at most 2^31 − 1, in order of time.
  /// - Throws: ``ReviewLogError`` where a day is infinite or not a number, or there are too many.
  public init(_ reviews: [Review]) throws(ReviewLogError) {
    guard reviews.count < Int(Int32.max) else { throw .tooMany(reviews.count) }
    let cards = try Self.numberedCards(reviews)
    var starts = [Int](repeating: 0, count: cards.count + 1)
    for card in cards.ofReview { starts[Int(card) + 1] += 1 }
    for card in 0..<cards.count { starts[card + 1] += starts[card] }

    let count = cards.ofReview.count
    var next = starts
    var latest = [Double](repeating: 0, count: cards.count)
    var grades = [UInt8](repeating: 0, count: count)
    var elapsed = [Double](repeating: 0, count: count)
    var ranks = [Int32](repeating: -1, count: count)
    var scored: Int32 = 0
    for (index, review) in reviews.enumerated() {
      let card = Int(cards.ofReview[index])
      let place = next[card]
      next[card] += 1
      grades[place] = UInt8(review.grade.rawValue)
      guard place > starts[card] else {
        latest[card] = review.day
        continue
      }
      // Two finite days may lie infinitely far apart.
      let days = Self.clampElapsed(review.day - latest[card])
      latest[card] = max(latest[card], review.day)
      elapsed[place] = days
      guard days >= 1 else { continue }
      ranks[place] = scored
      scored += 1
    }
    self.starts = starts
    self.grades = grades
    self.elapsed = elapsed
    self.ranks = ranks
    scoredCount = Int(scored)
  }

  /// Days since a review as they count: none where a number is below 0 or is none.
  static func clampElapsed(_ days: Double) -> Double { days > 0 ? min(days, longestElapsed) : 0 }

  /// The cards of reviews, numbered from 0 as they first occur.
  private struct NumberedCards {
    var ofReview: [Int32] = []
    var count = 0
  }

  private static func numberedCards(
    _ reviews: [Review]
  ) throws(ReviewLogError) -> NumberedCards {
    var least = Int.max
    var greatest = Int.min
    for (index, review) in reviews.enumerated() {
      guard review.day.isFinite else { throw .unusableDay(index: index, day: review.day) }
      least = min(least, review.card)
      greatest = max(greatest, review.card)
    }
    var cards = NumberedCards()
    cards.ofReview.reserveCapacity(reviews.count)
    func add(_ number: inout Int32) {
      if number < 0 {
        number = Int32(cards.count)
        cards.count += 1
      }
      cards.ofReview.append(number)
    }
    let (width, isFar) = greatest.subtractingReportingOverflow(least)
    if !isFar, width < 4 * reviews.count + 1024 {
      // A table is an order of magnitude faster than a dictionary, where the numbers lie close.
      var numbers = [Int32](repeating: -1, count: max(0, width) + 1)
      for review in reviews { add(&numbers[review.card - least]) }
    } else {
      var numbers: [Int: Int32] = [:]
      for review in reviews { add(&numbers[review.card, default: -1]) }
    }
    return cards
  }
}

/// Why reviews do not make a log.
public enum ReviewLogError: Error, Equatable {
  /// The day of the review at `index` is infinite or not a number.
  case unusableDay(index: Int, day: Double)
  /// More reviews than a log holds, 2^31 − 1.
  case tooMany(Int)

  /// One line: what is wrong, where, and what to do.
  public var message: String {
    switch self {
    case .unusableDay(let index, let day):
      "review \(index) is on day \(day); give a finite number of days"
    case .tooMany(let count):
      "\(count) reviews are too many; give at most \(Int32.max - 1)"
    }
  }
}
