import QuestionBank

/// The taxonomy and the roadmap as Swift source.
extension BankSource {
  var taxonomyText: String {
    let retired = questions.filter { $0.status == .retired }.map(\.id).sorted()
    return Self.head + """
      let bankRetired: [QuestionID] = \(SwiftLiteral.strings(retired))

      let bankTaxonomy: Taxonomy = {
        let levels: [LevelProfile] = \(Self.list(taxonomy.levels.map(Self.call)))
        let topics: [TopicProfile] = \(Self.list(taxonomy.topics.map(Self.call)))
        let tags: [String] = \(SwiftLiteral.strings(taxonomy.tags))
        let career: [CareerItem] = \(Self.list(taxonomy.career.map(Self.call)))
        let words: [String] = \(SwiftLiteral.strings(taxonomy.words))
        return Taxonomy(
          levels: levels, topics: topics, tags: tags, career: career, words: words,
          isStrict: \(taxonomy.isStrict))
      }()

      """
  }

  private static func call(_ profile: LevelProfile) -> String {
    "LevelProfile(level: .\(profile.level), title: \(SwiftLiteral.string(profile.title)), "
      + "years: \(call(profile.years)), salary: \(call(profile.salary)), "
      + "expectations: \(SwiftLiteral.strings(profile.expectations)), "
      + "plannedQuestions: \(call(profile.plannedQuestions)), "
      + "plannedForms: \(profile.plannedForms), "
      + "plannedShares: \(call(profile.plannedShares)))"
  }

  private static func call(_ span: Span) -> String {
    "Span(lower: \(span.lower), upper: \(span.upper.map(String.init) ?? "nil"), "
      + "isOpen: \(span.isOpen))"
  }

  private static func call(_ profile: TopicProfile) -> String {
    "TopicProfile(topic: .\(profile.topic), covers: \(SwiftLiteral.string(profile.covers)), "
      + "leastQuestions: \(call(profile.leastQuestions)))"
  }

  private static func call(_ number: Int?) -> String { number.map(String.init) ?? "nil" }

  private static func call(_ shares: [QuestionKind: Int]) -> String {
    let entries = QuestionKind.allCases.compactMap { kind in
      shares[kind].map { ".\(kind): \($0)" }
    }
    return entries.isEmpty ? "[:]" : "[\(entries.joined(separator: ", "))]"
  }

  private static func call(_ topics: [Topic]) -> String {
    "[\(topics.map { ".\($0)" }.joined(separator: ", "))]"
  }

  private static func call(_ item: CareerItem) -> String {
    "CareerItem(id: \(SwiftLiteral.string(item.id)), part: \(SwiftLiteral.string(item.part)), "
      + "text: \(SwiftLiteral.string(item.text)), topics: \(call(item.topics)), "
      + "questions: \(SwiftLiteral.strings(item.questions)))"
  }

  /// A function for each phase, for the type checker's sake.
  var roadmapText: String {
    let names = roadmap.phases.indices.map { "phase\($0)" }
    let calls = names.map { "\($0)()" }.joined(separator: ", ")
    return Self.head
      + "let bankRoadmap: Roadmap = Roadmap(phases: [\(calls)])\n"
      + zip(names, roadmap.phases).map(Self.source).joined()
  }

  private static func source(_ name: String, _ phase: RoadmapPhase) -> String {
    """

    private func \(name)() -> RoadmapPhase {
      let goals: [RoadmapGoal] = \(list(phase.goals.map(call)))
      let resources: [RoadmapResource] = \(list(phase.resources.map(call)))
      return RoadmapPhase(
        id: \(SwiftLiteral.string(phase.id)), title: \(SwiftLiteral.string(phase.title)),
        weeks: \(phase.weeks), goals: goals, resources: resources,
        milestone: \(call(phase.milestone)))
    }

    """
  }

  private static func call(_ goal: RoadmapGoal) -> String {
    "RoadmapGoal(text: \(SwiftLiteral.string(goal.text)), topics: \(call(goal.topics)), "
      + "questions: \(SwiftLiteral.strings(goal.questions)))"
  }

  private static func call(_ resource: RoadmapResource) -> String {
    "RoadmapResource(title: \(SwiftLiteral.string(resource.title)), "
      + "by: \(resource.by.map(SwiftLiteral.string) ?? "nil"), "
      + "note: \(resource.note.map(SwiftLiteral.string) ?? "nil"))"
  }
}
