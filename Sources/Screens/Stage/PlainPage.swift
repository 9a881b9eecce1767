import Practice

/// A room as lines of text and a numbered list of choices, for terminals and readers that cannot
/// use a full screen. The state and the actions are the same.
package struct PlainPage: Hashable, Sendable {
  package struct Choice: Hashable, Sendable {
    /// What one types for it. It stays the same whatever else is offered: one that is not leaves a gap.
    package let number: Int
    package let label: String
    package let action: Action
  }

  /// What is read; printed when it differs from what was printed last.
  package var body: [String]
  /// What changes with each choice; printed each time.
  package var status: [String]
  package private(set) var choices: [Choice] = []
  private var nextNumber = 1

  init(body: [String] = [], status: [String] = []) {
    self.body = body
    self.status = status
  }

  /// Adds a choice, under a condition where one is given; its number is taken either way.
  mutating func offer(_ label: String, _ action: Action, if isOffered: Bool = true) {
    if isOffered { choices.append(Choice(number: nextNumber, label: label, action: action)) }
    nextNumber += 1
  }

  /// Leaves numbers to a list that may be longer: what comes after it has at least this one.
  mutating func go(onWith number: Int) { nextNumber = max(nextNumber, number) }

  mutating func offerUndo(_ desk: Desk) {
    offer("Undo the last grade, burial, suspension or note", .undo, if: desk.canUndo)
    offer("Redo what was undone", .redo, if: desk.canRedo)
  }

  mutating func offerEnd() {
    offer("Keys", .help)
    offer("Quit", .quit)
  }
}
