import FSRS
import Foundation
import Practice
import QuestionBank
import Reports
import Testing
import Typography

struct QuestionListTests {
  @Test func jsonHasTheDocumentedKeysAndNullsUntilTheFirstAttempt() throws {
    let json = try JSONSerialization.jsonObject(with: Data(Sample.list.json.text.utf8))
    let rows = try #require(json as? [[String: Any]])
    #expect(rows.map { $0["id"] as? String } == Sample.bank.questions.map(\.id))
    for row in rows {
      #expect(
        Set(row.keys) == [
          "id", "level", "topic", "kind", "title", "minutes", "status", "attempts", "lastGrade",
          "due", "stability", "difficulty", "retrievability", "form", "asked", "setting", "paper",
          "language", "recallLow", "recallHigh",
        ])
      for key in [
        "lastGrade", "due", "stability", "difficulty", "retrievability", "recallLow", "recallHigh",
      ] {
        #expect((row[key] is NSNull) == (row["attempts"] as? Int == 0))
      }
      #expect(row["status"] as? String == "reviewed")
    }
  }

  @Test func csvHasTheSameFields() throws {
    let rows = CSV.rows(of: Sample.list.csv.text)
    #expect(rows.count == Sample.bank.questions.count + 1)
    #expect(
      rows.first?.joined(separator: " ")
        == "id level topic kind title minutes status attempts lastGrade due stability difficulty retrievability form asked setting paper language recallLow recallHigh"
    )
    #expect(rows.allSatisfy { $0.count == 20 })
  }

  @Test func everyLineFitsAndTitlesAreCutWithAMark() {
    let title = "A title of eight words that goes on"
    let bank = Bank(
      ["mcu-peak-sram-inverted-residual", "a"].map {
        Sample.question($0, .principal, .mcuRuntimes, .calculation, 12, title)
      })
    let list = QuestionList(
      bank.questions, progress: Progress(), schedule: Schedule(), ranges: Sample.ranges,
      on: Sample.now.today)
    for (columns, cut) in [(80, "A title of eight words th…"), (64, "A title o…")] {
      let lines = list.text(PlainText(columns: columns)).split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= columns })
      #expect(lines.last?.contains(cut) == true, "\(lines)")
    }
    #expect(list.text(PlainText(columns: 154)).contains(title))
    #expect(list.text(PlainText(columns: 80, isASCII: true)).utf8.allSatisfy { $0 < 0x7F })
  }

  @Test func theDueColumnSaysWhen() {
    let due = Sample.list.text().split(separator: "\n").dropFirst().map { line in
      String(line.split(separator: " ").dropLast().last ?? "")
    }
    #expect(due == ["11d", "14d", "now", "now", "new", "hidden", "new", "now"])
  }

  @Test func listSheetAndReportSayTheSameOfAQuestion() throws {
    let day = Sample.now.today
    let report = Sample.report().render(as: .text, plain: PlainText(columns: 200))
    let list = Sample.list.text(PlainText(columns: 200))
    #expect(Sample.list.rows.contains { $0.recall != nil })
    for row in Sample.list.rows {
      let recall = Sample.progress.cards[row.question.id].map {
        Sample.ranges.recall(of: $0, on: day)
      }
      #expect(row.recall == recall)
      guard let recall else { continue }
      #expect(recall.range != nil)
      #expect(list.contains(Phrases.shortRecall(recall)))
      #expect(report.contains("recalled now \(Phrases.recall(recall))"))
      #expect(
        QuestionSheet(row.question, recall: recall).text()
          .contains("\nrecalled now \(Phrases.recall(recall))\n"))
    }
  }

  @Test func noQuestionIsNoTable() {
    let list = QuestionList(
      [], progress: Progress(), schedule: Schedule(), ranges: Sample.ranges, on: Sample.now.today)
    #expect(list.text() == "No question matches.\n")
    #expect(list.json.text == "[]\n")
  }
}
