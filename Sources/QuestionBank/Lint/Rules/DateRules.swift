/// Facts age: when they were true and when they were looked up.
extension QuestionRule {
  static let asOf = QuestionRule(
    "as-of", .error,
    "A versioned question has `as_of`, not later than this month; a stable one has none."
  ) { file, context in
    guard let isVersioned = file.fields.isVersioned else { return [] }
    switch (isVersioned.value, file.fields.asOf) {
    case (true, nil):
      return [
        Remark(isVersioned.position, "a versioned question needs as_of: YYYY-MM; add it")
      ]
    case (false, let asOf?):
      return [
        Remark(
          asOf.position,
          "a stable question has no as_of; drop it, or make the question versioned")
      ]
    case (true, let asOf?): return late(asOf, "as_of", context)
    case (false, nil): return []
    }
  }

  static let factsAge = QuestionRule(
    "facts-age", .warning, "A versioned question's `as_of` is at most nine months old."
  ) { file, context in
    guard file.fields.isVersioned?.value == true, let asOf = file.fields.asOf,
      let today = context.today, today.months(since: asOf.value) > AgingFacts.factsShelfLife
    else { return [] }
    return [
      Remark(
        asOf.position,
        "these facts are \(today.months(since: asOf.value)) months old; open the sources again "
          + "and raise as_of and checked")
    ]
  }

  static let checkedMonth = QuestionRule(
    "checked-month", .error, "A source's `checked` is not later than this month."
  ) { file, context in
    (file.fields.sources?.value ?? []).compactMap(\.checked).flatMap {
      late($0, "checked", context)
    }
  }

  private static func late(
    _ month: Located<YearMonth>, _ name: String, _ context: LintContext
  ) -> [Remark] {
    guard let today = context.today, month.value > today else { return [] }
    return [
      Remark(
        month.position,
        "\(name) is \(month.value) and this month is \(today); write the month it was done in")
    ]
  }
}
