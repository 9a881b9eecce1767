import Testing

@testable import QuestionBank

@Suite struct WordingRuleTests {
  private let sound = MarkedQuestion.sound

  @Test func timeWords() {
    sound.with("What lies\noutside is", "What ¦currently lies\noutside is")
      .with("A value outside", "A ¦Modern value outside").with(
        "\"Divide by 256.\"", "\"Divide ¦recently.\""
      )
      .with("Count the steps.", "Count the ¦latest steps.")
      .expect("time-words", saying: "'Modern' in key point k3")
  }

  @Test(arguments: [
    "cost per new target", "the new test", "the new NPU", "a latest-value mailbox",
    "renewed, modernity",
    "it is new in the field", "a New Orleans plant",
  ])
  func timeWordsLeaveOrdinaryOnesAlone(text: String) {
    sound.with("is clipped.", "is clipped: \(text).").expectSound()
  }

  @Test(arguments: [
    "¦new in TensorRT", "¦New since 2024", "¦new as of 10.2", "the ¦new TensorRT parser",
    "the ¦new inference API", "a ¦brand-new chip", "ask for the ¦latest",
  ])
  func timeWordsKnowTheNewThatAges(text: String) {
    sound.with("is clipped.", "is clipped: \(text).").expect("time-words")
  }

  @Test func absolutes() {
    sound.with("outside is clipped.", "outside is ¦always clipped, and ¦never kept.").expect(
      "absolutes")
    sound.with("Outliers carry", "Outliers never carry").with(
      "A tensor ranges", "The fastest tensor ranges"
    )
    .with("is clipped.", "is clipped by an always-on filter, \"the best\", and was never lost.")
    .expectSound()
  }

  @Test func stableVersions() {
    let versions = sound.with("is clipped.", "is clipped ¦v1.2, since ¦1.11, and ¦2.18.1.")
    versions.expect("stable-version", saying: "v1.2")
    MarkedQuestion(versions.text).with(
      "volatility: stable", "volatility: versioned\nas_of: 2026-11"
    ).expectSound()
    sound.with("is clipped.", "is clipped: 1.1 ms each since, 1.2 ms more.").expectSound()
  }

  @Test(arguments: [
    "is clipped in PyTorch ¦2.1.", "is clipped, as CUDA ¦12 does.", "is clipped from opset ¦17 on.",
  ])
  func stableVersionsOfProducts(text: String) {
    sound.with("is clipped.", text).expect("stable-version")
  }

  @Test(arguments: [
    "is clipped by Python 3.", "is clipped on Linux 2 times.", "of PyTorch, 2.1 ms.",
  ])
  func otherNumbersAreNoVersions(text: String) {
    let rules = sound.with("is clipped.", text).findings().map(\.rule)
    #expect(!rules.contains("stable-version"))
  }

  @Test(arguments: [
    "¦Nowadays it clips", "it is ¦state of the art", "a ¦state-of-the-art clip",
    "a ¦next-generation clip",
    "the ¦recent parser", "¦as of writing", "it is ¦upcoming", "¦these days",
  ])
  func datedWords(text: String) {
    let question = sound.with("is clipped.", "is clipped: \(text).")
    question.expect("dated-words", saying: "in the answer will not keep")
    #expect(question.findings().allSatisfy { $0.severity == .warning })
    #expect(question.findings(context: strict).allSatisfy { $0.severity == .error })
  }

  private var strict: LintContext {
    var context = MarkedQuestion.context
    context.isStrict = true
    return context
  }

  @Test(arguments: [
    "the most recent sample", "as of r5p0", "\"state of the art\", they say",
    "the art of the state",
    "the generation next door",
  ])
  func datedWordsLeaveOrdinaryOnesAlone(text: String) {
    sound.with("is clipped.", "is clipped: \(text).").expectSound()
  }

  @Test func passingWords() {
    sound.with("is clipped.", "is clipped ¦today, as ¦so far, said \"last year\".").expect(
      "passing-words")
    sound.with("A tensor ranges", "Today a tensor ranges").expectSound()
  }

  @Test func mixedUnits() {
    sound.with("is clipped.", "is clipped in 12 KiB at 68 KB/s.").expectSound()
    sound.with("is clipped.", "is clipped in 12 KiB and 3¦KB.").with("3¦KB", "¦3KB").expect(
      "mixed-units")
    sound.with("How wide is a step?", "How wide in GiB?").with(
      "is clipped.", "is clipped to 3 ¦GB."
    )
    .expect("mixed-units", saying: "both GB and GiB")
  }

  @Test func topsDensity() {
    sound.with("is clipped.", "is clipped at 20 ¦TOPS.").expect("tops-density")
    sound.with("is clipped.", "is clipped at ¦20TOPS.").expect("tops-density")
    sound.with("is clipped.", "is clipped at 20 TOPS dense.").expectSound()
    sound.with("is clipped.", "is clipped, whatever the TOPS.").expectSound()
  }
}

@Suite struct MarkupRuleTests {
  private let sound = MarkedQuestion.sound

  @Test(arguments: [
    "see ¦![a plot](plot.png)", "a ¦<b>bold¦</b> word", "a ¦<br/> break", "¦<!-- a remark -->",
    "a ¦&nbsp; space", "¦$x^2$ units", "¦$$", "¦\\frac{1}{2}", "¦\\(x\\)", "vector¦<int>",
  ])
  func markup(text: String) {
    sound.with("is clipped.", "is clipped\n\(text).").expect("markup")
  }

  @Test(arguments: [
    "for $5 or $10 each", "a < b and c > d", "`vector<int>` and `$x^2$`", "    vector<int> x;",
    "R&D; x",
    "```\n<b>\n```", "C:\\ and \\[escaped\\]", "Hello! [a]",
  ])
  func markupLeavesProseAndCodeAlone(text: String) {
    sound.with("is clipped.", "is clipped\n\n\(text)\n").expectSound()
  }

  @Test func bareDomains() {
    sound.with("is clipped.", "is clipped, see ¦example.org and ¦docs.arm-a.com.").expect(
      "bare-domains", saying: "'example.org'")
    sound.with("is clipped.", "is clipped by tf.io, asyncio.py, e.g. in main.c.").expectSound()
  }

  @Test func urls() {
    sound.with("is clipped.", "is clipped, see https¦://example or ¦www.example.").expect(
      "urls")
    sound.with("\"Count the steps.\"", "\"See http¦://example.org.\"").expect(
      "urls", saying: "a hint holds an address", also: ["bare-domains"])
    sound.with("is clipped.", "is clipped over https.").expectSound()
  }
}

@Suite struct CharacterRuleTests {
  private let sound = MarkedQuestion.sound

  @Test(arguments: [
    ("is ¦\tclipped", "a tab"), ("is clipped¦\u{200B}", "not to be seen"),
    ("is ¦\u{202E}clipped", "direction"), ("is ¦\u{1B}[1mclipped", "control"),
    ("is ¦\u{9B}clipped", "control"), ("is clipped¦\u{2028}", "not drawn alike"),
    ("is ¦\u{E000}clipped", "not drawn alike"), ("is ¦\u{202E}\u{200E} clipped", "1 more here"),
  ])
  func characters(text: String, message: String) {
    let question = sound.with("outside is clipped", "outside \(text)")
    question.expect("characters", saying: message)
    question.expect("characters", saying: message, context: strict)
  }

  private var strict: LintContext {
    var context = MarkedQuestion.context
    context.isStrict = true
    return context
  }

  @Test(arguments: [
    ("is clipped ¦\u{1F44D}", "not drawn alike"),
    ("is clippe¦\u{301}d", "combining"), ("is ¦\u{2019}clipped", "write '"),
    ("is ¦\u{4E00}\u{4E01} clipped", "1 more here"), ("is ¦\u{E0}clipped", "not drawn alike"),
  ])
  func aStrictBankHoldsWhatEveryTerminalDrawsAlike(text: String, message: String) {
    let question = sound.with("outside is clipped", "outside \(text)")
    question.expect("terminal-characters", saying: message, context: strict)
    let other = MarkedQuestion(question.text)
    other.expectSound()
  }

  /// German, French, Japanese with its wide space, Persian with a joiner, Hindi with combining signs.
  @Test(arguments: [
    "größer, „so“", "l\u{2019}été, déjà\u{A0}?", "量子化\u{3000}とは何か。",
    "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}",
    "\u{915}\u{94D}\u{937}\u{947}\u{924}\u{94D}\u{930}",
  ])
  func aBankMayBeInAnyLanguage(text: String) {
    sound.with("What lies", text).with("How wide is a step?", "\"\(text)\"").expectSound()
  }

  @Test func charactersKnowWhatYAMLEscapes() {
    sound.with("\"Count the steps.\"", "¦\"Count the \\u202e steps.\"").expect(
      "characters", saying: "U+202E")
    sound.with("\"A specification\"", "¦\"A specification\\a\"").expect(
      "characters", saying: "U+0007")
  }

  @Test func charactersLeaveTheAllowListAlone() {
    sound.with("is clipped.", "is clipped at 5 \u{B5}s, says \u{C5}ngstr\u{F6}m.").expectSound()
  }

  /// Widths by Unicode 15.1's EastAsianWidth.txt, N and Na.
  @Test func allowListIsOneCellWide() {
    let ambiguous =
      "\u{A1}\u{A4}\u{A7}\u{A8}\u{AA}\u{AD}\u{AE}\u{B0}\u{B1}\u{B2}\u{B3}\u{B4}\u{B6}\u{B7}"
      + "\u{B8}\u{B9}\u{BA}\u{BC}\u{BD}\u{BE}\u{BF}\u{C6}\u{D0}\u{D7}\u{D8}\u{DE}\u{DF}\u{E0}\u{E1}"
      + "\u{E6}\u{E8}\u{E9}\u{EA}\u{EC}\u{ED}\u{F0}\u{F2}\u{F3}\u{F7}\u{F8}\u{F9}\u{FA}\u{FC}\u{FE}"
    #expect(TerminalCharacters.beyondASCII.isDisjoint(with: Array(ambiguous.unicodeScalars)))
    #expect(TerminalCharacters.beyondASCII.allSatisfy { (0xA1...0xFF).contains($0.value) })
  }
}
