import Practice
import QuestionBank
import Reports
import Testing
import Typography

@Suite struct DueLineTests {
  private func line(again: Int, new: Int, seconds: Double) -> DueLine {
    let due = (0..<again).map { "again-\($0)" }
    let fresh = (0..<new).map { "new-\($0)" }
    return DueLine(StudyQueue(ids: due + fresh, due: due, new: fresh, seconds: seconds))
  }

  @Test func thereIsOneLineForAPrompt() {
    let line = line(again: 9, new: 3, seconds: 1190)
    #expect(line.text() == "9 again · 3 new · 20 min\n")
    #expect(line.text(PlainText(isASCII: true)) == "9 again - 3 new - 20 min\n")
    #expect(line.json.text.contains("\"minutes\": 20"))
    #expect(!line.isNothing)
  }

  @Test func whatThereIsNoneOfIsNotSaid() {
    #expect(line(again: 0, new: 2, seconds: 240).text() == "2 new · 4 min\n")
    #expect(line(again: 2, new: 0, seconds: 100).text() == "2 again · 2 min\n")
  }

  @Test func aDayThatIsDoneIsSaid() {
    let line = line(again: 0, new: 0, seconds: 0)
    #expect(line.isNothing)
    #expect(line.text() == "done for today\n")
    #expect(DueLine(StudyQueue(), hasPractised: false).text() == "nothing to do today\n")
  }
}
