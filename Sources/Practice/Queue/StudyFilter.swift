package import QuestionBank

/// Which part of the bank a person wants to see. An empty set means all.
package struct StudyFilter: Hashable, Sendable, Codable {
  package var levels: CaseSet<Level>
  package var topics: CaseSet<Topic>
  package var forms: CaseSet<QuestionForm>

  package init(
    levels: CaseSet<Level> = [], topics: CaseSet<Topic> = [], forms: CaseSet<QuestionForm> = []
  ) {
    self.levels = levels
    self.topics = topics
    self.forms = forms
  }

  package var isEmpty: Bool { levels.isEmpty && topics.isEmpty && forms.isEmpty }

  package func matches(_ question: Question) -> Bool {
    (levels.isEmpty || levels.contains(question.level))
      && (topics.isEmpty || topics.contains(question.topic))
      && (forms.isEmpty || forms.contains(question.form))
  }

  /// Whether a question is asked without having been chosen: a written case only where its form was.
  package func offers(_ question: Question) -> Bool {
    matches(question) && (!question.needsPaper || forms.contains(question.form))
  }

  /// "Mid, Senior · Quantization · core", or "all levels and topics".
  package var summary: String {
    guard !isEmpty else { return "all levels and topics" }
    return [
      levels.members.map(\.title).joined(separator: ", "),
      topics.members.map(\.name).joined(separator: ", "),
      forms.members.map(\.rawValue).joined(separator: ", "),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

extension StudyFilter {
  private enum CodingKeys: CodingKey { case levels, topics, forms }

  /// Versions that knew no forms kept levels and topics alone.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    levels = try container.decode(CaseSet<Level>.self, forKey: .levels)
    topics = try container.decode(CaseSet<Topic>.self, forKey: .topics)
    forms = try container.decodeIfPresent(CaseSet<QuestionForm>.self, forKey: .forms) ?? []
  }
}
