import SeededRandom
import Testing

@testable import FSRS

struct ParameterInformationTests {
  /// Simulated reviews; every third comes again on its day, every fifth on the day before.
  private func reviews(_ count: Int, seed: UInt64) -> [Review] {
    SimulatedPerson().reviews(count, seed: seed).enumerated().flatMap { index, review in
      var repeated: [Review] = [review]
      if index % 3 == 0 {
        repeated.append(Review(card: review.card, day: review.day, grade: .good))
      }
      if index % 5 == 0 {
        repeated.append(Review(card: review.card, day: review.day - 1, grade: .again))
      }
      return repeated
    }
  }

  /// Two are the same where no direction of the parameters tells them apart by more than rounding.
  private func isClose(
    _ value: ParameterInformation, to expected: ParameterInformation, relative: Double
  ) -> Bool {
    (0..<Parameters.count).allSatisfy { row in
      (0...row).allSatisfy { column in
        let size = (expected[row, row] * expected[column, column]).squareRoot()
        return abs(value[row, column] - expected[row, column]) <= relative * size
      }
    }
  }

  @Test func reviewByReviewItIsThatOfTheLog() throws {
    let reviews = reviews(2000, seed: 62)
    let parameters = try SimulatedPerson(seed: 63).parameters
    let folded = ParameterInformation(reviews, parameters: parameters)
    let log = try ReviewLog(reviews)
    let sample = Sample(log, ranks: 0..<log.scoredCount, weighting: .equal)
    let whole = FisherInformation(longestCard: sample.longestCard)
      .evaluate(Coefficients(parameters.values), of: sample)
    #expect(isClose(folded, to: whole, relative: 1e-5))

    let card = FoldedCard([(.good, 0), (.hard, 3), (.again, 9)], parameters: parameters)
    let range = try #require(
      try Uncertainty(of: parameters, information: folded).recall(of: [card.question(5)]))
    let expected = try #require(
      try Uncertainty(of: parameters, after: log).recall(of: [card.question(5)]))
    #expect(range.expected == expected.expected)
    #expect(abs(range.low - expected.low) <= 1e-6 && abs(range.high - expected.high) <= 1e-6)
  }

  @Test func whatWasAddedIsTakenBack() {
    let before = ParameterInformation(reviews(1000, seed: 64))
    let added = ParameterInformation(reviews(1000, seed: 65))
    var information = before
    information += added
    #expect(!isClose(information, to: before, relative: 0.1))
    information -= added
    #expect(isClose(information, to: before, relative: 1e-9))
    information -= before
    information += added
    #expect(isClose(information, to: added, relative: 1e-9))
  }

  @Test func valuesAreTheLowerTriangleRowByRow() throws {
    #expect(ParameterInformation().values == Array(repeating: 0, count: 231))
    let numbers = (0..<231).map { Double($0) - 7.5 }
    let information = try #require(ParameterInformation(numbers))
    #expect(information.values == numbers)
    var place = 0
    for row in 0..<21 {
      for column in 0...row {
        #expect(information[row, column] == numbers[place])
        place += 1
      }
    }
  }

  @Test func otherThan231FiniteNumbersAreNoInformation() {
    for count in [0, 21, 230, 232, 441] {
      #expect(ParameterInformation(Array(repeating: 1, count: count)) == nil)
    }
    for odd in [Double.nan, .infinity, -.infinity] {
      for place in [0, 117, 230] {
        var values = [Double](repeating: 1, count: 231)
        values[place] = odd
        #expect(ParameterInformation(values) == nil)
      }
    }
  }
}
