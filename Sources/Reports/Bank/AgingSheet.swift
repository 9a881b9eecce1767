package import QuestionBank
package import Typography

/// Questions to look at again, as `edgewise bank stale` prints them.
package struct AgingSheet: Sendable {
  package let aging: [AgingFacts]

  package init(_ aging: [AgingFacts]) { self.aging = aging }

  package func text(_ plain: PlainText = PlainText()) -> String {
    guard !aging.isEmpty else {
      return "Nothing is stale: facts within \(AgingFacts.factsShelfLife) months, "
        + "sources within \(AgingFacts.sourceShelfLife).\n"
    }
    return aging.flatMap { facts in
      facts.reasons.map { "\(facts.question): \(Self.phrase($0))" }
    }.map { plain.line($0) + "\n" }.joined()
  }

  private static func phrase(_ reason: AgingFacts.Reason) -> String {
    switch reason {
    case .versioned(let month, let months): "facts as of \(month), \(months) months ago"
    case .source(let id, let month, let months):
      "source \(id) checked \(month), \(months) months ago"
    }
  }

  /// An array of `question reason source since months`; `reason` is facts or source, and `source` null
  /// for facts.
  package var json: JSONValue {
    .array(
      aging.flatMap { facts in
        facts.reasons.map { reason -> JSONValue in
          let (source, since, age): (String?, YearMonth, Int) =
            switch reason {
            case .versioned(let month, let months): (nil, month, months)
            case .source(let id, let month, let months): (id, month, months)
            }
          return [
            "question": .string(facts.question),
            "reason": .string(source == nil ? "facts" : "source"), "source": JSONValue(source),
            "since": .string(since.description), "months": .integer(age),
          ]
        }
      })
  }
}
