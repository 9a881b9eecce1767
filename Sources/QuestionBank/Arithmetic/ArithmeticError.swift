/// Why an expression has no value. Columns count the expression's Unicode scalars from 1.
package enum ArithmeticError: Error, Hashable, Sendable {
  case unexpected(String, column: Int)
  case unexpectedEnd(column: Int)
  case unknownFunction(String, column: Int)
  case wrongArgumentCount(function: String, found: Int, column: Int)
  case tooDeep(column: Int)
  case divisionByZero(column: Int)
  /// The value is larger than any that can be stored.
  case overflow(column: Int)

  /// Where in the expression.
  package var column: Int {
    switch self {
    case .unexpected(_, let column), .unexpectedEnd(let column), .unknownFunction(_, let column),
      .wrongArgumentCount(_, _, let column), .tooDeep(let column), .divisionByZero(let column),
      .overflow(let column):
      column
    }
  }

  /// One line: what, where, what to do.
  package var message: String {
    let problem =
      switch self {
      case .unexpected(let text, _): "'\(text)' is not expected here"
      case .unexpectedEnd: "it ends too early"
      case .unknownFunction(let name, _):
        "there is no function '\(name)'; use \(ArithmeticFunction.names)"
      case .wrongArgumentCount(let function, let found, _):
        "\(function) does not take \(found) arguments"
      case .tooDeep: "it is nested too deeply; take it apart"
      case .divisionByZero: "it divides by zero"
      case .overflow: "the value is too large"
      }
    return "\(problem) (column \(column) of the expression)"
  }
}
