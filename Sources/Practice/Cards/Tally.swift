package import FSRS
package import QuestionBank

/// What a question's attempts add up to beyond its card, for reports. Derived from the log, never
/// stored alone.
package struct Tally: Hashable, Sendable {
  /// Some attempts, and how many of them were graded Hard or better.
  package struct Count: Hashable, Sendable {
    package var attempts: Int
    package var passes: Int

    package init(attempts: Int = 0, passes: Int = 0) {
      self.attempts = attempts
      self.passes = passes
    }

    /// The share of passed ones, as far as so many tell.
    package var interval: WilsonInterval { WilsonInterval(successes: passes, trials: attempts) }

    mutating func add(_ grade: Grade) {
      attempts += 1
      if grade.isPass { passes += 1 }
    }

    static func += (left: inout Count, right: Count) {
      left.attempts += right.attempts
      left.passes += right.passes
    }
  }

  /// Key points that were ticked, and the revision of the question that has them.
  package struct Ticks: Hashable, Sendable {
    package let points: [KeyPointID]
    package let revision: Int

    package init(points: [KeyPointID], revision: Int) {
      self.points = points
      self.revision = revision
    }

    /// The question's key points that were not ticked; nil where another revision of it was answered,
    /// whose points may be others.
    package func missed(of question: Question) -> [KeyPoint]? {
      revision == question.revision
        ? Rubric(question.keyPoints, ticked: points).missed : nil
    }
  }

  package let firstGrade: Grade
  package private(set) var all: Count
  /// Of the attempts before which one said how sure one was, in the order of `Confidence`.
  package private(set) var byConfidence: [Count]
  /// The ticks of the last attempt that was ticked off; nil where none was.
  package private(set) var lastTicked: Ticks?
  /// How the card's memory would be another with other parameters.
  package private(set) var sensitivity: StateSensitivity
  /// What the attempts tell of the parameters.
  package private(set) var information: ParameterInformation

  /// The tally of a first attempt.
  init(first attempt: Attempt, _ sensitivities: SensitivityModel) {
    firstGrade = attempt.grade
    all = Count()
    byConfidence = Confidence.allCases.map { _ in Count() }
    sensitivity = sensitivities.initial(attempt.grade)
    information = ParameterInformation()
    count(attempt)
  }

  /// A tally as it was kept in a cache.
  package init(
    firstGrade: Grade, all: Count, byConfidence: [Count], lastTicked: Ticks?,
    sensitivity: StateSensitivity, information: ParameterInformation
  ) {
    self.firstGrade = firstGrade
    self.all = all
    self.byConfidence = byConfidence
    self.lastTicked = lastTicked
    self.sensitivity = sensitivity
    self.information = information
  }

  /// Takes in the next attempt, made some days after the one before, when the memory was this.
  mutating func apply(
    _ attempt: Attempt, memory: MemoryState, elapsedDays: Int, _ sensitivities: SensitivityModel
  ) {
    count(attempt)
    sensitivity = sensitivities.next(
      after: sensitivity, memory: memory, grade: attempt.grade, elapsedDays: Double(elapsedDays),
      information: &information)
  }

  private mutating func count(_ attempt: Attempt) {
    all.add(attempt.grade)
    if let confidence = attempt.confidence {
      byConfidence[confidence.rawValue - 1].add(attempt.grade)
    }
    if attempt.score != nil {
      lastTicked = Ticks(points: attempt.points, revision: attempt.revision)
    }
  }
}

/// What all attempts add up to beyond the cards.
package struct Tallies: Hashable, Sendable {
  package let questions: [QuestionID: Tally]
  /// Attempts on each day that has any.
  package let days: [StudyDay: Int]
  /// What the attempts tell of the parameters: added up by question in the order of their ids, so
  /// that the same tallies give the same sums to the last bit.
  package let information: ParameterInformation

  package init(questions: [QuestionID: Tally] = [:], days: [StudyDay: Int] = [:]) {
    self.questions = questions
    self.days = days
    var sum = ParameterInformation()
    for (_, tally) in questions.sorted(by: { $0.key < $1.key }) { sum += tally.information }
    information = sum
  }

  /// Counts attempts, in order of time, none retracted.
  package init(_ attempts: [Attempt], model: FSRS) {
    var fold = AttemptFold(model: model)
    for attempt in attempts { fold.add(attempt) }
    self = fold.tallies
  }
}
