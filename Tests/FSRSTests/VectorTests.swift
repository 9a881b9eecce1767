import FSRS
import Foundation
import Testing

/// Sixty histories, simulated with 31 sets of parameters. Their figures were calculated apart from
/// this library; the same histories run through py-fsrs 6.3.2 agree to 1e-14, and through fsrs-rs,
/// in 32 bits, to 5e-6.
struct VectorTests {
  struct Vectors: Decodable {
    var histories: [History]
    /// Lower and upper bound in whole days for an interval in days, with limits that do not bind.
    var fuzzBounds: [String: [Int]]

    enum CodingKeys: String, CodingKey {
      case histories
      case fuzzBounds = "anki_fuzz_bounds"
    }
  }

  struct History: Decodable {
    var parameters: [Double]
    var grades: [Int]
    var elapsedDays: [Double]
    /// Stability and difficulty after each review.
    var states: [[Double]]
    var intervalAt90: Double
    var intervalAt80: Double
    var retrievabilityAfter10Days: Double

    enum CodingKeys: String, CodingKey {
      case parameters = "w"
      case grades = "ratings"
      case elapsedDays = "delta_t"
      case states
      case intervalAt90 = "interval_raw_dr90"
      case intervalAt80 = "interval_raw_dr80"
      case retrievabilityAfter10Days = "R_10d"
    }

    func reviews() throws -> [(grade: Grade, elapsedDays: Double)] {
      try zip(grades, elapsedDays).map { (try #require(Grade(rawValue: $0)), $1) }
    }
  }

  private static let relative = 1e-9
  private let vectors: Vectors

  init() throws {
    let file = try #require(Bundle.module.url(forResource: "fsrs6-vectors", withExtension: "json"))
    vectors = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
  }

  @Test func vectorsAreComplete() {
    #expect(vectors.histories.count == 60)
    #expect(vectors.histories.reduce(0) { $0 + $1.states.count } == 471)
    #expect(Set(vectors.histories.map(\.parameters)).count == 31)
    #expect(vectors.histories.allSatisfy { $0.states.count == $0.grades.count })
  }

  @Test func everyStateMatches() throws {
    for (number, history) in vectors.histories.enumerated() {
      let model = FSRS(parameters: try Parameters(history.parameters))
      let states = model.replay(try history.reviews())
      try #require(states.count == history.states.count)
      for (review, (state, expected)) in zip(states, history.states).enumerated() {
        #expect(
          isClose(state.stability, to: expected[0], relative: Self.relative)
            && isClose(state.difficulty, to: expected[1], relative: Self.relative),
          "history \(number), review \(review): \(state), expected \(expected)")
      }
    }
  }

  @Test func intervalsAndRetrievabilityMatch() throws {
    for (number, history) in vectors.histories.enumerated() {
      let model = FSRS(parameters: try Parameters(history.parameters))
      let stability = try #require(model.replay(try history.reviews()).last).stability
      let figures = [
        (model.interval(stability: stability, desiredRetention: 0.9), history.intervalAt90),
        (model.interval(stability: stability, desiredRetention: 0.8), history.intervalAt80),
        (
          model.retrievability(stability: stability, elapsedDays: 10),
          history.retrievabilityAfter10Days
        ),
      ]
      for (figure, expected) in figures {
        #expect(
          isClose(figure, to: expected, relative: Self.relative),
          "history \(number): \(figure), expected \(expected)")
      }
    }
  }

  @Test func fuzzBoundsMatch() throws {
    #expect(vectors.fuzzBounds.count == 12)
    for (text, expected) in vectors.fuzzBounds {
      let interval = try #require(Double(text))
      #expect(Fuzz.bounds(interval: interval) == expected[0]...expected[1], "interval \(interval)")
    }
  }
}
