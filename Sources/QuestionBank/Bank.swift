/// The questions that can be asked, in a fixed order: level, topic, id.
package struct Bank: Sendable {
  package let questions: [Question]
  private let positions: [QuestionID: Int]

  /// Takes reviewed questions only. Of two with one id the later one wins, so that a person's own
  /// bank can replace a built-in question.
  package init(_ questions: some Sequence<Question>) {
    var byID: [QuestionID: Question] = [:]
    for question in questions { byID[question.id] = question }
    self.questions = byID.values.filter { $0.status == .reviewed }.sorted {
      ($0.level.rank, $0.topic, $0.id) < ($1.level.rank, $1.topic, $1.id)
    }
    positions = Dictionary(
      uniqueKeysWithValues: self.questions.enumerated().map { ($1.id, $0) })
  }

  package subscript(id: QuestionID) -> Question? { positions[id].map { questions[$0] } }

  /// This bank with another's questions on top.
  package func adding(_ more: some Sequence<Question>) -> Bank { Bank(questions + Array(more)) }
}
