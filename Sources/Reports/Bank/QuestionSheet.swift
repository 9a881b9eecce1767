package import Practice
package import QuestionBank
package import Typography

/// One question, as `edgewise show ID [--answer]` prints it.
package struct QuestionSheet: Sendable {
  package let question: Question
  /// Whether everything that gives the answer away is shown too.
  package let includesAnswer: Bool
  /// How likely it is recalled today; nil until the first attempt.
  package let recall: QuestionRecall?

  package init(_ question: Question, includesAnswer: Bool = false, recall: QuestionRecall? = nil) {
    self.question = question
    self.includesAnswer = includesAnswer
    self.recall = recall
  }

  /// Title, setting, facts, recall and prompt; with the answer also key points, mistakes, follow-ups and sources.
  package func text(_ plain: PlainText = PlainText()) -> String {
    var lines = plain.underlined(question.title, with: "=")
    if let setting = question.setting { lines += plain.wrapped(setting) }
    lines += plain.wrapped(Phrases.parts(facts))
    if let recall { lines += plain.wrapped("recalled now \(Phrases.recall(recall))") }
    lines += [""] + plain.reflowed(markdown: question.prompt)
    if includesAnswer {
      lines += section("Answer", plain.reflowed(markdown: question.answer), plain)
      lines += section("Key points", keyPoints(plain), plain)
      lines += section(
        "Often said, but wrong",
        pairs(question.mistakes.map { ($0.claim, $0.fix) }, plain), plain)
      lines += section(
        "Follow-ups",
        pairs(
          question.followUps.map {
            ($0.question, $0.answer + ($0.see.map { " (see \($0))" } ?? ""))
          }, plain), plain)
      lines += section("Sources", sources(plain), plain)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `id revision level topic kind title target minutes tags prerequisites asOf prompt`, then
  /// `answer keyPoints mistakes followUps hints sources`, which are null unless asked for, then `form
  /// asked setting paper language retrievability recallLow recallHigh`.
  ///
  /// `asOf` is null where the facts do not age, `setting`, `language` and a follow-up's `see` where
  /// there is none, the last three until the first attempt.
  package var json: JSONValue {
    [
      "id": .string(question.id),
      "revision": .integer(question.revision),
      "level": .string(question.level.rawValue),
      "topic": .string(question.topic.rawValue),
      "kind": .string(question.kind.rawValue),
      "title": .string(question.title),
      "target": .string(question.target),
      "minutes": .integer(question.minutes),
      "tags": .array(question.tags.map { .string($0) }),
      "prerequisites": .array(question.prerequisites.map { .string($0) }),
      "asOf": JSONValue(asOf),
      "prompt": .string(question.prompt),
      "answer": secret(.string(question.answer)),
      "keyPoints": secret(
        .array(
          question.keyPoints.map {
            [
              "id": .string($0.id), "weight": .integer($0.weight), "must": .bool($0.isMust),
              "text": .string($0.text),
            ]
          })),
      "mistakes": secret(
        .array(question.mistakes.map { ["claim": .string($0.claim), "fix": .string($0.fix)] })),
      "followUps": secret(
        .array(
          question.followUps.map {
            [
              "question": .string($0.question), "answer": .string($0.answer),
              "see": JSONValue($0.see),
            ]
          })),
      "hints": secret(.array(question.hints.map { .string($0) })),
      "sources": secret(
        .array(
          question.sources.map {
            [
              "id": .string($0.id), "kind": .string($0.kind.rawValue), "title": .string($0.title),
              "url": JSONValue($0.url), "supports": .array($0.supports.map { .string($0) }),
              "claim": .string($0.claim), "checked": .string($0.checked.description),
            ]
          })),
      "form": .string(question.form.rawValue),
      "asked": .integer(question.asked),
      "setting": JSONValue(question.setting),
      "paper": .bool(question.needsPaper),
      "language": JSONValue(question.language?.rawValue),
      "retrievability": JSONValue(rounded: recall?.chance),
      "recallLow": JSONValue(rounded: recall?.range?.low),
      "recallHigh": JSONValue(rounded: recall?.range?.high),
    ]
  }

  private var facts: [String] {
    let facts = [
      question.id, question.level.title, question.topic.name, question.kind.rawValue,
      question.form.rawValue, Phrases.minutes(question.minutes),
    ]
    return facts
      + [
        question.language?.title, question.needsPaper ? "pencil and paper" : nil,
        asOf.map { "as of \($0)" },
      ].compactMap(\.self)
  }

  private var asOf: String? {
    switch question.volatility {
    case .stable: nil
    case .versioned(let month): month.description
    }
  }

  private func secret(_ value: JSONValue) -> JSONValue { includesAnswer ? value : .null }

  private func section(_ title: String, _ lines: [String], _ plain: PlainText) -> [String] {
    lines.isEmpty ? [] : [""] + plain.underlined(title, with: "-") + lines
  }

  private func keyPoints(_ plain: PlainText) -> [String] {
    question.keyPoints.flatMap { point in
      let weight = plain.padded(String(point.weight), to: 3, atEnd: false)
      let first = "\(weight)  \(point.isMust ? "must" : "    ")  "
      return plain.wrapped(
        point.text, first: first, rest: String(repeating: " ", count: first.count))
    }
  }

  /// A line each, what belongs to it indented below.
  private func pairs(_ pairs: [(String, String)], _ plain: PlainText) -> [String] {
    pairs.flatMap {
      plain.wrapped($0, first: "- ", rest: "  ") + plain.wrapped($1, first: "  ", rest: "  ")
    }
  }

  private func sources(_ plain: PlainText) -> [String] {
    question.sources.flatMap { source in
      plain.wrapped(source.title, first: "- ", rest: "  ")
        + plain.wrapped(
          "\(plain.line(source.claim)) (checked \(source.checked))", first: "  ", rest: "  ")
        + (source.url.map { plain.wrapped($0, first: "  ", rest: "  ") } ?? [])
    }
  }
}
