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

extension StudyFilter {
  private enum CodingKeys: String, CodingKey { case levels, topics }

  /// Reads what the synthesized `encode(to:)` writes, by names: finding out how sets of levels and
  /// topics are decoded would take a twentieth of a start.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func members<Member: RawRepresentable<String> & Hashable>(
      _ key: CodingKeys
    ) throws -> Set<Member> {
      let names = try container.decode([String].self, forKey: key)
      return Set(
        try names.map {
          guard let member = Member(rawValue: $0) else {
            throw DecodingError.dataCorruptedError(
              forKey: key, in: container, debugDescription: "there is no '\($0)'")
          }
          return member
        })
    }
    self.init(levels: try members(.levels), topics: try members(.topics))
  }
}
