import Yams

/// A place in a taxonomy or a roadmap that names the questions which ask about something.
package struct QuestionLinks: Sendable {
  /// What the questions ask about, as a finding calls it.
  let subject: String
  let position: TextPosition
  let topics: [Topic]
  let questions: [Located<QuestionID>]
  /// The rule that the links have to keep.
  let rule: LintRule

  /// What is wrong with the links of a file, as seen from the bank that it belongs to, whose questions
  /// are given by id.
  static func findings(
    _ links: [QuestionLinks], path: String, questions: [QuestionID: Question]
  ) -> [Finding] {
    links.flatMap { link -> [Finding] in
      guard !link.questions.isEmpty else {
        return [
          Finding(
            path: path, at: link.position, link.rule,
            "no question asks about '\(link.subject)'; write one and name it here")
        ]
      }
      return link.questions.compactMap { id in
        guard let problem = link.problem(of: id.value, questions[id.value]) else { return nil }
        return Finding(path: path, at: id.position, link.rule, problem)
      }
    }
  }

  private func problem(of id: QuestionID, _ question: Question?) -> String? {
    guard let question else { return "there is no question '\(id)'; correct the id or drop it" }
    if question.status != .reviewed {
      return "'\(id)' is \(question.status.rawValue), so nobody is asked it; name a reviewed one"
    }
    if !topics.contains(question.topic) {
      return
        "'\(id)' is about \(question.topic.rawValue), which is none of the topics here; add the "
        + "topic or name another question"
    }
    return nil
  }
}

extension FieldDecoder {
  /// The fields `topics` and `questions` of a mapping. They are kept with the findings, for the rules
  /// that need the whole bank.
  mutating func links(
    _ nodes: [String: Node], of subject: Located<String>?, _ rule: LintRule
  ) -> QuestionLinks? {
    let topics: [Topic]? = list(nodes["topics"], "topics")?.value.compactMap { node in
      let topic: Located<Topic>? = choice(node, "topics")
      return topic?.value
    }
    let questions = texts(nodes["questions"], "questions")
    guard let subject, let topics, let questions else { return nil }
    let links = QuestionLinks(
      subject: subject.value, position: subject.position, topics: topics,
      questions: questions.value, rule: rule)
    keep(links)
    return links
  }

  /// A text that is lower-case words of letters and digits joined by hyphens.
  mutating func slug(_ node: Node?, _ name: String, _ rule: LintRule) -> Located<String>? {
    guard let text = text(node, name) else { return nil }
    guard Slug.isValid(text.value) else {
      report(
        rule, at: text.position,
        "'\(text.value)' is no id; write lower-case words joined by hyphens")
      return nil
    }
    return text
  }

  /// A finding where an id stands twice in a list.
  mutating func expectUnique(_ ids: [String], in nodes: [Node], _ name: String, _ rule: LintRule) {
    guard ids.count == nodes.count else { return }
    var seen: Set<String> = []
    for (id, node) in zip(ids, nodes) where !seen.insert(id).inserted {
      report(rule, at: position(of: node), "the \(name) '\(id)' is there twice; rename or drop one")
    }
  }
}
