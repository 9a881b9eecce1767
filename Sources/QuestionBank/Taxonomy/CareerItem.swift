/// Something that the career holds, a daily task, a tool or a goal on the way there, and the questions
/// that ask about it.
package struct CareerItem: Hashable, Sendable, Identifiable {
  /// A slug.
  package let id: String
  /// Where in the career it belongs: "A typical day", "Industries", "Senior".
  package let part: String
  /// One sentence.
  package let text: String
  package let topics: [Topic]
  package let questions: [QuestionID]

  package init(
    id: String, part: String, text: String, topics: [Topic], questions: [QuestionID]
  ) {
    self.id = id
    self.part = part
    self.text = text
    self.topics = topics
    self.questions = questions
  }
}
