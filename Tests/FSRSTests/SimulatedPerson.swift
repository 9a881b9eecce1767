import FSRS
import SeededRandom

/// Somebody who forgets as FSRS-6 says, with parameters that are known.
struct SimulatedPerson {
  let parameters: Parameters

  init(_ parameters: Parameters = .default) { self.parameters = parameters }

  /// Somebody drawn from the prior of people.
  init(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    parameters = try random.person()
  }

  /// Reviews in order of time: one new card a day, each asked near the day when recall falls to 90%
  /// by the defaults.
  func reviews(_ count: Int, seed: UInt64) -> [Review] {
    var random = SplitMix64(seed: seed)
    let truth = FSRS(parameters: parameters)
    let scheduler = FSRS()
    var cards: [(state: MemoryState, planned: MemoryState, last: Int)] = []
    var due: [Int: [Int]] = [:]
    var reviews: [Review] = []
    var day = 0
    while reviews.count < count {
      let grade = random.grade(recalledWith: 0.8)
      cards.append((truth.initialState(grade), scheduler.initialState(grade), day))
      reviews.append(Review(card: cards.count - 1, day: Double(day), grade: grade))
      due[day + random.days(scheduler, cards[cards.count - 1].planned), default: []].append(
        cards.count - 1)
      for card in due.removeValue(forKey: day) ?? [] {
        let elapsed = Double(day - cards[card].last)
        let recall = truth.retrievability(
          stability: cards[card].state.stability, elapsedDays: elapsed)
        let grade = random.grade(recalledWith: recall)
        reviews.append(Review(card: card, day: Double(day), grade: grade))
        cards[card].state = truth.nextState(
          after: cards[card].state, grade: grade, elapsedDays: elapsed)
        cards[card].planned = scheduler.nextState(
          after: cards[card].planned, grade: grade, elapsedDays: elapsed)
        cards[card].last = day
        due[day + random.days(scheduler, cards[card].planned), default: []].append(card)
      }
      day += 1
    }
    return Array(reviews.prefix(count))
  }
}

extension SplitMix64 {
  fileprivate mutating func days(_ model: FSRS, _ state: MemoryState) -> Int {
    let interval = model.interval(stability: state.stability, desiredRetention: 0.9)
    return max(1, Int(min(interval * number(in: 0.6...1.5), 1000).rounded()))
  }
}
