import FSRS
package import QuestionBank

/// A state that the questions of a list can be narrowed to. They overlap: a due question has been
/// seen, and may be starred.
package enum QuestionState: String, CaseIterable, Hashable, Sendable {
  /// To be asked again today or before, and not set aside.
  case due
  /// Never asked, and not set aside.
  case new
  /// Not known when last asked.
  case missed
  case starred
  /// Asked before and not due, and not known for long yet, or so.
  case learning, known
  /// Asked at least once.
  case seen
  case buried, suspended
}

/// Where a question stands: each is in one of these, so that their counts add up.
package enum QuestionStage: Int, CaseIterable, Hashable, Sendable {
  /// To be asked again today or before.
  case due
  /// Never asked.
  case new
  /// Not due, and to be recalled for less than ``knownStability`` days.
  case learning
  /// Not due, and to be recalled for longer.
  case known
  /// Buried or suspended.
  case setAside

  /// Days of stability from which a question counts as known.
  package static let knownStability = 21.0

  /// "due", "set aside".
  package var word: String {
    switch self {
    case .due: "due"
    case .new: "new"
    case .learning: "learning"
    case .known: "known"
    case .setAside: "set aside"
    }
  }
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

  package var stage: QuestionStage {
    if isHidden { return .setAside }
    guard let card else { return .new }
    if isDue { return .due }
    return card.stability < QuestionStage.knownStability ? .learning : .known
  }

  package func isIn(_ state: QuestionState) -> Bool {
    switch state {
    case .due: stage == .due
    case .new: stage == .new
    case .learning: stage == .learning
    case .known: stage == .known
    case .missed: card.map { !$0.lastGrade.isPass } ?? false
    case .seen: card != nil
    case .starred: isStarred
    case .buried: isBuried
    case .suspended: isSuspended
    }
  }
}
