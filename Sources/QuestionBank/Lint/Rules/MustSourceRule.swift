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
    let supported = Set(
      (file.fields.sources?.value ?? []).flatMap { $0.supports?.value ?? [] }.map(\.value)
        + (file.fields.checks?.value ?? []).compactMap { $0.keyPoint?.value })
    let musts = (file.fields.keyPoints?.value ?? []).filter { $0.isMust?.value == true }
    let bare = musts.filter { $0.id.map { !supported.contains($0.value) } == true }
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

  /// The first figure or name of a key point that its prompt does not have.
  private static func newFact(in label: String, of file: QuestionFile) -> String? {
    guard let passage = file.passages.first(where: { $0.label == label }) else { return nil }
    let given = file.passages.filter { $0.part == .prompt }
    let givenWords = Set(given.flatMap(\.words).map(\.lowercased))
    if let name = passage.words.first(where: {
      isName($0.text) && !givenWords.contains($0.lowercased)
    }) {
      return name.text
    }
    let numbers = given.flatMap { Numeral.all(in: $0.text, countingWords: true) }.flatMap(\.values)
    return Numeral.all(in: passage.text).first { numeral in
      !numeral.isCommonplace && !numbers.contains { numeral.covers($0) }
    }?.text
  }

  /// Whether a word looks like the name of a product, an instruction or a register: letters with
  /// digits among them, four capitals or more, or a capital after a small letter.
  private static func isName(_ word: String) -> Bool {
    guard word.first?.isLetter == true, !word.contains("-") else { return false }
    let capitals = word.count { $0.isUppercase }
    let hasDigit = word.contains(where: \.isNumber)
    let isCamel = zip(word, word.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
    return (hasDigit && capitals >= 2) || capitals >= 4 || isCamel
  }
}
