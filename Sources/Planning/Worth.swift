import FSRS

/// What practising a question once is worth, a second of it.
///
/// The gain is in expected recall some days ahead and a month after that, against not practising. The days
/// ahead are few, though the date may be far: until then the question will be practised again. A gain that
/// is counted up to the date lets what is forgotten fast slip again and again (simulated people who forget
/// exponentially then know .12 less of a level on the day; `Tests/Benchmarks/README.md`).
struct Worth: Sendable {
  let forgetting: ForgettingLaw
  private let recallOfFirst: (good: MemoryState, again: MemoryState)

  /// How many days ahead what is practised today is to last, and how many more.
  private static let daysAhead = 3
  private static let later = 30
  /// How much recall a month later counts beside that in the next days.
  private static let shareLater = 0.3

  init(_ forgetting: ForgettingLaw) {
    self.forgetting = forgetting
    let model = forgetting.model
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
      ? forgetting.model.nextState(after: memory, grade: .good, elapsedDays: Double(idleDays))
      : Self.relearnt(forgetting.model, after: memory, elapsedDays: Double(idleDays))
  }

  /// What a memory is worth some days after its last review.
  private func value(_ stability: Double, days: Int) -> Double {
    let soon = forgetting.recall(stability: stability, days: days)
    let later = forgetting.recall(stability: stability, days: days + Self.later)
    return soon + Self.shareLater * (later - soon)
  }

  /// The gain a second of a first try, some days ahead of the target: what is known at first sight would be
  /// known without practice, too.
  func ofFirst(chance: Double, price: Price, daysAhead: Int) -> Double {
    (1 - chance) * value(recallOfFirst.again.stability, days: min(daysAhead, Self.daysAhead))
      / price.expected(isFirst: true, recall: chance)
  }

  /// The gain a second of a repeat, some days ahead of the target.
  func ofRepeat(_ memory: MemoryState, idleDays: Int, price: Price, daysAhead: Int) -> Double {
    let ahead = min(daysAhead, Self.daysAhead)
    let recall = forgetting.recall(stability: memory.stability, days: idleDays)
    let known = again(memory, idleDays: idleDays, isRecalled: true)
    let unknown = again(memory, idleDays: idleDays, isRecalled: false)
    let after =
      recall * value(known.stability, days: ahead)
      + (1 - recall) * value(unknown.stability, days: ahead)
    let before = value(memory.stability, days: idleDays + ahead)
    return (after - before) / price.expected(isFirst: false, recall: recall)
  }
}
