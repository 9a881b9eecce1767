import FSRS
import SeededRandom
import Testing

struct SensitivityModelTests {
  typealias History = [(grade: Grade, elapsedDays: Double)]

  /// Away from the bounds and from where difficulty clamps, which the defaults sit on.
  private static func parameters() throws -> Parameters {
    var values = Parameters.default.values
    values[5] = 0.4
    values[6] = 0.8
    values[7] = 0.1
    return try Parameters(values)
  }

  private static let histories: [History] = [
    [(.good, 0)],
    [(.easy, 0), (.good, 9), (.hard, 20), (.easy, 41.5), (.good, 300)],
    [(.good, 0), (.hard, 3), (.good, 8), (.again, 20), (.good, 0), (.good, 2)],
    [(.again, 0), (.again, 0.2), (.hard, 0.5), (.easy, 0), (.good, 1), (.again, 3), (.again, 2)],
    [(.hard, 0), (.good, 2), (.easy, 0), (.again, 0), (.hard, 4), (.hard, 12), (.good, 700)],
  ]

  @Test(arguments: histories.indices)
  func sensitivityIsTheOneOfDifferences(history: Int) throws {
    let reviews = Self.histories[history]
    let parameters = try Self.parameters()
    func state(_ index: Int, _ step: Double) throws -> MemoryState {
      var values = parameters.values
      values[index] += step
      return try #require(FSRS(parameters: try Parameters(values)).replay(reviews).last)
    }
    let card = FoldedCard(reviews, parameters: parameters)
    let found = card.sensitivity.values
    for index in 0..<Parameters.count {
      let step = 1e-5 * max(parameters.values[index], 0.01)
      let (below, above) = (try state(index, -step), try state(index, step))
      let byStability = (above.stability - below.stability) / (2 * step)
      let byDifficulty = (above.difficulty - below.difficulty) / (2 * step)
      #expect(
        abs(Double(found[index]) - byStability) <= 1e-5 * abs(byStability) + 1e-6,
        "dS/dw\(index): \(found[index]), by differences \(byStability)")
      #expect(
        abs(Double(found[21 + index]) - byDifficulty) <= 1e-5 * abs(byDifficulty) + 1e-6,
        "dD/dw\(index): \(found[21 + index]), by differences \(byDifficulty)")
    }
  }

  @Test func aFoldIsTheSameThroughStoredValues() throws {
    let history = Self.histories[4] + Self.histories[2] + Self.histories[1]
    let straight = FoldedCard(history)
    var stored = FoldedCard(first: history[0].grade)
    for review in history.dropFirst() {
      stored.sensitivity = try #require(StateSensitivity(stored.sensitivity.values))
      stored.information = try #require(ParameterInformation(stored.information.values))
      stored.add(review.grade, review.elapsedDays)
    }
    #expect(stored.sensitivity == straight.sensitivity)
    #expect(stored.information == straight.information)
    #expect(straight.information != ParameterInformation())
  }

  @Test func aReviewOnTheSameDayTellsNothing() {
    var card = FoldedCard(first: .good)
    card.add(.good, 0.99)
    card.add(.again, 0)
    #expect(card.information == ParameterInformation())
    card.add(.good, 1)
    #expect(card.information != ParameterInformation())
  }

  @Test func oddNumbersAreTakenAsTheNearest() throws {
    let before = FoldedCard(Self.histories[2])
    let model = SensitivityModel(parameters: .default)
    func next(
      _ memory: MemoryState, _ days: Double
    ) -> (StateSensitivity, ParameterInformation) {
      var information = ParameterInformation()
      let sensitivity = model.next(
        after: before.sensitivity, memory: memory, grade: .good, elapsedDays: days,
        information: &information)
      return (sensitivity, information)
    }
    for days in [-1, -Double.infinity, .nan] {
      #expect(next(before.memory, days) == next(before.memory, 0))
    }
    #expect(next(before.memory, .infinity) == next(before.memory, ReviewLog.longestElapsed))
    #expect(
      next(MemoryState(stability: .nan, difficulty: .infinity), 3)
        == next(MemoryState(stability: 0.001, difficulty: 10), 3))
  }

  @Test func anyReviewsGiveFiniteNumbers() throws {
    var random = SplitMix64(seed: 61)
    for _ in 0..<2000 {
      var card = FoldedCard(first: random.grade(), parameters: try random.parameters())
      for _ in 0..<12 {
        card.add(random.grade(), random.index(below: 3) == 0 ? random.elapsedDays() : random.wild())
      }
      #expect(card.sensitivity.values.allSatisfy { $0.isFinite })
      #expect(card.information.values.allSatisfy { $0.isFinite })
    }
  }

  @Test func sensitivitiesThatNoReviewsHaveStayFinite() throws {
    // Too great, and the difference of two that are too great.
    for difficulty in [-Float.greatestFiniteMagnitude, .greatestFiniteMagnitude] {
      var card = FoldedCard(first: .again)
      card.memory.stability = 0.001
      card.sensitivity = try #require(
        StateSensitivity(
          Array(repeating: .greatestFiniteMagnitude, count: 21)
            + Array(repeating: difficulty, count: 21)))
      for days in [1.0, 0, 30] {
        card.add(.easy, days)
        #expect(card.sensitivity.values.allSatisfy { $0.isFinite })
        #expect(card.information.values.allSatisfy { $0.isFinite })
      }
    }
  }

  @Test func valuesAreStabilitysThenDifficultys() throws {
    let values = SensitivityModel(parameters: .default).initial(.good).values
    let difficulty = Float(-2 * exponential(2 * Parameters.default.values[5]))
    var expected = [Float](repeating: 0, count: 42)
    expected[2] = 1
    expected[21 + 4] = 1
    expected[21 + 5] = difficulty
    #expect(zip(values, expected).allSatisfy { abs($0 - $1) <= 1e-6 * abs($1) })
    let numbers = (0..<42).map { Float($0) - 20.5 }
    #expect(StateSensitivity(numbers)?.values == numbers)
  }

  private func exponential(_ value: Double) -> Double { Dual(value).exponential.value }

  @Test func otherThan42FiniteNumbersAreNoSensitivity() {
    for count in [0, 21, 41, 43] {
      #expect(StateSensitivity(Array(repeating: 1, count: count)) == nil)
    }
    for odd in [Float.nan, .infinity, -.infinity] {
      for place in [0, 20, 41] {
        var values = [Float](repeating: 1, count: 42)
        values[place] = odd
        #expect(StateSensitivity(values) == nil)
      }
    }
  }
}
