import Testing

@testable import QuestionBank

/// What authors see of a bank as a whole.
@Suite struct UpkeepTests {
  private func question(
    _ id: String, _ level: Level = .mid, _ kind: QuestionKind = .concept,
    _ status: QuestionStatus = .reviewed, volatility: Volatility = .stable,
    sources: [Source] = [], form: QuestionForm = .scenario
  ) -> Question {
    Question(
      id: id, revision: 1, status: status, level: level, topic: .fusion, kind: kind, title: "T",
      target: "G", minutes: 5, tags: [], prerequisites: [], volatility: volatility, keyPoints: [],
      mistakes: [], followUps: [], hints: [], checks: [], sources: sources, prompt: "P",
      answer: "A", form: form)
  }

  private func taxonomy(
    _ planned: Int, _ shares: [QuestionKind: Int], least: Int, forms: [Int] = []
  ) -> Taxonomy {
    Taxonomy(
      levels: [
        LevelProfile(
          level: .mid, title: "T", years: Span(lower: 0, upper: 2, isOpen: false),
          salary: Span(lower: 0, upper: 2, isOpen: false), expectations: [],
          plannedQuestions: planned, plannedForms: forms, plannedShares: shares)
      ],
      topics: [TopicProfile(topic: .fusion, covers: "C", leastQuestions: least)], tags: [],
      career: [
        CareerItem(
          id: "one", part: "P", text: "One.", topics: [.fusion], questions: ["fuse-a", "fuse-z"]),
        CareerItem(id: "two", part: "P", text: "Two.", topics: [.fusion], questions: ["fuse-d"]),
      ])
  }

  @Test func coverageCountsReviewedQuestionsAgainstThePlan() {
    let questions =
      (0..<6).map { question("fuse-\($0)") } + [
        question("fuse-a", .mid, .design), question("fuse-b", .junior),
        question("fuse-d", .mid, .design, .draft),
      ]
    let coverage = BankCoverage(
      questions: questions, taxonomy: taxonomy(10, [.concept: 80, .design: 20], least: 9))
    #expect(coverage.count(of: .mid) == 7)
    #expect(coverage.count(of: .mid, on: .fusion) == 7)
    #expect(coverage.count(of: .fusion) == 8)
    #expect(coverage.deviation(of: .mid) == -3)
    #expect(coverage.deviation(of: .junior) == 0, "no plan, no deviation")
    #expect(coverage.shortfall(of: .fusion) == 1)
    #expect(coverage.uncovered.map(\.id) == ["two"], "a draft asks nobody")
    let shares = coverage.shares[.mid, default: []].filter { $0.questions > 0 }
    #expect(shares.map(\.kind) == [.concept, .design])
    #expect(shares.map { $0.percent.rounded() } == [86, 14])
    #expect(shares.filter(\.isAsPlanned).count == 2)
    #expect(!coverage.isAsPlanned)
  }

  @Test func coverageTellsTheFormsApart() {
    let coverage = BankCoverage(
      questions: [
        question("fuse-a", form: .core), question("fuse-b", form: .core), question("fuse-c"),
        question("fuse-d", .junior, form: .code),
        question("fuse-e", .mid, .concept, .draft, form: .code),
      ], taxonomy: taxonomy(2, [:], least: 0))
    #expect(QuestionForm.allCases.map { coverage.count(of: .mid, as: $0) } == [2, 1, 0])
    #expect(coverage.count(of: .junior, on: .fusion, as: .code) == 1)
    #expect(coverage.count(of: .mid, on: .firmware, as: .core) == 0)
    #expect(coverage.count(of: .mid) == 3)
    #expect(coverage.count(of: .fusion, as: .core) == 2)
  }

  /// Three scenarios in place of core questions are no plan, although the level has its seven.
  @Test(arguments: [([4, 3, 0], true), ([2, 5, 0], true), ([7, 0, 0], false), ([], true)])
  func aLevelHasItsQuestionsInTheFormsPlanned(forms: [Int], holds: Bool) {
    let coverage = BankCoverage(
      questions: (0..<4).map { question("fuse-\($0)", form: .core) } + [
        question("fuse-a"), question("fuse-d"), question("fuse-e"),
      ], taxonomy: taxonomy(7, [:], least: 0, forms: forms))
    #expect(coverage.isAsPlanned == holds)
    #expect(
      QuestionForm.allCases.map { coverage.deviation(of: .mid, as: $0) }
        == (holds ? [0, 0, 0] : [-3, 3, 0]))
  }

  @Test(arguments: [(8, 80, true), (8, 75, false), (5, 85, false)])
  func aBankIsAsPlannedWithinTwoQuestionsAndTenPoints(planned: Int, concept: Int, holds: Bool) {
    let coverage = BankCoverage(
      questions: (0..<6).map { question("fuse-\($0)", .mid, .concept) } + [
        question("fuse-a"), question("fuse-d", .mid, .design), question("fuse-e"),
        question("fuse-f"),
      ],
      taxonomy: taxonomy(planned, [.concept: concept, .design: 100 - concept], least: 10))
    #expect(coverage.isAsPlanned == holds)
  }

  @Test func factsAgeAfterNineMonthsAndSourcesAfterAYear() {
    func month(_ text: String) -> YearMonth { YearMonth(text) ?? YearMonth(year: 1, month: 1) }
    func source(_ kind: SourceKind = .doc) -> Source {
      Source(
        id: "s1", kind: kind, title: "T", url: nil, supports: [], claim: "C",
        checked: month("2026-01"))
    }
    let versioned = Volatility.versioned(asOf: month("2026-03"))
    let questions = [
      question("fuse-a", volatility: versioned, sources: [source()]),
      question("fuse-b", sources: [source(.run)]), question("fuse-c", sources: [source()]),
      question("fuse-d", .mid, .concept, .retired, volatility: versioned),
    ]
    #expect(AgingFacts.all(in: questions, today: month("2026-12")).isEmpty)
    #expect(
      AgingFacts.all(in: questions, today: month("2027-01")) == [
        AgingFacts(
          question: "fuse-a", reasons: [.versioned(asOf: month("2026-03"), months: 10)])
      ])
    let later = AgingFacts.all(in: questions, today: month("2027-02"))
    #expect(later.map(\.question) == ["fuse-a", "fuse-c"])
    #expect(later.map(\.oldest) == [13, 13])
  }

  /// What is left for the author is evidence, where the kind asks for it, and nothing else.
  @Test(arguments: Topic.allCases)
  func aSkeletonIsADraftThatTheReaderTakes(topic: Topic) throws {
    for level in Level.allCases {
      let kinds = QuestionKind.allCases.map { ($0, QuestionForm.scenario) }
      for (kind, form) in kinds + [(.concept, .core), (.debugging, .code), (.design, .code)] {
        let skeleton = QuestionSkeleton(level: level, topic: topic, kind: kind, form: form)
        let (file, findings) = QuestionFileReader.read(
          Array(skeleton.text.utf8), path: "bank/\(skeleton.fileName)")
        #expect(findings.isEmpty)
        let question = try #require(file.question)
        #expect(question.status == .draft)
        #expect(
          (question.level, question.topic, question.kind, question.id, question.form)
            == (level, topic, kind, skeleton.id, form))
        let rules = Set(BankLint.findings(in: [file], context: LintContext(today: nil)).map(\.rule))
        let isOfKind = form != .code || kind == .concept || kind == .debugging
        #expect(
          rules.subtracting(["must-source", "design-musts"]) == (isOfKind ? [] : ["code-kind"]),
          "\(rules)")
      }
    }
  }

  @Test func anIDStartsWithAPrefixOfItsTopic() {
    #expect(QuestionSkeleton.problem(ofID: "fuse-a-b", topic: .fusion) == nil)
    #expect(QuestionSkeleton.problem(ofID: "nlp-a", topic: .perception) == nil)
    #expect(QuestionSkeleton.problem(ofID: "quant-a", topic: .fusion)?.contains("fuse-") == true)
    #expect(QuestionSkeleton.problem(ofID: "Fuse A", topic: .fusion)?.contains("no id") == true)
  }
}
