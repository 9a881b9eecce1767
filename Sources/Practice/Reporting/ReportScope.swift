package import QuestionBank

/// What a report is about: questions of the bank, and the days whose attempts count.
package struct ReportScope: Hashable, Sendable {
  package var part: StudyFilter
  /// Empty for all.
  package var kinds: Set<QuestionKind>
  /// The first day whose attempts count; nil for all before ``until``.
  package var since: StudyDay?
  /// The last day whose attempts count; nil for all after ``since``.
  package var until: StudyDay?

  package init(
    part: StudyFilter = StudyFilter(), kinds: Set<QuestionKind> = [], since: StudyDay? = nil,
    until: StudyDay? = nil
  ) {
    self.part = part
    self.kinds = kinds
    self.since = since
    self.until = until
  }

  package var isOfAllQuestions: Bool { part.isEmpty && kinds.isEmpty }

  package var isOfAllDays: Bool { since == nil && until == nil }

  package func matches(_ question: Question) -> Bool {
    part.matches(question) && (kinds.isEmpty || kinds.contains(question.kind))
  }

  /// Whether a question is asked without having been chosen, as ``StudyFilter/offers(_:)`` says.
  package func offers(_ question: Question) -> Bool {
    part.offers(question) && (kinds.isEmpty || kinds.contains(question.kind))
  }

  package func contains(_ day: StudyDay) -> Bool {
    (since.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }

  /// The kinds in the order of their cases.
  package var kindsInOrder: [QuestionKind] { QuestionKind.allCases.filter(kinds.contains) }

  /// "Mid · Quantization · calculation", or "all levels and topics".
  package var summary: String {
    let kinds = kindsInOrder.map(\.rawValue).joined(separator: ", ")
    if kinds.isEmpty { return part.summary }
    return part.isEmpty ? kinds : "\(part.summary) · \(kinds)"
  }
}
