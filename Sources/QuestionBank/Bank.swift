/// The questions that can be asked, in a fixed order: level, topic, id.
package struct Bank: Sendable {
  package let questions: [Question]
  private let positions: [QuestionID: Int]
  /// The files of a person's own questions.
  package private(set) var files: [QuestionID: String] = [:]

  /// Takes reviewed questions only. Of two with one id the later one wins, so that a person's own
  /// bank can replace a built-in question.
  package init(_ questions: [Question]) {
    let positions = Self.positions(in: questions)
    if positions.count == questions.count, Self.isInOrder(questions) {
      self.questions = questions
      self.positions = positions
    } else {
      self.questions = Self.ordered(questions)
      self.positions = Self.positions(in: self.questions)
    }
  }

  private static func positions(in questions: [Question]) -> [QuestionID: Int] {
    var positions: [QuestionID: Int] = [:]
    positions.reserveCapacity(questions.count)
    for place in questions.indices { positions[questions[place].id] = place }
    return positions
  }

  /// Whether all of these can be asked, in the order of a bank, as the built-in ones are.
  private static func isInOrder(_ questions: [Question]) -> Bool {
    for place in questions.indices {
      guard questions[place].status == .reviewed,
        place == 0 || questions[place - 1].order < questions[place].order
      else { return false }
    }
    return true
  }

  private static func ordered(_ questions: [Question]) -> [Question] {
    let latest = Dictionary(questions.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return latest.values.filter { $0.status == .reviewed }.sorted { $0.order < $1.order }
  }

  package subscript(id: QuestionID) -> Question? { positions[id].map { questions[$0] } }

  /// Whether a question is in it.
  package func contains(_ id: QuestionID) -> Bool { positions[id] != nil }

  /// This bank with another's questions on top.
  ///
  /// - Parameters:
  ///   - more: the other's questions.
  ///   - files: where those are that can be edited.
  /// - Returns: all of them.
  package func adding(_ more: [Question], files: [QuestionID: String] = [:]) -> Bank {
    var bank = Bank(questions + more)
    bank.files = files
    return bank
  }
}

extension Question {
  /// What a bank is ordered by.
  fileprivate var order: (level: Int, topic: Int, id: QuestionID) { (level.rank, topic.rank, id) }
}
