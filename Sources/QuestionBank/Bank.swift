/// The questions that can be asked, in a fixed order: level, topic, id.
package struct Bank: Sendable {
  package let questions: [Question]
  private let positions: [QuestionID: Int]

  /// Takes reviewed questions only. Of two with one id the later one wins, so that a person's own
  /// bank can replace a built-in question.
  package init(_ questions: some Sequence<Question>) {
    let questions = Array(questions)
    var latest: [Question] = []
    var indices: [QuestionID: Int] = [:]
    latest.reserveCapacity(questions.count)
    indices.reserveCapacity(questions.count)
    for question in questions {
      if let index = indices[question.id] {
        latest[index] = question
      } else {
        indices[question.id] = latest.count
        latest.append(question)
      }
    }
    // Level and topic as one number each, since comparing topics looks both of them up.
    let places = Dictionary(uniqueKeysWithValues: zip(Topic.allCases, 0...))
    let cells = latest.map { $0.level.rank * Topic.allCases.count + (places[$0.topic] ?? 0) }
    let order = latest.indices.filter { latest[$0].status == .reviewed }.sorted {
      cells[$0] != cells[$1] ? cells[$0] < cells[$1] : latest[$0].id < latest[$1].id
    }
    self.questions = order.map { latest[$0] }
    positions = Dictionary(uniqueKeysWithValues: zip(order.lazy.map { latest[$0].id }, 0...))
  }

  package subscript(id: QuestionID) -> Question? { positions[id].map { questions[$0] } }

  /// This bank with another's questions on top.
  package func adding(_ more: some Sequence<Question>) -> Bank { Bank(questions + Array(more)) }
}
