/// A rule of the bank: what it is called, how much it weighs and what it asks for.
package struct LintRule: Hashable, Sendable, Identifiable {
  /// What a finding names in brackets, such as `key-point-weights`.
  package let id: String
  package let severity: Severity
  /// One sentence that says what must hold.
  package let summary: String

  init(_ id: String, _ severity: Severity, _ summary: String) {
    self.id = id
    self.severity = severity
    self.summary = summary
  }
}

/// A rule about one question on its own.
struct QuestionRule: Sendable {
  let rule: LintRule
  let remarks: @Sendable (QuestionFile, LintContext) -> [Remark]

  init(
    _ id: String, _ severity: Severity, _ summary: String,
    remarks: @escaping @Sendable (QuestionFile, LintContext) -> [Remark]
  ) {
    self.init(LintRule(id, severity, summary), remarks: remarks)
  }

  init(
    _ rule: LintRule, remarks: @escaping @Sendable (QuestionFile, LintContext) -> [Remark]
  ) {
    self.rule = rule
    self.remarks = remarks
  }
}

/// A rule about the questions of a bank together.
struct BankRule: Sendable {
  let rule: LintRule
  /// The remarks with the index of the file that each one is about.
  let remarks: @Sendable ([QuestionFile], LintContext) -> [(file: Int, remark: Remark)]

  init(
    _ id: String, _ severity: Severity, _ summary: String,
    remarks:
      @escaping @Sendable ([QuestionFile], LintContext) -> [(file: Int, remark: Remark)]
  ) {
    rule = LintRule(id, severity, summary)
    self.remarks = remarks
  }
}
