import FSRS
import Practice
import QuestionBank
import Testing

/// What a day that is done offers beyond it.
struct DayPlanTests {
  private let bank = Bank.sample(levels: [.mid])

  /// The plan of a day without new questions, after answers that are not due yet.
  private func plan(_ cards: [Card], ticks: [QuestionID: Tally.Ticks]) -> DayPlan {
    var preferences = Preferences()
    preferences.newPerDay = 0
    let snapshot = Snapshot(
      progress: Progress(
        cards: Dictionary(uniqueKeysWithValues: cards.map { ($0.question, $0) })),
      preferences: preferences)
    let desk = Desk(
      bank: bank, snapshot: snapshot,
      now: WallTime(instant: StudyDay.sample.noon, offsetMinutes: 0),
      seed: 1)
    return DayPlan(desk, ticks: ticks)
  }

  /// A card that is due long after today.
  private func card(_ question: QuestionID, daysAgo: Int = 1) -> Card {
    .sample(question, stability: 5, daysAgo: daysAgo, grade: .easy)
  }

  @Test func missedIsWhatLacksAMustHaveAtTheLatestAnswer() {
    let cards = bank.questions.prefix(6).map { card($0.id) }
    let ids = cards.map(\.question)
    let plan = plan(
      cards,
      ticks: [
        ids[0]: .init(points: ["k1", "k3", "k4", "k5"], revision: 1),
        ids[1]: .init(points: ["k1", "k2"], revision: 1),
        ids[2]: .init(points: [], revision: 1),
        // The points of another revision may be others, and it was known.
        ids[3]: .init(points: [], revision: 2),
      ])
    #expect(plan.overview.queue.isEmpty)
    #expect(Set(plan.missed) == [ids[0], ids[2]])
  }

  @Test func withoutTicksTheGradeSaysWhatWasMissed() throws {
    let question = try #require(bank.questions.first)
    for (grade, isMissed) in [(Grade.again, true), (.hard, false), (.good, false)] {
      let card = Card(
        .sample(question.id, grade, on: .sample.adding(days: -3)), model: FSRS())
      #expect(card.missesMust(of: question, ticks: nil) == isMissed)
      let ofAnother = Tally.Ticks(points: [], revision: 2)
      #expect(card.missesMust(of: question, ticks: ofAnother) == isMissed)
      // What was ticked goes before the grade that was given.
      let (all, one) = (
        Tally.Ticks(points: ["k1", "k2"], revision: 1), Tally.Ticks(points: ["k2"], revision: 1)
      )
      #expect(card.missesMust(of: question, ticks: all) == false)
      #expect(card.missesMust(of: question, ticks: one))
    }
  }

  @Test func whatWasAnsweredTodayIsNotOfferedAgain() {
    let id = bank.questions[0].id
    let missed = Tally.Ticks(points: ["k1"], revision: 1)
    #expect(plan([card(id, daysAgo: 0)], ticks: [id: missed]).missed.isEmpty)
    #expect(plan([card(id)], ticks: [id: missed]).missed == [id])
  }
}
