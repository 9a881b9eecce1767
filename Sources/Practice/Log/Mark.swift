package import QuestionBank

/// What a person has said of a question outside of grading it.
package enum MarkKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// Never asked until taken back.
  case suspended
  /// Not asked before a day; the value is that day.
  case buried
  case starred
}

/// One mark on one question; of two of a kind the later one counts.
package struct Mark: Hashable, Sendable {
  package let question: QuestionID
  package let kind: MarkKind
  /// False takes the mark back.
  package let isSet: Bool
  /// The first day on which a buried question is asked again.
  package let until: StudyDay?
  package let at: Instant

  package init(
    question: QuestionID, kind: MarkKind, isSet: Bool, until: StudyDay? = nil, at: Instant
  ) {
    self.question = question
    self.kind = kind
    self.isSet = isSet
    self.until = until
    self.at = at
  }
}

/// The marks in force.
package struct Marks: Hashable, Sendable {
  private var byQuestion: [QuestionID: [MarkKind: Mark]] = [:]

  package init(_ marks: [Mark] = []) {
    for mark in marks { apply(mark) }
  }

  package mutating func apply(_ mark: Mark) {
    if let held = byQuestion[mark.question]?[mark.kind], held.at > mark.at { return }
    byQuestion[mark.question, default: [:]][mark.kind] = mark
  }

  /// The marks that are set, the earliest first.
  package var inForce: [Mark] {
    byQuestion.values.flatMap { $0.values.filter(\.isSet) }.sorted {
      ($0.at, $0.question, $0.kind.rawValue) < ($1.at, $1.question, $1.kind.rawValue)
    }
  }

  package func isStarred(_ question: QuestionID) -> Bool { isSet(.starred, question) }

  package func isSuspended(_ question: QuestionID) -> Bool { isSet(.suspended, question) }

  /// Whether a question is kept out of the queue on a day.
  package func isHidden(_ question: QuestionID, on day: StudyDay) -> Bool {
    // Most questions have no marks: looked for once.
    byQuestion[question] != nil && (isSuspended(question) || isBuried(question, on: day))
  }

  /// Whether a question is buried beyond a day.
  package func isBuried(_ question: QuestionID, on day: StudyDay) -> Bool {
    guard let buried = byQuestion[question]?[.buried], buried.isSet else { return false }
    return buried.until.map { day < $0 } ?? true
  }

  private func isSet(_ kind: MarkKind, _ question: QuestionID) -> Bool {
    byQuestion[question]?[kind]?.isSet ?? false
  }
}
