import Yams

extension Taxonomy {
  /// A taxonomy, if one could be made of a file, where it names questions, and what is wrong with the
  /// file.
  package typealias Reading = (taxonomy: Taxonomy?, links: [QuestionLinks], findings: [Finding])

  /// Reads a YAML file with `levels`, `topics`, `tags` and `career`. A person's own may give `tags`
  /// alone.
  ///
  /// - Throws: `BankError` for a file that cannot be read.
  package static func read(file path: String) throws(BankError) -> Reading {
    read(try SmallFile.bytes(of: path, atMost: SmallFile.plan), path: path)
  }

  static func read(_ bytes: [UInt8], path: String) -> Reading {
    let file = PlanFile.read(bytes, path: path, emptiness: (.taxonomyContent, "tags: [one, two]")) {
      decoder, root in
      var reader = TaxonomyReader(decoder: decoder)
      defer { decoder = reader.decoder }
      return reader.taxonomy(root)
    }
    return (file.value, file.links, file.findings)
  }
}

private struct TaxonomyReader {
  var decoder: FieldDecoder

  mutating func taxonomy(_ root: Node) -> Taxonomy? {
    guard
      let nodes = decoder.fields(
        of: root, in: "a taxonomy", required: ["tags"],
        optional: ["levels", "topics", "career", "words", "strict"])
    else { return nil }
    let levels = entries(nodes["levels"], "levels") { $0.level($1) }
    expect(Level.allCases, levels.map(\.level), nodes["levels"], "levels")
    let topics = entries(nodes["topics"], "topics") { $0.topic($1) }
    expect(Topic.allCases, topics.map(\.topic), nodes["topics"], "topics")
    let career = entries(nodes["career"], "career") { $0.careerItem($1) }
    if let list = nodes["career"]?.sequence {
      decoder.expectUnique(career.map(\.id), in: Array(list), "item", .taxonomyContent)
    }
    let words = nodes["words"].flatMap { slugs($0, "words") } ?? []
    let isStrict = decoder.boolean(nodes["strict"], "strict")?.value ?? false
    guard let tags = slugs(nodes["tags"], "tags") else { return nil }
    return Taxonomy(
      levels: levels, topics: topics, tags: tags, career: career, words: words, isStrict: isStrict)
  }

  private mutating func entries<Entry>(
    _ node: Node?, _ name: String, decode: (inout TaxonomyReader, Node) -> Entry?
  ) -> [Entry] {
    (decoder.list(node, name)?.value ?? []).compactMap { decode(&self, $0) }
  }

  private mutating func level(_ node: Node) -> LevelProfile? {
    guard
      let nodes = decoder.fields(
        of: node, in: "a level", required: ["id", "title", "years", "salary_usd", "expected"],
        optional: ["questions", "kinds"])
    else { return nil }
    let level: Located<Level>? = decoder.choice(nodes["id"], "id")
    let title = decoder.text(nodes["title"], "title")
    let years = span(nodes["years"], "years")
    let salary = span(nodes["salary_usd"], "salary_usd")
    let expectations = decoder.texts(nodes["expected"], "expected")
    let planned = self.planned(nodes["questions"])
    let shares = nodes["kinds"].map { self.shares($0) } ?? [:]
    guard let level, let title, let years, let salary, let expectations else { return nil }
    return LevelProfile(
      level: level.value, title: title.value, years: years, salary: salary,
      expectations: expectations.value.map(\.value), plannedQuestions: planned.questions,
      plannedForms: planned.forms, plannedShares: shares)
  }

  /// `96`, or the forms apart: `{core: 65, scenario: 31}`.
  private mutating func planned(_ node: Node?) -> (questions: Int?, forms: [Int]) {
    guard let node, case .mapping = node else {
      return (decoder.integer(node, "questions")?.value, [])
    }
    let names = QuestionForm.allCases.map(\.rawValue)
    guard let nodes = decoder.fields(of: node, in: "'questions'", required: [], optional: names)
    else { return (nil, []) }
    let forms = names.map { decoder.integer(nodes[$0], $0)?.value ?? 0 }
    return (forms.reduce(0, +), forms)
  }

  /// `{concept: 45, calculation: 25, …}`, which make 100 together.
  private mutating func shares(_ node: Node) -> [QuestionKind: Int] {
    let names = QuestionKind.allCases.map(\.rawValue)
    guard let nodes = decoder.fields(of: node, in: "'kinds'", required: [], optional: names)
    else { return [:] }
    var shares: [QuestionKind: Int] = [:]
    for kind in QuestionKind.allCases {
      if let share = decoder.integer(nodes[kind.rawValue], kind.rawValue) {
        shares[kind] = share.value
      }
    }
    let sum = shares.values.reduce(0, +)
    if sum != 100 {
      decoder.report(
        .taxonomyContent, at: decoder.position(of: node),
        "the kinds' shares make \(sum) percent; they have to make 100")
    }
    return shares
  }

  private mutating func careerItem(_ node: Node) -> CareerItem? {
    guard
      let nodes = decoder.fields(
        of: node, in: "an item of the career",
        required: ["id", "part", "item", "topics", "questions"])
    else { return nil }
    let id = decoder.slug(nodes["id"], "id", .taxonomyContent)
    let part = decoder.text(nodes["part"], "part")
    let text = decoder.text(nodes["item"], "item")
    let links = decoder.links(nodes, of: text, .careerLinks)
    guard let id, let part, let text, let links else { return nil }
    return CareerItem(
      id: id.value, part: part.value, text: text.value, topics: links.topics,
      questions: links.questions.map(\.value))
  }

  private mutating func topic(_ node: Node) -> TopicProfile? {
    guard
      let nodes = decoder.fields(
        of: node, in: "a topic", required: ["id", "covers"], optional: ["at_least"])
    else { return nil }
    let topic: Located<Topic>? = decoder.choice(nodes["id"], "id")
    let least = decoder.integer(nodes["at_least"], "at_least")
    guard let topic, let covers = decoder.text(nodes["covers"], "covers") else { return nil }
    return TopicProfile(topic: topic.value, covers: covers.value, leastQuestions: least?.value)
  }

  private mutating func span(_ node: Node?, _ name: String) -> Span? {
    guard let text = decoder.text(node, name) else { return nil }
    guard let span = Span(text.value) else {
      decoder.report(
        .fieldValue, at: text.position,
        "'\(text.value)' is no range; write '\(name)' as 0-2, 12+ or 270000-400000+")
      return nil
    }
    return span
  }

  private mutating func expect<Value: RawRepresentable<String> & Equatable>(
    _ all: [Value], _ found: [Value], _ node: Node?, _ name: String
  ) {
    guard let node, found != all else { return }
    decoder.report(
      .taxonomyContent, at: decoder.position(of: node),
      "the \(name) are not \(all.map(\.rawValue).joined(separator: ", ")), each once and in this "
        + "order; correct the list")
  }

  /// A list of different slugs, `tags` or `words`.
  private mutating func slugs(_ node: Node?, _ name: String) -> [String]? {
    guard let slugs = decoder.texts(node, name) else { return nil }
    let one = name.dropLast()
    var seen: Set<String> = []
    for slug in slugs.value {
      if !Slug.isValid(slug.value) {
        decoder.report(
          .taxonomyContent, at: slug.position,
          "'\(slug.value)' is no \(one); write lower-case words joined by hyphens")
      } else if !seen.insert(slug.value).inserted {
        decoder.report(
          .taxonomyContent, at: slug.position,
          "the \(one) '\(slug.value)' is there twice; drop one")
      }
    }
    return slugs.value.map(\.value)
  }
}
