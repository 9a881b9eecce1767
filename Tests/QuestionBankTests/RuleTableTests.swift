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

  /// The guide for authors lists the rules as they are.
  @Test func authorsAreToldEveryRule() throws {
    let readme = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../QuestionBank/README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.filter {
      $0.contains("| error |") || $0.contains("| warning |")
    }
    #expect(
      rows.map(String.init)
        == LintRule.all.map { "| `\($0.id)` | \($0.severity.rawValue) | \($0.summary) |" })
  }
}
