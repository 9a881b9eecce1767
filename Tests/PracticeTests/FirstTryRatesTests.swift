import FSRS
import Practice
import QuestionBank
import Testing

struct FirstTryRatesTests {
  private let bank = Bank.sample(
    levels: [.mid, .senior], topics: [.fusion, .quantization], count: 9)

  private func rates(_ attempts: [Attempt]) -> FirstTryRates {
    FirstTryRates(bank: bank, cards: Card.fold(attempts, model: FSRS()))
  }

  private func tries(_ group: String, _ grades: [Grade]) -> [Attempt] {
    grades.enumerated().map { .sample("\(group)-\($0)", $1, on: .sample) }
  }

  private func chance(_ group: String, _ rates: FirstTryRates) throws -> Double {
    rates.chance(of: try #require(bank["\(group)-0"]))
  }

  @Test func withoutAnyTryItIsThatOfPeopleInGeneral() throws {
    let rates = rates([])
    for question in bank.questions {
      #expect(abs(rates.chance(of: question) - FirstTryRates.ofPeople) < 1e-12)
    }
  }

  @Test func aTopicIsDrawnTowardItsLevelAndThatTowardAll() throws {
    let rates = rates(tries("mid-fusion", Array(repeating: .good, count: 8)))
    let own = try chance("mid-fusion", rates)
    let level = try chance("mid-quantization", rates)
    let other = try chance("senior-fusion", rates)
    #expect(own > level && level > other && other > FirstTryRates.ofPeople)
    #expect(own < 1)
    #expect(try other == chance("senior-quantization", rates))
  }

  @Test func manyTriesSpeakForThemselvesAndOneDoesNot() throws {
    let one = try chance("mid-fusion", rates(tries("mid-fusion", [.again])))
    #expect((0.2..<0.4).contains(one), "\(one)")
    let many = Bank.sample(levels: [.mid], topics: [.fusion], count: 400)
    let cards = Card.fold(
      (0..<400).map { .sample("mid-fusion-\($0)", $0 < 300 ? .hard : .again, on: .sample) },
      model: FSRS())
    let rate = FirstTryRates(bank: many, cards: cards).chance(of: many.questions[0])
    #expect(abs(rate - 0.75) < 0.01, "\(rate)")
  }

  /// A card keeps no first grade; what it counts must tell it, whatever came later.
  @Test func onlyTheFirstTryOfAQuestionCounts() throws {
    let passed = rates(tries("mid-fusion", [.hard]))
    let failed = rates(tries("mid-fusion", [.again]))
    for later: [Grade] in [[.good], [.again], [.again, .good, .again], [.good, .again, .good]] {
      for (first, expected) in [(Grade.hard, passed), (.again, failed)] {
        let attempts = ([first] + later).enumerated().map {
          Attempt.sample("mid-fusion-0", $1, on: .sample.adding(days: $0 - 9))
        }
        #expect(rates(attempts) == expected, "\(first) \(later)")
      }
    }
  }

  @Test func whatTheBankDoesNotHaveDoesNotCount() {
    #expect(rates(tries("retired", [.good, .good])) == rates([]))
  }
}
