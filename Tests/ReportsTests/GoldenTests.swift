import Foundation
import Practice
import QuestionBank
import Reports
import Testing
import Typography

/// Each output against a file of `Golden`, to the byte.
///
/// After a change that is meant, `EDGEWISE_RECORD=1 swift test --filter GoldenTests` writes the
/// files anew; read the difference before it is committed.
struct GoldenTests {
  @Test(arguments: zip(ReportFormat.allCases, ["md", "html", "csv", "json", "txt"]))
  func reportInEveryFormat(format: ReportFormat, suffix: String) throws {
    try expect(Sample.report().render(as: format), isGolden: "report.\(suffix)")
  }

  @Test func reportInANarrowASCIITerminal() throws {
    let text = Sample.report().render(as: .text, plain: PlainText(columns: 60, isASCII: true))
    try expect(text, isGolden: "report-ascii-60.txt")
  }

  @Test func reportBeforeTheFirstAttempt() throws {
    try expect(
      Sample.report(attempts: [], interview: nil).render(as: .markdown),
      isGolden: "report-nothing-tried.md")
  }

  @Test func listInEveryFormat() throws {
    try expect(Sample.list.text(), isGolden: "list.txt")
    try expect(Sample.list.text(PlainText(columns: 132)), isGolden: "list-132.txt")
    try expect(Sample.list.json.text, isGolden: "list.json")
    try expect(Sample.list.csv.text, isGolden: "list.csv")
  }

  @Test func sheetWithAndWithoutItsAnswer() throws {
    let question = try #require(Sample.bank["perf-roofline-depthwise"])
    let open = QuestionSheet(question, includesAnswer: true)
    try expect(QuestionSheet(question).text(), isGolden: "sheet.txt")
    try expect(open.text(), isGolden: "sheet-answer.txt")
    try expect(
      open.text(PlainText(columns: 40, isASCII: true)), isGolden: "sheet-answer-ascii-40.txt")
    try expect(open.json.text, isGolden: "sheet-answer.json")
  }

  private func expect(
    _ text: String, isGolden name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden").appending(path: name)
    if ProcessInfo.processInfo.environment["EDGEWISE_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let golden = try Data(contentsOf: file)
    guard Data(text.utf8) != golden else { return }
    let expected = String(decoding: golden, as: UTF8.self).split(separator: "\n")
    let actual = text.split(separator: "\n")
    let line = zip(expected, actual).first { $0 != $1 }
    Issue.record(
      """
      \(name) differs, first in
      expected \(line?.0 ?? "\(expected.count) lines")
      actual   \(line?.1 ?? "\(actual.count) lines")
      """, sourceLocation: sourceLocation)
  }
}
