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

    package mutating func add(_ grade: Grade) {
      attempts += 1
      if grade.isPass { passes += 1 }
    }

    package static func += (left: inout Count, right: Count) {
      left.attempts += right.attempts
      left.passes += right.passes
    }
  }

  package let firstGrade: Grade
  package private(set) var all: Count
  /// Of the attempts before which one said how sure one was, in the order of `Confidence`.
  package private(set) var byConfidence: [Count]
  /// The key points ticked at the last attempt that was ticked off; nil where none was.
  package private(set) var lastTicked: [KeyPointID]?
  /// How the card's memory would be another with other parameters.
  package fileprivate(set) var sensitivity: StateSensitivity

  /// The tally after a first attempt.
  fileprivate init(first attempt: Attempt, sensitivity: StateSensitivity) {
    firstGrade = attempt.grade
    all = Count()
    byConfidence = Confidence.allCases.map { _ in Count() }
    self.sensitivity = sensitivity
    count(attempt)
  }

  /// A tally as it was kept in a cache.
  package init(
    firstGrade: Grade, all: Count, byConfidence: [Count], lastTicked: [KeyPointID]?,
    sensitivity: StateSensitivity
  ) {
    self.firstGrade = firstGrade
    self.all = all
    self.byConfidence = byConfidence
    self.lastTicked = lastTicked
    self.sensitivity = sensitivity
  }

  fileprivate mutating func count(_ attempt: Attempt) {
    all.add(attempt.grade)
    if let confidence = attempt.confidence {
      byConfidence[confidence.rawValue - 1].add(attempt.grade)
    }
    if attempt.score != nil { lastTicked = attempt.points }
  }
}

/// Folds attempts, in order of time and none retracted, into cards and tallies.
package struct AttemptFold {
  private let model: FSRS
  private let sensitivities: SensitivityModel
  /// What the attempts so far tell of the parameters.
  package var information: ParameterInformation

  package init(model: FSRS, information: ParameterInformation = ParameterInformation()) {
    self.model = model
    sensitivities = SensitivityModel(parameters: model.parameters)
    self.information = information
  }

  /// A card and its tally after a question's first attempt.
  package func begin(_ attempt: Attempt) -> (card: Card, tally: Tally) {
    (
      Card(first: attempt, model: model),
      Tally(first: attempt, sensitivity: sensitivities.initial(attempt.grade))
    )
  }

  /// Takes in a question's next attempt.
  package mutating func add(_ attempt: Attempt, to card: inout Card, _ tally: inout Tally) {
    let before = card
    card.apply(attempt, model: model)
    tally.sensitivity = sensitivities.next(
      after: tally.sensitivity, memory: before.memory, grade: attempt.grade,
      elapsedDays: Double(card.elapsedBefore), information: &information)
    tally.count(attempt)
  }
}

/// What all attempts add up to beyond the cards.
package struct Tallies: Hashable, Sendable {
  package let questions: [QuestionID: Tally]
  /// Attempts on each day that has any.
  package let days: [StudyDay: Int]
  /// What the attempts tell of the parameters.
  package let information: ParameterInformation

  package init(
    questions: [QuestionID: Tally] = [:], days: [StudyDay: Int] = [:],
    information: ParameterInformation = ParameterInformation()
  ) {
    self.questions = questions
    self.days = days
    self.information = information
  }

  /// Counts attempts, in order of time, none retracted.
  package init(_ attempts: [Attempt], model: FSRS) {
    var fold = AttemptFold(model: model)
    var folded: [QuestionID: (card: Card, tally: Tally)] = [:]
    var days: [StudyDay: Int] = [:]
    for attempt in attempts {
      days[attempt.day, default: 0] += 1
      guard var (card, tally) = folded.removeValue(forKey: attempt.question) else {
        folded[attempt.question] = fold.begin(attempt)
        continue
      }
      fold.add(attempt, to: &card, &tally)
      folded[attempt.question] = (card, tally)
    }
    self.init(
      questions: folded.mapValues(\.tally), days: days, information: fold.information)
  }
}
