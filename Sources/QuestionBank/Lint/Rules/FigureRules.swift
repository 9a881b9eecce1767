/// Figures that a question states and nobody can follow.
extension QuestionRule {
  /// What ``calculationNumbers`` asks of a calculation's key points, of everything else that is said.
  /// A figure is also given by a source's claim, in a mistake's fix by the mistake, and in a
  /// follow-up's answer by its question. A key point that a source supports may state what it finds
  /// there.
  static let looseFigures = QuestionRule(
    "loose-figures", .warning,
    "Every number in answer, mistakes, follow-ups and key points stands in the prompt or in another "
      + "key point, or comes from a check or a source."
  ) { file, _ in
    let figures = GivenFigures(of: file)
    return file.passages.indices.flatMap { index -> [Remark] in
      let passage = file.passages[index]
      guard let given = figures.given(for: index, in: file) else { return [] }
      return passage.numerals().filter { numeral, _ in
        !numeral.isCommonplace && !given.contains { numeral.covers($0) }
      }.map { numeral, position in
        Remark(
          position,
          "\(passage.label) states \(numeral.text), which nothing gives; add a check, or give it in "
            + "prompt or key point")
      }
    }
  }

  static let answerFigures = QuestionRule(
    "answer-figures", .warning, "The answer states the figures of the musts."
  ) { file, _ in
    guard let answer = file.passages.first(where: { $0.part == .answer }) else { return [] }
    let said = Numeral.all(in: answer.text, countingWords: true)
    let given = file.passages.filter { $0.part == .prompt }
      .flatMap { Numeral.all(in: $0.text, countingWords: true) }.flatMap(\.values)
    return file.mustPassages.flatMap { must in
      must.numerals().filter { numeral, _ in
        !numeral.isCommonplace && !given.contains { numeral.covers($0) }
          && !said.contains { other in
            numeral.values.contains { other.covers($0) }
              || other.values.contains { numeral.covers($0) }
          }
      }.map { numeral, position in
        Remark(
          position,
          "\(must.label) is a must with \(numeral.text), which the answer lacks; say it there")
      }
    }
  }

  static let checkFigure = QuestionRule(
    "check-figure", .warning, "A check's `eq` stands where `kp` says, in the digits shown there."
  ) { file, _ in
    (file.fields.checks?.value ?? []).compactMap { check in
      guard let place = check.keyPoint?.value, let expected = check.expected,
        let shown = file.numerals(of: place)
      else { return nil }
      guard !shown.contains(where: { $0.covers(expected.value) }) else { return nil }
      let other = (NumericCheck.passages + file.fields.keyPointIDs).first { other in
        file.numerals(of: other)?.contains { $0.covers(expected.value) } == true
      }
      return Remark(
        expected.position,
        "\(expected.value.plain) does not stand in '\(place)'; "
          + (other.map { "write kp: \($0)" } ?? "nor elsewhere: correct it or drop the check"))
    }
  }

  /// The digits shown are those of the text that `kp` names, or of `eq` where that has it not.
  static let checkTolerance = QuestionRule(
    "check-tolerance", .warning, "A check's `tol` is at most half a unit of the last digit shown."
  ) { file, _ in
    (file.fields.checks?.value ?? []).compactMap { check in
      guard let place = check.keyPoint?.value, let expected = check.expected?.value,
        let tolerance = check.tolerance, let shown = file.numerals(of: place)
      else { return nil }
      let digits = Numeral.all(in: expected.magnitude.plain)
      let steps = (shown.compactMap { $0.step(at: expected) } + digits.map(\.step))
      guard let step = steps.max(), tolerance.value > step / 2 * (1 + 1e-9) else { return nil }
      return Remark(
        tolerance.position,
        "a tolerance of \(tolerance.value.plain) hides the last digit shown; take at most "
          + "\((step / 2).plain)")
    }
  }
}

extension QuestionFile {
  /// The passages of the key points that are musts.
  var mustPassages: [Passage] {
    let labels = (fields.keyPoints?.value ?? []).enumerated().filter { $1.isMust?.value == true }
      .map { "key point \($1.id?.value ?? "\($0 + 1)")" }
    return passages.filter { labels.contains($0.label) }
  }

  /// The numbers of what a check's `kp` names; nil where it names nothing.
  fileprivate func numerals(of place: KeyPointID) -> [Numeral]? {
    let parts: Set<Passage.Part>
    switch place {
    case "answer": parts = [.answer]
    case "mistakes": parts = [.mistake, .fix]
    case "followups": parts = [.followUp, .reply]
    default: parts = []
    }
    let named = passages.filter { parts.contains($0.part) || $0.label == "key point \(place)" }
    guard !named.isEmpty else { return nil }
    return named.flatMap { Numeral.all(in: $0.text, countingWords: true) }
  }
}

extension Passage {
  /// The numbers with their places.
  func numerals() -> [(numeral: Numeral, position: TextPosition)] {
    lines.flatMap { line in
      let mark = line.value.listMark.unicodeScalars.count
      return Numeral.all(in: line.value).filter { $0.offset >= mark }.map {
        ($0, line.position.advanced(by: $0.offset))
      }
    }
  }
}

/// What the parts of a question may take their figures from.
private struct GivenFigures {
  private let prompt: [Double]
  private let keyPoints: [Double]
  private let evidence: [Double]
  private let supported: Set<String>
  private let isCalculation: Bool

  init(of file: QuestionFile) {
    func numbers(_ part: Passage.Part) -> [Double] {
      file.passages.filter { $0.part == part }.flatMap(\.givenNumbers)
    }
    prompt = numbers(.prompt) + numbers(.title) + numbers(.setting)
    keyPoints = numbers(.keyPoint)
    let sources = file.fields.sources?.value ?? []
    evidence =
      file.fields.checkedNumbers
      + sources.compactMap(\.claim).flatMap {
        Numeral.all(in: $0.value, countingWords: true).flatMap(\.values)
      }
    supported = Set(
      sources.flatMap { $0.supports?.value ?? [] }.map { "key point \($0.value)" })
    isCalculation = file.fields.kind?.value == .calculation
  }

  /// The numbers that a passage may state; nil for one that may state any.
  func given(for index: Int, in file: QuestionFile) -> [Double]? {
    let passage = file.passages[index]
    let before = index > 0 ? file.passages[index - 1].givenNumbers : []
    switch passage.part {
    case .title, .setting, .target, .prompt, .hint, .mistake, .followUp: return nil
    case .keyPoint:
      return isCalculation || supported.contains(passage.label) ? nil : prompt + evidence
    case .answer: return prompt + keyPoints + evidence
    case .fix, .reply: return prompt + keyPoints + evidence + before
    }
  }
}

extension Passage {
  fileprivate var givenNumbers: [Double] {
    Numeral.all(in: text, countingWords: true).flatMap(\.values)
  }
}
