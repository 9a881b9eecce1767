import FSRS
import SeededRandom
import Testing

struct FuzzTests {
  // Anki rslib/src/scheduler/states/fuzz.rs, test with_review_fuzz: the lowest, middle and highest
  // day, picked with 0, 0.5 and 0.99. The figures are its, in its order.
  struct Expectation: Sendable, CustomTestStringConvertible {
    var interval: Double
    var minimum: Int
    var maximum: Int
    var low: Int
    var middle: Int
    var high: Int

    init(
      _ interval: Double, _ minimum: Int, _ maximum: Int, _ low: Int, _ middle: Int, _ high: Int
    ) {
      self.interval = interval
      self.minimum = minimum
      self.maximum = maximum
      self.low = low
      self.middle = middle
      self.high = high
    }

    var testDescription: String { "\(interval) days in \(minimum)...\(maximum)" }
  }

  private static let expectations = [
    Expectation(1, 1, 1000, 1, 1, 1), Expectation(2.49, 1, 1000, 2, 2, 2),
    Expectation(2.5, 1, 1000, 2, 3, 4), Expectation(7, 1, 1000, 5, 7, 9),
    Expectation(17, 1, 1000, 14, 17, 20), Expectation(37, 1, 1000, 33, 37, 41),
    // A range of at least two days, where the limits allow it.
    Expectation(2, 2, 1000, 2, 2, 2), Expectation(2, 3, 1000, 3, 4, 4),
    Expectation(2, 3, 3, 3, 3, 3),
    // From one share to the next.
    Expectation(6.9, 3, 1000, 5, 7, 9), Expectation(7, 3, 1000, 5, 7, 9),
    Expectation(7.1, 3, 1000, 5, 7, 9), Expectation(19.9, 3, 1000, 17, 20, 23),
    Expectation(20, 3, 1000, 17, 20, 23), Expectation(20.1, 3, 1000, 17, 20, 23),
    // Limits cut the range; the days left are equally likely.
    Expectation(100, 101, 1000, 101, 105, 108), Expectation(100, 1, 99, 92, 96, 99),
    Expectation(100, 97, 103, 97, 100, 103),
  ]

  @Test(arguments: expectations)
  func boundsAndPickAreAnkis(_ expected: Expectation) {
    let bounds = Fuzz.bounds(
      interval: expected.interval, minimum: expected.minimum, maximum: expected.maximum)
    #expect(bounds == expected.low...expected.high)
    let picks = [0, 0.5, 0.99].map { fraction in
      Fuzz(fraction: fraction).days(
        interval: expected.interval, minimum: expected.minimum, maximum: expected.maximum)
    }
    #expect(picks == [expected.low, expected.middle, expected.high])
  }

  // The same test: short intervals are only rounded.
  @Test(arguments: [(1.5, 2), (0.1, 1)])
  func shortIntervalsAreRounded(interval: Double, days: Int) {
    #expect(Fuzz.bounds(interval: interval, maximum: 100) == days...days)
  }

  // Anki, test invalid_values_will_not_panic, asks for no crash; its code lets the maximum win.
  @Test func maximumWinsOverAMinimumAboveIt() {
    #expect(Fuzz.bounds(interval: 1, minimum: 3, maximum: 2) == 2...2)
    #expect(Fuzz.bounds(interval: 50, minimum: 30, maximum: 10) == 10...10)
  }

  @Test func fractionPicksTheFirstAndTheLastDay() {
    #expect(Fuzz(fraction: 0).days(interval: 100) == 93)
    #expect(Fuzz(fraction: 1.0.nextDown).days(interval: 100) == 107)
  }

  @Test(
    arguments: [
      (-1, 0), (-.infinity, 0), (1, 1.0.nextDown), (.infinity, 1.0.nextDown), (.nan, 0.5),
      (0.25, 0.25),
    ])
  func fractionIsClamped(given: Double, kept: Double) {
    #expect(Fuzz(fraction: given).fraction == kept)
  }

  // Calculated apart, in Python: FNV-1a, 64 bits, over the name's UTF-8 and the number's eight
  // bytes, least first, then SplitMix64's mixer, the top 53 bits as a fraction. Schedules depend on
  // these never changing.
  @Test(
    arguments: [
      ("capital-of-peru", 2, 0.1714106140762507), ("capital-of-peru", 3, 0.9120753785009916),
      ("", 0, 0.5048676404714686), ("größe", -1, 0.40133133293684076),
    ])
  func fractionOfACardIsFixed(card: String, reviews: Int, fraction: Double) {
    #expect(Fuzz(card: card, reviews: reviews).fraction == fraction)
    #expect(Fuzz(card: card, reviews: reviews).fraction == fraction)
  }

  @Test func manyCardsSpreadEvenlyOverTheRange() {
    let cards = 30_000
    var counts: [Int: Int] = [:]
    for number in 0..<cards {
      let fuzz = Fuzz(card: "card-\(number)", reviews: 3)
      counts[fuzz.days(interval: 100), default: 0] += 1
    }
    #expect(counts.keys.sorted() == Array(93...107))
    #expect(chiSquared(counts.values, expected: Double(cards) / 15) < Self.chiSquaredLimit)
  }

  @Test func oneCardsReviewsSpreadEvenlyOverTheRange() {
    let reviews = 30_000
    var counts: [Int: Int] = [:]
    for number in 0..<reviews {
      counts[Fuzz(card: "quant-affine", reviews: number).days(interval: 100), default: 0] += 1
    }
    #expect(counts.keys.sorted() == Array(93...107))
    #expect(chiSquared(counts.values, expected: Double(reviews) / 15) < Self.chiSquaredLimit)
  }

  @Test func daysStayWithinBoundsForAnyNumbers() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<20_000 {
      let interval = random.wild()
      let minimum = limit(&random)
      let maximum = limit(&random)
      let bounds = Fuzz.bounds(interval: interval, minimum: minimum, maximum: maximum)
      let days = Fuzz(fraction: random.unit())
        .days(interval: interval, minimum: minimum, maximum: maximum)
      let last = Fuzz(fraction: 1).days(interval: interval, minimum: minimum, maximum: maximum)
      let case_ = "\(interval) in \(minimum)...\(maximum): \(days) of \(bounds)"
      #expect(bounds.contains(days), "\(case_)")
      #expect(last == bounds.upperBound, "\(case_)")
      #expect(bounds.lowerBound >= min(max(minimum, 1), max(maximum, 1), 1 << 52), "\(case_)")
      #expect(bounds.upperBound <= max(maximum, 1), "\(case_)")
    }
  }

  @Test(
    arguments: [
      (Double.nan, 1...1), (-5, 1...1), (-.infinity, 1...1), (0, 1...1),
      // 36500 ± (1 + 0.675 + 1.3 + 1824), cut at the maximum.
      (.infinity, 34673...36500), (1e300, 34673...36500),
    ])
  func oddIntervalsHaveBounds(interval: Double, bounds: ClosedRange<Int>) {
    #expect(Fuzz.bounds(interval: interval) == bounds)
  }

  @Test func boundsGrowWithTheInterval() {
    var before = 1...1
    for tenths in 0...5000 {
      let bounds = Fuzz.bounds(interval: Double(tenths) / 10)
      #expect(bounds.upperBound >= before.upperBound, "\(tenths) tenths")
      // From 2.49 to 2.5 days the range opens downwards too: 2...2, then 2...4.
      #expect(bounds.lowerBound >= before.lowerBound, "\(tenths) tenths")
      before = bounds
    }
  }

  /// 14 degrees of freedom, exceeded once in a thousand by an even spread.
  private static let chiSquaredLimit = 36.12

  private func chiSquared(_ counts: some Sequence<Int>, expected: Double) -> Double {
    counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
  }

  private func limit(_ random: inout SplitMix64) -> Int {
    let odd = [.min, -1, 0, 1, 2, 3, 7, 20, 365, 36500, 1 << 52, 1 << 53, .max]
    return odd[random.index(below: odd.count)]
  }
}
