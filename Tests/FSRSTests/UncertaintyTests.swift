import FSRS
import Testing

struct UncertaintyTests {
  private static let history: [(grade: Grade, elapsedDays: Double)] = [
    (.good, 0), (.hard, 3), (.good, 8), (.again, 20), (.good, 0), (.good, 2),
  ]

  private func question(_ days: Double) -> Uncertainty.Question {
    Uncertainty.Question(reviews: Self.history, elapsedDays: days)
  }

  @Test func expectedRecallIsTheModels() throws {
    let uncertainty = try Uncertainty(of: .default, after: try ReviewLog([]))
    let model = FSRS()
    let state = try #require(model.replay(Self.history).last)
    for days in [0.5, 1, 7, 300] {
      let range = try #require(uncertainty.recall(of: [question(days)]))
      let recall = model.retrievability(stability: state.stability, elapsedDays: days)
      #expect(isClose(range.expected, to: recall, relative: 1e-9))
      #expect(0 < range.low && range.low < recall && recall < range.high && range.high < 1)
    }
  }

  // What a range means: of people drawn from the prior, four of five have the recall within it. Far from
  // the center the parabola and the bounds make it rather too wide: nine of ten.
  @Test func withoutReviewsTheRangeHoldsFourOfFivePeople() throws {
    let uncertainty = try Uncertainty(of: .default, after: try ReviewLog([]))
    let range = try #require(uncertainty.recall(of: [question(10)]))
    let people = 600
    var inside = 0
    for seed in 0..<people {
      let model = FSRS(parameters: try SimulatedPerson(seed: UInt64(1000 + seed)).parameters)
      let state = try #require(model.replay(Self.history).last)
      let recall = model.retrievability(stability: state.stability, elapsedDays: 10)
      if (range.low...range.high).contains(recall) { inside += 1 }
    }
    #expect((0.75...0.95).contains(Double(inside) / Double(people)))
  }

  @Test func afterAFitTheRangeHoldsTheTruthFourTimesInFive() throws {
    let people = 60
    var inside = 0
    var width = 0.0
    for seed in 0..<people {
      let person = try SimulatedPerson(seed: UInt64(2000 + seed))
      let log = try ReviewLog(person.reviews(400, seed: UInt64(seed)))
      let fit = try Optimizer().fit(log)
      let uncertainty = try Uncertainty(of: fit.parameters, after: log)
      let range = try #require(uncertainty.recall(of: [question(10)]))
      let model = FSRS(parameters: person.parameters)
      let state = try #require(model.replay(Self.history).last)
      let recall = model.retrievability(stability: state.stability, elapsedDays: 10)
      if (range.low...range.high).contains(recall) { inside += 1 }
      width += (range.high - range.low) / Double(people)
    }
    #expect((0.65...0.95).contains(Double(inside) / Double(people)))
    let before = try #require(
      try Uncertainty(of: .default, after: try ReviewLog([])).recall(of: [question(10)]))
    #expect(width < 0.7 * (before.high - before.low))
  }

  @Test func moreReviewsNarrowTheRange() throws {
    let reviews = SimulatedPerson().reviews(4000, seed: 31)
    let widths = try [0, 40, 400, 4000].map { count in
      let log = try ReviewLog(Array(reviews.prefix(count)))
      let range = try #require(
        try Uncertainty(of: .default, after: log).recall(of: [question(10)]))
      return range.high - range.low
    }
    #expect(widths == widths.sorted(by: >))
  }

  @Test func theRangeOfAMeanLiesAmongThoseOfItsQuestions() throws {
    let uncertainty = try Uncertainty(of: .default, after: try ReviewLog([]))
    let questions = [question(2), question(100)]
    let single = try questions.map { try #require(uncertainty.recall(of: [$0])) }
    let mean = try #require(uncertainty.recall(of: questions))
    #expect(
      isClose(mean.expected, to: (single[0].expected + single[1].expected) / 2, relative: 1e-9))
    #expect(single[1].low < mean.low && mean.high < single[0].high)
    let empty = Uncertainty.Question(reviews: [], elapsedDays: 3)
    #expect(uncertainty.recall(of: [empty]) == nil)
    #expect(uncertainty.recall(of: [empty, questions[0]]) == single[0])
  }

  @Test func oddTimesAreTakenAsTheNearest() throws {
    let uncertainty = try Uncertainty(of: .default, after: try ReviewLog([]))
    for days in [-1, -Double.infinity, .nan] {
      #expect(uncertainty.recall(of: [question(days)]) == uncertainty.recall(of: [question(0)]))
    }
    #expect(
      uncertainty.recall(of: [question(.infinity)])
        == uncertainty.recall(of: [question(36500)]))
    let odd = Uncertainty.Question(
      reviews: [(.good, .nan), (.again, -.infinity), (.hard, .infinity)], elapsedDays: 1)
    let range = try #require(uncertainty.recall(of: [odd]))
    #expect(range.low > 0 && range.high < 1)
  }
}
