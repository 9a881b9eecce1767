import FSRS
import Foundation
import Testing

struct EvaluationTests {
  /// The sixty histories of the vectors, one after the other.
  private func vectorLog() throws -> (ReviewLog, lastParameters: Parameters) {
    let file = try #require(Bundle.module.url(forResource: "fsrs6-vectors", withExtension: "json"))
    let vectors = try JSONDecoder().decode(
      VectorTests.Vectors.self, from: Data(contentsOf: file))
    var reviews: [Review] = []
    for (card, history) in vectors.histories.enumerated() {
      var day = 0.0
      for (index, review) in try history.reviews().enumerated() {
        day += index == 0 ? 0 : review.elapsedDays
        reviews.append(Review(card: card, day: day, grade: review.grade))
      }
    }
    let last = try #require(vectors.histories.last)
    return (try ReviewLog(reviews), try Parameters(last.parameters))
  }

  // PyPI fsrs-rs-python 0.9.3, `FSRS.evaluate`, whose weights are those of recency, in 32 bits.
  @Test func logLossAndBinsAreThoseOfFSRSRS() throws {
    let (log, last) = try vectorLog()
    #expect(log.scoredCount == 335)
    for (parameters, logLoss, rmse) in [
      (Parameters.default, 0.7358953952789307, 0.21217620372772217),
      (last, 0.7254338264465332, 0.20276667177677155),
    ] {
      let evaluation = try #require(
        FSRS(parameters: parameters).evaluate(log, weighting: .recency))
      #expect(isClose(evaluation.logLoss, to: logLoss, relative: 2e-6))
      #expect(isClose(evaluation.rmseBins, to: rmse, relative: 2e-6))
      #expect(evaluation.count == 335)
    }
  }

  @Test func aucIsTheShareOfPairsInOrder() throws {
    let log = try ReviewLog(SimulatedPerson().reviews(400, seed: 5))
    let model = FSRS()
    var recalls: [(recall: Double, passed: Bool)] = []
    var evaluations: [Evaluation] = []
    for rank in 0..<log.scoredCount {
      let one = try #require(model.evaluate(log, scored: rank..<rank + 1))
      let bin = try #require(one.calibration.first)
      recalls.append((bin.predicted, bin.actual == 1))
      evaluations.append(one)
    }
    var pairs = 0.0
    for pass in recalls where pass.passed {
      for lapse in recalls where !lapse.passed {
        pairs += pass.recall > lapse.recall ? 1 : pass.recall == lapse.recall ? 0.5 : 0
      }
    }
    let passed = Double(recalls.count { $0.passed })
    let whole = try #require(model.evaluate(log))
    let auc = try #require(whole.auc)
    #expect(isClose(auc, to: pairs / passed / (Double(recalls.count) - passed), relative: 1e-12))
    // The same single predictions make the mean loss and the calibration table.
    let mean = evaluations.reduce(0) { $0 + $1.logLoss } / Double(log.scoredCount)
    #expect(isClose(whole.logLoss, to: mean, relative: 1e-12))
    #expect(evaluations.allSatisfy { $0.auc == nil })
    #expect(whole.calibration.reduce(0) { $0 + $1.count } == log.scoredCount)
    for bin in whole.calibration {
      let inside = recalls.filter { bin.range.contains($0.recall) }
      #expect(inside.count == bin.count)
      #expect(
        isClose(
          bin.predicted, to: inside.reduce(0) { $0 + $1.recall } / Double(bin.count),
          relative: 1e-12))
      #expect(bin.actual == Double(inside.count { $0.passed }) / Double(bin.count))
    }
  }

  @Test func theTruthIsCalibrated() throws {
    let person = try SimulatedPerson(seed: 3)
    let log = try ReviewLog(person.reviews(20_000, seed: 6))
    let evaluation = try #require(FSRS(parameters: person.parameters).evaluate(log))
    for bin in evaluation.calibration where bin.count > 200 {
      let spread = (bin.predicted * (1 - bin.predicted) / Double(bin.count)).squareRoot()
      #expect(abs(bin.predicted - bin.actual) < 4 * spread, "\(bin)")
    }
    #expect(evaluation.rmseBins < 0.05)
    #expect(try #require(evaluation.auc) > 0.5)
  }

  // fsrs-rs inference.rs test_time_series_split: six items in five splits, five items or no splits in
  // none; and its sizes for 17 items.
  @Test func splitsAreThoseOfFSRSRS() throws {
    func log(_ scored: Int) throws -> ReviewLog {
      try ReviewLog((0...scored).map { Review(card: 0, day: Double($0), grade: .good) })
    }
    let six = try log(6).timeSplits()
    #expect(six.map(\.training) == (1...5).map { 0..<$0 })
    #expect(six.map(\.testing) == (1...5).map { $0..<$0 + 1 })
    #expect(try log(5).timeSplits().isEmpty)
    #expect(try log(6).timeSplits(0).isEmpty)
    #expect(try log(6).timeSplits(-1).isEmpty)
    let seventeen = try log(17).timeSplits()
    #expect(seventeen.map(\.testing) == [2..<4, 4..<6, 6..<8, 8..<10, 10..<17])
  }
}
