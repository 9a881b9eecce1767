import Testing

@testable import FSRS

struct TrialTests {
  @Test func aFitReplacesParametersThatForeseeWorse() throws {
    var values = Parameters.default.values
    for index in 0..<4 { values[index] *= 5 }
    let log = try ReviewLog(SimulatedPerson(try Parameters(values)).reviews(600, seed: 21))
    let trial = try Optimizer().trial(against: .default, log)
    #expect(trial.isBetter)
    #expect(trial.old?.count == log.scoredCount - log.scoredCount / 6)
    #expect(trial.new?.count == trial.old?.count)
  }

  @Test func aFitDoesNotReplaceTheTruth() throws {
    let person = try SimulatedPerson(seed: 22)
    let log = try ReviewLog(person.reviews(2000, seed: 22))
    #expect(try !Optimizer().trial(against: person.parameters, log).isBetter)
  }

  private func predictions(_ recalls: [Double]) -> Predictions {
    var predictions = Predictions()
    predictions.all = recalls.map {
      .init(
        recall: $0, passed: true, weight: 1, bin: .init(elapsed: 1, length: 2, lapses: 0))
    }
    return predictions
  }

  @Test func aFitThatForeseesAlikeIsNeitherBetterNorWorse() {
    let alike = predictions(Array(repeating: 0.9, count: 20))
    let trial = Trial(old: alike, new: alike)
    #expect(!trial.isBetter && !trial.isWorse)
  }

  @Test func aFitIsWorseBeyondOneStandardErrorOnly() throws {
    let old = predictions(Array(repeating: 0.9, count: 16))
    // Each review alike a little worse: nothing of it is chance.
    let steadily = Trial(old: old, new: predictions(Array(repeating: 0.89, count: 16)))
    #expect(steadily.isWorse && !steadily.isBetter)
    #expect(steadily.excess?.errorOfMean ?? 1 < 1e-12)
    // One review much worse, the others a little better: worse in sum, and no more than by chance.
    let once = Trial(old: old, new: predictions([0.5] + Array(repeating: 0.92, count: 15)))
    let excess = try #require(once.excess)
    #expect(excess.mean > 0 && excess.mean < excess.errorOfMean)
    #expect(!once.isWorse && !once.isBetter)
    // Too few to tell.
    let few = Trial(
      old: predictions(Array(repeating: 0.9, count: 7)),
      new: predictions(Array(repeating: 0.5, count: 7)))
    #expect(!few.isWorse)
  }

  @Test func whatTheOldParametersWereFittedToDoesNotCount() throws {
    let log = try ReviewLog(SimulatedPerson().reviews(600, seed: 23))
    let trial = try Optimizer().trial(against: .default, log, fittedTo: log.scoredCount - 7)
    #expect(trial.old?.count == 7 && trial.new?.count == 7)
    // Too few to tell, whatever they say.
    #expect(!trial.isBetter)
    let none = try Optimizer().trial(against: .default, log, fittedTo: log.scoredCount)
    #expect(none.old == nil && none.new == nil && !none.isBetter)
    let beyond = try Optimizer().trial(against: .default, log, fittedTo: .max, segments: .max)
    #expect(!beyond.isBetter)
  }

  @Test func aTrialCanBeCancelledBetweenFits() throws {
    let log = try ReviewLog(SimulatedPerson().reviews(600, seed: 24))
    var seen: [Double] = []
    #expect(throws: FitError.cancelled) {
      try Optimizer().trial(against: .default, log) { progress in
        seen.append(progress.fraction)
        return progress.fraction < 0.5
      }
    }
    #expect(seen == seen.sorted() && (0.5..<0.8).contains(seen.last ?? 0))
  }

  @Test func eachSplitIsForeseenFromBeforeIt() throws {
    let log = try ReviewLog(SimulatedPerson().reviews(300, seed: 25))
    let splits = log.timeSplits(2)
    let both = try #require(try Optimizer().evaluate(log, splits: splits))
    let parts = try splits.map { split in
      let fit = try Optimizer().fit(log, past: split.training.upperBound)
      return try #require(FSRS(parameters: fit.parameters).evaluate(log, scored: split.testing))
    }
    let sum = parts.reduce(0) { $0 + $1.logLoss * Double($1.count) }
    #expect(isClose(both.logLoss, to: sum / Double(both.count), relative: 1e-12))
    #expect(try Optimizer().evaluate(log, splits: []) == nil)
  }
}
