/// Schedules by days, with optional learning and relearning steps within a day.
///
/// Follows py-fsrs 6.3 (`Scheduler.review_card`), step by step:
/// - Again goes to the first step, Good to the next one, and past the last to review; Easy leaves
///   for review at once.
/// - Hard stays on its step and waits as long as that step, but on the first of several for the mean
///   of the first two, and on an only step for one and a half times as long.
/// - A card in review goes to the relearning steps after Again, where there are any.
/// - A card whose step no longer exists, because there were more of them before, goes to review
///   after any pass.
/// - Elapsed time is cut down to whole days, as in py-fsrs, so that a review 23 hours later is one on
///   the same day.
///
/// Where it differs: an interval in review is fuzzed from its days before rounding, with Anki's bounds
/// (``Fuzz``); and steps are kept to 0 … 36500 days, which py-fsrs takes as they are.
///
/// An app that asks for one review a day needs no steps, nor this: ``FSRS`` and ``Fuzz`` are enough.
public struct StepScheduler: Sendable {
  /// The memory model.
  public let model: FSRS
  /// The probability of recall at which a card comes back; clamped as in
  /// ``FSRS/interval(stability:desiredRetention:)``.
  public let desiredRetention: Double
  /// How long a new card waits after each pass until it is in review. Empty: it is at once.
  public let learningSteps: [Duration]
  /// The same after a lapse.
  public let relearningSteps: [Duration]
  /// Days, at least 1; no interval in review is longer.
  public let maximumInterval: Int

  /// Where a card is on its way.
  public enum Phase: Hashable, Sendable {
    /// On a learning step, from 0; a new card is on step 0.
    case learning(step: Int)
    /// Comes back after days.
    case review
    /// On a relearning step, from 0, after a lapse.
    case relearning(step: Int)
  }

  /// What the scheduler keeps of a card from one review to the next.
  public struct Card: Hashable, Sendable {
    /// Where it is on its way.
    public var phase: Phase
    /// The state after its last review; nil before the first.
    public var memory: MemoryState?

    /// A card; without arguments a new one. A step below 0 counts as the first.
    public init(phase: Phase = .learning(step: 0), memory: MemoryState? = nil) {
      self.phase = phase
      self.memory = memory
    }
  }

  /// What a review leads to.
  public struct Outcome: Hashable, Sendable {
    /// The card after the review.
    public let card: Card
    /// How long until it is to come back: a step, or whole days.
    public let interval: Duration
  }

  /// A scheduler; without arguments py-fsrs's default, with steps of 1 and 10 minutes.
  ///
  /// - Parameters:
  ///   - model: the memory model.
  ///   - desiredRetention: the probability of recall at which a card comes back.
  ///   - learningSteps: waits of a new card; each is clamped to 0 … 36500 days.
  ///   - relearningSteps: waits after a lapse; clamped too.
  ///   - maximumInterval: days; taken as 1 … 36500.
  public init(
    model: FSRS = FSRS(), desiredRetention: Double = 0.9,
    learningSteps: [Duration] = [.seconds(60), .seconds(600)],
    relearningSteps: [Duration] = [.seconds(600)], maximumInterval: Int = 36500
  ) {
    self.model = model
    self.desiredRetention = desiredRetention
    self.learningSteps = learningSteps.map(Self.clamped)
    self.relearningSteps = relearningSteps.map(Self.clamped)
    self.maximumInterval = min(max(maximumInterval, 1), 36500)
  }

  /// The card after a review, and when it is to come back.
  ///
  /// - Parameters:
  ///   - card: the card before.
  ///   - grade: the grade of this review.
  ///   - elapsed: time since the review before; a negative one counts as none. Ignored for a card
  ///     without memory.
  ///   - fuzz: spreads intervals in review; nil leaves them as they are. Steps are not fuzzed.
  /// - Returns: the card after and its interval, 0 … ``maximumInterval`` days.
  public func review(
    _ card: Card, grade: Grade, elapsed: Duration, fuzz: Fuzz? = nil
  ) -> Outcome {
    let memory = model.nextState(
      after: card.memory, grade: grade, elapsedDays: Double(Self.wholeDays(elapsed)))
    let onStep =
      switch card.phase {
      case .learning(let step): next(step, grade, learningSteps) { .learning(step: $0) }
      case .relearning(let step): next(step, grade, relearningSteps) { .relearning(step: $0) }
      case .review:
        grade == .again ? next(0, grade, relearningSteps) { .relearning(step: $0) } : nil
      }
    guard let (phase, interval) = onStep else {
      return Outcome(
        card: Card(phase: .review, memory: memory),
        interval: .seconds(86_400 * days(memory, fuzz)))
    }
    return Outcome(card: Card(phase: phase, memory: memory), interval: interval)
  }

  /// The step that a grade leads to and its wait; nil where it leads to review.
  private func next(
    _ step: Int, _ grade: Grade, _ steps: [Duration], _ phase: (Int) -> Phase
  ) -> (Phase, Duration)? {
    let step = max(step, 0)
    guard let first = steps.first, step < steps.count || grade == .again else { return nil }
    switch grade {
    case .again: return (phase(0), first)
    case .hard where step > 0: return (phase(step), steps[step])
    case .hard: return (phase(0), steps.count == 1 ? first * 3 / 2 : (first + steps[1]) / 2)
    case .good where step + 1 < steps.count: return (phase(step + 1), steps[step + 1])
    case .good, .easy: return nil
    }
  }

  private func days(_ memory: MemoryState, _ fuzz: Fuzz?) -> Int {
    let interval = model.interval(
      stability: memory.stability, desiredRetention: desiredRetention)
    if let fuzz { return fuzz.days(interval: interval, maximum: maximumInterval) }
    return Int(min(max(interval.rounded(), 1), Double(maximumInterval)))
  }

  private static func wholeDays(_ duration: Duration) -> Int64 {
    max(0, duration.components.seconds / 86_400)
  }

  private static func clamped(_ step: Duration) -> Duration {
    min(max(step, .zero), .seconds(86_400 * 36500))
  }
}
