import Foundation
import Testing

@testable import QuestionBank

@Suite struct RuleTableTests {
  @Test func idsAreSlugsAndUnique() {
    let ids = LintRule.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { Slug.isValid($0) })
    #expect(LintRule.all.allSatisfy { $0.summary.hasSuffix(".") })
  }

  /// So that banks that were valid before a rule stay so.
  @Test func aStrictRuleIsAnErrorInAStrictBankOnly() {
    let weights: [LintRule.Weight] = [.error, .warning, .strict]
    let rules = weights.map { LintRule("a-rule", $0, "It holds.") }
    #expect(rules.map { $0.severity(isStrict: true) } == [.error, .warning, .error])
    #expect(rules.map { $0.severity(isStrict: false) } == [.error, .warning, .warning])
  }

  /// The guide for authors lists the rules as they are.
  @Test func authorsAreToldEveryRule() throws {
    let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../QuestionBank/README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.filter {
      $0.contains("| error |") || $0.contains("| warning |") || $0.contains("| strict |")
    }
    #expect(
      rows.map(String.init)
        == LintRule.all.map { "| `\($0.id)` | \($0.weight.rawValue) | \($0.summary) |" })
  }
}
