import Testing

@testable import QuestionBank

@Suite struct IdentityRuleTests {
  private let sound = MarkedQuestion.sound

  @Test func theSampleIsSound() {
    sound.expectSound()
  }

  @Test(arguments: [
    "Quant-step", "quant_step", "quant", "quant--step", "9-quant", "quant-ste\u{e9}",
  ])
  func idSlug(id: String) {
    sound.with("id: quant-step-size", "id: ¦\(id)").expect(
      "id-slug",
      also: id == "quant" || !id.hasPrefix("quant-")
        ? ["id-prefix"] : [],
      path: "bank/junior/\(id).md")
  }

  @Test func idPrefix() {
    sound.with("id: quant-step-size", "id: ¦perf-step-size").expect(
      "id-prefix", saying: "quant-", path: "bank/junior/perf-step-size.md")
  }

  @Test func fileLocation() {
    sound.with("id: quant", "id: ¦quant").expect(
      "file-location", saying: "'quant-step.md'", path: "bank/junior/quant-step.md")
    sound.with("level: junior", "level: ¦junior").expect(
      "file-location", saying: "'mid'", path: "bank/mid/quant-step-size.md")
  }

  @Test func revision() {
    sound.with("rev: 1", "rev: ¦0").expect("revision")
  }

  @Test func minutes() {
    sound.with("minutes: 5", "minutes: 3").expectSound()
    sound.with("minutes: 5", "minutes: 7").expectSound()
    sound.with("minutes: 5", "minutes: ¦2").expect("minutes", saying: "3 to 7")
    sound.with("minutes: 5", "minutes: ¦8").expect("minutes")
  }

  @Test func tags() {
    sound.with("[int8, calibration]", "[int8, calibration, affine]").expectSound()
    sound.with("[int8, calibration]", "¦[int8]").expect("tags", saying: "2 to 6")
    sound.with("[int8, calibration]", "[int8, ¦calibrations]").expect(
      "tags", saying: "use 'calibration'")
    sound.with("[int8, calibration]", "[int8, ¦biology]").expect("tags", saying: "add it there")
    sound.with("[int8, calibration]", "[int8, ¦int8]").expect("tags", saying: "twice")
    sound.with("[int8, calibration]", "¦[a, b, c, d, e, f, g]").expect(
      "tags", context: LintContext(today: nil, tags: nil))
  }

  @Test func asOf() {
    let versioned = sound.with("volatility: stable", "volatility: versioned\nas_of: 2026-11")
    versioned.expectSound()
    versioned.with("as_of: 2026-11", "as_of: ¦2026-12").expect("as-of", saying: "2026-11")
    sound.with("volatility: stable", "volatility: ¦versioned").expect("as-of", saying: "add it")
    sound.with("volatility: stable", "volatility: stable\nas_of: ¦2026-01").expect("as-of")
  }

  @Test func factsAge() {
    let versioned = sound.with("volatility: stable", "volatility: versioned\nas_of: ¦2026-02")
    let november = versioned.findings()
    #expect(november.isEmpty)
    let december = LintContext(today: YearMonth(year: 2026, month: 12))
    versioned.expect("facts-age", saying: "10 months old", context: december)
    #expect(versioned.findings(context: december).first?.severity == .warning)
  }

  @Test func checkedMonth() {
    sound.with("checked: 2026-10", "checked: 2026-11").expectSound()
    sound.with("checked: 2026-10", "checked: ¦2026-12").expect("checked-month")
  }

  @Test func datesAreLeftAloneWithoutAToday() {
    sound.with("checked: 2026-10", "checked: 2036-10").expectSound(
      context: LintContext(today: nil))
  }
}
