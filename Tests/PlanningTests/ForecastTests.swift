import FSRS
import Planning
import SeededRandom
import Testing

/// What a plan leads to, against people whose forgetting is known.
@Suite struct ForecastTests {
  private static let law = ForgettingLaw(model: FSRS())

  private func forecast(
    _ prospects: [Prospect], _ course: Course, runs: Int = 12
  ) throws -> Forecast {
    try #require(
      Forecast(
        prospects, course: course, forgetting: Self.law,
        uncertainty: try Uncertainty(of: .default, information: ParameterInformation()),
        firstTryDeviation: 0.4, runs: runs))
  }

  @Test func moreMinutesAndMoreDaysLeadToMore() throws {
    let prospects = DayChoiceTests.unseen(60)
    let ten = try forecast(prospects, DayChoiceTests.course(days: 20, minutes: 10))
    let twenty = try forecast(prospects, DayChoiceTests.course(days: 20, minutes: 20))
    let longer = try forecast(prospects, DayChoiceTests.course(days: 40, minutes: 20))
    #expect(twenty.planned.expected > ten.planned.expected + 0.05)
    #expect(longer.planned.expected > twenty.planned.expected)
    #expect(ten.gain(of: twenty).low > 0, "paired, so that the range is of the difference")
    #expect(ten.planned.expected > ten.unplanned.expected)
  }

  @Test func rangesHoldTheirMiddleAndStayWithinASharesBounds() throws {
    for count in [0, 1, 30] {
      for days in [0, 1, 25] {
        let forecast = try forecast(
          DayChoiceTests.unseen(count), DayChoiceTests.course(days: days), runs: 4)
        for estimate in [forecast.planned, forecast.unplanned, forecast.now] {
          #expect(estimate.low.isFinite && estimate.high.isFinite)
          #expect(0 <= estimate.low && estimate.low <= estimate.expected)
          #expect(estimate.expected <= estimate.high && estimate.high <= 1)
        }
        #expect(forecast.days.count == days)
      }
    }
  }

  @Test func aForecastIsTheSameEachTimeAndNothingIsDoneOnADayOff() throws {
    var course = DayChoiceTests.course(days: 14)
    course.seconds[3] = 0
    let prospects = DayChoiceTests.unseen(30)
    let first = try forecast(prospects, course)
    let second = try forecast(prospects, course)
    #expect(first.runs == second.runs)
    #expect(first.days[3].new + first.days[3].again == 0 && first.days[3].seconds == 0)
    #expect(first.days[4].new + first.days[4].again > 0)
  }

  @Test func itCanBeGivenUp() {
    let forecast = Forecast(
      DayChoiceTests.unseen(3), course: DayChoiceTests.course(days: 3), forgetting: Self.law,
      uncertainty: nil, firstTryDeviation: 0, goesOn: { false })
    #expect(forecast == nil)
  }

  /// Of people drawn as the prior has them, the range that is stated on the first day holds the recall that
  /// they reach in four of five cases; the margin is what 60 people leave open.
  @Test func theRangeHoldsWhatPeopleReach() throws {
    let prospects = DayChoiceTests.unseen(40)
    let course = DayChoiceTests.course(days: 25)
    let stated = try forecast(prospects, course, runs: 24).planned
    let uncertainty = try Uncertainty(of: .default, information: ParameterInformation())
    var held = 0
    let people = 60
    for person in 0..<people {
      var draws = Draws(seed: UInt64(person) + 1_000)
      let shift = 0.4 * draws.normal()
      let parameters = uncertainty.draw((0..<21).map { _ in draws.normal() }).parameters
      let odds = 0.4 / 0.6
      let chances = prospects.map { _ in
        let own = odds * Self.exponential(shift + 0.6 * draws.normal())
        return own / (1 + own)
      }
      let isSteep = draws.share() < ForgettingLaw.usualSteepness
      let learner = SimulatedLearner(
        ForgettingLaw(model: FSRS(parameters: parameters), steepness: isSteep ? 1 : 0),
        memories: prospects.map { _ in nil }, chances: chances)
      let reached = Simulation(
        prospects, course: course, forgetting: Self.law, learner: learner, draws: draws
      ).recall
      if stated.low <= reached, reached <= stated.high { held += 1 }
    }
    #expect((0.68...0.92).contains(Double(held) / Double(people)), "\(held) of \(people)")
  }

  /// e to a power, by its series: Foundation is not needed for more.
  private static func exponential(_ power: Double) -> Double {
    var term = 1.0
    return (1...40).reduce(1.0) { sum, number in
      term *= power / Double(number)
      return sum + term
    }
  }
}
