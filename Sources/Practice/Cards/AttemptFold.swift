package import FSRS
package import QuestionBank

/// Adds attempts, in order of time and none retracted, up to cards and tallies.
package struct AttemptFold {
  /// What a question's attempts add up to, and the last of them, which orders attempts of one instant.
  package struct Entry: Hashable, Sendable {
    package let card: Card
    package let tally: Tally
    package let lastID: AttemptID

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
  /// The entries before each question's last attempt, of questions with more than one.
  package private(set) var entriesBefore: [QuestionID: Entry] = [:]
  /// Attempts on each day that has any.
  package private(set) var days: [StudyDay: Int] = [:]

  package init(model: FSRS) {
    self.model = model
    sensitivities = SensitivityModel(parameters: model.parameters)
  }

  package var cards: [QuestionID: Card] { entries.mapValues(\.card) }

  package var tallies: Tallies { Tallies(questions: entries.mapValues(\.tally), days: days) }

  /// Takes in the next attempt.
  package mutating func add(_ attempt: Attempt) {
    let before = entries[attempt.question]
    entriesBefore[attempt.question] = before
    entries[attempt.question] = entry(after: before, attempt)
    days[attempt.day, default: 0] += 1
  }

  /// What a question's attempts add up to with one more.
  ///
  /// - Parameters:
  ///   - before: what those before it do; nil for a first one.
  ///   - attempt: one that is later than they are.
  /// - Returns: the same to the last bit as when all of them are added.
  package func entry(after before: Entry?, _ attempt: Attempt) -> Entry {
    let card = Card(after: before?.card, attempt, model: model)
    guard let before else {
      return Entry(
        card: card, tally: Tally(first: attempt, sensitivities), lastID: attempt.id)
    }
    var tally = before.tally
    tally.apply(
      attempt, memory: before.card.memory, elapsedDays: card.elapsedBefore, sensitivities)
    return Entry(card: card, tally: tally, lastID: attempt.id)
  }
}
