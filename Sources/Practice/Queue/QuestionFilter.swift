package import QuestionBank

/// A state that the questions of a list can be narrowed to. They overlap: a due question has been
/// seen, and may be starred.
package enum QuestionState: String, CaseIterable, Hashable, Sendable {
  /// To be asked again today or before, and not set aside.
  case due
  /// Never asked, and not set aside.
  case new
  /// Asked at least once.
  case seen
  case starred, buried, suspended
}

/// Which questions a list shows.
package struct QuestionFilter: Hashable, Sendable {
  package var part: StudyFilter
  package var kind: QuestionKind?
  package var state: QuestionState?

  package init(
    part: StudyFilter = StudyFilter(), kind: QuestionKind? = nil, state: QuestionState? = nil
  ) {
    self.part = part
    self.kind = kind
    self.state = state
  }

  package var isEmpty: Bool { part.isEmpty && kind == nil && state == nil }

  package func matches(_ question: Question, _ standing: QuestionStanding) -> Bool {
    part.matches(question) && (kind ?? question.kind) == question.kind
      && (state.map(standing.isIn) ?? true)
  }

  /// "Mid · quantization · calculation · due", or "all questions".
  package var summary: String {
    let parts = [
      part.isEmpty ? nil : part.summary, kind?.rawValue, state?.rawValue,
    ].compactMap(\.self)
    return parts.isEmpty ? "all questions" : parts.joined(separator: " · ")
  }
}

/// Where a person stands with a question on a day, marks included.
package struct QuestionStanding: Hashable, Sendable {
  /// Nil for a question that was never asked.
  package let card: Card?
  /// Days until it is due, negative where it was; nil for a question that was never asked.
  package let daysToDue: Int?
  package let isStarred: Bool
  package let isBuried: Bool
  package let isSuspended: Bool

  package init(
    _ question: QuestionID, progress: Progress, schedule: Schedule, on day: StudyDay
  ) {
    card = progress.cards[question]
    daysToDue = card.map { schedule.dueDay(of: $0).days(since: day) }
    isStarred = progress.marks.isStarred(question)
    isBuried = progress.marks.isBuried(question, on: day)
    isSuspended = progress.marks.isSuspended(question)
  }

  /// Whether a mark keeps it out of the queue.
  package var isHidden: Bool { isBuried || isSuspended }

  package var isDue: Bool { !isHidden && daysToDue.map { $0 <= 0 } ?? false }

  package func isIn(_ state: QuestionState) -> Bool {
    switch state {
    case .due: isDue
    case .new: card == nil && !isHidden
    case .seen: card != nil
    case .starred: isStarred
    case .buried: isBuried
    case .suspended: isSuspended
    }
  }
}
