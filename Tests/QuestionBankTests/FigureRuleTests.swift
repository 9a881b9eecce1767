import Testing

@testable import QuestionBank

/// Figures that nothing gives, and what gives them away.
@Suite struct FigureRuleTests {
  private let sound = MarkedQuestion.sound
  private let check = "{id: c1, kp: k1, expr: \"5.1 / 255\", eq: 0.02, tol: 0.000001}"

  /// The sample with one more check.
  private func checked(_ check: String) -> MarkedQuestion {
    sound.with(self.check, self.check + "\n  - " + check)
  }

  @Test func figuresOfTheAnswer() {
    sound.with("is clipped.", "is clipped at ¦3.7 V.").expect(
      "loose-figures", saying: "the answer states 3.7")
    sound.with("is clipped.", "is clipped at 0.02 V and 5.1 V, 2 of 10.").expectSound(ignoring: [])
    checked("{id: c2, kp: answer, expr: \"5.1 - 1.4\", eq: 3.7, tol: 0.01}")
      .with("is clipped.", "is clipped at 3.7 V.").expectSound(ignoring: [])
    sound.with("It rounds to nearest.", "It rounds to 3.7.").with(
      "is clipped.", "is clipped at 3.7 V."
    ).expectSound(ignoring: [])
  }

  @Test func numbersOfAListAreNone() {
    sound.with("outside is clipped.", "outside is clipped:\n\n3. left\n4. right of ¦7").expect(
      "loose-figures", saying: "7")
  }

  @Test func figuresOfMistakesAndFollowUps() {
    sound.with("256 codes span 255 steps", "256 codes span ¦257 steps").expect("loose-figures")
    sound.with("There are fewer steps", "There are ¦15 steps").expect(
      "loose-figures", saying: "a follow-up's answer states 15")
    sound.with("There are fewer steps", "There are 15 steps").with(
      "What does a 4-bit code change?", "What do 15 steps change?"
    ).expectSound(ignoring: [])
  }

  @Test func figuresOfKeyPoints() {
    let concept = sound.with("kind: calculation", "kind: concept")
    concept.with("outside of the range clips", "above ¦7.5 clips").expect("loose-figures")
    concept.with("outside of the range clips", "above 7.5 clips")
      .with("supports: [k2]", "supports: [k2, k3]").expectSound(ignoring: [])
  }

  @Test func figuresOfMustsInTheAnswer() {
    sound.with("The step is 5.1 / 255 = 0.02, and", "The step is the range by 255, and")
      .with("5.1 / 255 = 0.02.", "5.1 / 255 = ¦0.02.")
      .expect("answer-figures", saying: "must with 0.02")
    sound.with("w: 40, must: true", "w: 40, must: false")
      .with("The step is 5.1 / 255 = 0.02, and", "The step is the range by 255, and").expectSound(
        ignoring: [])
    sound.with("= 0.02, and", "= 2 percent, and").expectSound(ignoring: [])
  }

  @Test func aCheckIsOfAFigureThatIsThere() {
    checked("{id: c2, kp: k1, expr: \"5.1 * 2\", eq: ¦10.2, tol: 0}").expect(
      "check-figure", saying: "nor elsewhere")
    checked("{id: c2, kp: k2, expr: \"5.1 / 255\", eq: ¦0.02, tol: 0.000001}").expect(
      "check-figure", saying: "'k2'; write kp: answer")
    checked("{id: c2, kp: followups, expr: \"255 * 2\", eq: 510, tol: 0}")
      .with("There are fewer steps", "There are 510 steps").expectSound(ignoring: [])
    checked("{id: c2, kp: mistakes, expr: \"5.1 * 1e6\", eq: 5100000, tol: 0}")
      .with("Outliers carry", "The 5.1 M carry").expectSound(ignoring: [])
  }

  @Test func aToleranceLeavesTheLastDigitStanding() {
    sound.with("tol: 0.000001", "tol: 0.005").expectSound(ignoring: [])
    sound.with("tol: 0.000001", "tol: ¦0.006").expect(
      "check-tolerance", saying: "take at most 0.005")
    // 5.1 M shows two digits of 5,100,000.
    let scaled = checked("{id: c2, kp: mistakes, expr: \"5.1 * 1e6\", eq: 5100000, tol: ¦60000}")
      .with("Outliers carry", "The 5.1 M carry")
    scaled.expect("check-tolerance", saying: "take at most 50000")
  }
}

/// What a title says and a hint does not.
@Suite struct TellingRuleTests {
  private let sound = MarkedQuestion.sound
  private var context: LintContext {
    var context = MarkedQuestion.context
    context.fieldWords = ["quantization", "tensor-arena", "step"]
    return context
  }

  @Test(arguments: [
    "Quantization of steps", "Two steps", "The tensor arena", "Tensor arenas", "Tensor-arena size",
    "PTQ or not", "What int8 does", "LiteRT in a lift",
  ])
  func aTitleHasAWordOfTheField(title: String) {
    sound.with("How wide is a step?", title).expectSound(context: context)
  }

  @Test(arguments: ["Ponies at dusk", "A tensor and an arena", "Stepping out", "96 of 100"])
  func aTitleWithoutOne(title: String) {
    let question = sound.with("title: How wide is a step?", "title: ¦\(title)")
    question.expect("title-subject", context: context)
    MarkedQuestion(question.text).expectSound()
  }

  @Test func aHintTellsNoFigureAndNoTerm() {
    sound.with("\"Count the steps.\"", "\"It is ¦0.02.\"").expect(
      "telling-hints", saying: "0.02, which a must asks for")
    sound.with("\"Count the steps.\"", "\"Think of 5.1.\"").expectSound()
    let must = sound.with("A value is off by", "After affine VPMADD it is off by")
      .with("tags: [int8,", "tags: [affine,")
    must.with("\"Count the steps.\"", "\"Is it ¦affine?\"").expect("telling-hints")
    must.with("\"Count the steps.\"", "\"Try ¦VPMADD.\"").expect("telling-hints")
    must.with("\"Count the steps.\"", "\"Is it affine?\"")
      .with("A tensor ranges", "An affine tensor ranges").expectSound()
  }
}
