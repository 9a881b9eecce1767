/// Whether a finding stops a bank from being built.
package enum Severity: String, Hashable, Sendable, Codable {
  case error, warning
}

/// One thing that is wrong with a bank's file, and where.
package struct Finding: Hashable, Sendable, Codable, CustomStringConvertible {
  package let path: String
  package let position: TextPosition
  package let severity: Severity
  /// The id of the `LintRule` that was broken.
  package let rule: String
  /// What is wrong and how to mend it, on one line.
  package let message: String

  /// `isStrict` is whether the bank is strict; no rule of reading depends on it.
  package init(
    path: String, at position: TextPosition, _ rule: LintRule, _ message: String,
    isStrict: Bool = false
  ) {
    self.path = path
    self.position = position
    severity = rule.severity(isStrict: isStrict)
    self.rule = rule.id
    self.message = message
  }

  /// `path:line:column: error: message [rule]`, as compilers print it.
  package var description: String {
    "\(path):\(position.line):\(position.column): \(severity.rawValue): \(message) [\(rule)]"
  }
}

extension Finding: Comparable {
  /// By path, line, column; then by rule and message, so that the order is total.
  package static func < (left: Finding, right: Finding) -> Bool {
    (left.path, left.position, left.rule, left.message)
      < (right.path, right.position, right.rule, right.message)
  }
}

/// What a rule found in a file that it knows by something other than its path.
struct Remark: Hashable, Sendable {
  let position: TextPosition
  let message: String

  init(_ position: TextPosition, _ message: String) {
    self.position = position
    self.message = message
  }
}
