import Testing

@testable import QuestionBank

@Suite struct RoadmapTests {
  private static let sound = """
    phases:
      - id: foundations
        title: Foundations
        weeks: 6
        goals:
          - text: Say what quantization is.
            topics: [quantization]
            questions: [quant-own-step]
        resources:
          - {title: A book, by: Somebody, note: Out of print.}
          - {title: A course, by: Somebody else}
        milestone: {text: Something runs., topics: [quantization, firmware], questions: [quant-own-step]}

    """

  private func read(_ text: String) -> Roadmap.Reading {
    Roadmap.read(Array(text.utf8), path: "roadmap.yaml")
  }

  @Test func aRoadmapIsReadAsItIsWritten() throws {
    let reading = read(Self.sound)
    #expect(reading.findings.isEmpty)
    let phase = try #require(reading.roadmap?.phases.first)
    #expect(phase.weeks == 6 && reading.roadmap?.weeks == 6)
    #expect(
      phase.goals == [
        RoadmapGoal(
          text: "Say what quantization is.", topics: [.quantization],
          questions: ["quant-own-step"])
      ])
    #expect(phase.resources.map(\.note) == ["Out of print.", nil])
    #expect(phase.milestone.topics == [.quantization, .firmware])
    #expect(reading.links.count == 2)
  }

  @Test(arguments: [
    ("phases:", "stages:", "1:1 unknown-field"), ("weeks: 6", "weeks: 0", "4:12 field-value"),
    ("weeks: 6", "weeks: six", "4:12 field-value"),
    ("id: foundations", "id: The start", "2:9 roadmap"),
    ("topics: [quantization]\n", "topics: [biology]\n", "7:18 field-value"),
    ("by: Somebody,", "author: Somebody,", "10:25 unknown-field"),
  ])
  func whatIsWrongIsFoundWhereItStands(old: String, new: String, finding: String) {
    let found = read(Self.sound.replacing(old, with: new)).findings
    #expect(
      found.map { "\($0.position.line):\($0.position.column) \($0.rule)" }.contains(finding),
      "\(found)")
  }

  @Test func aPhaseTwiceIsAFinding() {
    let second = Self.sound.split(separator: "\n").dropFirst().joined(separator: "\n")
    #expect(read(Self.sound + second).findings.map(\.rule) == ["roadmap"])
    #expect(read("").findings.map(\.rule) == ["roadmap"])
  }

  // MARK: What it owes to the bank

  private func question(
    _ id: String, _ topic: Topic = .quantization, _ status: QuestionStatus = .reviewed
  ) -> Question {
    Question(
      id: id, revision: 1, status: status, level: .junior, topic: topic, kind: .concept,
      title: "T", target: "G", minutes: 5, tags: [], prerequisites: [], volatility: .stable,
      keyPoints: [], mistakes: [], followUps: [], hints: [], checks: [], sources: [], prompt: "P",
      answer: "A")
  }

  private func findings(_ text: String, _ questions: Question...) -> [String] {
    QuestionLinks.findings(
      read(text).links, path: "roadmap.yaml",
      questions: Dictionary(uniqueKeysWithValues: questions.map { ($0.id, $0) })
    ).map(\.description)
  }

  @Test func goalsNameReviewedQuestionsOnTheirTopics() {
    let id = "quant-own-step"
    #expect(findings(Self.sound, question(id)) == [])
    #expect(findings(Self.sound).allSatisfy { $0.contains("there is no question '\(id)'") })
    #expect(findings(Self.sound).count == 2)
    #expect(findings(Self.sound, question(id, .quantization, .draft))[0].contains("is draft"))
    // The milestone allows firmware, the goal does not.
    #expect(findings(Self.sound, question(id, .firmware)).count == 1)
    let none = Self.sound.replacing("questions: [quant-own-step]\n", with: "questions: []\n")
    #expect(
      findings(none, question(id)) == [
        "roadmap.yaml:6:15: error: no question asks about 'Say what quantization is.'; write one "
          + "and name it here [roadmap-questions]"
      ])
  }
}
