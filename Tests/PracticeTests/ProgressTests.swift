import FSRS
import Practice
import QuestionBank
import SeededRandom
import Testing

struct ProgressTests {
  @Test func recordingOneByOneIsFoldingTheWholeLog() {
    var random = SplitMix64(seed: 4)
    let ids = ["a", "b", "c", "d"]
    var day = StudyDay.sample
    var log: [Attempt] = []
    var progress = Progress()
    for _ in 0..<60 {
      let attempt = Attempt.sample(random.pick(ids), random.pick(Grade.allCases), on: day)
      log.append(attempt)
      progress.record(attempt, model: FSRS())
      day = day.adding(days: random.pick([0, 0, 1, 3]))
    }
    #expect(progress.cards == Card.fold(log, model: FSRS()))
  }

  @Test func aQuestionIsIntroducedOnTheDayOfItsFirstAttemptOnly() {
    var progress = Progress()
    let yesterday = StudyDay.sample.adding(days: -1)
    for (question, day) in [("a", yesterday), ("a", .sample), ("b", .sample), ("b", .sample)] {
      progress.record(.sample(question, .good, on: day), model: FSRS())
    }
    #expect(progress.introduced(on: yesterday) == 1)
    #expect(progress.introduced(on: .sample) == 1)
  }
}
