package import FSRS
package import QuestionBank

/// What a person's attempts at one question add up to. Derived from the log, never stored alone.
package struct Card: Hashable, Sendable {
  package let question: QuestionID
  package private(set) var memory: MemoryState
  /// The state before the last attempt; with it the last interval can be worked out again.
  package private(set) var memoryBefore: MemoryState?
  /// Days between the last two attempts; 0 for a first one.
  package private(set) var elapsedBefore: Int
  package private(set) var lastDay: StudyDay
  package private(set) var lastAt: Instant
  package private(set) var lastGrade: Grade
  package private(set) var lastConfidence: Confidence?
  package private(set) var attempts: Int
  package private(set) var passes: Int
  /// Failures after at least one pass.
  package private(set) var lapses: Int
  package private(set) var firstDay: StudyDay

  /// The card after a first attempt.
  package init(first attempt: Attempt, model: FSRS) {
    question = attempt.question
    memory = model.initialState(attempt.grade)
    memoryBefore = nil
    elapsedBefore = 0
    lastDay = attempt.day
    lastAt = attempt.at
    lastGrade = attempt.grade
    lastConfidence = attempt.confidence
    attempts = 1
    passes = attempt.grade.isPass ? 1 : 0
    lapses = 0
    firstDay = attempt.day
  }

  /// A card as it was kept in a cache.
  package init(
    question: QuestionID, memory: MemoryState, memoryBefore: MemoryState?, elapsedBefore: Int,
    lastDay: StudyDay, lastAt: Instant, lastGrade: Grade, lastConfidence: Confidence?,
    attempts: Int, passes: Int, lapses: Int, firstDay: StudyDay
  ) {
    self.question = question
    self.memory = memory
    self.memoryBefore = memoryBefore
    self.elapsedBefore = elapsedBefore
    self.lastDay = lastDay
    self.lastAt = lastAt
    self.lastGrade = lastGrade
    self.lastConfidence = lastConfidence
    self.attempts = attempts
    self.passes = passes
    self.lapses = lapses
    self.firstDay = firstDay
  }

  /// Takes in the next attempt, in order of time. A day before the last one (a clock set back, a
  /// merged history) counts as the same day.
  package mutating func apply(_ attempt: Attempt, model: FSRS) {
    let elapsed = max(0, attempt.day.days(since: lastDay))
    memoryBefore = memory
    elapsedBefore = elapsed
    memory = model.nextState(
      after: memory, grade: attempt.grade, elapsedDays: Double(elapsed))
    if !attempt.grade.isPass, passes > 0 { lapses += 1 }
    if attempt.grade.isPass { passes += 1 }
    attempts += 1
    lastDay = max(lastDay, attempt.day)
    lastAt = attempt.at
    lastGrade = attempt.grade
    lastConfidence = attempt.confidence
  }

  /// Days until the chance of recall has fallen to 0.9.
  package var stability: Double { memory.stability }

  /// 1 (easy) … 10 (hard).
  package var difficulty: Double { memory.difficulty }

  /// Whether the last answer was wrong although one had been fairly sure of it.
  package var wasConfidentAndWrong: Bool {
    lastGrade == .again && (lastConfidence ?? .guess) >= .fairly
  }

  /// The probability, 0…1, of recalling this question on a day.
  package func retrievability(on day: StudyDay, model: FSRS) -> Double {
    model.retrievability(
      stability: memory.stability, elapsedDays: Double(max(0, day.days(since: lastDay))))
  }

  /// The cards of a log.
  ///
  /// - Parameters:
  ///   - attempts: those that are not retracted, in order of time.
  ///   - model: the memory model.
  /// - Returns: a card for each question that occurs.
  package static func fold(_ attempts: [Attempt], model: FSRS) -> [QuestionID: Card] {
    var cards: [QuestionID: Card] = [:]
    for attempt in attempts {
      if cards[attempt.question] == nil {
        cards[attempt.question] = Card(first: attempt, model: model)
      } else {
        cards[attempt.question]?.apply(attempt, model: model)
      }
    }
    return cards
  }
}
