import Practice
import Testing

struct WilsonIntervalTests {
  // Oracle: scipy 1.17.1, `stats.binomtest(k, n).proportion_ci(0.8, method="wilson")`.
  @Test(arguments: [
    (0, 1, 0.0, 0.6215524967746471), (1, 1, 0.3784475032253529, 1.0),
    (0, 5, 0.0, 0.24725712712067482), (5, 8, 0.4027757419118244, 0.8046420489652503),
    (8, 8, 0.8296711635082987, 1.0), (17, 30, 0.45025791585891195, 0.6761548478458519),
    (3, 40, 0.036833738546810414, 0.14669024447490367),
    (99, 100, 0.9671607346539624, 0.9970040692862443),
  ])
  func theIntervalIsScipys(successes: Int, trials: Int, low: Double, high: Double) {
    let interval = WilsonInterval(successes: successes, trials: trials)
    #expect(abs(interval.low - low) < 1e-12)
    #expect(abs(interval.high - high) < 1e-12)
  }

  @Test func nothingTriedSaysNothing() {
    let interval = WilsonInterval(successes: 0, trials: 0)
    #expect((interval.low, interval.high) == (0, 1))
    #expect(interval.middle == 0.5)
  }

  @Test func theIntervalHoldsTheShareAndNarrowsWithTrials() {
    for trials in 1...60 {
      for successes in 0...trials {
        let interval = WilsonInterval(successes: successes, trials: trials)
        let share = Double(successes) / Double(trials)
        #expect(0 <= interval.low && interval.low <= share + 1e-12)
        #expect(share - 1e-12 <= interval.high && interval.high <= 1)
        let longer = WilsonInterval(successes: successes * 4, trials: trials * 4)
        #expect(longer.high - longer.low < interval.high - interval.low)
      }
    }
  }
}
