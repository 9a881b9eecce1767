import Foundation

extension QuestionRule {
  static let checkIDs = QuestionRule(
    "check-ids", .error,
    "Each check has an id of its own and names a key point that exists, or `answer`, `mistakes` or "
      + "`followups`."
  ) { file, _ in
    let checks = file.fields.checks?.value ?? []
    let points = file.fields.keyPointIDs + NumericCheck.passages
    return checks.compactMap(\.id).repeats(called: "check")
      + checks.compactMap(\.keyPoint).filter { !points.contains($0.value) }.map {
        Remark(
          $0.position,
          "there is no key point '\($0.value)'; name one of \(points.joined(separator: ", "))")
      }
  }

  /// What a binary fraction cannot help losing, relative to the larger of the two values.
  private static let roundOff = 1e-12

  static let checkValue = QuestionRule(
    "check-value", .error, "Each check's expression comes to `eq` within `tol`."
  ) { file, _ in
    (file.fields.checks?.value ?? []).compactMap { check -> Remark? in
      guard let text = check.expression else { return nil }
      if let tolerance = check.tolerance, tolerance.value < 0 {
        return Remark(tolerance.position, "a tolerance is 0 or more; write it without the sign")
      }
      do throws(ArithmeticError) {
        let value = try ArithmeticExpression(text.value).value()
        guard let expected = check.expected, let tolerance = check.tolerance else { return nil }
        let slack = max(abs(value), abs(expected.value)) * roundOff
        guard abs(value - expected.value) > tolerance.value + slack else { return nil }
        return Remark(
          expected.position,
          "\(text.value) is \(value.plain), not \(expected.value.plain); correct one of them")
      } catch {
        let start = text.contentPosition(in: file.lines)
        let isPlain = start != text.position
        return Remark(
          isPlain ? start.advanced(by: error.column - 1) : start, "'expr': \(error.message)")
      }
    }
  }

  /// Rule 3 of the guide. A number of a key point is given when it stands in the prompt, or is a
  /// part of any check's expression or what the check comes to, rounded to the digits that the key
  /// point shows and scaled by a power of 1000 or 1024 or by a percentage. 0, 1, 2, 10 and 100 need
  /// no origin, nor do numbers inside of names (`int8`, `8-bit`).
  static let calculationNumbers = QuestionRule(
    "calculation-numbers", .error,
    "Every number in a calculation's key points stands in the prompt or comes from a check."
  ) { file, _ in
    guard file.fields.kind?.value == .calculation, file.prompt != nil else { return [] }
    let prompt = file.passages.filter { $0.part == .prompt }
    let given =
      prompt.flatMap { Numeral.all(in: $0.text, countingWords: true) }.flatMap(\.values)
      + file.fields.checkedNumbers
    return file.passages.filter { $0.part == .keyPoint }.flatMap { passage in
      Numeral.all(in: passage.text).filter { numeral in
        !numeral.isCommonplace && !given.contains { numeral.covers($0) }
      }.map { numeral in
        Remark(
          passage.lines.first?.position.advanced(by: numeral.offset) ?? .start,
          "\(passage.label) states \(numeral.text), which is neither in the prompt nor in a check; "
            + "give it or add a check")
      }
    }
  }
}

extension QuestionFile.Fields {
  /// The parts of the checks' expressions and what they come to.
  var checkedNumbers: [Double] {
    (checks?.value ?? []).flatMap { check in
      let parts = check.expression.flatMap { try? ArithmeticExpression($0.value).partialValues() }
      return (parts ?? []) + (check.expected.map { [$0.value] } ?? [])
    }
  }
}

extension Double {
  /// To ten significant digits, without zeros at the end.
  var plain: String { String(format: "%.10g", self) }
}
