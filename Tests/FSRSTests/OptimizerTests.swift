import Testing

@testable import FSRS

struct OptimizerTests {
  /// The value that a fit minimizes, at some parameters.
  private func value(
    _ parameters: Parameters, _ log: ReviewLog, _ prior: Prior = .cautious
  ) -> Posterior.Place {
    let sample = Sample(log, ranks: 0..<log.scoredCount, weighting: .equal)
    let weight = sample.totalWeight
    return Posterior(of: sample, prior: prior, standingFor: weight)
      .place(at: FitSpace.point(of: parameters))
  }

  @Test(arguments: [16, 60, 300, 3000, 30_000])
  func aFitIsTheLeastOfLossAndPrior(count: Int) throws {
    let person = try SimulatedPerson(seed: UInt64(count))
    let log = try ReviewLog(person.reviews(count, seed: 7))
    let fit = try Optimizer().fit(log)
    #expect(fit.isConverged)
    #expect(fit.scored == log.scoredCount)
    let place = value(fit.parameters, log)
    #expect(isClose(fit.loss, to: place.meanLoss, relative: 1e-9))
    // Neither the truth nor any step along one coordinate is lower by more than the tolerance.
    let slack = 0.02 + min(1.2e-5 * Double(count), 0.35)
    #expect(value(person.parameters, log).value >= place.value - slack)
    for index in 0..<Parameters.count {
      for step in [-0.02, -0.002, 0.002, 0.02] {
        var point = place.point
        point[index] = FitSpace.clamp(point[index] + step, index)
        let there = try Parameters(FitSpace.parameters(at: point))
        #expect(value(there, log).value >= place.value - slack, "w\(index) by \(step)")
      }
    }
  }

  @Test func aFitBelievesThePriorOfPeopleTwiceAsFirmly() throws {
    let log = try ReviewLog(SimulatedPerson().reviews(60, seed: 31))
    var twice = Prior.people
    twice.strength = 2
    #expect(try Optimizer().fit(log) == Optimizer(prior: twice).fit(log))
  }

  /// At 0 a stability would grow by the same factor with each review of a day, without end.
  @Test func aFitKeepsTheGrowthWithinADayInBounds() throws {
    var values = Parameters.default.values
    values[19] = 0
    var sure = Prior.people
    sure.center = try Parameters(values)
    sure.strength = 1000
    let log = try ReviewLog(SimulatedPerson().reviews(60, seed: 32))
    #expect(try Optimizer(prior: sure).fit(log).parameters.values[19] == 0.01)
  }

  @Test func aFitToManyReviewsFindsTheTruth() throws {
    let person = try SimulatedPerson(seed: 11)
    let log = try ReviewLog(person.reviews(30_000, seed: 8))
    let fit = try Optimizer().fit(log)
    let later = try ReviewLog(person.reviews(20_000, seed: 9))
    let truth = try #require(FSRS(parameters: person.parameters).evaluate(later))
    let found = try #require(FSRS(parameters: fit.parameters).evaluate(later))
    let before = try #require(FSRS().evaluate(later))
    #expect(found.logLoss < truth.logLoss + 0.001)
    #expect(found.logLoss > truth.logLoss - 0.0005)
    #expect(before.logLoss > truth.logLoss + 0.003)
  }

  @Test func theSameLogGivesTheSameParameters() throws {
    let reviews = try SimulatedPerson(seed: 12).reviews(30_000, seed: 10)
    let fit = try Optimizer().fit(try ReviewLog(reviews))
    #expect(try Optimizer().fit(try ReviewLog(reviews)) == fit)
  }

  @Test func aFitToThePastIsAFitToALogThatEndsThere() throws {
    let reviews = try SimulatedPerson(seed: 13).reviews(900, seed: 11)
    let whole = try ReviewLog(reviews)
    let start = try ReviewLog(Array(reviews.prefix(500)))
    #expect(try Optimizer().fit(whole, past: start.scoredCount) == Optimizer().fit(start))
  }

  @Test func recencyFollowsAPersonWhoChanged() throws {
    var values = Parameters.default.values
    for index in 0..<4 { values[index] *= 4 }
    let before = SimulatedPerson().reviews(3000, seed: 12)
    let after = SimulatedPerson(try Parameters(values)).reviews(1000, seed: 13)
    let last = before.last?.day ?? 0
    let log = try ReviewLog(
      before + after.map { Review(card: $0.card + 100_000, day: $0.day + last, grade: $0.grade) })
    let equal = try Optimizer().fit(log).parameters.values
    let recent = try Optimizer(weighting: .recency).fit(log).parameters.values
    #expect(recent[2] > equal[2] * 1.1)
  }

  @Test func fewReviewsMoveTheParametersLittleAndAStrongPriorLess() throws {
    let log = try ReviewLog(SimulatedPerson().reviews(40, seed: 14))
    func distance(_ strength: Double) throws -> Double {
      var prior = Prior.people
      prior.strength = strength
      let fit = try Optimizer(prior: prior).fit(log)
      return zip(fit.parameters.values, Parameters.default.values).reduce(0) {
        max($0, abs($1.0 - $1.1) / max($1.1, 0.1))
      }
    }
    let (weak, usual, strong) = (try distance(0.1), try distance(1), try distance(1000))
    #expect(weak > usual && usual > strong)
    #expect(strong < 0.01)
  }

  @Test(arguments: Grade.allCases)
  func oneSidedHistoriesFit(grade: Grade) throws {
    let reviews = (0..<2000).map { Review(card: $0 % 50, day: Double($0 / 50 * 3), grade: grade) }
    let fit = try Optimizer().fit(try ReviewLog(reviews))
    #expect(try Parameters(fit.parameters.values) == fit.parameters)
    #expect(fit.loss.isFinite && fit.loss >= 0)
    let before = try #require(FSRS().evaluate(try ReviewLog(reviews)))
    #expect(fit.loss <= before.logLoss)
  }

  @Test func withoutAnythingToForeseeAFitIsThePriorsCenter() throws {
    let log = try ReviewLog((0..<16).map { Review(card: $0, day: 0, grade: .again) })
    let fit = try Optimizer().fit(log)
    #expect(isEqual(fit.parameters, .default) && fit.scored == 0 && fit.loss == 0)
    let later = try ReviewLog(SimulatedPerson().reviews(100, seed: 15))
    #expect(isEqual(try Optimizer().fit(later, past: 0).parameters, .default))
    #expect(isEqual(try Optimizer().fit(later, past: -5).parameters, .default))
  }

  /// Equal but for the last digit, which logarithms may cost.
  private func isEqual(_ left: Parameters, _ right: Parameters) -> Bool {
    zip(left.values, right.values).allSatisfy { isClose($0, to: $1, relative: 1e-12) }
  }

  @Test func tooFewReviewsAndABadPriorAreRefused() throws {
    let few = try ReviewLog(SimulatedPerson().reviews(15, seed: 16))
    #expect(throws: FitError.tooFewReviews(15, needed: 16)) { try Optimizer().fit(few) }
    let log = try ReviewLog(SimulatedPerson().reviews(100, seed: 17))
    for spread in [[], Array(repeating: 1, count: 16), Array(repeating: .nan, count: 17)] {
      let prior = Prior(sharedShift: 1, ownShift: 1, spread: spread)
      #expect(throws: FitError.unusablePrior) { try Optimizer(prior: prior).fit(log) }
    }
    for shift in [Double.nan, -1, .infinity, 0] {
      let prior = Prior(sharedShift: 1, ownShift: shift, spread: Prior.people.spread)
      #expect(throws: FitError.unusablePrior) { try Optimizer(prior: prior).fit(log) }
    }
  }

  @Test func progressRisesAndCancels() throws {
    let log = try ReviewLog(try SimulatedPerson(seed: 18).reviews(30_000, seed: 18))
    var fractions: [Double] = []
    _ = try Optimizer().fit(log) { progress in
      fractions.append(progress.fraction)
      #expect(progress.loss > 0 && progress.loss < 1)
      return true
    }
    #expect(fractions == fractions.sorted() && fractions.allSatisfy { (0...1).contains($0) })
    for limit in [1, 3, fractions.count] {
      var left = limit
      #expect(throws: FitError.cancelled) {
        try Optimizer().fit(log) { _ in
          left -= 1
          return left > 0
        }
      }
      #expect(left == 0)
    }
  }
}
