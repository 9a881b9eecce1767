import Foundation
import Practice
import QuestionBank
import Reports
import Testing
import Typography

struct QuestionSheetTests {
  private let question = Sample.question(
    "perf-roofline", .mid, .performance, .calculation, 9, "The same time")

  @Test func withoutTheAnswerNothingGivesItAway() {
    let sheet = QuestionSheet(question)
    for output in [sheet.text(), sheet.json.text] {
      #expect(output.contains("A chip does 20 TOPS"))
      for secret in ["294", "Peak TOPS", "Weights are read", "What does each", "Roofline:"] {
        #expect(!output.contains(secret))
      }
    }
  }

  @Test func jsonHasTheSameKeysWithAndWithoutTheAnswer() throws {
    func object(_ includesAnswer: Bool) throws -> [String: Any] {
      let json = QuestionSheet(question, includesAnswer: includesAnswer).json.text
      return try #require(
        try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }
    let (closed, open) = (try object(false), try object(true))
    #expect(Set(closed.keys) == Set(open.keys))
    let secret = closed.filter { $0.value is NSNull && !(open[$0.key] is NSNull) }.keys
    #expect(Set(secret) == ["answer", "keyPoints", "mistakes", "followUps", "hints", "sources"])
    #expect(open["prompt"] as? String == question.prompt)
    #expect((open["keyPoints"] as? [[String: Any]])?.first?["weight"] as? Int == 40)
  }

  @Test func recallIsToldOnceTheQuestionWasTried() throws {
    let card = try #require(Sample.progress.cards["quant-affine-params"])
    let recall = Sample.ranges.recall(of: card, on: Sample.now.today)
    for recall in [nil, recall] {
      let sheet = QuestionSheet(question, recall: recall)
      #expect(sheet.text().contains("recalled now") == (recall != nil))
      let json =
        try JSONSerialization.jsonObject(with: Data(sheet.json.text.utf8)) as? [String: Any]
      let numbers = ["recallLow", "retrievability", "recallHigh"].map { json?[$0] as? Double }
      let told = [recall?.range?.low, recall?.chance, recall?.range?.high]
      for (number, told) in zip(numbers, told) {
        #expect((number == nil) == (told == nil))
        #expect(abs((number ?? 0) - (told ?? 0)) < 1e-3)
      }
    }
  }

  @Test(arguments: [40, 72, 100])
  func linesFitButForCodeAndAddresses(columns: Int) {
    let text = QuestionSheet(question, includesAnswer: true)
      .text(PlainText(columns: columns))
    let long = text.split(separator: "\n").map(String.init).filter { $0.count > columns }
    #expect(long.allSatisfy { $0.contains("://") || $0.hasPrefix("    ridge =") })
  }

  @Test func controlsInAPromptReachNoTerminal() {
    let text = QuestionSheet(Sample.awkward, includesAnswer: true).text()
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x9B })
  }
}
