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
    "¦new in TensorRT 10", "¦New since 2024", "¦new as of 10.2", "the ¦new TensorRT parser",
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
    #expect(
      versions.with("volatility: stable", "volatility: versioned\nas_of: 2026-11").findings()
        .isEmpty)
    sound.with("is clipped.", "is clipped: 1.1 ms each since, 1.2 ms more.").expectSound()
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

  @Test func urls() {
    sound.with("is clipped.", "is clipped, see https¦://example.org or ¦www.example.org.").expect(
      "urls")
    sound.with("\"Count the steps.\"", "\"See http¦://example.org.\"").expect(
      "urls", saying: "a hint holds an address")
    sound.with("is clipped.", "is clipped over https.").expectSound()
  }
}

@Suite struct CharacterRuleTests {
  private let sound = MarkedQuestion.sound

  @Test(arguments: [
    ("is ¦\tclipped", "a tab"), ("is clipped¦\u{200B}", "not to be seen"),
    ("is ¦\u{202E}clipped", "direction"), ("is ¦\u{1B}[1mclipped", "control"),
    ("is ¦\u{9B}clipped", "control"), ("is clipped ¦\u{1F44D}", "not drawn alike"),
    ("is clippe¦\u{301}d", "combining"), ("is ¦\u{2019}clipped", "write '"),
    ("is ¦\u{4E00}\u{4E01} clipped", "1 more here"), ("is ¦\u{E0}clipped", "not drawn alike"),
  ])
  func characters(text: String, message: String) {
    sound.with("outside is clipped", "outside \(text)").expect("characters", saying: message)
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
