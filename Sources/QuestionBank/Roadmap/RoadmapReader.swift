import Yams

extension Roadmap {
  /// A roadmap, if one could be made of a file, where it names questions, and what is wrong with the
  /// file.
  package typealias Reading = (roadmap: Roadmap?, links: [QuestionLinks], findings: [Finding])

  /// Reads a YAML file with `phases`.
  ///
  /// - Throws: `BankError` for a file that cannot be read.
  package static func read(file path: String) throws(BankError) -> Reading {
    read(try SmallFile.bytes(of: path, atMost: SmallFile.plan), path: path)
  }

  static func read(_ bytes: [UInt8], path: String) -> Reading {
    let file = PlanFile.read(bytes, path: path, emptiness: (.roadmapContent, "phases: [...]")) {
      decoder, root in
      var reader = RoadmapReader(decoder: decoder)
      defer { decoder = reader.decoder }
      return reader.roadmap(root)
    }
    return (file.value, file.links, file.findings)
  }
}

private struct RoadmapReader {
  var decoder: FieldDecoder

  mutating func roadmap(_ root: Node) -> Roadmap? {
    guard let nodes = decoder.fields(of: root, in: "a roadmap", required: ["phases"]),
      let list = decoder.list(nodes["phases"], "phases")
    else { return nil }
    let phases = list.value.compactMap { phase($0) }
    decoder.expectUnique(phases.map(\.id), in: list.value, "phase", .roadmapContent)
    return Roadmap(phases: phases)
  }

  private mutating func phase(_ node: Node) -> RoadmapPhase? {
    guard
      let nodes = decoder.fields(
        of: node, in: "a phase",
        required: ["id", "title", "weeks", "goals", "resources", "milestone"])
    else { return nil }
    let id = decoder.slug(nodes["id"], "id", .roadmapContent)
    let title = decoder.text(nodes["title"], "title")
    let weeks = decoder.integer(nodes["weeks"], "weeks")
    if let weeks, weeks.value < 1 {
      decoder.report(.fieldValue, at: weeks.position, "a phase takes at least 1 week; write it")
    }
    let goals = (decoder.list(nodes["goals"], "goals")?.value ?? []).compactMap { goal($0) }
    let resources = (decoder.list(nodes["resources"], "resources")?.value ?? [])
      .compactMap { resource($0) }
    let milestone = nodes["milestone"].flatMap { goal($0) }
    guard let id, let title, let weeks, let milestone else { return nil }
    return RoadmapPhase(
      id: id.value, title: title.value, weeks: weeks.value, goals: goals, resources: resources,
      milestone: milestone)
  }

  private mutating func goal(_ node: Node) -> RoadmapGoal? {
    guard
      let nodes = decoder.fields(
        of: node, in: "a goal or milestone", required: ["text", "topics", "questions"])
    else { return nil }
    let text = decoder.text(nodes["text"], "text")
    let links = decoder.links(nodes, of: text, .roadmapLinks)
    guard let text, let links else { return nil }
    return RoadmapGoal(
      text: text.value, topics: links.topics, questions: links.questions.map(\.value))
  }

  private mutating func resource(_ node: Node) -> RoadmapResource? {
    guard
      let nodes = decoder.fields(
        of: node, in: "a resource", required: ["title"], optional: ["by", "note"])
    else { return nil }
    let title = decoder.text(nodes["title"], "title")
    let by = decoder.text(nodes["by"], "by")
    let note = decoder.text(nodes["note"], "note")
    guard let title else { return nil }
    return RoadmapResource(title: title.value, by: by?.value, note: note?.value)
  }
}
