/// A rule of the bank: what it is called, how much it weighs and what it asks for.
package struct LintRule: Hashable, Sendable, Identifiable {
  /// What breaking a rule comes to.
  package enum Weight: String, Hashable, Sendable {
    case error, warning
    /// An error in a bank whose taxonomy says `strict: true`, a warning elsewhere: banks that people
    /// have written before there was the rule stay valid.
    case strict
  }

  /// What a finding names in brackets, such as `key-point-weights`.
  package let id: String
  package let weight: Weight
  /// One sentence that says what must hold.
  package let summary: String

  init(_ id: String, _ weight: Weight, _ summary: String) {
    self.id = id
    self.weight = weight
    self.summary = summary
  }

  /// What a finding of it is, in a strict bank or in another.
  func severity(isStrict: Bool) -> Severity {
    switch weight {
    case .error: .error
    case .warning: .warning
    case .strict: isStrict ? .error : .warning
    }
  }
}

/// A rule about one question on its own.
struct QuestionRule: Sendable {
  let rule: LintRule
  let remarks: @Sendable (QuestionFile, LintContext) -> [Remark]

  init(
    _ id: String, _ weight: LintRule.Weight, _ summary: String,
    remarks: @escaping @Sendable (QuestionFile, LintContext) -> [Remark]
  ) {
    self.init(LintRule(id, weight, summary), remarks: remarks)
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
    _ id: String, _ weight: LintRule.Weight, _ summary: String,
    remarks:
      @escaping @Sendable ([QuestionFile], LintContext) -> [(file: Int, remark: Remark)]
  ) {
    rule = LintRule(id, weight, summary)
    self.remarks = remarks
  }
}
