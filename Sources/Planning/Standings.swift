import FSRS

/// How the questions of a plan stand on one of its days, for its own model or for a person.
struct Standings {
  /// Nil for an unseen one.
  var memories: [MemoryState?]
  /// The day of the last attempt; today is 0, days before it are negative.
  var lastDays: [Int]
  /// The day on which it is due.
  var dueDays: [Int]

  init(_ prospects: [Prospect]) {
    memories = prospects.map { $0.seen?.memory }
    lastDays = prospects.map { -($0.seen?.idleDays ?? 0) }
    dueDays = prospects.map { $0.seen?.daysToDue ?? .max }
  }

  mutating func set(_ place: Int, _ memory: MemoryState, on day: Int) {
    memories[place] = memory
    lastDays[place] = day
  }

  /// The mean chance of recall, some days after today.
  ///
  /// - Parameters:
  ///   - day: a day on which nothing is practised any more.
  ///   - forgetting: how they fade.
  ///   - chances: that unseen ones are known.
  /// - Returns: 0…1; 0 where there are none.
  func recall(on day: Int, forgetting: ForgettingLaw, chances: [Double]) -> Double {
    guard !memories.isEmpty else { return 0 }
    var sum = 0.0
    for place in memories.indices {
      sum +=
        memories[place].map {
          forgetting.recall(stability: $0.stability, days: max(1, day - lastDays[place]))
        } ?? chances[place]
    }
    return sum / Double(memories.count)
  }
}
