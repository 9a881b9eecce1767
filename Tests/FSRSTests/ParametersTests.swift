import FSRS
import Testing

struct ParametersTests {
  @Test func defaultsAreWithinBounds() throws {
    #expect(Parameters.default.values.count == Parameters.count)
    #expect(Parameters.bounds.count == Parameters.count)
    #expect(try Parameters(Parameters.default.values) == .default)
  }

  // py-fsrs test_basic.py test_scheduler_parameter_validation: none, one too few, three too many.
  @Test(arguments: [0, 20, 24])
  func wrongCountIsRefused(count: Int) {
    let values = Array((Parameters.default.values + [1, 2, 3]).prefix(count))
    #expect(throws: ParameterError.wrongCount(count)) { try Parameters(values) }
  }

  // The same test.
  @Test(arguments: [(6, 100.0), (10, -42), (0, 0), (3, 101)])
  func valueOutOfBoundsIsRefusedByIndex(index: Int, value: Double) {
    expectRefusal(of: value, at: index)
  }

  @Test(arguments: 0..<Parameters.count)
  func boundsAreClosed(index: Int) throws {
    let bounds = Parameters.bounds[index]
    for value in [bounds.lowerBound, bounds.upperBound] {
      #expect(try Parameters(values(with: value, at: index)).values[index] == value)
    }
    expectRefusal(of: bounds.lowerBound.nextDown, at: index)
    expectRefusal(of: bounds.upperBound.nextUp, at: index)
  }

  // ts-fsrs default.test.ts "checkParameters" refuses not-a-number and infinity at w5.
  @Test(arguments: 0..<Parameters.count)
  func numbersThatAreNotFiniteAreRefused(index: Int) {
    for value in [Double.nan, .infinity, -.infinity] {
      expectRefusal(of: value, at: index)
    }
  }

  @Test func firstOfTwoBadValuesIsNamed() {
    var values = Parameters.default.values
    values[3] = 101
    values[0] = 0
    #expect(throws: ParameterError.outOfBounds(index: 0, value: 0, bounds: 0.001...100)) {
      try Parameters(values)
    }
  }

  @Test func messagesNameWhatWhereAndWhatToDo() {
    #expect(
      ParameterError.wrongCount(19).message
        == "19 numbers are not a set of FSRS-6 parameters; give 21, w0 first")
    #expect(
      ParameterError.outOfBounds(index: 20, value: .nan, bounds: 0.1...0.8).message
        == "w20 is nan; give a number from 0.1 to 0.8")
  }

  private func values(with value: Double, at index: Int) -> [Double] {
    var values = Parameters.default.values
    values[index] = value
    return values
  }

  private func expectRefusal(
    of value: Double, at index: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: ParameterError.self, sourceLocation: sourceLocation) {
      try Parameters(values(with: value, at: index))
    }
    guard case .outOfBounds(let named, let refused, let bounds) = error else {
      Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
      return
    }
    #expect(named == index, sourceLocation: sourceLocation)
    #expect(refused == value || refused.isNaN && value.isNaN, sourceLocation: sourceLocation)
    #expect(bounds == Parameters.bounds[index], sourceLocation: sourceLocation)
  }
}
