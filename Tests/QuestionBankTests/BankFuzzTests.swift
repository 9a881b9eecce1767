import Foundation
import SeededRandom
import Testing

@testable import QuestionBank

/// Questions that chance has damaged. Whatever they hold, a reading ends with questions and findings.
@Suite struct BankFuzzTests {
  /// How many banks: 60, or as many as EDGEWISE_FUZZ_STEPS says, up to 600 at a time.
  private static let banks: Int = {
    let stated = ProcessInfo.processInfo.environment["EDGEWISE_FUZZ_STEPS"].flatMap { Int($0) }
    return min(stated ?? 60, 100_000)
  }()

  @Test func aDamagedQuestionIsAFindingOrAQuestion() throws {
    let folder = try TemporaryFolder()
    for seed in 0..<UInt64(Self.banks) {
      var damage = Damage(seed: seed)
      let bytes = damage.applied(to: Array(MarkedQuestion.sound.text.utf8))
      try folder.write("junior/quant-step-size.md", bytes)
      try folder.write(
        "taxonomy.yaml", damage.applied(to: Array("tags: [int8, calibration]\n".utf8)))
      let outcome = try BankLint.lint(directory: folder.path, context: LintContext(today: nil))
      let lines = outcome.findings.map(\.description)
      #expect(
        outcome.soundQuestions.isEmpty
          == outcome.findings.contains {
            $0.severity == .error && $0.path.hasSuffix(".md")
          }, "seed \(seed): \(lines)")
      for finding in outcome.findings {
        #expect(finding.position.line >= 1 && finding.position.column >= 1, "seed \(seed)")
      }
      // Read again it is the same.
      let again = try BankLint.lint(directory: folder.path, context: LintContext(today: nil))
      #expect(again.findings == outcome.findings, "seed \(seed)")
    }
  }
}
