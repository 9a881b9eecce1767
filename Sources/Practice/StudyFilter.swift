package import QuestionBank

/// Which part of the bank a person wants to see. An empty set means all.
package struct StudyFilter: Hashable, Sendable, Codable {
  package var levels: Set<Level>
  package var topics: Set<Topic>

  package init(levels: Set<Level> = [], topics: Set<Topic> = []) {
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
    let parts = [
      levels.sorted().map(\.title).joined(separator: ", "),
      topics.sorted().map(\.rawValue).joined(separator: ", "),
    ].filter { !$0.isEmpty }
    return parts.isEmpty ? "all levels and topics" : parts.joined(separator: " · ")
  }
}
