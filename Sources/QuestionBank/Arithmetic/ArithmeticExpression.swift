/// An expression of a question's `checks`: numbers such as `0.25` and `1e6`, `+ - * /`, a minus
/// sign, parentheses, and `round floor ceil min max`.
///
/// `round` takes halves away from zero: `round(2.5)` is 3, `round(-2.5)` is -3. `min` and `max` take
/// one argument or more. Whatever has no finite value is an error: `1/0`, `1e308 * 10`.
package struct ArithmeticExpression: Sendable {
  private let root: Node

  /// What can stand in an expression. Sums and products keep their operands side by side, however
  /// many there are, so that only parentheses make a tree deep.
  indirect enum Node: Sendable {
    case number(Double)
    case negative(Node)
    case sum([Term])
    case product([Term])
    case call(ArithmeticFunction, [Node])
  }

  /// An operand with the operator before it.
  struct Term: Sendable {
    let node: Node
    /// Subtracted in a sum, divided by in a product.
    let isInverse: Bool
    /// Where its operator is; where it starts for the first one.
    let column: Int
  }

  package init(_ text: some StringProtocol) throws(ArithmeticError) {
    var parser = ArithmeticParser(text)
    root = try parser.expression()
  }

  package func value() throws(ArithmeticError) -> Double { try Self.value(of: root) }

  /// The values of the expression's parts: numbers, calls, parentheses and each run of operands of
  /// a sum or a product, so that both `2 * 48` and `48 * 48` are parts of `2 * 48 * 48`. Parts
  /// without a value are left out.
  package func partialValues() -> [Double] {
    var values: [Double] = []
    Self.collect(root, into: &values)
    return values
  }

  private static func value(of node: Node) throws(ArithmeticError) -> Double {
    switch node {
    case .number(let value): return value
    case .negative(let node): return -(try value(of: node))
    case .sum(let terms): return try sum(terms[...])
    case .product(let terms): return try product(terms[...])
    case .call(let function, let nodes):
      var values: [Double] = []
      for node in nodes { values.append(try value(of: node)) }
      return function.value(values)
    }
  }

  private static func sum(_ terms: ArraySlice<Term>) throws(ArithmeticError) -> Double {
    var total = 0.0
    for term in terms {
      let operand = try value(of: term.node)
      total += term.isInverse ? -operand : operand
      guard total.isFinite else { throw .overflow(column: term.column) }
    }
    return total
  }

  private static func product(_ terms: ArraySlice<Term>) throws(ArithmeticError) -> Double {
    var total = 1.0
    for term in terms {
      let operand = try value(of: term.node)
      if term.isInverse, operand == 0 { throw .divisionByZero(column: term.column) }
      total = term.isInverse ? total / operand : total * operand
      guard total.isFinite else { throw .overflow(column: term.column) }
    }
    return total
  }

  /// More operands than this are only taken one by one and all together.
  private static let longestRuns = 16

  private static func collect(_ node: Node, into values: inout [Double]) {
    let terms: [Term]
    switch node {
    case .number(let value):
      values.append(value)
      return
    case .negative(let node):
      collect(node, into: &values)
      return
    case .call(_, let nodes):
      for node in nodes { collect(node, into: &values) }
      if let value = try? value(of: node) { values.append(value) }
      return
    case .sum(let parts), .product(let parts): terms = parts
    }
    for term in terms { collect(term.node, into: &values) }
    let run: (ArraySlice<Term>) throws(ArithmeticError) -> Double
    if case .sum = node { run = sum } else { run = product }
    for start in terms.count > longestRuns ? 0..<1 : terms.indices {
      let shortest = terms.count > longestRuns ? terms.count : start + 2
      guard shortest <= terms.count else { continue }
      for end in shortest...terms.count {
        if let value = try? run(terms[start..<end]) { values.append(value) }
      }
    }
  }
}

/// The functions that an expression may call.
enum ArithmeticFunction: String, CaseIterable, Sendable {
  case round, floor, ceil, min, max

  /// "round, floor, ceil, min, max".
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  func takes(_ count: Int) -> Bool {
    switch self {
    case .round, .floor, .ceil: count == 1
    case .min, .max: count >= 1
    }
  }

  /// The value for as many arguments as it takes.
  func value(_ arguments: [Double]) -> Double {
    let first = arguments.first ?? 0
    return switch self {
    case .round: first.rounded(.toNearestOrAwayFromZero)
    case .floor: first.rounded(.down)
    case .ceil: first.rounded(.up)
    case .min: arguments.reduce(first) { Swift.min($0, $1) }
    case .max: arguments.reduce(first) { Swift.max($0, $1) }
    }
  }
}
