import Testing

@testable import QuestionBank

/// Values by Python 3.11 unless a comment says otherwise.
@Suite struct ArithmeticTests {
  @Test(
    arguments: [
      ("1", 1), ("0.25", 0.25), ("1e6", 1_000_000), ("2.5E-3", 0.0025),
      ("20e12 / 68e9", 294.1176470588235),
      ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("10 - 4 - 3", 3), ("100 / 5 / 2", 10),
      ("-2 * -3", 6), ("2 - -3", 5), ("--2", 2), ("-(1 + 2)", -3),
      ("min(3, 1, 2)", 1), ("max(3, 1, 2)", 3), ("min(4)", 4), ("floor(-1.5)", -2),
      ("ceil(-1.5)", -1),
      ("max(1, min(2, 3) * 4) / 8", 1), (" 48*48*16+2*48*48*96 ", 479_232),
    ] as [(String, Double)])
  func evaluates(text: String, expected: Double) throws {
    let value = try ArithmeticExpression(text).value()
    #expect(abs(value - expected) <= abs(expected) * 1e-15)
  }

  /// Python rounds halves to even; this does not.
  @Test(arguments: [("round(2.5)", 3), ("round(-2.5)", -3), ("round(0.5)", 1), ("round(2.4)", 2)])
  func roundsHalvesAwayFromZero(text: String, expected: Double) throws {
    #expect(try ArithmeticExpression(text).value() == expected)
  }

  @Test(arguments: [
    ("", ArithmeticError.unexpectedEnd(column: 1)), ("1 +", .unexpectedEnd(column: 4)),
    ("(1", .unexpectedEnd(column: 3)), ("1 2", .unexpected("2", column: 3)),
    ("1 + )", .unexpected(")", column: 5)), ("1.", .unexpected(".", column: 2)),
    (".5", .unexpected(".", column: 1)), ("2 ** 3", .unexpected("*", column: 4)),
    ("2 ^ 3", .unexpected("^", column: 3)), ("1e", .unexpected("e", column: 2)),
    ("sqrt(4)", .unknownFunction("sqrt", column: 1)),
    ("3 * Round(1)", .unknownFunction("Round", column: 5)),
    ("round 1", .unexpected("1", column: 7)), ("min()", .unexpected(")", column: 5)),
    ("1 + round(1, 2)", .wrongArgumentCount(function: "round", found: 2, column: 5)),
    ("1e999", .overflow(column: 1)), ("é", .unexpected("é", column: 1)),
  ])
  func refuses(text: String, error: ArithmeticError) {
    #expect(throws: error) { try ArithmeticExpression(text) }
  }

  @Test(arguments: [
    ("1 / 0", ArithmeticError.divisionByZero(column: 3)),
    ("1 / (2 - 2)", .divisionByZero(column: 3)),
    ("0 / 0", .divisionByZero(column: 3)), ("1e308 * 10", .overflow(column: 7)),
    ("1e308 + 1e308", .overflow(column: 7)),
  ])
  func hasNoValueThatIsNotFinite(text: String, error: ArithmeticError) throws {
    let expression = try ArithmeticExpression(text)
    #expect(throws: error) { try expression.value() }
  }

  @Test(arguments: ["(", "-", "min("])
  func limitsNesting(opening: String) throws {
    let closing = opening == "-" ? "" : ")"
    func nested(_ depth: Int) -> String {
      String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
    }
    #expect(try abs(ArithmeticExpression(nested(64)).value()) == 1)
    #expect(throws: ArithmeticError.tooDeep(column: 64 * opening.count + opening.count)) {
      try ArithmeticExpression(nested(100_000))
    }
  }

  @Test func takesLongSums() throws {
    let text = Array(repeating: "1", count: 100_000).joined(separator: "+")
    #expect(try ArithmeticExpression(text).value() == 100_000)
  }

  @Test func knowsTheValuesOfItsParts() throws {
    let parts = try ArithmeticExpression("2*48*48*96 + round(1.2 / 0.5)").partialValues()
    #expect(Set(parts).isSuperset(of: [2, 48, 96, 2304, 221_184, 442_368, 2.4, 1.2, 442_370]))
    #expect(!parts.contains(49))
  }
}
