package import FSRS
package import QuestionBank

/// What a person's attempts at one question add up to. Derived from the log, never stored alone.
package struct Card: Hashable, Sendable {
  package let question: QuestionID
  package let memory: MemoryState
  /// The state before the last attempt; with it the last interval can be worked out again.
  package let memoryBefore: MemoryState?
  /// Days between the last two attempts; 0 for a first one.
  package let elapsedBefore: Int
  package let lastDay: StudyDay
  package let lastAt: Instant
  package let lastGrade: Grade
  package let lastConfidence: Confidence?
  package let attempts: Int
  package let passes: Int
  /// Failures after at least one pass.
  package let lapses: Int
  package let firstDay: StudyDay

  /// The card after an attempt. A day before the last one (a clock set back, a merged history) counts
  /// as the same day.
  ///
  /// - Parameters:
  ///   - before: the card of the attempts before in order of time; nil for a first one.
  ///   - attempt: one at the same question.
  ///   - model: the memory model.
  package init(after before: Card? = nil, _ attempt: Attempt, model: FSRS) {
    let elapsed = before.map { max(0, attempt.day.days(since: $0.lastDay)) } ?? 0
    let passesBefore = before?.passes ?? 0
    question = attempt.question
    memory =
      before.map {
        model.nextState(after: $0.memory, grade: attempt.grade, elapsedDays: Double(elapsed))
      } ?? model.initialState(attempt.grade)
    memoryBefore = before?.memory
    elapsedBefore = elapsed
    lastDay = before.map { max($0.lastDay, attempt.day) } ?? attempt.day
    lastAt = attempt.at
    lastGrade = attempt.grade
    lastConfidence = attempt.confidence
    attempts = (before?.attempts ?? 0) + 1
    passes = passesBefore + (attempt.grade.isPass ? 1 : 0)
    lapses = (before?.lapses ?? 0) + (!attempt.grade.isPass && passesBefore > 0 ? 1 : 0)
    firstDay = before?.firstDay ?? attempt.day
  }

  /// A card as it was kept in a cache.
  package init(
    question: QuestionID, memory: MemoryState, memoryBefore: MemoryState?, elapsedBefore: Int,
    lastDay: StudyDay, lastAt: Instant, lastGrade: Grade,
    lastConfidence: Confidence?, attempts: Int, passes: Int, lapses: Int, firstDay: StudyDay
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

  /// Days until the chance of recall has fallen to 0.9.
  package var stability: Double { memory.stability }

  /// 1 (easy) … 10 (hard).
  package var difficulty: Double { memory.difficulty }

  /// Whether the last answer was wrong although one had been fairly sure of it.
  package var wasConfidentAndWrong: Bool {
    lastConfidence?.isBelied(by: lastGrade) ?? false
  }

  /// Whether the last answer missed a must-have of the question, by what was ticked at it; of an answer
  /// that was not ticked off, or to another revision, whether it was graded Again.
  package func missesMust(of question: Question, ticks: Tally.Ticks?) -> Bool {
    ticks?.missed(of: question).map { $0.contains(where: \.isMust) } ?? !lastGrade.isPass
  }

  /// How often the question was not known.
  package var misses: Int { attempts - passes }

  /// Whether it was missed just now, and so often by now that something else should be tried: every third
  /// time.
  package var isStubborn: Bool { lastGrade == .again && misses.isMultiple(of: 3) }

  /// The probability, 0…1, of recalling this question on a day.
  package func retrievability(on day: StudyDay, model: FSRS) -> Double {
    model.retrievability(
      stability: memory.stability, elapsedDays: Double(max(0, day.days(since: lastDay))))
  }

  /// The probability of recall on a day; of a question that was answered that day, on the next. The
  /// model says 1 right after an answer, also after one that was not known.
  package func recall(on day: StudyDay, model: FSRS) -> Double {
    retrievability(on: max(day, lastDay.adding(days: 1)), model: model)
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
      cards[attempt.question] = Card(after: cards[attempt.question], attempt, model: model)
    }
    return cards
  }
}
