package import FSRS
package import QuestionBank

/// Adds attempts, in order of time and none retracted, up to cards and tallies.
package struct AttemptFold {
  /// What a question's attempts add up to, and the last of them, which orders attempts of one instant.
  package struct Entry: Hashable, Sendable {
    package fileprivate(set) var card: Card
    package fileprivate(set) var tally: Tally
    package fileprivate(set) var lastID: AttemptID

    package init(card: Card, tally: Tally, lastID: AttemptID) {
      self.card = card
      self.tally = tally
      self.lastID = lastID
    }

    /// Whether an attempt is later than all of these.
    package func precedes(_ attempt: Attempt) -> Bool {
      (card.lastAt, lastID) < (attempt.at, attempt.id)
    }
  }

  private let model: FSRS
  private let sensitivities: SensitivityModel
  package private(set) var entries: [QuestionID: Entry] = [:]
  /// Attempts on each day that has any; after ``replace(_:by:)`` how many more, or less.
  package private(set) var days: [StudyDay: Int] = [:]
  /// What the attempts tell of the parameters.
  package var information: ParameterInformation

  package init(model: FSRS, information: ParameterInformation = ParameterInformation()) {
    self.model = model
    sensitivities = SensitivityModel(parameters: model.parameters)
    self.information = information
  }

  package var cards: [QuestionID: Card] { entries.mapValues(\.card) }

  package var tallies: Tallies {
    Tallies(questions: entries.mapValues(\.tally), days: days, information: information)
  }

  /// Takes in the next attempt.
  package mutating func add(_ attempt: Attempt) {
    // Out of the dictionary and back, so that nothing is copied.
    if var entry = entries.removeValue(forKey: attempt.question) {
      add(attempt, to: &entry)
      entries[attempt.question] = entry
    } else {
      entries[attempt.question] = Entry(
        card: Card(first: attempt, model: model),
        tally: Tally(first: attempt, sensitivity: sensitivities.initial(attempt.grade)),
        lastID: attempt.id)
      days[attempt.day, default: 0] += 1
    }
  }

  /// Takes in the next attempt at a question whose entry is kept elsewhere.
  package mutating func add(_ attempt: Attempt, to entry: inout Entry) {
    let before = entry.card
    entry.card.apply(attempt, model: model)
    entry.tally.apply(
      attempt,
      sensitivity: sensitivities.next(
        after: entry.tally.sensitivity, memory: before.memory, grade: attempt.grade,
        elapsedDays: Double(entry.card.elapsedBefore), information: &information))
    entry.lastID = attempt.id
    days[attempt.day, default: 0] += 1
  }

  /// Replaces what some of the attempts had added up to, in information and days, by what they add up
  /// to now.
  package mutating func replace(_ before: AttemptFold, by after: AttemptFold) {
    information -= before.information
    information += after.information
    for (day, count) in before.days { days[day, default: 0] -= count }
    for (day, count) in after.days { days[day, default: 0] += count }
  }
}
