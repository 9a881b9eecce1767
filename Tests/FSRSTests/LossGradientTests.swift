import SeededRandom
import Testing

@testable import FSRS

/// The gradient that fitting goes by, against arithmetic with derivatives and against differences.
struct LossGradientTests {
  private static let cards = 60

  /// Random cards, some with reviews on the same day, and parameters anywhere within the bounds.
  private func logs(_ random: inout SplitMix64) throws -> (ReviewLog, [[(Int, Double)]]) {
    var reviews: [Review] = []
    var cards: [[(Int, Double)]] = []
    for card in 0..<Self.cards {
      var day = 0.0
      var history: [(Int, Double)] = []
      for index in 0..<(1 + random.index(below: 8)) {
        let isSameDay = random.index(below: 4) == 0
        let elapsed = index == 0 || isSameDay ? 0 : random.number(in: 0...3)
        let days = elapsed == 0 ? 0 : Double(Int(1 + elapsed * elapsed * elapsed * 20))
        day += days
        let grade = random.grade()
        history.append((grade.rawValue, days))
        reviews.append(Review(card: card, day: day, grade: grade))
      }
      cards.append(history)
    }
    return (try ReviewLog(reviews), cards)
  }

  private func evaluate(_ w: [Double], _ log: ReviewLog) -> (loss: Double, gradient: [Double]) {
    let sample = Sample(log, ranks: 0..<log.scoredCount, weighting: .equal)
    let machine = LossGradient(longestCard: sample.longestCard)
    let loss = machine.evaluate(Coefficients(w), of: sample)
    return (loss, (0..<Parameters.count).map { machine.gradient[$0] })
  }

  @Test(arguments: 0..<40)
  func gradientIsTheOneOfDualNumbers(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let (log, cards) = try logs(&random)
    let w = seed == 0 ? Parameters.default.values : try random.parameters().values
    let found = evaluate(w, log)
    let model = DualModel(w)
    let expected = cards.reduce(Dual(0)) {
      $0 + model.loss($1.map { (grade: $0.0, elapsed: $0.1) })
    }
    #expect(isClose(found.loss, to: expected.value, relative: 1e-9))
    let size = expected.slopes.map(abs).max() ?? 1
    for index in 0..<Parameters.count {
      let difference = abs(found.gradient[index] - expected.slopes[index])
      #expect(
        difference <= 1e-8 * abs(expected.slopes[index]) + 1e-12 * size,
        "w\(index): \(found.gradient[index]), expected \(expected.slopes[index])")
    }
  }

  @Test func gradientIsTheOneOfDifferences() throws {
    var random = SplitMix64(seed: 41)
    let (log, _) = try logs(&random)
    // Away from the bounds and from where formulas meet, which the defaults sit on.
    let w = Parameters.default.values.enumerated().map { index, value in
      let bounds = Parameters.bounds[index]
      return 0.9 * value + 0.1 * (index < 4 ? 5 : (bounds.lowerBound + bounds.upperBound) / 2)
    }
    let gradient = evaluate(w, log).gradient
    for index in 0..<Parameters.count {
      let step = 1e-5 * max(abs(w[index]), 0.1)
      var (below, above) = (w, w)
      below[index] -= step
      above[index] += step
      let slope = (evaluate(above, log).loss - evaluate(below, log).loss) / (2 * step)
      #expect(
        abs(gradient[index] - slope) <= 1e-4 * abs(slope) + 1e-5,
        "w\(index): \(gradient[index]), by differences \(slope)")
    }
  }

  @Test func lossIsTheOneOfTheModel() throws {
    var random = SplitMix64(seed: 42)
    let (log, cards) = try logs(&random)
    let parameters = try random.parameters()
    let model = FSRS(parameters: parameters)
    var loss = 0.0
    for card in cards {
      var state: MemoryState?
      for (rawGrade, elapsed) in card {
        let grade = try #require(Grade(rawValue: rawGrade))
        if let state, elapsed >= 1 {
          let recall = model.retrievability(stability: state.stability, elapsedDays: elapsed)
          loss -= logarithm(grade.isPass ? recall : 1 - recall)
        }
        state = model.nextState(after: state, grade: grade, elapsedDays: elapsed)
      }
    }
    #expect(isClose(evaluate(parameters.values, log).loss, to: loss, relative: 1e-9))
  }

  private func logarithm(_ value: Double) -> Double { Dual(value).logarithm.value }

  @Test func aWeightedSampleWeighsLossAndGradient() throws {
    var random = SplitMix64(seed: 43)
    let (log, _) = try logs(&random)
    let w = Coefficients(Parameters.default.values)
    func evaluate(_ ranks: Range<Int>, _ weighting: Weighting) -> (Double, [Double], Double) {
      let sample = Sample(log, ranks: ranks, weighting: weighting)
      let machine = LossGradient(longestCard: sample.longestCard)
      let loss = machine.evaluate(w, of: sample)
      return (loss, (0..<21).map { machine.gradient[$0] }, sample.totalWeight)
    }
    let count = log.scoredCount
    let parts = (0..<count).map { evaluate($0..<$0 + 1, .equal) }
    let weights = (0..<count).map { Weighting.recency.weight(of: $0, in: count) }
    let whole = evaluate(0..<count, .recency)
    #expect(weights.first == 0.25 && weights.last == 1)
    #expect(isClose(whole.2, to: weights.reduce(0, +), relative: 1e-12))
    let expected = zip(weights, parts).reduce(0) { $0 + $1.0 * $1.1.0 }
    #expect(isClose(whole.0, to: expected, relative: 1e-9))
    for index in 0..<21 {
      let slope = zip(weights, parts).reduce(0) { $0 + $1.0 * $1.1.1[index] }
      #expect(abs(whole.1[index] - slope) <= 1e-8 * abs(slope) + 1e-9)
    }
  }

  @Test func informationIsTheOuterProductOfSlopes() throws {
    var random = SplitMix64(seed: 44)
    let (log, _) = try logs(&random)
    let c = Coefficients(Parameters.default.values)
    let sample = Sample(log, ranks: 0..<log.scoredCount, weighting: .equal)
    let found = FisherInformation(longestCard: sample.longestCard).evaluate(c, of: sample)
    var expected = SquareMatrix(size: 21)
    for rank in 0..<log.scoredCount {
      let one = Sample(log, ranks: rank..<rank + 1, weighting: .equal)
      let machine = LossGradient(longestCard: one.longestCard)
      let loss = machine.evaluate(c, of: one)
      // The gradient of −log p is −dp/p; p·(1−p) of it once more makes the information.
      let chance = Dual(-loss).exponential.value
      for row in 0..<21 {
        for column in 0..<21 {
          expected[row, column] +=
            machine.gradient[row] * machine.gradient[column] * chance / (1 - chance)
        }
      }
    }
    for row in 0..<21 {
      for column in 0..<21 {
        let size = (expected[row, row] * expected[column, column]).squareRoot()
        #expect(abs(found[row, column] - expected[row, column]) <= 1e-4 * size + 1e-9)
      }
    }
  }

  @Test func cardsThatBeginAlikeCountAsOften() throws {
    var random = SplitMix64(seed: 45)
    // Three possible gaps and two grades, so that most cards share most of their reviews; each twice.
    let histories = (0..<60).flatMap { _ -> [[(Int, Double)]] in
      let history = (0..<1 + random.index(below: 5)).map { index in
        (1 + 2 * random.index(below: 2), index == 0 ? 0 : Double(random.index(below: 3) * 4))
      }
      return [history, history]
    }
    var reviews: [Review] = []
    for (card, history) in histories.enumerated() {
      var day = 0.0
      for (rawGrade, elapsed) in history {
        day += elapsed
        let grade = try #require(Grade(rawValue: rawGrade))
        reviews.append(Review(card: card, day: day, grade: grade))
      }
    }
    let log = try ReviewLog(reviews)
    let sample = Sample(log, ranks: 0..<log.scoredCount, weighting: .equal)
    let kept = (0..<sample.strandCount).reduce(0) { $0 + sample.strand($1).count }
    #expect(kept < log.count * 2 / 3)
    #expect(sample.scored == log.scoredCount)
    let w = try random.parameters().values
    let found = evaluate(w, log)
    let model = DualModel(w)
    let expected = histories.reduce(Dual(0)) {
      $0 + model.loss($1.map { (grade: $0.0, elapsed: $0.1) })
    }
    #expect(isClose(found.loss, to: expected.value, relative: 1e-9))
    for index in 0..<Parameters.count {
      let slope = expected.slopes[index]
      #expect(abs(found.gradient[index] - slope) <= 1e-8 * abs(slope) + 1e-9, "w\(index)")
    }
  }
}
