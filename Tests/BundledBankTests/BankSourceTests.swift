import QuestionBank
import Testing

@testable import bank_compiler

@Suite struct SwiftLiteralTests {
  @Test(arguments: [
    ("plain", ##"#"plain"#"##), (#"a "b" \n"#, ##"#"a "b" \n"#"##),
    (##"ends "# here"##, ###"##"ends "# here"##"###), (#"""#, ##"#"""#"##),
    (#"""twice"#, #""\u{22}\u{22}twice""#), ("bell\u{7}", #""bell\u{7}""#), ("é", #""\u{e9}""#),
    ("two\n  lines", "#\"\"\"\ntwo\n  lines\n\"\"\"#"),
    ("a \"\"\"# b\nc", "##\"\"\"\na \"\"\"# b\nc\n\"\"\"##"), ("", ##"#""#"##),
  ])
  func spellsText(text: String, literal: String) {
    #expect(SwiftLiteral.string(text) == literal)
  }

  @Test func spellsLists() {
    #expect(SwiftLiteral.strings([]) == "[]")
    #expect(SwiftLiteral.strings(["a", "b"]) == ##"[#"a"#, #"b"#]"##)
  }
}

@Suite struct BankSourceTests {
  private func question(
    _ id: String, _ level: Level, _ status: QuestionStatus, form: QuestionForm = .scenario,
    setting: String? = nil, language: ProgrammingLanguage? = nil
  ) -> Question {
    Question(
      id: id, revision: 2, status: status, level: level, topic: .mcuRuntimes, kind: .tradeoff,
      title: "T", target: "G", minutes: 5, tags: [], prerequisites: [],
      volatility: .versioned(asOf: YearMonth(year: 2026, month: 7)), keyPoints: [], mistakes: [],
      followUps: [
        FollowUp(question: "Q", answer: "A", see: form == .code ? "mcu-d" : nil)
      ], hints: [],
      checks: [
        NumericCheck(id: "c", keyPoint: "k", expression: "1", expected: -1e-7, tolerance: 0)
      ],
      sources: [], prompt: "P", answer: "A", form: form, asked: 2, setting: setting,
      needsPaper: form == .core, language: language)
  }

  @Test func spellsTheFormAndWhatGoesWithIt() throws {
    let source = BankSource(
      questions: [
        question("mcu-a", .mid, .reviewed, form: .code, language: .cpp),
        question("mcu-b", .staff, .reviewed, form: .core, setting: "On a \"chip\""),
      ], taxonomy: Taxonomy(levels: [], topics: [], tags: []), roadmap: Roadmap(phases: []))
    let code = try #require(source.text(of: "MidQuestions.swift"))
    #expect(code.contains("form: .code, asked: 2,"))
    #expect(code.contains("language: .cpp"))
    #expect(code.contains(##"answer: #"A"#, see: #"mcu-d"#)"##))
    let core = try #require(source.text(of: "StaffQuestions.swift"))
    #expect(core.contains(##"setting: #"On a "chip""#"##) && core.contains("needsPaper: true"))
    #expect(!core.contains("see:") && core.contains("language: nil"))
  }

  @Test func leavesOutWhatIsNotReviewed() throws {
    let source = BankSource(
      questions: [
        question("mcu-a", .mid, .reviewed), question("mcu-b", .mid, .draft),
        question("mcu-d", .mid, .retired), question("mcu-c", .mid, .retired),
      ], taxonomy: Taxonomy(levels: [], topics: [], tags: ["int8"]), roadmap: Roadmap(phases: []))
    let mid = try #require(source.text(of: "MidQuestions.swift"))
    #expect(mid.contains("question_mcu_a()"))
    #expect(!mid.contains("mcu_b") && !mid.contains("mcu_c"))
    #expect(mid.contains("topic: .mcuRuntimes"))
    #expect(mid.contains(".versioned(asOf: YearMonth(year: 2026, month: 7))"))
    #expect(mid.contains("expected: -1e-07, tolerance: 0.0"))
    let junior = try #require(source.text(of: "JuniorQuestions.swift"))
    #expect(junior.contains("let juniorCount = 0\n"))
    #expect(junior.contains("func addJuniorQuestions(to questions: inout [Question]) {\n}\n"))
    let taxonomy = try #require(source.text(of: "BankTaxonomy.swift"))
    #expect(taxonomy.contains(##"let bankRetired: [QuestionID] = [#"mcu-c"#, #"mcu-d"#]"##))
    #expect(source.text(of: "Other.swift") == nil)
  }
}
