extension QuestionRule {
  /// The kinds whose musts are facts rather than judgement.
  private static let factual: Set<QuestionKind> = [.concept, .calculation, .debugging]

  /// No program can tell a fact from what follows from the prompt, so this comes near it.
  ///
  /// It looks at concept, calculation and debugging questions only: elsewhere a must is mostly
  /// judgement, which needs no source. A must stands without one when a source supports it or a
  /// check recomputes it. Of the others, each that states a figure or names a thing (`VPMADDUBSW`,
  /// `LiteRT`, `AVX2`) that the prompt does not give is an error. What is left are conclusions from
  /// the prompt ("the same file on both hosts rules out the model") and judgement ("confirms it on a
  /// second unit"). They may be a third of the musts, or one of fewer than three; beyond that each
  /// is an error.
  static let mustSource = QuestionRule(
    "must-source", .error,
    "In a concept, calculation or debugging question every must that states a fact has a source "
      + "or a check; at most a third of the musts are conclusions or judgement."
  ) { file, _ in
    guard let kind = file.fields.kind?.value, factual.contains(kind) else { return [] }
    let musts = file.musts
    let bare = file.bareMusts
    return bare.compactMap { point in
      guard let id = point.id, let text = point.text else { return nil }
      let label = "key point \(id.value)"
      if let fact = newFact(in: label, of: file) {
        return Remark(
          text.position,
          "\(label) is a must that states '\(fact)' without a source or a check; add one")
      }
      guard bare.count > max(1, musts.count / 3) else { return nil }
      return Remark(
        text.position,
        "\(bare.count) of \(musts.count) musts have neither source nor check, \(label) among them; "
          + "add sources")
    }
  }

  /// What a designer decides needs no source, but the author says so.
  static let designMusts = QuestionRule(
    "design-musts", .warning,
    "In a design question every must has a source, a check or `judgement: true`."
  ) { file, _ in
    guard file.fields.kind?.value == .design else { return [] }
    return file.bareMusts.filter { $0.isJudgement?.value != true }.compactMap { point in
      guard let id = point.id, let text = point.text else { return nil }
      return Remark(
        text.position,
        "key point \(id.value) is a must without source or check; add one, or judgement: true")
    }
  }

  /// The first figure or name of a key point that its prompt does not have.
  private static func newFact(in label: String, of file: QuestionFile) -> String? {
    guard let passage = file.passages.first(where: { $0.label == label }) else { return nil }
    let given = file.passages.filter { $0.part == .prompt }
    let givenWords = Set(given.flatMap(\.words).map(\.lowercased))
    if let name = passage.words.first(where: {
      $0.text.isName && !givenWords.contains($0.lowercased)
    }) {
      return name.text
    }
    let numbers = given.flatMap { Numeral.all(in: $0.text, countingWords: true) }.flatMap(\.values)
    return Numeral.all(in: passage.text).first { numeral in
      !numeral.isCommonplace && !numbers.contains { numeral.covers($0) }
    }?.text
  }
}

extension QuestionFile {
  fileprivate var musts: [KeyPointFields] {
    (fields.keyPoints?.value ?? []).filter { $0.isMust?.value == true }
  }

  /// The musts that no source supports and no check recomputes.
  fileprivate var bareMusts: [KeyPointFields] {
    let supported = Set(
      (fields.sources?.value ?? []).flatMap { $0.supports?.value ?? [] }.map(\.value)
        + (fields.checks?.value ?? []).compactMap { $0.keyPoint?.value })
    return musts.filter { $0.id.map { !supported.contains($0.value) } == true }
  }
}

extension String {
  /// Whether a word looks like the name of a product, an instruction or a register: letters with
  /// digits among them, four capitals or more, or a capital after a small letter.
  var isName: Bool {
    guard first?.isLetter == true, !contains("-") else { return false }
    let capitals = count { $0.isUppercase }
    let hasDigit = contains(where: \.isNumber)
    let isCamel = zip(self, dropFirst()).contains { $0.isLowercase && $1.isUppercase }
    return (hasDigit && capitals >= 2) || capitals >= 4 || isCamel
  }
}
