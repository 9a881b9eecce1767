import Testing

@testable import QuestionBank

/// What holds for core and code questions.
@Suite struct FormRuleTests {
  private let sound = MarkedQuestion.plain()
  private let points = """
      - {id: k1, w: 40, must: true, t: "The step is the range by the number of steps."}
      - {id: k2, w: 30, must: true, t: "A value is off by half a step at most."}
      - {id: k3, w: 20, must: false, t: "A value outside of the range clips."}
      - {id: k4, w: 10, must: false, t: "A wider range makes each step coarser."}
    """

  private var core: MarkedQuestion { core(sound) }

  private func core(_ question: MarkedQuestion, minutes: String = "2") -> MarkedQuestion {
    form("core", minutes: minutes, of: question).with("How wide is a step?", "Steps")
  }

  private func form(
    _ form: String, minutes: String = "5", of question: MarkedQuestion = .plain()
  ) -> MarkedQuestion {
    question.with("topic: quantization", "topic: quantization\nform: \(form)")
      .with("minutes: 5", "minutes: \(minutes)")
  }

  private func words(_ count: Int) -> String {
    stride(from: 0, to: count, by: 10).map {
      Array(repeating: "word", count: min(10, count - $0)).joined(separator: " ")
    }.joined(separator: "\n")
  }

  /// Key points with these weights and musts.
  private func points(_ question: MarkedQuestion, _ points: [(Int, Bool)]) -> MarkedQuestion {
    question.with(
      self.points,
      points.enumerated().map {
        "  - {id: k\($0 + 1), w: \($1.0), must: \($1.1), t: \"A point.\"}"
      }.joined(separator: "\n"))
  }

  @Test func withoutTheFieldsAQuestionIsAScenario() throws {
    let question = try #require(read(sound))
    #expect(question.form == .scenario)
    #expect(question.asked == 1)
    #expect(question.setting == nil && !question.needsPaper && question.language == nil)
    #expect(question.followUps.allSatisfy { $0.see == nil })
  }

  @Test func theFieldsAreRead() throws {
    let text = form("code\nasked: 3\nsetting: On a chip\npaper: true\nlanguage: cpp", minutes: "5")
      .with("themselves.\"}", "themselves.\", see: quant-a}")
    let question = try #require(read(text))
    #expect(question.form == .code && question.asked == 3 && question.setting == "On a chip")
    #expect(question.needsPaper && question.language == .cpp)
    #expect(question.followUps.map(\.see) == [nil, "quant-a"])
    form("¦essay", minutes: "5").expect("field-value", saying: "core, scenario, code")
    form("scenario\npaper: ¦\"yes\"", minutes: "5").expect("field-value", saying: "true or false")
  }

  private func read(_ question: MarkedQuestion) -> Question? {
    QuestionFileReader.read(Array(question.text.utf8), path: "bank/junior/quant-step-size.md")
      .file.question
  }

  @Test(arguments: [
    ("core", 40, 160), ("scenario", 95, 150), ("code\nlanguage: c", 80, 150),
  ])
  func lengths(form: String, prompt: Int, answer: Int) {
    func question(prompt: String = "What?", answer: String = "That.") -> MarkedQuestion {
      let plain = MarkedQuestion.plain(prompt: prompt, answer: answer)
      return form == "core" ? core(plain) : self.form(form, of: plain)
    }
    question(prompt: words(prompt), answer: words(answer)).expectSound()
    question(prompt: "¦" + words(prompt + 1)).expect(
      "prompt-length", saying: "cut it to \(prompt)")
    question(answer: "¦" + words(answer + 1)).expect(
      "answer-length", saying: "cut it to \(answer)")
  }

  @Test func marksOfListsAreNoWords() {
    let lines = (0..<16).map { ($0 % 2 == 0 ? "- " : "  \($0). ") + words(10) }
    core(.plain(answer: lines.joined(separator: "\n"))).expectSound()
    core(.plain(answer: "¦- " + words(10) + "\n- " + words(150) + " a-b")).expect(
      "answer-length", saying: "161 words")
  }

  @Test(arguments: [
    (Level.junior, 1...3), (.mid, 3...4), (.senior, 4...4), (.staff, 4...5), (.principal, 4...5),
  ])
  func minutesOfACoreQuestion(level: Level, minutes: ClosedRange<Int>) {
    func core(_ minutes: String) -> MarkedQuestion {
      self.core(sound, minutes: minutes).with("level: junior", "level: \(level)")
    }
    let path = "bank/\(level)/quant-step-size.md"
    for minute in minutes { core("\(minute)").expectSound(path: path) }
    core("¦\(minutes.lowerBound - 1)").expect("minutes", path: path)
    core("¦\(minutes.upperBound + 1)").expect(
      "minutes", saying: "a \(level) core question; take", path: path)
  }

  @Test func minutesOfCode() {
    for minutes in [5, 30] { form("code\nlanguage: c", minutes: "\(minutes)").expectSound() }
    for minutes in [4, 31] {
      form("code\nlanguage: c", minutes: "¦\(minutes)").expect("minutes", saying: "5 to 30")
    }
  }

  @Test func titleAndSetting() {
    core.with("title: Steps", "title: One two three four five six").expectSound()
    core.with("title: Steps", "title: ¦One two three four five six seven").expect("title-length")
    let twelve = words(12).replacing("\n", with: " ")
    core.with("title: Steps", "title: Steps\nsetting: \(twelve)").expectSound()
    core.with("title: Steps", "title: Steps\nsetting: ¦\(twelve) more").expect(
      "title-length", saying: "the setting has 13")
  }

  @Test(arguments: [
    ("core", [(50, true), (30, true), (20, false)], 2), ("core", [(80, true), (20, false)], 1),
    ("code\nlanguage: c", [(50, true), (30, false), (20, false)], 2),
    ("scenario", [(50, true), (30, false), (20, false)], 0),
  ])
  func keyPointCount(form: String, given: [(Int, Bool)], counts: Int) {
    let question = points(
      self.form(form, minutes: form == "core" ? "2" : "5").with("How wide is a step?", "Steps"),
      given)
    let findings = question.findings().filter { $0.rule == "key-point-count" }
    #expect(findings.isEmpty == (counts == 2), "\(findings)")
  }

  @Test func aCoreQuestionHasFewAndWeightyMusts() {
    func rules(_ given: [(Int, Bool)], _ question: MarkedQuestion) -> [String] {
      points(question, given).findings().filter { $0.rule == "core-musts" }.map(\.message)
    }
    #expect(rules([(40, true), (30, true), (20, true), (10, false)], core).isEmpty)
    #expect(rules([(25, true), (25, true), (25, true), (25, true)], core).count == 1)
    #expect(rules([(81, true), (19, true), (0, false)], core).count == 1)
    let scenario = form("scenario", minutes: "5")
    #expect(rules([(81, true), (9, true), (5, true), (5, true)], scenario).isEmpty)
  }

  @Test func aCoreQuestionAsksTwoThings() {
    core(.plain(prompt: "Is it? Why so?")).expectSound()
    core(.plain(prompt: "¦Is it? Why so? When is it?")).expect(
      "prompt-parts", saying: "cut it to 2")
    core(.plain(prompt: "¦What is it, why is it so, and when is it?")).expect(
      "joined-parts", saying: "3 parts; cut it to 2")
  }

  @Test func aCoreQuestionHasAtMostFourFollowUps() {
    let more = "    - {q: \"Why?\", a: \"So.\"}\n"
    core.with("hints:", "  - {q: \"Why?\", a: \"So.\"}\n  - {q: \"When?\", a: \"Now.\"}\nhints:")
      .expectSound()
    core.with("  - {q: \"What does", "  ¦- {q: \"What does")
      .with("hints:", String(repeating: more.replacing("    -", with: "  -"), count: 3) + "hints:")
      .expect("follow-up-count", saying: "write 2 to 4")
  }

  @Test func asked() {
    for asked in 1...3 { form("scenario\nasked: \(asked)", minutes: "5").expectSound() }
    form("scenario\nasked: ¦4", minutes: "5").expect("asked", saying: "write 1, 2 or 3")
    form("scenario\nasked: ¦0", minutes: "5").expect("asked")
  }

  @Test func languageGoesWithCode() {
    form("¦code", minutes: "5").expect("language", saying: "c, cpp, python")
    form("scenario\nlanguage: ¦c", minutes: "5").expect("language", saying: "drop it")
    sound.with("topic: quantization", "topic: quantization\nlanguage: ¦python").expect("language")
    form("code\nlanguage: ¦rust", minutes: "5").expect(
      "field-value", saying: "c, cpp, python", also: ["language"])
  }

  @Test func codeIsWrittenOrMended() {
    form("code\nlanguage: c", minutes: "5").with("kind: concept", "kind: debugging").expectSound()
    form("code\nlanguage: c", minutes: "5").with("kind: concept", "kind: ¦tradeoff").expect(
      "code-kind", saying: "no tradeoff")
  }
}
