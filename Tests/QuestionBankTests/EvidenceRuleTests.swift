import Testing

@testable import QuestionBank

@Suite struct CheckRuleTests {
  private let sound = MarkedQuestion.sound

  @Test func ids() {
    let check = "  - {id: c1, kp: k1, expr: \"5.1 / 255\", eq: 0.02, tol: 0.000001}\n"
    sound.with(check, check + check.replacing("id: c1", with: "id: ¦c1")).expect("check-ids")
    sound.with("id: c1, kp: k1", "id: c1, kp: ¦k9").expect(
      "check-ids", saying: "k1, k2, k3, k4", also: ["must-source"])
  }

  @Test(arguments: ["answer", "mistakes", "followups"])
  func aCheckMayBeOfAnotherPart(part: String) {
    sound.with("id: c1, kp: k1", "id: c1, kp: \(part)").with("supports: [k2]", "supports: [k1]")
      .expectSound()
  }

  @Test func value() {
    sound.with("eq: 0.02", "eq: ¦0.021").expect("check-value", saying: "is 0.02, not 0.021")
    sound.with("tol: 0.000001", "tol: ¦-1").expect("check-value", saying: "0 or more")
    sound.with("expr: \"5.1 / 255\", eq: 0.02", "expr: \"5.1 ¦/ (255 - 255)\", eq: 0.02").expect(
      "check-value", saying: "divides by zero")
    sound.with("\"5.1 / 255\"", "\"5.1 / ¦exp(255)\"").expect(
      "check-value", saying: "'exp'", also: ["calculation-numbers"])
  }

  @Test func valueForgivesBinaryRounding() {
    sound.with("\"5.1 / 255\", eq: 0.02, tol: 0.000001", "\"0.1 + 0.2 + 5.1 * 0\", eq: 0.3, tol: 0")
      .with("The step is 5.1 / 255 = 0.02.", "The step is 0.3.").expectSound()
  }

  @Test func calculationNumbers() {
    sound.with("The step is 5.1 / 255 = 0.02.", "The step is ¦0.03, of ¦257.").expect(
      "calculation-numbers", saying: "states 0.03")
    sound.with("off by half a step", "off by ¦0.01").expect("calculation-numbers")
    sound.with("off by half a step", "off by 0.01").with("kind: calculation", "kind: tradeoff")
      .expectSound()
  }

  @Test func calculationNumbersOfThePrompt() {
    sound.with("A tensor ranges over 5.1 units.", "Four tensors of 12 MB range over 5.1 units.")
      .with("A value outside of the range clips.", "All 4 need 12e6 bytes.").expectSound()
  }
}

@Suite struct SourceRuleTests {
  private let sound = MarkedQuestion.sound
  private let source =
    "  - {id: s1, kind: spec, title: \"A specification\", url: \"https://example.org/spec\", "
    + "supports: [k2], claim: \"It rounds to nearest.\", checked: 2026-10}\n"

  @Test func ids() {
    sound.with(source, source + source.replacing("s1", with: "¦s1")).expect("source-ids")
  }

  @Test func supports() {
    sound.with("supports: [k2]", "supports: [k2, ¦k7]").expect("source-supports", saying: "'k7'")
  }

  @Test func idle() {
    sound.with(source, source + source.replacing("s1", with: "s2").replacing("[k2]", with: "¦[]"))
      .expect("idle-source")
  }

  @Test func url() {
    sound.with("\"https://example.org/spec\"", "¦\"example.org/spec\"").expect(
      "source-url", saying: "no web address")
    sound.with("{id: s1", "¦{id: s1").with("url: \"https://example.org/spec\", ", "").expect(
      "source-url", saying: "add where it was opened")
    let run = sound.with("kind: spec", "kind: run")
    run.with("\"https://example.org/spec\"", "¦\"https://example.org/spec\"").expect(
      "source-url", saying: "a run has no address")
    run.with("\"https://example.org/spec\"", "\"file:step.py\"").expectSound()
    run.with("url: \"https://example.org/spec\", ", "").expectSound()
  }

  @Test(arguments: [
    "https://github.com/a/b/blob/main/c.md", "https://github.com/a/b/tree/master",
    "https://raw.githubusercontent.com/a/b/main/c.md", "https://gitlab.com/a/b/-/blob/develop/c.md",
    "https://raw.githubusercontent.com/a/b/refs/heads/topic/c.md",
    "https://android.googlesource.com/a/+/refs/heads/main/c.md",
  ])
  func aSourceFollowsNoBranch(url: String) {
    sound.with("\"https://example.org/spec\"", "¦\"\(url)\"").expect(
      "source-pin", saying: "name the commit or the tag")
  }

  @Test(arguments: [
    "https://github.com/a/main/blob/0f3c2a/master/c.md", "https://github.com/a/b/tree/v1.2/main",
    "https://raw.githubusercontent.com/a/b/0f3c2a/main/c.md", "https://example.org/main/master",
  ])
  func aSourceAtACommitOrTagIsPinned(url: String) {
    sound.with("https://example.org/spec", url).expectSound()
  }

  @Test func designMusts() {
    let design = sound.with("kind: calculation", "kind: design")
    design.expectSound()
    let bare = design.with("supports: [k2]", "supports: [k3]")
    bare.with("\"A value is off by", "¦\"A value is off by").expect(
      "design-musts", saying: "k2 is a must without source or check")
    bare.with("t: \"A value is off by", "judgement: true, t: \"A value is off by").expectSound()
    sound.with("supports: [k2]", "supports: [k3]").expectSound()
    design.with("must: true, t: \"A value is", "must: true, judgement: ¦maybe, t: \"A value is")
      .expect("field-value", saying: "true or false")
  }

  @Test func mustWithAFigureNeedsOne() {
    let text = "\"A value is off by 3 steps.\""
    sound.with("kind: calculation", "kind: concept").with("supports: [k2]", "supports: [k1]")
      .with("\"A value is off by half a step at most.\"", "¦\(text)")
      .expect("must-source", saying: "'3'")
  }

  @Test func mustWithANameNeedsOne() {
    sound.with("supports: [k2]", "supports: [k3]")
      .with("\"A value is off by half a step at most.\"", "¦\"VPMADDUBSW saturates.\"")
      .expect("must-source", saying: "'VPMADDUBSW'")
  }

  @Test func mustThatConcludesNeedsNone() {
    sound.with("supports: [k2]", "supports: [k3]").expectSound()
  }

  @Test func mustsThatAllConcludeNeedOne() {
    sound.with("supports: [k2]", "supports: [k4]")
      .with("w: 20, must: false, t: ", "w: 20, must: true, t: ¦")
      .with("w: 30, must: true, t: ", "w: 30, must: true, t: ¦")
      .expect("must-source", saying: "2 of 3 musts")
    sound.with("supports: [k2]", "supports: [k4]").with("w: 20, must: false", "w: 20, must: true")
      .with("kind: calculation", "kind: tradeoff").expectSound()
  }
}
