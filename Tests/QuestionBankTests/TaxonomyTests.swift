import Testing

@testable import QuestionBank

@Suite struct TaxonomyTests {
  private func read(_ text: String) -> Taxonomy.Reading {
    Taxonomy.read(Array(text.utf8), path: "taxonomy.yaml")
  }

  @Test(
    arguments: [
      ("0-2", Span(lower: 0, upper: 2, isOpen: false)),
      ("12+", Span(lower: 12, upper: nil, isOpen: true)),
      ("270000-400000+", Span(lower: 270_000, upper: 400_000, isOpen: true)),
      ("5-5", Span(lower: 5, upper: 5, isOpen: false)),
      ("5", nil), ("2-0", nil), ("-2", nil), ("1-2-3", nil), ("a-b", nil), ("", nil), ("+", nil),
      ("+1-2", nil),
    ] as [(String, Span?)])
  func spans(text: String, expected: Span?) {
    #expect(Span(text) == expected)
    if let expected { #expect(expected.description == text) }
  }

  @Test func takesTagsAlone() {
    let reading = read("tags: [int8, keyword-spotting]\n")
    #expect(
      reading.taxonomy == Taxonomy(levels: [], topics: [], tags: ["int8", "keyword-spotting"]))
    #expect(reading.findings.isEmpty)
  }

  @Test(arguments: [
    ("", "1:1 taxonomy"), ("levels: []\n", "1:1 taxonomy,1:1 missing-field,1:9 taxonomy"),
    ("tags: [int8, Int8, int8]\n", "1:14 taxonomy,1:20 taxonomy"),
    ("tags: int8\n", "1:7 field-value"),
    ("tags: [a]\nseed: b\n", "2:1 unknown-field"), ("tags: [a\n", "2:1 yaml"),
    ("tags: [a]\ntopics:\n  - {id: firmware, covers: C}\n", "3:3 taxonomy"),
    ("tags: [a]\ntopics: [{id: biology, covers: C}]\n", "2:9 taxonomy,2:15 field-value"),
  ])
  func findsWhatIsWrong(text: String, expected: String) {
    let found = read(text).findings.map { "\($0.position.line):\($0.position.column) \($0.rule)" }
    #expect(Set(found).isSubset(of: Set(expected.split(separator: ",").map(String.init))))
    #expect(!found.isEmpty)
  }

  @Test func saysHowStrictItIsAndWhatNamesASubject() {
    #expect(read("tags: [a]\n").taxonomy?.isStrict == false)
    #expect(read("tags: [a]\n").taxonomy?.fieldWords == nil)
    let taxonomy = read("strict: true\nwords: [tensor, zero-point]\ntags: [int8]\n").taxonomy
    #expect(taxonomy?.isStrict == true)
    #expect(taxonomy?.words == ["tensor", "zero-point"])
    #expect(
      taxonomy?.fieldWords?.isSuperset(of: ["tensor", "zero-point", "int8", "mcu-runtimes"]) == true
    )
    #expect(
      read("strict: very\nwords: [a, a]\ntags: [a]\n").findings.map(\.rule) == [
        "field-value", "taxonomy",
      ])
  }

  @Test func wantsEveryLevelOnceAndInOrder() {
    func level(_ id: String) -> String {
      "  - {id: \(id), title: T, years: 0-2, salary_usd: 1-2, expected: [E]}\n"
    }
    let all = Level.allCases.map { level($0.rawValue) }
    #expect(read("tags: [a]\nlevels:\n\(all.joined())").findings.isEmpty)
    #expect(
      read("tags: [a]\nlevels:\n\(all.joined())").taxonomy?[.staff]?.years
        == Span(lower: 0, upper: 2, isOpen: false))
    #expect(
      read("tags: [a]\nlevels:\n\(all.reversed().joined())").findings.map(\.rule) == ["taxonomy"])
    #expect(
      read("tags: [a]\nlevels:\n\(all.joined().replacing("0-2", with: "young"))").findings.map(
        \.rule
      )
      .contains("field-value"))
  }

  @Test func careerItemsNameTheQuestionsThatAskAboutThem() {
    let career = """
      tags: [a]
      career:
        - {id: day-convert, part: A day, item: Convert., topics: [conversion], questions: [conv-a]}
        - {id: day-tune, part: A day, item: Tune., topics: [performance], questions: []}

      """
    let reading = read(career)
    #expect(reading.findings.isEmpty)
    #expect(
      reading.taxonomy?.career.first
        == CareerItem(
          id: "day-convert", part: "A day", text: "Convert.", topics: [.conversion],
          questions: ["conv-a"]))
    let found = QuestionLinks.findings(reading.links, path: "taxonomy.yaml", questions: [:])
    #expect(found.map(\.rule) == ["career-questions", "career-questions"])
    #expect(found.map(\.position.line) == [3, 4])
    #expect(
      read(career.replacing("day-tune", with: "day-convert")).findings.map(\.rule) == ["taxonomy"])
    #expect(read(career.replacing("part: A day, ", with: "")).findings.count == 2)
  }

  @Test func aLevelsPlanCountsFormsAndMakesAHundredPercent() {
    func levels(_ plan: String) -> String {
      "tags: [a]\nlevels:\n"
        + Level.allCases.map {
          "  - {id: \($0), title: T, years: 0-2, salary_usd: 1-2, expected: [E], \(plan)}\n"
        }.joined()
    }
    let reading = read(levels("questions: 33, kinds: {concept: 60, design: 40}"))
    #expect(reading.findings.isEmpty)
    #expect(reading.taxonomy?[.mid]?.plannedQuestions == 33)
    #expect(reading.taxonomy?[.mid]?.plannedShares == [.concept: 60, .design: 40])
    #expect(reading.taxonomy?[.mid]?.plannedForms == [])
    let forms = read(levels("questions: {core: 20, scenario: 13}"))
    #expect(forms.findings.isEmpty)
    #expect(forms.taxonomy?[.mid]?.plannedForms == [20, 13, 0])
    #expect(forms.taxonomy?[.mid]?.plannedQuestions == 33)
    #expect(
      read(levels("questions: {essay: 3}")).findings.map(\.rule).contains("unknown-field"))
    #expect(read(levels("kinds: {concept: 60}")).findings.map(\.rule).contains("taxonomy"))
    #expect(read(levels("kinds: {essay: 100}")).findings.map(\.rule).contains("unknown-field"))
  }
}
