import Practice
import QuestionBank

extension Bank {
  /// The question of an id.
  ///
  /// - Throws: `Failure` naming a near id where there is one.
  func question(_ id: QuestionID) throws -> Question {
    if let question = self[id] { return question }
    let near = nearest(to: id, in: questions.map(\.id)).map { "; did you mean \($0)?" } ?? ""
    throw Failure.unusable("there is no question '\(id)'\(near) (edgewise list shows all)")
  }
}

/// The name that was probably meant: one that holds the word or is held by it, or else the one that
/// takes the fewest changes of a letter, at most a third of the word's.
func nearest(to word: String, in names: [String]) -> String? {
  let word = word.lowercased()
  guard word.count > 2 else { return nil }
  if let name = names.first(where: { $0.contains(word) || word.contains($0) }) { return name }
  let ranked = names.map { (name: $0, distance: editDistance(word, $0)) }
  guard let best = ranked.min(by: { $0.distance < $1.distance }), best.distance <= word.count / 3
  else { return nil }
  return best.name
}

/// Insertions, deletions and replacements of a letter that make one word of another (Levenshtein).
private func editDistance(_ first: String, _ second: String) -> Int {
  let second = Array(second)
  var row = Array(0...second.count)
  for (index, letter) in first.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in second.indices {
      let replaced = diagonal + (letter == second[column] ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, row[column] + 1, row[column + 1] + 1)
    }
  }
  return row[second.count]
}
