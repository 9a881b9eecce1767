import Yams

/// Reads the front matter's schema.
struct QuestionDecoder {
  private var decoder: FieldDecoder

  /// The fields that every question has, in the order that authors write them.
  static let required = [
    "id", "rev", "status", "level", "topic", "kind", "title", "target", "minutes", "tags",
    "prereqs", "volatility", "key_points", "mistakes", "followups", "hints", "checks", "sources",
  ]
  static let optional = ["as_of", "form", "asked", "setting", "paper", "language"]

  /// What volatility may be.
  private enum Ageing: String, CaseIterable { case stable, versioned }

  /// Decodes front matter whose first line has the number `firstLine`.
  static func decode(
    _ root: Node, path: String, firstLine: Int
  ) -> (fields: QuestionFile.Fields, findings: [Finding]) {
    var reader = QuestionDecoder(decoder: FieldDecoder(path: path, firstLine: firstLine))
    let fields = reader.fields(of: root)
    return (fields, reader.decoder.findings)
  }

  private mutating func fields(of root: Node) -> QuestionFile.Fields {
    var fields = QuestionFile.Fields()
    guard
      let nodes = decoder.fields(
        of: root, in: "a question", required: Self.required, optional: Self.optional)
    else { return fields }
    fields.id = decoder.text(nodes["id"], "id")
    fields.revision = decoder.integer(nodes["rev"], "rev")
    fields.status = decoder.choice(nodes["status"], "status")
    fields.level = decoder.choice(nodes["level"], "level")
    fields.topic = decoder.choice(nodes["topic"], "topic")
    fields.kind = decoder.choice(nodes["kind"], "kind")
    fields.title = decoder.text(nodes["title"], "title")
    fields.target = decoder.text(nodes["target"], "target")
    fields.minutes = decoder.integer(nodes["minutes"], "minutes")
    fields.tags = decoder.texts(nodes["tags"], "tags")
    fields.prerequisites = decoder.texts(nodes["prereqs"], "prereqs")
    let ageing: Located<Ageing>? = decoder.choice(nodes["volatility"], "volatility")
    fields.isVersioned = ageing.map { Located($0.value == .versioned, at: $0.position) }
    fields.asOf = decoder.month(nodes["as_of"], "as_of")
    fields.form = decoder.choice(nodes["form"], "form")
    fields.asked = decoder.integer(nodes["asked"], "asked")
    fields.setting = decoder.text(nodes["setting"], "setting")
    fields.needsPaper = decoder.boolean(nodes["paper"], "paper")
    fields.language = decoder.choice(nodes["language"], "language")
    fields.keyPoints = entries(nodes["key_points"], "key_points") { $0.keyPoint($1) }
    fields.mistakes = entries(nodes["mistakes"], "mistakes") { $0.mistake($1) }
    fields.followUps = entries(nodes["followups"], "followups") { $0.followUp($1) }
    fields.hints = decoder.texts(nodes["hints"], "hints")
    fields.checks = entries(nodes["checks"], "checks") { $0.check($1) }
    fields.sources = entries(nodes["sources"], "sources") { $0.source($1) }
    return fields
  }

  private mutating func entries<Entry>(
    _ node: Node?, _ name: String, decode: (inout QuestionDecoder, Node) -> Entry?
  ) -> Located<[Entry]>? {
    guard let nodes = decoder.list(node, name) else { return nil }
    return Located(nodes.value.compactMap { decode(&self, $0) }, at: nodes.position)
  }

  private mutating func keyPoint(_ node: Node) -> QuestionFile.KeyPointFields? {
    decoder.fields(
      of: node, in: "a key point", required: ["id", "w", "must", "t"], optional: ["judgement"]
    ).map {
      QuestionFile.KeyPointFields(
        id: decoder.text($0["id"], "id"), weight: decoder.integer($0["w"], "w"),
        isMust: decoder.boolean($0["must"], "must"),
        isJudgement: decoder.boolean($0["judgement"], "judgement"), text: decoder.text($0["t"], "t")
      )
    }
  }

  private mutating func mistake(_ node: Node) -> QuestionFile.MistakeFields? {
    decoder.fields(of: node, in: "a mistake", required: ["claim", "fix"]).map {
      QuestionFile.MistakeFields(
        claim: decoder.text($0["claim"], "claim"), fix: decoder.text($0["fix"], "fix"))
    }
  }

  private mutating func followUp(_ node: Node) -> QuestionFile.FollowUpFields? {
    decoder.fields(of: node, in: "a follow-up", required: ["q", "a"], optional: ["see"]).map {
      QuestionFile.FollowUpFields(
        question: decoder.text($0["q"], "q"), answer: decoder.text($0["a"], "a"),
        see: decoder.text($0["see"], "see"))
    }
  }

  private mutating func check(_ node: Node) -> QuestionFile.CheckFields? {
    decoder.fields(of: node, in: "a check", required: ["id", "kp", "expr", "eq", "tol"]).map {
      QuestionFile.CheckFields(
        id: decoder.text($0["id"], "id"), keyPoint: decoder.text($0["kp"], "kp"),
        expression: decoder.text($0["expr"], "expr"),
        expected: decoder.number($0["eq"], "eq"), tolerance: decoder.number($0["tol"], "tol"))
    }
  }

  private mutating func source(_ node: Node) -> QuestionFile.SourceFields? {
    decoder.fields(
      of: node, in: "a source", required: ["id", "kind", "title", "supports", "claim", "checked"],
      optional: ["url"]
    ).map {
      QuestionFile.SourceFields(
        position: decoder.position(of: node), id: decoder.text($0["id"], "id"),
        kind: decoder.choice($0["kind"], "kind"), title: decoder.text($0["title"], "title"),
        url: decoder.text($0["url"], "url"), supports: decoder.texts($0["supports"], "supports"),
        claim: decoder.text($0["claim"], "claim"),
        checked: decoder.month($0["checked"], "checked"))
    }
  }
}
