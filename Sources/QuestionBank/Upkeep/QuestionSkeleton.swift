/// The start of a question's file: every field there, and what each is to say.
///
/// It is a draft that the reader takes; what the linter still finds is what the author has to do.
package struct QuestionSkeleton: Sendable {
  package let id: QuestionID
  package let level: Level
  package let topic: Topic
  package let kind: QuestionKind
  package let form: QuestionForm

  /// Without an id it has the topic's prefix and a name to change.
  package init(
    level: Level, topic: Topic, kind: QuestionKind, form: QuestionForm = .scenario,
    id: QuestionID? = nil
  ) {
    self.id = id ?? "\(topic.idPrefixes[0])-name-me"
    self.level = level
    self.topic = topic
    self.kind = kind
    self.form = form
  }

  /// Whether an id can be one of the topic: words joined by hyphens, the first a prefix of the topic.
  package static func problem(ofID id: QuestionID, topic: Topic) -> String? {
    guard Slug.isValid(id, fewestWords: 2) else {
      return "'\(id)' is no id; write two or more lower-case words joined by hyphens"
    }
    guard topic.idPrefixes.contains(where: { id.hasPrefix($0 + "-") }) else {
      let prefixes = topic.idPrefixes.map { $0 + "-" }.joined(separator: " or ")
      return "an id of topic \(topic.rawValue) starts with \(prefixes), '\(id)' does not"
    }
    return nil
  }

  /// `<level>/<id>.md`, below the bank's directory.
  package var fileName: String { "\(level.rawValue)/\(id).md" }

  package var text: String {
    """
    ---
    id: \(id)
    rev: 1
    status: draft
    form: \(form.rawValue)\(form == .code ? "\nlanguage: c" : "")
    asked: 1
    level: \(level.rawValue)
    topic: \(topic.rawValue)
    kind: \(kind.rawValue)
    title: "Subject, such as PTQ or QAT"
    target: "The single thing that this question makes one retrieve."
    minutes: \(minutes)
    tags: [\(Self.tags(of: topic))]
    prereqs: []
    volatility: stable
    key_points:
      - {id: k1, w: 40, must: true, t: "A claim that a good answer makes, short enough to tick."}
      - {id: k2, w: 30, must: true, t: "Another one, which can be checked by itself."}
      - {id: k3, w: 20, must: false, t: "The weights make 100 together."}
      - {id: k4, w: 10, must: false, t: "\(keyPoints) of them."}
    mistakes:
      - {claim: "A plausible wrong statement.", fix: "What is right, and why."}
      - {claim: "Another one that people really make.", fix: "What is right instead."}
    followups:
      - {q: "What would an interviewer ask next?", a: "The answer in a sentence or two."}
      - {q: "And then?", a: "Another answer."}
    hints: ["Vague.", "More pointed, without giving the answer away."]
    checks: []
    # A check recomputes a figure: {id: c1, kp: k1, expr: "5.1 / 255", eq: 0.02, tol: 0};
    #   kp is a key point, answer, mistakes or followups
    sources: []
    # A source that you have opened: {id: s1, kind: spec, title: "...", url: "https://...",
    #   supports: [k1], claim: "What it says.", checked: YYYY-MM}
    # An answer has at most \(form.answerWordLimit(at: level)) words.
    ---
    ## Prompt
    \(prompt)

    ## Answer
    \(answer)

    """
  }

  /// The middle of the range.
  private var minutes: Int {
    let budget = form.minuteBudget(at: level)
    return (budget.lowerBound + budget.upperBound) / 2
  }

  /// In words, since a calculation's key points explain every figure.
  private var keyPoints: String {
    switch form {
    case .core: "Three to five"
    case .scenario: "Four to seven"
    case .code: "Three to six"
    }
  }

  private var prompt: String {
    let limits = "At most \(form.promptWordLimit)\nwords"
    switch form {
    case .core:
      return "The question as an interviewer says it, without invented figures. \(limits), one or "
        + "two questions."
    case .scenario:
      return
        "A situation that really happens, with every number that is needed. \(limits) and four "
        + "parts."
    case .code:
      return "What to write: a range for each parameter, a rule for each edge. \(limits), with the "
        + "signature.\n\n    int name_me(int value);"
    }
  }

  private var answer: String {
    form == .code
      ? "Why the solution is right and what it costs."
      : "What to say aloud within the minutes above."
  }

  /// Two tags that the controlled list of the built-in bank has.
  private static func tags(of topic: Topic) -> String {
    switch topic {
    case .fundamentals, .learning: "training, evaluation"
    case .firmware: "real-time, interrupts"
    case .quantization: "int8, calibration"
    case .compression: "pruning, distillation"
    case .conversion: "export, onnx"
    case .performance: "latency, energy"
    case .accelerators: "npu, delegate"
    case .mcuRuntimes: "tflm, tensor-arena"
    case .perception: "vision, streaming"
    case .fusion: "fusion, time-sync"
    case .otaFleet: "ota, rollback"
    case .codesignNAS: "nas, silicon"
    case .safetySecurity: "security, functional-safety"
    case .strategy: "roadmap, cost"
    case .leadership: "mentoring, communication"
    }
  }
}
