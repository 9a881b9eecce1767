import ArgumentParser
import BundledBank
import Practice
import QuestionBank
import Reports

/// `edgewise bank`.
struct BankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bank", abstract: "Work on questions of your own.",
    subcommands: [Lint.self])

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
          try OutputText.writeLine("\(rule.severity.rawValue)\t\(rule.id)\t\(rule.summary)")
        }
        return
      }
      guard let directory else {
        throw Failure.unusable("bank lint: name the directory of the bank")
      }
      let outcome = try OwnBank.lint(
        directory: directory, today: try options.places.clock().now().today.date)
      switch output.format {
      case .json:
        try OutputText.write(
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

/// Questions of a person's own.
enum OwnBank {
  static func lint(directory: String, today: CalendarDate) throws -> BankLint.Outcome {
    do throws(BankError) {
      return try BankLint.lint(
        directory: directory,
        context: LintContext(
          today: YearMonth(year: today.year, month: today.month),
          tags: Set(BundledBank.taxonomy.tags), builtIn: BundledBank.questions))
    } catch {
      throw Failure.unusable(error.message)
    }
  }

  /// The questions of a directory; any error among them stops the command.
  static func load(directory: String, today: CalendarDate) throws -> [Question] {
    let outcome = try lint(directory: directory, today: today)
    let errors = outcome.findings.filter { $0.severity == .error }
    guard let first = errors.first else { return outcome.questions }
    let more =
      errors.count == 1
      ? "" : " (and \(errors.count - 1) more: edgewise bank lint \(directory))"
    throw Failure.unusable("\(first)\(more)")
  }
}
