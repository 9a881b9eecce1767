import Testing

@testable import QuestionBank

@Suite struct QuestionFileTests {
  private func read(_ text: String) -> (file: QuestionFile, findings: [Finding]) {
    read(Array(text.utf8))
  }

  private func read(_ bytes: [UInt8]) -> (file: QuestionFile, findings: [Finding]) {
    QuestionFileReader.read(bytes, path: "bank/junior/quant-step-size.md")
  }

  @Test func readsAWholeQuestion() throws {
    let (file, findings) = read(MarkedQuestion.sound.text)
    #expect(findings.isEmpty)
    let question = try #require(file.question)
    #expect(question.id == "quant-step-size")
    #expect(question.revision == 1)
    #expect(question.status == .reviewed)
    #expect(question.level == .junior)
    #expect(question.topic == .quantization)
    #expect(question.kind == .calculation)
    #expect(question.title == "How wide is a step?")
    #expect(question.target == "Derive the step of an 8-bit code from its range.")
    #expect(question.minutes == 5)
    #expect(question.tags == ["int8", "calibration"])
    #expect(question.prerequisites.isEmpty)
    #expect(question.volatility == .stable)
    #expect(question.keyPoints.map(\.weight) == [40, 30, 20, 10])
    #expect(
      question.keyPoints.first
        == KeyPoint(id: "k1", weight: 40, isMust: true, text: "The step is 5.1 / 255 = 0.02."))
    #expect(
      question.mistakes.first == Mistake(claim: "Divide by 256.", fix: "256 codes span 255 steps."))
    #expect(question.followUps.map(\.question).last == "What sets the range?")
    #expect(question.hints.count == 2)
    #expect(
      question.checks == [
        NumericCheck(
          id: "c1", keyPoint: "k1", expression: "5.1 / 255", expected: 0.02, tolerance: 0.000001)
      ])
    #expect(
      question.sources == [
        Source(
          id: "s1", kind: .spec, title: "A specification", url: "https://example.org/spec",
          supports: ["k2"], claim: "It rounds to nearest.",
          checked: YearMonth(year: 2026, month: 10))
      ])
    #expect(question.prompt.hasPrefix("A tensor ranges over 5.1 units."))
    #expect(question.prompt.hasSuffix("what happens outside?"))
    #expect(question.answer.hasSuffix("\noutside is clipped."))
  }

  @Test func readsWhenFactsWereTrue() {
    let text = MarkedQuestion.sound.with(
      "volatility: stable", "volatility: versioned\nas_of: 2026-07"
    ).text
    #expect(
      read(text).file.question?.volatility == .versioned(asOf: YearMonth(year: 2026, month: 7)))
  }

  @Test(arguments: [
    ("", "the file is empty"), ("\n \n", "the file is empty"),
    ("## Prompt\nWhat?\n", "no front matter"), ("---\nid: a\n## Prompt\n", "not closed"),
    ("---\n---\n## Prompt\nWhat?\n\n## Answer\nThat.\n", "front matter is empty"),
  ])
  func wantsFrontMatter(text: String, message: String) throws {
    let (file, findings) = read(text)
    #expect(file.question == nil)
    #expect(findings.map(\.rule) == ["front-matter"])
    #expect(findings.first?.position == .start)
    #expect(try #require(findings.first).message.contains(message))
  }

  @Test func mendsAByteOrderMark() {
    let (file, findings) = read([0xEF, 0xBB, 0xBF] + Array(MarkedQuestion.sound.text.utf8))
    #expect(findings.map(\.rule) == ["byte-order-mark"])
    #expect(findings.map(\.severity) == [.warning])
    #expect(file.question == read(MarkedQuestion.sound.text).file.question)
  }

  @Test func mendsCarriageReturns() {
    let text = MarkedQuestion.sound.text
    let (file, findings) = read(text.replacing("\n", with: "\r\n"))
    #expect(findings.map(\.rule) == ["line-endings"])
    #expect(findings.first?.position == TextPosition(line: 1, column: 4))
    #expect(file.question == read(text).file.question)
  }

  @Test func pointsAtTheFirstByteThatIsNoText() {
    var bytes = Array("---\nid: quant-".utf8)
    bytes += [0xC3, 0xA9, 0xFF, 0x28]
    let (file, findings) = read(bytes)
    #expect(file.question == nil)
    #expect(findings.map(\.rule) == ["encoding"])
    #expect(findings.first?.position == TextPosition(line: 2, column: 12))
  }

  @Test func findsEverythingThatIsWrongAtOnce() {
    let question = MarkedQuestion.sound
      .with("rev: 1", "rev: ¦\"1\"").text
    #expect(read(question).findings.map(\.rule) == ["field-value"])
    let text = MarkedQuestion.sound.text
      .replacing("rev: 1", with: "rev: one")
      .replacing("level: junior", with: "level: intern")
      .replacing("minutes: 5\n", with: "")
      .replacing("must: true", with: "must: yes")
      .replacing("tags: [int8, calibration]", with: "tags: int8")
      .replacing("eq: 0.02", with: "eq: nan")
      .replacing("checked: 2026-10", with: "checked: 2026-13")
      .replacing("hints:", with: "hint:")
      .replacing("## Answer", with: "## Reply")
    let (file, findings) = read(text)
    #expect(file.question == nil)
    #expect(
      findings.sorted().map { "\($0.position.line) \($0.rule)" } == [
        "2 missing-field", "2 missing-field", "3 field-value", "5 field-value", "10 field-value",
        "14 field-value", "15 field-value", "24 unknown-field", "26 field-value",
        "28 field-value", "35 sections", "38 sections",
      ])
  }

  @Test func findsEveryRepeatedKey() {
    MarkedQuestion.sound
      .with("rev: 1", "¦rev: 1\n¦rev: 2\nrev: 3")
      .expect("duplicate-key", saying: "'rev' is given again")
  }

  @Test func readsOnAfterARepeatedKey() {
    let text = MarkedQuestion.sound.text
      .replacing("{id: k1, w: 40", with: "{id: k1, w: 30, w: 40")
      .replacing("{id: s1, kind: spec", with: "{id: s1, \"kind\": doc, kind: spec")
      .replacing("minutes: 5", with: "minutes: five")
    let findings = read(text).findings.sorted()
    #expect(findings.map(\.rule) == ["field-value", "duplicate-key", "duplicate-key"])
    #expect(findings.map(\.position.line) == [10, 15, 29])
    #expect(findings.map(\.position.column) == [10, 14, 14])
  }

  @Test func explainsBrokenYAML() throws {
    let text = MarkedQuestion.sound.text.replacing(
      "title: How wide is a step?", with: "title: Steps: how wide?")
    let (file, findings) = read(text)
    #expect(file.question == nil)
    #expect(findings.map(\.rule) == ["yaml"])
    let finding = try #require(findings.first)
    #expect(finding.position == TextPosition(line: 8, column: 13))
    #expect(finding.message.contains("double quotes"))
    // The body is judged all the same.
    #expect(file.prompt?.start == TextPosition(line: 32, column: 1))
  }

  @Test(arguments: [
    "id: [", "id: {", "- ", "? ", "&a [", "id: \"", "*a", "!!binary x", "%TAG", "\t",
    "id: |\n  a\n b",
  ])
  func survivesAnyFrontMatter(yaml: String) {
    let deep = String(repeating: yaml, count: 3000)
    for text in [yaml, deep] {
      let (file, findings) = read("---\n\(text)\n---\n## Prompt\nWhat?\n\n## Answer\nThat.\n")
      #expect(file.question == nil)
      #expect(!findings.isEmpty)
    }
  }

  @Test func takesControlCharactersInFrontMatterForTextThatIsJudgedElsewhere() {
    MarkedQuestion.sound.with("How wide", "How ¦\u{1}wide").expect("characters")
    MarkedQuestion.sound.with("How wide", "How¦\u{85}wide").expect("characters")
  }

  @Test(arguments: [
    ("## Prompt\nWhat?\n", "there is no '## Answer'"),
    ("## Answer\nThat.\n", "there is no '## Prompt'"),
    ("## Prompt\n\n## Answer\nThat.\n", "nothing stands under '## Prompt'"),
    ("Hello\n## Prompt\nWhat?\n## Answer\nThat.\n", "in no section"),
    ("## Answer\nThat.\n## Prompt\nWhat?\n", "after the answer"),
    ("## Prompt\nWhat?\n## Answer\nThat.\n## Answer\nThis.\n", "a second '## Answer'"),
    ("## Prompt\nWhat?\n## Answer\nThat.\n# More\nThis.\n", "is no section"),
  ])
  func wantsPromptAndAnswer(body: String, message: String) throws {
    let frontMatter = try #require(
      MarkedQuestion.sound.text.firstRange(of: "## Prompt")?.lowerBound)
    let findings = read(MarkedQuestion.sound.text[..<frontMatter] + body).findings
    #expect(findings.map(\.rule) == ["sections"])
    #expect(try #require(findings.first).message.contains(message))
  }

  @Test func takesHeadingsInCodeForCode() throws {
    let text = MarkedQuestion.sound.text + "\n\n```sh\n# a comment\n```\n\n    ## another\n"
    let (file, findings) = read(text)
    #expect(findings.isEmpty)
    #expect(try #require(file.question).answer.hasSuffix("```\n\n    ## another"))
  }
}
