/// The questions that can be asked, in a fixed order: level, topic, id.
package struct Bank: Sendable {
  package let questions: [Question]
  private let positions: [QuestionID: Int]

  /// Takes reviewed questions only. Of two with one id the later one wins, so that a person's own
  /// bank can replace a built-in question.
  package init(_ questions: [Question]) {
    self.questions = Self.isInOrder(questions) ? questions : Self.ordered(questions)
    var positions: [QuestionID: Int] = [:]
    positions.reserveCapacity(self.questions.count)
    for place in self.questions.indices { positions[self.questions[place].id] = place }
    self.positions = positions
  }

  /// Whether these are the questions of a bank as they stand, as the built-in ones are.
  private static func isInOrder(_ questions: [Question]) -> Bool {
    for place in questions.indices {
      guard questions[place].status == .reviewed,
        place == 0 || precedes(questions[place - 1], questions[place])
      else { return false }
    }
    return true
  }

  private static func ordered(_ questions: [Question]) -> [Question] {
    let latest = Dictionary(questions.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return latest.values.filter { $0.status == .reviewed }.sorted(by: precedes)
  }

  private static func precedes(_ left: Question, _ right: Question) -> Bool {
    if left.level != right.level { return left.level < right.level }
    if left.topic != right.topic { return left.topic < right.topic }
    return left.id < right.id
  }

  package subscript(id: QuestionID) -> Question? { positions[id].map { questions[$0] } }

  /// Whether a question is in it.
  package func contains(_ id: QuestionID) -> Bool { positions[id] != nil }

  /// This bank with another's questions on top.
  package func adding(_ more: [Question]) -> Bank { Bank(questions + more) }
}
