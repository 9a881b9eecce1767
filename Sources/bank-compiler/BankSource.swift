import QuestionBank

/// A bank as Swift source: a file for each level with a function for each question, one for the
/// taxonomy and one for the roadmap.
///
/// A function of its own and declared types for every list keep the type checker to one small
/// expression at a time.
struct BankSource {
  let questions: [Question]
  let taxonomy: Taxonomy
  let roadmap: Roadmap

  /// Takes reviewed questions; of retired ones it keeps the ids; drafts stay out.
  init(questions: [Question], taxonomy: Taxonomy, roadmap: Roadmap) {
    self.questions = questions
    self.taxonomy = taxonomy
    self.roadmap = roadmap
  }

  /// `JuniorQuestions.swift` … `PrincipalQuestions.swift`, `BankTaxonomy.swift`, `BankRoadmap.swift`.
  static let fileNames = Level.allCases.map { fileName(for: $0) } + [taxonomyFile, roadmapFile]

  private static let taxonomyFile = "BankTaxonomy.swift"
  private static let roadmapFile = "BankRoadmap.swift"

  private static func fileName(for level: Level) -> String { "\(level.title)Questions.swift" }

  /// The source of one of `fileNames`; nil for another name.
  func text(of fileName: String) -> String? {
    if fileName == Self.taxonomyFile { return taxonomyText }
    if fileName == Self.roadmapFile { return roadmapText }
    return Level.allCases.first { Self.fileName(for: $0) == fileName }.map(text(of:))
  }

  static let head = """
    // Made by bank-compiler from QuestionBank. Change the questions, not this file.
    import QuestionBank


    """

  private func text(of level: Level) -> String {
    // In the order of `Bank`, which then need not sort them at every start.
    let own = Bank(questions.filter { $0.level == level }).questions
    let calls = own.map { "  questions.append(question_\(Self.identifier(of: $0))())\n" }.joined()
    return Self.head
      + "let \(level.rawValue)Count = \(own.count)\n\n"
      + "func add\(level.title)Questions(to questions: inout [Question]) {\n\(calls)}\n"
      + own.map(Self.source).joined()
  }

  /// An id has letters, digits and hyphens only, so that no two of them give one name.
  private static func identifier(of question: Question) -> String {
    question.id.map { $0 == "-" ? "_" : String($0) }.joined()
  }

  /// The question, and its content as a global constant, which Swift makes at the first use and keeps.
  ///
  /// The function that makes it runs once in a session and then for one question, so that optimizing
  /// hundreds of them buys nothing and would take most of a release build's time.
  private static func source(of question: Question) -> String {
    let name = identifier(of: question)
    let volatility =
      switch question.volatility {
      case .stable: ".stable"
      case .versioned(let month): ".versioned(asOf: \(call(month)))"
      }
    return """

      private func question_\(name)() -> Question {
        let tags: [String] = \(SwiftLiteral.strings(question.tags))
        let prerequisites: [String] = \(SwiftLiteral.strings(question.prerequisites))
        return Question(
          id: \(SwiftLiteral.string(question.id)), revision: \(question.revision),
          status: .\(question.status), level: .\(question.level), topic: .\(question.topic),
          kind: .\(question.kind), title: \(SwiftLiteral.string(question.title)),
          target: \(SwiftLiteral.string(question.target)), minutes: \(question.minutes),
          tags: tags, prerequisites: prerequisites, volatility: \(volatility),
          form: .\(question.form), asked: \(question.asked),
          setting: \(question.setting.map(SwiftLiteral.string) ?? "nil"),
          needsPaper: \(question.needsPaper),
          language: \(question.language.map { ".\($0)" } ?? "nil"),
          content: { content_\(name) })
      }

      private let content_\(name): QuestionContent = make_\(name)()

      @_optimize(none)
      private func make_\(name)() -> QuestionContent {
        let keyPoints: [KeyPoint] = \(list(question.keyPoints.map(call)))
        let mistakes: [Mistake] = \(list(question.mistakes.map(call)))
        let followUps: [FollowUp] = \(list(question.followUps.map(call)))
        let hints: [String] = \(SwiftLiteral.strings(question.hints))
        let checks: [NumericCheck] = \(list(question.checks.map(call)))
        let sources: [Source] = \(list(question.sources.map(call)))
        let prompt: String = \(SwiftLiteral.string(question.prompt))
        let answer: String = \(SwiftLiteral.string(question.answer))
        return QuestionContent(
          keyPoints: keyPoints, mistakes: mistakes, followUps: followUps, hints: hints,
          checks: checks, sources: sources, prompt: prompt, answer: answer)
      }

      """
  }

  static func list(_ items: [String]) -> String {
    items.isEmpty ? "[]" : "[\n" + items.map { "    \($0),\n" }.joined() + "  ]"
  }

  private static func call(_ month: YearMonth) -> String {
    "YearMonth(year: \(month.year), month: \(month.month))"
  }

  private static func call(_ point: KeyPoint) -> String {
    "KeyPoint(id: \(SwiftLiteral.string(point.id)), weight: \(point.weight), "
      + "isMust: \(point.isMust), text: \(SwiftLiteral.string(point.text)))"
  }

  private static func call(_ mistake: Mistake) -> String {
    "Mistake(claim: \(SwiftLiteral.string(mistake.claim)), "
      + "fix: \(SwiftLiteral.string(mistake.fix)))"
  }

  private static func call(_ followUp: FollowUp) -> String {
    "FollowUp(question: \(SwiftLiteral.string(followUp.question)), "
      + "answer: \(SwiftLiteral.string(followUp.answer))"
      + "\(followUp.see.map { ", see: " + SwiftLiteral.string($0) } ?? ""))"
  }

  private static func call(_ check: NumericCheck) -> String {
    "NumericCheck(id: \(SwiftLiteral.string(check.id)), "
      + "keyPoint: \(SwiftLiteral.string(check.keyPoint)), "
      + "expression: \(SwiftLiteral.string(check.expression)), "
      + "expected: \(check.expected), tolerance: \(check.tolerance))"
  }

  private static func call(_ source: Source) -> String {
    "Source(id: \(SwiftLiteral.string(source.id)), kind: .\(source.kind), "
      + "title: \(SwiftLiteral.string(source.title)), "
      + "url: \(source.url.map(SwiftLiteral.string) ?? "nil"), "
      + "supports: \(SwiftLiteral.strings(source.supports)), "
      + "claim: \(SwiftLiteral.string(source.claim)), checked: \(call(source.checked)))"
  }
}
