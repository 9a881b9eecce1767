import FSRS
import Practice
import QuestionBank
import Testing

struct RecallRangesTests {
  private let attempts: [Attempt] = [
    .sample("mid-fusion-0", .good, on: .sample.adding(days: -20)),
    .sample("mid-fusion-0", .again, on: .sample.adding(days: -12)),
    .sample("mid-fusion-1", .easy, on: .sample.adding(days: -10)),
    .sample("mid-fusion-0", .good, on: .sample.adding(days: -5)),
    .sample("mid-fusion-1", .good, on: .sample),
  ]

  private func ranges(_ attempts: [Attempt]) -> RecallRanges {
    RecallRanges(
      tallies: Tallies(attempts, model: FSRS()), cards: Card.fold(attempts, model: FSRS()),
      parameters: .default)
  }

  @Test func aRangeHoldsWhatTheCardSays() throws {
    let ranges = ranges(attempts)
    let cards = Card.fold(attempts, model: FSRS())
    for days in [0, 1, 30] {
      let day = StudyDay.sample.adding(days: days)
      for (question, card) in cards {
        let range = try #require(ranges.recall(of: [question], on: day))
        let recall = card.retrievability(
          on: max(day, card.lastDay.adding(days: 1)), model: FSRS())
        #expect(range.low < recall && recall < range.high, "\(question) after \(days) days")
      }
    }
  }

  @Test func whatWasNotTriedHasNoRange() {
    let ranges = ranges(attempts)
    #expect(ranges.recall(of: ["mid-fusion-7"], on: .sample) == nil)
    #expect(ranges.recall(of: [], on: .sample) == nil)
    #expect(
      ranges.recall(of: ["mid-fusion-7", "mid-fusion-0"], on: .sample)
        == ranges.recall(of: ["mid-fusion-0"], on: .sample))
    #expect(
      self.ranges([]).recall(of: ["a"], on: .sample) == nil)
  }

  @Test func attemptsBeforeSinceAreNotCountedButTellHowSureRecallIs() {
    let bank = Bank.sample(levels: [.mid], topics: [.fusion])
    let cards = Progress(cards: Card.fold(attempts, model: FSRS()))
    func weak(_ since: StudyDay?) -> WeakTopics {
      WeakTopics(
        bank: bank, tallies: Tallies(attempts, model: FSRS()),
        counting: since.map { day in Tallies(attempts.filter { $0.day >= day }, model: FSRS()) },
        progress: cards, preferences: Preferences(), on: .sample)
    }
    let (all, late) = (weak(nil), weak(.sample.adding(days: -5)))
    #expect(all.levels.first?.attempts == 5)
    #expect(late.levels.first?.attempts == 2)
    #expect(late.levels.first?.rangeNow == all.levels.first?.rangeNow)
    #expect(all.levels.first?.rangeNow != nil)
  }
}
