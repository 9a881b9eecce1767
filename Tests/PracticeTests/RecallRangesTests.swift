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
    RecallRanges(tallies: Tallies(attempts, model: FSRS()), model: FSRS())
  }

  @Test func aRangeHoldsWhatTheCardSays() throws {
    let ranges = ranges(attempts)
    let cards = Card.fold(attempts, model: FSRS())
    for days in [0, 1, 30] {
      let day = StudyDay.sample.adding(days: days)
      for (question, card) in cards {
        let recall = ranges.recall(of: card, on: day)
        let range = try #require(recall.range)
        #expect(
          recall.chance
            == card.retrievability(
              on: max(day, card.lastDay.adding(days: 1)), model: FSRS()))
        #expect(
          range.low < recall.chance && recall.chance < range.high, "\(question) after \(days) days")
      }
    }
  }

  @Test func whatWasNotTriedHasNoRange() {
    #expect(ranges(attempts).range(of: [], on: .sample) == nil)
    // As for an instant after an answer, until the tallies are read again.
    let card = Card(attempts[0], model: FSRS())
    #expect(ranges([]).recall(of: card, on: .sample).range == nil)
    #expect(
      ranges([]).recall(of: card, on: .sample).chance == card.recall(on: .sample, model: FSRS()))
  }

  @Test func theReportSaysTheSameOfAQuestion() throws {
    let bank = Bank.sample(levels: [.mid], topics: [.fusion])
    let tallies = Tallies(attempts, model: FSRS())
    let progress = Progress(cards: Card.fold(attempts, model: FSRS()))
    let weak = WeakTopics(
      bank: bank, tallies: tallies, progress: progress, preferences: Preferences(), on: .sample)
    #expect(weak.questions.count == 2)
    for weakness in weak.questions {
      let card = try #require(progress.cards[weakness.question])
      #expect(weakness.recall == ranges(attempts).recall(of: card, on: .sample))
    }
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
