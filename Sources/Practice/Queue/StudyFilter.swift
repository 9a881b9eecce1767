package import QuestionBank

/// Which part of the bank a person wants to see. An empty set means all.
package struct StudyFilter: Hashable, Sendable, Codable {
  package var levels: CaseSet<Level>
  package var topics: CaseSet<Topic>

  package init(levels: CaseSet<Level> = [], topics: CaseSet<Topic> = []) {
    self.levels = levels
    self.topics = topics
  }

  package var isEmpty: Bool { levels.isEmpty && topics.isEmpty }

  package func matches(_ question: Question) -> Bool {
    (levels.isEmpty || levels.contains(question.level))
      && (topics.isEmpty || topics.contains(question.topic))
  }

  /// "Mid, Senior · quantization", or "all levels and topics".
  package var summary: String {
    guard !isEmpty else { return "all levels and topics" }
    return [
      levels.members.map(\.title).joined(separator: ", "),
      topics.members.map(\.rawValue).joined(separator: ", "),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
