/// Reads an expression by recursive descent:
///
///     expression = product { ("+" | "-") product }
///     product    = factor { ("*" | "/") factor }
///     factor     = "-" factor | number | "(" expression ")" | name "(" expression { "," … } ")"
struct ArithmeticParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  /// Parentheses and minus signs inside one another; far beyond what anybody writes, far below what
  /// a thread's stack holds.
  private static let deepest = 64

  init(_ text: some StringProtocol) { scalars = Array(text.unicodeScalars) }

  /// The whole text as one expression.
  mutating func expression() throws(ArithmeticError) -> ArithmeticExpression.Node {
    let node = try sum()
    skipSpaces()
    guard index == scalars.count else { throw unexpected() }
    return node
  }

  private mutating func sum() throws(ArithmeticError) -> ArithmeticExpression.Node {
    let terms = try operands("+", "-") { parser throws(ArithmeticError) in
      try parser.product()
    }
    return terms.count == 1 ? terms[0].node : .sum(terms)
  }

  private mutating func product() throws(ArithmeticError) -> ArithmeticExpression.Node {
    let terms = try operands("*", "/") { parser throws(ArithmeticError) in
      try parser.factor()
    }
    return terms.count == 1 ? terms[0].node : .product(terms)
  }

  /// Operands of one precedence.
  private mutating func operands(
    _ plain: Unicode.Scalar, _ inverse: Unicode.Scalar,
    operand: (inout ArithmeticParser) throws(ArithmeticError) -> ArithmeticExpression.Node
  ) throws(ArithmeticError) -> [ArithmeticExpression.Term] {
    skipSpaces()
    var column = index + 1
    var isInverse = false
    var terms: [ArithmeticExpression.Term] = []
    while true {
      let node = try operand(&self)
      terms.append(.init(node: node, isInverse: isInverse, column: column))
      skipSpaces()
      guard let next = peek, next == plain || next == inverse else { return terms }
      isInverse = next == inverse
      column = index + 1
      index += 1
    }
  }

  private mutating func factor() throws(ArithmeticError) -> ArithmeticExpression.Node {
    skipSpaces()
    guard let next = peek else { throw .unexpectedEnd(column: index + 1) }
    switch next {
    case "0"..."9": return .number(try number())
    case "a"..."z", "A"..."Z": return try call()
    case "-":
      try enter()
      index += 1
      let node = try factor()
      depth -= 1
      return .negative(node)
    case "(":
      try enter()
      index += 1
      let node = try sum()
      try close()
      depth -= 1
      return node
    default: throw unexpected()
    }
  }

  private mutating func call() throws(ArithmeticError) -> ArithmeticExpression.Node {
    let column = index + 1
    let name = take { ("a"..."z").contains($0) || ("A"..."Z").contains($0) }
    guard let function = ArithmeticFunction(rawValue: name) else {
      throw .unknownFunction(name, column: column)
    }
    skipSpaces()
    guard let open = peek else { throw .unexpectedEnd(column: index + 1) }
    guard open == "(" else { throw unexpected() }
    try enter()
    index += 1
    var arguments = [try sum()]
    while peek == "," {
      index += 1
      arguments.append(try sum())
    }
    try close()
    depth -= 1
    guard function.takes(arguments.count) else {
      throw .wrongArgumentCount(function: name, found: arguments.count, column: column)
    }
    return .call(function, arguments)
  }

  private mutating func number() throws(ArithmeticError) -> Double {
    let column = index + 1
    var text = digits()
    if peek == ".", isDigit(at: index + 1) {
      index += 1
      text += "." + digits()
    }
    if peek == "e" || peek == "E" {
      let sign = at(index + 1)
      let isSigned = sign == "-" || sign == "+"
      if isDigit(at: index + (isSigned ? 2 : 1)) {
        index += isSigned ? 2 : 1
        text += (sign == "-" ? "e-" : "e") + digits()
      }
    }
    guard let value = Double(text), value.isFinite else { throw .overflow(column: column) }
    return value
  }

  private mutating func close() throws(ArithmeticError) {
    skipSpaces()
    guard let next = peek else { throw .unexpectedEnd(column: index + 1) }
    guard next == ")" else { throw unexpected() }
    index += 1
  }

  private mutating func enter() throws(ArithmeticError) {
    depth += 1
    guard depth <= Self.deepest else { throw .tooDeep(column: index + 1) }
  }

  private func unexpected() -> ArithmeticError {
    guard let next = peek else { return .unexpectedEnd(column: index + 1) }
    return .unexpected(String(next), column: index + 1)
  }

  private var peek: Unicode.Scalar? { at(index) }

  private func at(_ index: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }

  private func isDigit(at index: Int) -> Bool {
    at(index).map { ("0"..."9").contains($0) } ?? false
  }

  private mutating func digits() -> String { take { ("0"..."9").contains($0) } }

  private mutating func take(while matches: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while let next = peek, matches(next) {
      text.append(next)
      index += 1
    }
    return String(text)
  }

  private mutating func skipSpaces() {
    while peek == " " { index += 1 }
  }
}
