import BundledBank
import Practice
import QuestionBank

/// Questions of a person's own.
enum OwnBank {
  /// Reads and judges a directory; `forErrors` looks for errors alone.
  ///
  /// - Throws: `Failure` for a directory that cannot be read.
  static func lint(
    directory: String, today: CalendarDate, forErrors: Bool = false
  ) throws -> BankLint.Outcome {
    do throws(BankError) {
      return try BankLint.lint(
        directory: directory,
        context: LintContext(
          today: YearMonth(year: today.year, month: today.month),
          tags: Set(BundledBank.taxonomy.tags), fieldWords: BundledBank.taxonomy.fieldWords,
          isForErrors: forErrors, builtIn: BundledBank.questions))
    } catch {
      throw Failure.unusable(error.message)
    }
  }

  /// The questions of a directory that can be asked. Drafts and faulty ones are left out, of which a
  /// line tells: they keep nobody from practising all the others.
  ///
  /// - Parameters:
  ///   - directory: of the questions.
  ///   - today: what sources are checked against.
  ///   - bank: what they come on top of.
  /// - Returns: both together, and the line.
  /// - Throws: `Failure` for a directory that cannot be read.
  static func load(
    directory: String, today: CalendarDate, onTopOf bank: Bank
  ) throws -> (bank: Bank, notice: String?) {
    let outcome = try lint(directory: directory, today: today, forErrors: true)
    return (
      bank.adding(outcome.soundQuestions, files: outcome.paths),
      notice(of: outcome, directory: directory)
    )
  }

  private static func notice(of outcome: BankLint.Outcome, directory: String) -> String? {
    // What is wrong with a draft is its author's business.
    let errors = outcome.findings.filter {
      $0.severity == .error && !outcome.drafts.contains($0.path)
    }
    let first: String
    if let error = errors.first {
      first = "\(error)\(error.path.hasSuffix(".md") ? "; left out" : "")"
    } else if let draft = outcome.drafts.first {
      first = "\(draft): a draft, left out"
    } else {
      return nil
    }
    let more = Set(errors.map(\.path)).count + outcome.drafts.count - 1
    return more == 0 ? first : "\(first) (and \(more) more: edgewise bank lint \(directory))"
  }
}
