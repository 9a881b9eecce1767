import FSRS
import Planning
import SeededRandom
import Testing

/// What a day holds: the figures of one, and what holds for any.
@Suite struct DayChoiceTests {
  static let price = Price(first: 240, recalled: 80, forgotten: 110, relearnt: 75)

  static func unseen(_ count: Int, group: Int = 0) -> [Prospect] {
    (0..<count).map { _ in Prospect(price: price, firstTry: 0.4, group: group) }
  }

  static func seen(stability: Double, idle: Int, due: Int = 0, urgent: Bool = false) -> Prospect {
    Prospect(
      price: price, firstTry: 0.4,
      seen: .init(
        memory: MemoryState(stability: stability, difficulty: 5), idleDays: idle, daysToDue: due,
        isUrgent: urgent))
  }

  static func course(days: Int, minutes: Int = 20, newLimit: Int? = nil) -> Course {
    Course(
      seconds: Array(repeating: Double(60 * minutes), count: days), isDated: true,
      newLimit: newLimit)
  }

  private func choice(
    _ prospects: [Prospect], days: Int = 30, minutes: Int = 20, newLimit: Int? = nil
  ) -> DayChoice {
    DayChoice(
      prospects, course: Self.course(days: days, minutes: minutes, newLimit: newLimit),
      forgetting: ForgettingLaw(model: FSRS()), seconds: Double(60 * minutes))
  }

  @Test func theTimeIsFilledToHalfAQuestionAndNothingIsAskedTwice() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let prospects = (0..<random.below(60)).map { _ in
        random.below(2) == 0
          ? Self.seen(
            stability: Double(1 + random.below(40)), idle: random.below(50),
            due: random.below(20) - 10)
          : Prospect(
            price: Price(
              first: Double(60 + random.below(900)), recalled: 60, forgotten: 90, relearnt: 40),
            firstTry: Double(random.below(11)) / 10, group: random.below(4))
      }
      let minutes = random.below(60)
      let choice = choice(prospects, days: random.below(60), minutes: minutes)
      #expect(Set(choice.picks.map(\.place)).count == choice.picks.count)
      let longest = choice.picks.map(\.seconds).max() ?? 0
      #expect(
        choice.seconds <= Double(60 * minutes)
          + max(longest / 2, choice.picks.count == 1 ? longest : 0))
      #expect(choice.seconds.isFinite && choice.waiting >= 0)
      for pick in choice.picks { #expect(prospects[pick.place].seen?.idleDays != 0) }
    }
  }

  @Test func withoutTimeOrQuestionsThereIsNothing() {
    #expect(choice([]).picks.isEmpty)
    #expect(choice(Self.unseen(5), minutes: 0).picks.isEmpty)
  }

  @Test func theUrgentOneIsFirst() {
    let prospects = [
      Self.seen(stability: 1, idle: 10), Self.seen(stability: 30, idle: 2, urgent: true),
    ]
    #expect(choice(prospects, minutes: 1).picks.map(\.place) == [1])
  }

  @Test func whatSlipsFasterComesFirst() {
    let prospects = [Self.seen(stability: 60, idle: 6), Self.seen(stability: 6, idle: 6)]
    #expect(choice(prospects).picks.map(\.place).first == 1)
  }

  @Test func aLimitHoldsForNewOnesAlone() {
    let prospects = Self.unseen(9) + [Self.seen(stability: 2, idle: 9)]
    let choice = choice(prospects, minutes: 60, newLimit: 2)
    #expect(choice.picks.count { $0.isNew } == 2)
    #expect(choice.picks.count == 3)
  }

  @Test func whatDoesNotFitIsCountedAsWaiting() {
    let prospects = (0..<40).map { _ in Self.seen(stability: 2, idle: 9) }
    let choice = choice(prospects)
    #expect(choice.waiting == 40 - choice.picks.count)
    #expect(choice.waiting > 0)
  }

  @Test func aPrerequisiteIsChosenBeforeWhatBuildsOnIt() {
    var prospects = Self.unseen(3)
    prospects[0].value = 9
    prospects[0].prerequisites = [2]
    let places = choice(prospects, minutes: 9).picks.map(\.place)
    #expect(places == [2, 0])
  }

  @Test func groupsAreBegunTogether() {
    let prospects = Self.unseen(20, group: 0) + Self.unseen(20, group: 1)
    let groups = choice(prospects).picks.map { prospects[$0.place].group }
    #expect(abs(groups.count { $0 == 0 } - groups.count { $0 == 1 }) <= 1)
  }
}
