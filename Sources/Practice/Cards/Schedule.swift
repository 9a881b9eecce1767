package import FSRS
package import QuestionBank

/// Turns memory states into days: which grade brings a question back when.
package struct Schedule: Sendable {
  package let parameters: Parameters
  /// The probability of recall at which a question comes back, 0.7…0.99.
  package let desiredRetention: Double
  /// Days; no interval is longer.
  package let maximumInterval: Int
  /// The day that is practised for, if there is one: no question comes back after it.
  package let interview: StudyDay?

  /// The memory model with these parameters; made once, since it takes longer than to use it.
  package let model: FSRS

  package init(
    parameters: Parameters = .default, desiredRetention: Double = 0.9,
    maximumInterval: Int = 36500, interview: StudyDay? = nil
  ) {
    self.parameters = parameters
    model = FSRS(parameters: parameters)
    self.desiredRetention = min(max(desiredRetention, 0.7), 0.99)
    self.maximumInterval = max(1, maximumInterval)
    self.interview = interview
  }

  /// Questions that would come back after the interview are spread over so many days before it.
  private static let daysOfLastRound = 7

  /// An interval that ends by the interview: within the last round before it, each question on a day of its
  /// own, or on the day itself for what is answered within the last round.
  private func capped(_ days: Int, from day: StudyDay, fuzz: Fuzz) -> Int {
    guard let left = interview?.days(since: day), left > 0 else { return days }
    let spread = 1 + Int(fuzz.fraction * Double(Self.daysOfLastRound))
    return min(days, left > Self.daysOfLastRound ? max(1, left - spread) : left)
  }

  /// What a grade would lead to.
  package struct Outcome: Hashable, Sendable {
    package let grade: Grade
    package let memory: MemoryState
    /// Whole days until the question comes back, at least 1.
    package let days: Int
  }

  /// The outcomes of the four grades for a question answered on a day, in the grades' order.
  ///
  /// Intervals are fuzzed, the same each time for a question and its number of attempts, and
  /// again ≤ hard < good < easy holds.
  package func outcomes(
    of card: Card?, question: QuestionID, on day: StudyDay
  ) -> [Outcome] {
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(4)
    let fuzz = Fuzz(card: question, reviews: card?.attempts ?? 0)
    eachOutcome(
      after: card?.memory, elapsedDays: card.map { max(0, day.days(since: $0.lastDay)) } ?? 0,
      fuzz: fuzz, upTo: .easy
    ) {
      outcomes.append(
        Outcome(grade: $0.grade, memory: $0.memory, days: capped($0.days, from: day, fuzz: fuzz)))
    }
    return outcomes
  }

  /// The day on which a question comes back: the one that its last grade was shown with.
  package func dueDay(of card: Card) -> StudyDay {
    var days = 0
    let fuzz = Fuzz(card: card.question, reviews: card.attempts - 1)
    eachOutcome(
      after: card.memoryBefore, elapsedDays: card.elapsedBefore, fuzz: fuzz, upTo: card.lastGrade
    ) { days = $0.days }
    return card.lastDay.adding(days: capped(days, from: card.lastDay, fuzz: fuzz))
  }

  /// The outcomes of the grades up to one, in their order; each depends on the one before.
  private func eachOutcome(
    after memory: MemoryState?, elapsedDays: Int, fuzz: Fuzz, upTo last: Grade,
    _ body: (Outcome) -> Void
  ) {
    let states = model.nextStates(after: memory, elapsedDays: Double(elapsedDays))
    var before = 0
    var grade: Grade? = .again
    while let now = grade, now <= last {
      let next = states[now]
      let least =
        switch now {
        case .again: 1
        case .hard: before
        case .good, .easy: before + 1
        }
      before = fuzz.days(
        interval: model.interval(
          stability: next.stability, desiredRetention: desiredRetention),
        minimum: min(least, maximumInterval), maximum: maximumInterval)
      body(Outcome(grade: now, memory: next, days: before))
      grade = Grade(rawValue: now.rawValue + 1)
    }
  }
}
