import FSRS
import Foundation
import Testing

struct UncertaintyTests {
  private static let history: [(grade: Grade, elapsedDays: Double)] = [
    (.good, 0), (.hard, 3), (.good, 8), (.again, 20), (.good, 0), (.good, 2),
  ]

  private func question(
    _ days: Double, parameters: Parameters = .default
  ) -> Uncertainty.Question {
    FoldedCard(Self.history, parameters: parameters).question(days)
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

  // After a first review only w2 and w20 matter, and here w20 is known.
  @Test(arguments: [0, 12])
  func theRangeOfANewCardIsThatOfItsFirstStability(others: Int) throws {
    let prior = Prior(sharedShift: 0.6, ownShift: 0.8, spread: Array(repeating: 1e-6, count: 17))
    func recall(shift: Double) -> Double {
      let stability = Parameters.default.values[2] * exp(shift)
      return FSRS().retrievability(stability: stability, elapsedDays: 5)
    }
    func logOdds(_ recall: Double) -> Double { log(recall / (1 - recall)) }
    let slope = (logOdds(recall(shift: 1e-4)) - logOdds(recall(shift: -1e-4))) / 2e-4
    // The shifts' standard deviations make one of 1; each review narrows it.
    let told = slope * slope * recall(shift: 0) * (1 - recall(shift: 0))
    let deviation = 1.2815516 * slope / (1 + Double(others) * told).squareRoot()

    var information = ParameterInformation()
    for _ in 0..<others {
      information += FoldedCard([(.good, 0), (.again, 5)]).information
    }
    let uncertainty = try Uncertainty(of: .default, information: information, prior: prior)
    let range = try #require(uncertainty.recall(of: [FoldedCard(first: .good).question(5)]))
    #expect(abs(logOdds(range.low) - logOdds(recall(shift: 0)) + deviation) <= 1e-5)
    #expect(abs(logOdds(range.high) - logOdds(recall(shift: 0)) - deviation) <= 1e-5)
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
      let range = try #require(uncertainty.recall(of: [question(10, parameters: fit.parameters)]))
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
    #expect(uncertainty.recall(of: []) == nil)
  }

  @Test func oddTimesAreTakenAsTheNearest() throws {
    let uncertainty = try Uncertainty(of: .default, after: try ReviewLog([]))
    for days in [-1, -Double.infinity, .nan] {
      #expect(uncertainty.recall(of: [question(days)]) == uncertainty.recall(of: [question(0)]))
    }
    #expect(
      uncertainty.recall(of: [question(.infinity)])
        == uncertainty.recall(of: [question(36500)]))
    let card = FoldedCard([(.good, .nan), (.again, -.infinity), (.hard, .infinity)])
    let range = try #require(uncertainty.recall(of: [card.question(1)]))
    #expect(range.low > 0 && range.high < 1)
    var odd = card.question(1)
    odd.memory = MemoryState(stability: .nan, difficulty: -.infinity)
    var nearest = odd
    nearest.memory = MemoryState(stability: 0.001, difficulty: 1)
    #expect(uncertainty.recall(of: [odd]) == uncertainty.recall(of: [nearest]))
    odd.sensitivity = try #require(
      StateSensitivity(Array(repeating: .greatestFiniteMagnitude, count: 42)))
    let unknown = try #require(uncertainty.recall(of: [odd]))
    #expect(unknown.low >= 0 && unknown.high <= 1 && unknown.low < unknown.high)
  }

  @Test func anInformationThatNoReviewsHaveIsRefused() throws {
    for value in [-1e9, -1e308] {
      let information = try #require(
        ParameterInformation(Array(repeating: value, count: 231)))
      #expect(throws: FitError.unusableInformation) {
        try Uncertainty(of: .default, information: information)
      }
    }
    let prior = Prior(sharedShift: 1, ownShift: 1, spread: [])
    #expect(throws: FitError.unusablePrior) {
      try Uncertainty(of: .default, information: ParameterInformation(), prior: prior)
    }
  }
}
