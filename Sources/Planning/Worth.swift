package import FSRS

/// What practising a question once is worth, a second of it.
///
/// The gain is in expected recall on the target day and, so that a cram does not look like knowledge,
/// a month later. It is what is gained against not practising it again; of that is taken away a part of
/// what a later day would gain more, since a repeat that comes too early teaches little.
///
/// Measured in simulation on 24 people at 20 minutes a day (`Tests/Benchmarks/README.md`): the part that
/// is taken away lifts the recall of a goal that does not fit by .02 over the gain alone.
package struct Worth: Sendable {
  package let model: FSRS
  private let isDated: Bool
  private let recallOfFirst: (good: MemoryState, again: MemoryState)

  /// How much of the worth is recall on the target day; the rest is recall ``later``.
  private static let shareOnTheDay = 0.7
  /// Days after the target day.
  private static let later = 30
  /// The part of what waiting would gain that speaks against today.
  private static let patience = 0.75
  /// Days to wait that are looked at.
  private static let waits = [1, 2, 4, 7, 12, 20, 30]

  package init(model: FSRS, isDated: Bool) {
    self.model = model
    self.isDated = isDated
    recallOfFirst = (
      model.initialState(.good), Self.relearnt(model, after: nil, elapsedDays: 0)
    )
  }

  /// The memory of a question that was not known, and recalled once before the day was over.
  static func relearnt(_ model: FSRS, after memory: MemoryState?, elapsedDays: Double)
    -> MemoryState
  {
    model.nextState(
      after: model.nextState(after: memory, grade: .again, elapsedDays: elapsedDays), grade: .good,
      elapsedDays: 0)
  }

  /// The memory after a first try.
  func first(isKnown: Bool) -> MemoryState { isKnown ? recallOfFirst.good : recallOfFirst.again }

  /// The memory after a repeat.
  func again(_ memory: MemoryState, idleDays: Int, isRecalled: Bool) -> MemoryState {
    isRecalled
      ? model.nextState(after: memory, grade: .good, elapsedDays: Double(idleDays))
      : Self.relearnt(model, after: memory, elapsedDays: Double(idleDays))
  }

  /// What a memory is worth some days after its last review.
  private func value(_ stability: Double, days: Int) -> Double {
    Self.shareOnTheDay * model.retrievability(stability: stability, elapsedDays: Double(days))
      + (1 - Self.shareOnTheDay)
      * model.retrievability(stability: stability, elapsedDays: Double(days + Self.later))
  }

  /// The gain a second of a first try, some days ahead of the target: what is known at first sight would be
  /// known without practice, too.
  func ofFirst(chance: Double, price: Price, daysAhead: Int) -> Double {
    (1 - chance) * value(recallOfFirst.again.stability, days: daysAhead) / price.first
  }

  /// The gain a second of a repeat, where waiting counts for nothing: no less than ``ofRepeat``.
  func ofRepeatNow(_ memory: MemoryState, idleDays: Int, price: Price, daysAhead: Int) -> Double {
    gain(memory, idleDays: idleDays, wait: 0, price: price, daysAhead: daysAhead)
  }

  /// The gain a second of a repeat, some days ahead of the target.
  func ofRepeat(_ memory: MemoryState, idleDays: Int, price: Price, daysAhead: Int) -> Double {
    let now = ofRepeatNow(memory, idleDays: idleDays, price: price, daysAhead: daysAhead)
    // Without a date a repeat is due at the wanted retention, and waits only for want of time.
    guard isDated else { return now }
    var best = now
    for wait in Self.waits where wait < daysAhead {
      best = max(
        best, gain(memory, idleDays: idleDays, wait: wait, price: price, daysAhead: daysAhead))
    }
    return now - Self.patience * (best - now)
  }

  private func gain(
    _ memory: MemoryState, idleDays: Int, wait: Int, price: Price, daysAhead: Int
  ) -> Double {
    let idle = idleDays + wait
    let rest = daysAhead - wait
    let recall = model.retrievability(stability: memory.stability, elapsedDays: Double(idle))
    let known = again(memory, idleDays: idle, isRecalled: true)
    let unknown = again(memory, idleDays: idle, isRecalled: false)
    let after =
      recall * value(known.stability, days: rest)
      + (1 - recall) * value(unknown.stability, days: rest)
    let before = value(memory.stability, days: idleDays + daysAhead)
    return (after - before) / price.expected(recall: recall)
  }
}
