import ArgumentParser
import Practice
import QuestionBank
import Reports
import Typography

extension BankCommand {
  /// `edgewise bank lint DIR`.
  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lint", abstract: "Check questions against the rules for authors.",
      discussion: """
        DIR holds <level>/<id>.md files. Findings are printed as path:line:column; the exit code \
        is 1 when one of them is an error.
        """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var output: FormatOption
    @Flag(help: "Print the rules instead.") var rules = false
    @Argument(help: "The directory of the bank.", completion: .directory) var directory: String?

    func run() throws {
      if rules {
        for rule in LintRule.all {
          try OutputText.writeData("\(rule.weight.rawValue)\t\(rule.id)\t\(rule.summary)\n")
        }
        return
      }
      guard let directory = directory ?? options.bank else {
        throw Failure.unusable("bank lint: name the directory of the bank")
      }
      let outcome = try OwnBank.lint(
        directory: directory, today: try options.places.clock().now().today.date)
      switch try output.data {
      case .json:
        try OutputText.writeData(
          JSONValue.array(
            outcome.findings.map { finding in
              .object([
                .init("path", .string(finding.path)),
                .init("line", .integer(finding.position.line)),
                .init("column", .integer(finding.position.column)),
                .init("severity", .string(finding.severity.rawValue)),
                .init("rule", .string(finding.rule)), .init("message", .string(finding.message)),
              ])
            }
          ).text)
      case .text:
        for finding in outcome.findings { try OutputText.writeLine("\(finding)") }
        let errors = outcome.findings.count { $0.severity == .error }
        let warnings = outcome.findings.count - errors
        try OutputText.writeLine(
          "\(Phrases.count(outcome.questions.count, "question")), "
            + "\(Phrases.count(errors, "error")), \(Phrases.count(warnings, "warning"))")
      }
      if outcome.hasErrors { throw Failure.doesNotHold }
    }
  }
}
