package import QuestionBank

/// What a person wrote about a question; of two the later one counts. Empty text takes it back.
package struct Note: Hashable, Sendable {
  package let question: QuestionID
  package let text: String
  package let at: Instant

  package init(question: QuestionID, text: String, at: Instant) {
    self.question = question
    self.text = text
    self.at = at
  }
}
