#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
package import FSRS

/// What a plan leads to, by simulation: the recall of its questions on the target day, and the days until
/// then.
package struct Forecast: Sendable {
  /// A mean chance of recall, 0…1, and the range that holds it in four of five cases.
  package struct Estimate: Hashable, Sendable, Codable {
    package let low: Double
    package let expected: Double
    package let high: Double

    package init(low: Double, expected: Double, high: Double) {
      self.low = low
      self.expected = expected
      self.high = high
    }
  }

  /// On the target day, practising as planned; without practising; and today.
  package let planned: Estimate
  package let unplanned: Estimate
  package let now: Estimate
  /// The days of somebody who is as the plan thinks, today first.
  package let days: [Simulation.Day]
  /// The share of the runs in which each question is seen by the target day, by place.
  package let seen: [Double]
  /// The recall on the target day in each run, for comparing with another plan's.
  package let runs: [Double]

  /// Enough for the ends of a range; each run costs some milliseconds.
  package static let runCount = 24

  /// What people differ from all that is drawn, as a deviation in log odds.
  private static let misfit = 0.15
  /// How questions of one level differ in being known at first sight: a deviation in log odds.
  private static let questionDeviation = 0.7

  /// Works a plan out; nil where that was given up. Chance is the same for plans that differ.
  ///
  /// - Parameters:
  ///   - prospects: as they stand today.
  ///   - course: the days.
  ///   - forgetting: what is believed of how the person forgets.
  ///   - uncertainty: how sure its parameters are; nil takes them as they are.
  ///   - firstTryDeviation: how sure the chances of first tries are: a deviation in log odds.
  ///   - runs: how many, at least one.
  ///   - goesOn: asked before each run; false gives the forecast up.
  package init?(
    _ prospects: [Prospect], course: Course, forgetting: ForgettingLaw, uncertainty: Uncertainty?,
    firstTryDeviation: Double, runs: Int = Forecast.runCount,
    goesOn: () -> Bool = { true }
  ) {
    var results: [Double] = []
    var without: [Double] = []
    var today: [Double] = []
    var counts = [Int](repeating: 0, count: prospects.count)
    for run in 0..<max(1, runs) {
      guard goesOn() else { return nil }
      var draws = Draws(seed: UInt64(run / 2))
      let learner = Self.learner(
        prospects, forgetting, uncertainty: uncertainty, firstTryDeviation: firstTryDeviation,
        // As many forget steeply as is likely, one after another.
        isSteep: floor(Double(run + 1) * forgetting.steepness)
          > floor(Double(run) * forgetting.steepness),
        // Each draw is taken with its mirror image, which halves the noise of the mean.
        sign: run % 2 == 0 ? 1 : -1, &draws)
      let simulation = Simulation(
        prospects, course: course, forgetting: forgetting, learner: learner, draws: draws)
      results.append(simulation.recall)
      without.append(simulation.recallUnplanned)
      var standings = Standings(prospects)
      standings.memories = learner.memories
      today.append(
        standings.recall(on: 0, forgetting: learner.forgetting, chances: learner.chances))
      for place in counts.indices where simulation.isSeen[place] { counts[place] += 1 }
    }
    days =
      Simulation(
        prospects, course: course, forgetting: forgetting,
        learner: SimulatedLearner(expecting: prospects, model: forgetting.model),
        draws: Draws(seed: 0)
      ).days
    seen = counts.map { Double($0) / Double(max(1, runs)) }
    self.runs = results
    planned = Self.estimate(results)
    unplanned = Self.estimate(without)
    now = Self.estimate(today)
  }

  /// What another plan leads to more than this one.
  package func gain(of other: Forecast) -> Estimate {
    let differences = zip(other.runs, runs).map { $0 - $1 }
    guard !differences.isEmpty else { return Estimate(low: 0, expected: 0, high: 0) }
    let (mean, deviation) = Self.moments(differences)
    let half = Uncertainty.criticalValue * deviation
    return Estimate(low: mean - half, expected: mean, high: mean + half)
  }

  private static func learner(
    _ prospects: [Prospect], _ forgetting: ForgettingLaw, uncertainty: Uncertainty?,
    firstTryDeviation: Double, isSteep: Bool, sign: Double, _ draws: inout Draws
  ) -> SimulatedLearner {
    let normals = (0..<Parameters.count).map { _ in sign * draws.normal() }
    let shift = sign * firstTryDeviation * draws.normal()
    let draw = uncertainty?.draw(normals)
    let chances = prospects.map { prospect in
      let own = questionDeviation * draws.normal()
      return odds(prospect.firstTry, shifted: shift + sign * own)
    }
    let memories = prospects.map { prospect -> MemoryState? in
      guard let seen = prospect.seen else { return nil }
      guard let draw, let sensitivity = prospect.sensitivity else { return seen.memory }
      return draw.memory(seen.memory, sensitivity)
    }
    return SimulatedLearner(
      ForgettingLaw(
        model: draw.map { FSRS(parameters: $0.parameters) } ?? forgetting.model,
        steepness: isSteep ? 1 : 0), memories: memories,
      chances: chances)
  }

  private static func odds(_ chance: Double, shifted shift: Double) -> Double {
    let chance = min(max(chance, 0.01), 0.99)
    return 1 / (1 + (1 - chance) / chance * exp(-shift))
  }

  private static func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(max(1, values.count - 1))).squareRoot())
  }

  /// By log odds, so that it stays within 0…1.
  private static func estimate(_ values: [Double]) -> Estimate {
    let mean = values.reduce(0, +) / Double(values.count)
    guard mean > 0, mean < 1 else { return Estimate(low: mean, expected: mean, high: mean) }
    let (_, deviation) = moments(
      values.map { value in
        let value = min(max(value, 1e-6), 1 - 1e-6)
        return log(value / (1 - value))
      })
    let spread = Uncertainty.criticalValue * (deviation * deviation + misfit * misfit).squareRoot()
    let center = log(mean / (1 - mean))
    return Estimate(
      low: 1 / (1 + exp(spread - center)), expected: mean, high: 1 / (1 + exp(-spread - center)))
  }
}
