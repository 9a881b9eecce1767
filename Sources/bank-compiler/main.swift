import Foundation
import QuestionBank
import Typography

// bank-compiler BANK OUTPUT...
//
// Lints a bank and writes it as Swift source, one file for each level and one for the rest, into
// the outputs, whose names are those of `BankSource.fileNames`. Errors go to standard error; warnings
// are for `edgewise bank lint`. Exits 1, without writing, when there is an error or when the bank cannot be read; 2 for other
// arguments.

let arguments = CommandLine.arguments.dropFirst()
guard let directory = arguments.first, arguments.count == BankSource.fileNames.count + 1 else {
  report("usage: bank-compiler BANK \(BankSource.fileNames.joined(separator: " "))")
  exit(2)
}

do {
  // No `today`: what is built depends on the bank alone, not on a clock.
  let outcome = try BankLint.lint(
    directory: directory, context: LintContext(today: nil, isForErrors: true))
  let taxonomy = try Taxonomy.read(file: directory + "/taxonomy.yaml").taxonomy
  let roadmap = try Roadmap.read(file: directory + "/roadmap.yaml").roadmap
  for finding in outcome.findings where finding.severity == .error { report(finding.description) }
  guard !outcome.hasErrors, let taxonomy, let roadmap else { exit(1) }
  let source = BankSource(questions: outcome.questions, taxonomy: taxonomy, roadmap: roadmap)
  for output in arguments.dropFirst() {
    let url = URL(fileURLWithPath: output)
    guard let text = source.text(of: url.lastPathComponent) else {
      report("bank-compiler: there is no part \(url.lastPathComponent) of a bank")
      exit(2)
    }
    // A level that did not change need not be compiled again.
    if let old = try? Data(contentsOf: url), old == Data(text.utf8) { continue }
    try Data(text.utf8).write(to: url)
  }
} catch let error as BankError {
  report("error: \(error.message)")
  exit(1)
} catch {
  report("bank-compiler: cannot write the bank: \(error.localizedDescription)")
  exit(1)
}

func report(_ line: String) {
  FileHandle.standardError.write(Data((Sanitizer().line(line) + "\n").utf8))
}
