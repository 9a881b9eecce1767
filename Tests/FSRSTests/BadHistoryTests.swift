import FSRS
import SeededRandom
import Testing

/// Histories with something wrong; `Tests/Benchmarks/optimizer` runs a million of them.
struct BadHistoryTests {
  /// Up to 60 reviews of a few cards: out of order, one grade only, days of any size.
  private func reviews(_ random: inout SplitMix64) -> [Review] {
    let kind = random.index(below: 4)
    let only = random.grade()
    return (0..<random.index(below: 60)).map { index in
      let day =
        switch kind {
        case 0: random.number(in: -50...50)
        case 1: random.wild()
        default: Double(index * random.index(below: 20))
        }
      return Review(
        card: random.index(below: 4), day: day, grade: kind == 2 ? only : random.grade())
    }
  }

  @Test func badHistoriesAreRefusedOrFittedWithinBounds() throws {
    var random = SplitMix64(seed: 51)
    var refused = 0
    var fitted = 0
    for number in 0..<400 {
      let log: ReviewLog
      do throws(ReviewLogError) {
        log = try ReviewLog(reviews(&random))
      } catch {
        refused += 1
        continue
      }
      do throws(FitError) {
        let fit = try Optimizer(weighting: number % 2 == 0 ? .equal : .recency).fit(log)
        #expect((try? Parameters(fit.parameters.values)) == fit.parameters)
        #expect(fit.loss.isFinite && fit.loss >= 0)
        let evaluation = FSRS(parameters: fit.parameters).evaluate(log)
        #expect(evaluation.map { $0.logLoss.isFinite && $0.rmseBins.isFinite } ?? true)
        let trial = try Optimizer().trial(against: .default, log, segments: 2)
        #expect(trial.new.map(\.logLoss.isFinite) ?? true)
        fitted += 1
      } catch {
        #expect(error == .tooFewReviews(log.count, needed: 16))
        refused += 1
      }
    }
    #expect(refused > 50 && fitted > 150)
  }
}
