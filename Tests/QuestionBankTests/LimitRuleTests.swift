import Testing

@testable import QuestionBank

@Suite struct LimitRuleTests {
  private let sound = MarkedQuestion.sound

  private func words(_ count: Int) -> String {
    Array(repeating: "word", count: count).joined(separator: " ")
  }

  /// A body of lines of ten words.
  private func lines(_ count: Int) -> String {
    stride(from: 0, to: count, by: 10).map { words(min(10, count - $0)) }.joined(separator: "\n")
  }

  private func prompt(_ text: String) -> MarkedQuestion { .plain(prompt: text) }

  private func answer(_ text: String) -> MarkedQuestion { .plain(answer: text) }

  @Test func titleLength() {
    sound.with("How wide is a step?", words(8)).expectSound()
    sound.with("How wide is a step?", "¦" + words(9)).expect("title-length", saying: "9 words")
  }

  @Test func targetSentence() {
    sound.with("from its range.", "from its range, e.g. of weights.").expectSound()
    sound.with("target: Derive", "target: ¦Derive").with("its range.", "its range. Say why.")
      .expect("target-sentence", saying: "2 sentences")
  }

  @Test func promptLength() {
    prompt(lines(95)).expectSound()
    prompt("¦" + lines(96)).expect("prompt-length", saying: "96 words")
  }

  @Test func answerLength() {
    answer(lines(150)).expectSound()
    answer("¦" + lines(151)).expect("answer-length", saying: "cut it to 150")
  }

  @Test(arguments: [
    ("Is it? Why? How? Where?", true), ("¦Is it? Why? How? Where? When?", false),
    ("(a) Is it? (b) Why? (c) How? (d) Where? If so, when?", true),
    ("¦(a) Is it? (b) Why? (c) How? (d) Where? (e) When?", false),
    ("¦Is it? (1) Why? (2) How? (3) Where? (4) When?", false),
    ("Take (a) this, (b) that, (c) those, (d) these or (e) none. Which?", true),
  ])
  func promptParts(text: String, isSound: Bool) {
    if isSound { prompt(text).expectSound() } else { prompt(text).expect("prompt-parts") }
  }

  @Test(arguments: [
    ("What is it, how long does it take, which one wins and where does it stop?", true),
    ("¦What is it, how long does it take, which one wins, why so and where is it?", false),
    ("Explain it, name two limits, compute the cost; say when it stops.", true),
    ("¦Explain it, name two limits, compute the cost; say when it stops. Who pays?", false),
    (
      "¦(a) What is it, and where is it? (b) Which wins, and what does it cost? (c) How?",
      false
    ),
    ("(a) What is it, and why? (b) Which wins, and why? (c) How long, and why?", true),
    ("It says when it stops, and explains what it is, how it works, which it needs.", true),
    ("What happens, where it stands, when it rains?", true),
  ])
  func joinedParts(text: String, isSound: Bool) {
    if isSound {
      prompt(text).expectSound()
    } else {
      prompt(text).expect("joined-parts", saying: "5 parts; cut it to 4")
    }
  }

  @Test func lineWidth() {
    let row = words(16) + " "
    answer(row).expectSound()
    answer("A line.\n" + row + "¦s").expect("line-width", saying: "81 columns")
    prompt(row + "¦" + words(3)).expect("line-width")
  }

  @Test func counts() {
    sound.with(
      "  - {claim: \"Clipping is harmless.\", fix: \"Outliers carry the class in some layers.\"}\n",
      ""
    ).with("  - {claim", "  ¦- {claim").expect("mistake-count", saying: "is 1; write at least 2")
    sound.with(
      "  - {q: \"What sets the range?\", a: \"Calibration data, or the weights themselves.\"}\n", ""
    ).with("  - {q: \"What does", "  ¦- {q: \"What does").expect("follow-up-count")
    sound.with(
      "hints: [\"Count the steps.\", \"How many steps lie between 256 codes?\"]", "hints: ¦[]"
    )
    .expect("hint-count", saying: "1 to 3")
    sound.with("hints: [", "hints: ¦[\"One.\", \"Two.\", ").expect(
      "hint-count", saying: "hints is 4")
  }
}

@Suite struct KeyPointRuleTests {
  private let sound = MarkedQuestion.sound

  @Test func count() {
    sound.with(
      "  - {id: k4, w: 10, must: false, t: \"A wider range makes each step coarser.\"}\n", ""
    )
    .with("w: 20", "w: 30").with("  - {id: k1", "  ¦- {id: k1")
    .expect("key-point-count", saying: "key points is 3")
  }

  @Test func weights() {
    sound.with("  - {id: k1, w: 40", "  ¦- {id: k1, w: 41").expect(
      "key-point-weights", saying: "sum to 101")
    sound.with("w: 40", "w: 50").with("w: 10", "w: ¦0").expect(
      "key-point-weights", saying: "at least 1")
  }

  @Test func must() {
    sound.with("w: 40, must: true", "w: 40, must: false")
      .with("w: 30, must: true", "w: 30, must: false").with("  - {id: k1", "  ¦- {id: k1")
      .expect("key-point-must")
  }

  @Test func allMusts() {
    let musts = sound.with("w: 20, must: false", "w: 20, must: true")
      .with("supports: [k2]", "supports: [k2, k3, k4]")
    musts.expectSound()
    musts.with("w: 10, must: false", "w: 10, must: true").with("  - {id: k1", "  ¦- {id: k1")
      .expect("all-musts")
  }

  @Test func length() {
    let words = Array(repeating: "word", count: 25).joined(separator: " ")
    sound.with("A value outside of the range clips.", words).expectSound()
    sound.with("\"A value outside of the range clips.\"", "¦\"\(words) more\"")
      .expect("key-point-length", saying: "26 words")
  }

  @Test func ids() {
    sound.with("id: k4", "id: ¦k3").expect("key-point-ids", saying: "second key point 'k3'")
    sound.with("id: k4", "id: ¦K4").expect("key-point-ids")
  }

  @Test func joinedClaims() {
    sound.with("outside of the range clips", "above and below the range clips").expectSound()
    sound.with("outside of the range clips", "outside clips ¦and it is lost").expect(
      "joined-claims", saying: "\"and it\"")
  }
}
