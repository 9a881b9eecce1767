extension Desk {
  /// Takes in what has changed in the app since earlier versions. Who has no history knows it no other
  /// way, and need not be told.
  package mutating func meet(_ changes: [String]) {
    guard knownChanges == nil else { return }
    knownChanges = progress.cards.isEmpty ? changes : []
  }

  /// Whether the person is to be told of a change; from then on it is known.
  package mutating func learns(_ change: String) -> Bool {
    guard let known = knownChanges, !known.contains(change) else { return false }
    knownChanges = known + [change]
    return true
  }
}
