import BundledBank
import Practice
import QuestionBank

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
