import FSRS
import Practice
import QuestionBank
import Reports
import Testing
import Typography

struct DueLineTests {
  private func line(_ progress: Progress, newLimit: Int = 2) -> DueLine {
    DueLine(
      StudyQueue(
        bank: Sample.bank, progress: progress, schedule: Schedule(), on: Sample.now.today,
        newLimit: newLimit))
  }

  @Test func oneLineSaysWhatIsDueAndNew() {
    #expect(line(Sample.progress).text() == "3 due · 2 new\n")
    #expect(line(Sample.progress).text(PlainText(isASCII: true)) == "3 due - 2 new\n")
  }

  @Test func jsonHasTheMinutesToo() {
    #expect(
      line(Sample.progress).json.text == "{\n  \"due\": 3,\n  \"new\": 2,\n  \"minutes\": 9\n}\n")
  }

  @Test func nothingToDoIsSaid() {
    let line = line(Progress(), newLimit: 0)
    #expect(line.isNothing)
    #expect(line.text() == "nothing due\n")
  }
}
