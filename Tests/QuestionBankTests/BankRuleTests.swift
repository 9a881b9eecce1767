import Testing

@testable import QuestionBank

@Suite struct BankRuleTests {
  /// A bank of samples, each of its own level and with its own prompt.
  private func findings(
    _ entries: [(id: String, level: Level, prerequisites: String)],
    prompts: [String: String] = [:], builtIn: [Question] = []
  ) -> [Finding] {
    let files = entries.enumerated().map { index, entry in
      let prompt = prompts[entry.id] ?? "What of \(index) \(entry.id)\(index) \(index)?"
      let text = MarkedQuestion.sound.with("quant-step-size", entry.id)
        .with("level: junior", "level: \(entry.level)")
        .with("prereqs: []", "prereqs: [\(entry.prerequisites)]").text
      let start = text.firstRange(of: "A tensor")?.lowerBound ?? text.endIndex
      let end = text.firstRange(of: "\n\n## Answer")?.lowerBound ?? text.endIndex
      return QuestionFileReader.read(
        Array((text[..<start] + prompt + text[end...]).utf8),
        path: "bank/\(entry.level)/\(index)-\(entry.id).md"
      ).file
    }
    let context = LintContext(today: nil, builtIn: builtIn)
    return BankRule.all.flatMap { rule in
      rule.remarks(files, context).map {
        Finding(path: files[$0.file].path, at: $0.remark.position, rule.rule, $0.remark.message)
      }
    }
  }

  private func builtIn(_ id: QuestionID, _ level: Level, prompt: String = "Why?") throws -> Question
  {
    let text = MarkedQuestion.sound.with("quant-step-size", id).with(
      "level: junior", "level: \(level)"
    )
    .text
    let file = QuestionFileReader.read(Array(text.utf8), path: "built-in/\(level)/\(id).md").file
    return try #require(file.question)
  }

  @Test func uniqueIDs() {
    let findings = findings([
      ("quant-a", .junior, ""), ("quant-b", .mid, ""), ("quant-a", .mid, ""),
    ])
    #expect(findings.map(\.rule) == ["unique-ids"])
    #expect(findings.first?.path == "bank/mid/2-quant-a.md")
    #expect(findings.first?.message.contains("bank/junior/0-quant-a.md") == true)
  }

  @Test func followUpsLeadToQuestionsOfTheBank() throws {
    func findings(_ see: String, builtIn: [Question] = []) -> [Finding] {
      let text = MarkedQuestion.sound.with(
        "the weights themselves.\"}", "the weights themselves.\", see: \(see)}"
      ).text
      let path = "bank/junior/quant-step-size.md"
      let file = QuestionFileReader.read(Array(text.utf8), path: path).file
      return BankLint.findings(in: [file], context: LintContext(today: nil, builtIn: builtIn))
        .filter { $0.rule == "follow-up-see" }
    }
    #expect(findings("perf-x", builtIn: [try builtIn("perf-x", .mid)]).isEmpty)
    let missing = findings("perf-x")
    #expect(missing.map(\.position) == [TextPosition(line: 24, column: 89)])
    #expect(missing.first?.message.contains("no question 'perf-x'") == true)
    #expect(findings("quant-step-size").first?.message.contains("its own") == true)
  }

  @Test func prerequisitesOfTheSameOrALowerLevel() throws {
    let bank = [
      (id: "quant-a", level: Level.junior, prerequisites: ""), ("quant-b", .mid, "quant-a, perf-x"),
      ("quant-c", .mid, "quant-b"),
    ]
    #expect(findings(bank, builtIn: [try builtIn("perf-x", .mid)]).isEmpty)
    #expect(
      findings(bank, builtIn: [try builtIn("perf-x", .senior)]).map(\.message) == [
        "the prerequisite 'perf-x' is senior and this question mid; name one of its own level or lower"
      ])
    let missing = findings(bank)
    #expect(missing.map(\.rule) == ["prerequisites"])
    #expect(missing.first?.message.contains("no question 'perf-x'") == true)
    #expect(missing.first?.position == TextPosition(line: 12, column: 20))
  }

  @Test func prerequisitesThatMakeNoSense() {
    #expect(
      findings([("quant-a", .junior, "quant-a")]).first?.message.contains("its own") == true)
    #expect(
      findings([("quant-a", .junior, ""), ("quant-b", .junior, "quant-a, quant-a")]).map(\.message)
        == ["the prerequisite 'quant-a' is there twice; drop one"])
  }

  @Test func prerequisiteCycles() {
    let findings = findings([
      ("quant-a", .junior, "quant-b"), ("quant-b", .junior, "quant-d, quant-c"),
      ("quant-c", .junior, "quant-a"), ("quant-d", .junior, ""),
    ])
    #expect(findings.map(\.rule) == ["prerequisite-cycle"])
    #expect(findings.first?.path == "bank/junior/2-quant-c.md")
    #expect(
      findings.first?.message.contains("quant-a -> quant-b -> quant-c -> quant-a") == true)
  }

  @Test func longChainsOfPrerequisitesAreNoCycle() {
    let chain = (0..<300).map {
      (id: "quant-q\($0)", level: Level.junior, prerequisites: $0 == 0 ? "" : "quant-q\($0 - 1)")
    }
    #expect(findings(chain.reversed()).isEmpty)
  }

  /// 10 words have 8 runs of three; with the last word changed 7 are shared, of 9 altogether.
  @Test func nearDuplicates() throws {
    let prompts = [
      "quant-a": "one two three four five six seven eight nine ten",
      "quant-b": "One, two, three four five six seven eight nine eleven?",
      "quant-c": "one two three four five and then quite other words",
    ]
    let bank = ["quant-a", "quant-b", "quant-c"].map {
      (id: $0, level: Level.mid, prerequisites: "")
    }
    let found = findings(bank, prompts: prompts)
    #expect(found.map(\.rule) == ["near-duplicate"])
    #expect(found.first?.path == "bank/mid/1-quant-b.md")
    #expect(found.first?.message.contains("78% with bank/mid/0-quant-a.md") == true)
    #expect(Shingles("one two").similarity(to: Shingles("one two")) == 0)
  }

  @Test func nearDuplicatesOfBuiltInQuestions() throws {
    let question = try builtIn("perf-x", .junior)
    let own = [(id: "quant-a", level: Level.mid, prerequisites: "")]
    let found = findings(own, prompts: ["quant-a": question.prompt], builtIn: [question])
    #expect(found.map(\.rule) == ["near-duplicate"])
    #expect(found.first?.message.contains("the built-in question 'perf-x'") == true)
    // A question of one's own with a built-in one's id replaces it.
    let replacing = try builtIn("quant-a", .junior)
    #expect(findings(own, prompts: ["quant-a": replacing.prompt], builtIn: [replacing]).isEmpty)
  }
}
