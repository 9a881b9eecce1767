import FSRS
import Practice
import QuestionBank
import Testing

struct CardTests {
  private let model = FSRS()

  private func card(_ attempts: (Grade, Int)...) throws -> Card {
    let log = attempts.map { Attempt.sample("q", $0.0, on: .sample.adding(days: $0.1)) }
    return try #require(Card.fold(log, model: model)["q"])
  }

  @Test func aCardCountsWhatTheLogHolds() throws {
    let card = try card((.again, 0), (.good, 1), (.again, 4), (.hard, 5), (.again, 9))
    #expect(card.attempts == 5)
    #expect(card.passes == 2)
    #expect(card.lapses == 2, "the first failure is no lapse: nothing had been recalled")
    #expect(card.firstDay == .sample)
    #expect(card.lastDay == .sample.adding(days: 9))
    #expect(card.lastGrade == .again)
    #expect(card.elapsedBefore == 4)
  }

  @Test func aCardsMemoryIsTheModelsReplayOfItsGrades() throws {
    let card = try card((.good, 0), (.hard, 3), (.easy, 3), (.again, 20))
    let states = model.replay([
      (grade: .good, elapsedDays: 0), (grade: .hard, elapsedDays: 3),
      (grade: .easy, elapsedDays: 0), (grade: .again, elapsedDays: 17),
    ])
    #expect(card.memory == states[3])
    #expect(card.memoryBefore == states[2])
  }

  @Test func anAttemptFromBeforeTheLastOneCountsAsTheSameDay() throws {
    let back = try card((.good, 5), (.good, 2))
    let same = try card((.good, 5), (.good, 5))
    #expect(back.memory == same.memory)
    #expect(back.lastDay == .sample.adding(days: 5))
    #expect(back.retrievability(on: .sample, model: model) == 1, "no time has passed")
  }

  @Test func recallFadesWithTheDays() throws {
    let card = try card((.good, 0))
    let recalls = [0, 1, 5, 30, 365].map {
      card.retrievability(on: .sample.adding(days: $0), model: model)
    }
    #expect(recalls.first == 1)
    #expect(recalls == recalls.sorted(by: >))
  }

  @Test(arguments: [
    (Grade.again, Confidence?.some(.certain), true), (.again, .fairly, true),
    (.again, .unsure, false),
    (.again, nil, false), (.hard, .certain, false),
  ])
  func onlyAFailureOneWasSureOfIsConfidentAndWrong(
    grade: Grade, confidence: Confidence?, expected: Bool
  ) {
    let attempt = Attempt.sample("q", grade, on: .sample, confidence: confidence)
    #expect(Card(attempt, model: model).wasConfidentAndWrong == expected)
  }

  @Test func gradesReadBackFromTheirWords() {
    #expect(Grade.allCases.map(\.word) == ["again", "hard", "good", "easy"])
    #expect(Grade.allCases.map { Grade(word: $0.word) } == Grade.allCases)
    #expect(Grade(word: "Good") == nil)
  }
}
