import Practice
import QuestionBank
import Testing

@Suite struct QuestionOrderTests {
  private let bank = Bank(["a", "b", "c", "d", "e"].map { Question.sample($0) })

  private func order(_ order: QuestionOrder, _ places: [Int]? = nil) -> [QuestionID] {
    let schedule = Schedule()
    let progress = Progress(
      cards: [
        "b": .sample("b", stability: 90, daysAgo: 1), "c": .sample("c", stability: 2, daysAgo: 30),
        "d": .sample("d", stability: 9, daysAgo: 3), "e": .sample("e", stability: 2, daysAgo: 60),
      ],
      marks: Marks([Mark(question: "e", kind: .suspended, isSet: true, at: StudyDay.sample.noon)]))
    let standings = bank.questions.map {
      QuestionStanding($0.id, progress: progress, schedule: schedule, on: .sample)
    }
    return order.sorted(
      places ?? Array(bank.questions.indices), of: bank, standings, model: schedule.model,
      on: .sample
    ).map { bank.questions[$0].id }
  }

  @Test func whatIsDueComesFirstAndWhatIsSetAsideLast() {
    #expect(order(.due) == ["c", "d", "b", "a", "e"])
  }

  @Test func theLikeliestToBeForgottenComesFirstAndTheNewLast() {
    #expect(order(.recall) == ["e", "c", "d", "b", "a"])
  }

  @Test func equalsStayAsTheyWereGiven() {
    #expect(order(.lapses, [3, 1, 2]) == ["d", "b", "c"])
    #expect(order(.given, [3, 1, 2]) == ["d", "b", "c"])
    #expect(order(.title, [3, 1, 2]) == ["b", "c", "d"])
  }
}
