/// A question whose facts or sources are due for another look.
package struct AgingFacts: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// A versioned question's facts were true this many months ago.
    case versioned(asOf: YearMonth, months: Int)
    /// A source was last opened this many months ago.
    case source(id: String, checked: YearMonth, months: Int)
  }

  package let question: QuestionID
  package let reasons: [Reason]

  /// Months that a versioned question's facts hold without another look.
  package static let factsShelfLife = 9
  /// Months that a source holds without being opened again.
  package static let sourceShelfLife = 12

  /// The questions to look at again in a month, those with the oldest reason first.
  ///
  /// Retired questions are left out.
  package static func all(in questions: [Question], today: YearMonth) -> [AgingFacts] {
    let aging = questions.filter { $0.status != .retired }.compactMap { question in
      let reasons = reasons(for: question, today: today)
      return reasons.isEmpty ? nil : AgingFacts(question: question.id, reasons: reasons)
    }
    return aging.sorted { (-$0.oldest, $0.question) < (-$1.oldest, $1.question) }
  }

  /// The most months of any reason.
  package var oldest: Int {
    reasons.map { reason in
      switch reason {
      case .versioned(_, let months), .source(_, _, let months): months
      }
    }.max() ?? 0
  }

  private static func reasons(for question: Question, today: YearMonth) -> [Reason] {
    var reasons: [Reason] = []
    if case .versioned(let month) = question.volatility {
      let age = today.months(since: month)
      if age > factsShelfLife { reasons.append(.versioned(asOf: month, months: age)) }
    }
    for source in question.sources where source.kind != .run {
      let age = today.months(since: source.checked)
      if age > sourceShelfLife {
        reasons.append(.source(id: source.id, checked: source.checked, months: age))
      }
    }
    return reasons
  }
}
