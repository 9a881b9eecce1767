import FSRS
package import Practice
import QuestionBank
import Reports
import TerminalUI

/// What a finished sitting came to.
package struct SummaryState: Hashable, Sendable {
  package let session: StudySession
  package var offset = 0

  init(session: StudySession) { self.session = session }
}

extension App {
  mutating func performSummary(_ action: Action, _ state: SummaryState) -> [Effect] {
    var state = state
    switch action {
    case .back: return goToToday()
    case .undo: return undo()
    case .redo: return redo()
    case .report: return [.readAttempts]
    default:
      state.offset = scrolled(state.offset, by: action, content: summaryLines(state).count)
      screen = .summary(state)
      return []
    }
  }

  func draw(_ state: SummaryState, in frame: inout Frame) {
    drawHeader(StyledText("Session finished", .title), in: &frame)
    drawBody(summaryLines(state), offset: state.offset, in: &frame)
  }

  /// The sitting's attempts that still count, in order.
  private func attempts(of session: StudySession) -> [Attempt] {
    undoable.compactMap {
      guard case .attempt(let attempt) = $0, attempt.session == session.id else { return nil }
      return attempt
    }
  }

  func summaryLines(_ state: SummaryState) -> [StyledText] {
    let attempts = attempts(of: state.session)
    let width = textWidth
    guard !attempts.isEmpty else {
      return StyledText("Nothing was graded in this session.").wrapped(to: width)
        + [StyledText()] + closing(width: width)
    }
    let milliseconds = attempts.reduce(0) { $0 + $1.totalMilliseconds }
    let first = Dictionary(grouping: attempts, by: \.question).values.compactMap(\.first)
    let recalled = first.count { $0.grade.isPass }
    var lines = StyledText(
      "\(Phrases.count(first.count, "question")) in \(Phrases.clock(milliseconds: milliseconds)), "
        + "\(recalled) known at the first try."
    ).wrapped(to: width)
    let sure = first.filter { ($0.confidence ?? .guess) >= .fairly }
    if !sure.isEmpty {
      let right = sure.count { $0.grade.isPass }
      let verdict =
        sure.count == 1
        ? "The one you were sure of was \(right == 1 ? "right" : "wrong")."
        : "Of the \(sure.count) you were sure of, \(right) \(right == 1 ? "was" : "were") right."
      lines += StyledText(verdict).wrapped(to: width)
    }
    lines.append(StyledText())
    lines.append(StyledText("Comes back", .heading))
    for attempt in lastAttempts(attempts) {
      lines.append(summaryLine(attempt, width: width))
    }
    lines.append(StyledText())
    return lines + closing(width: width)
  }

  /// Of several attempts at a question the last one, soonest due first.
  private func lastAttempts(_ attempts: [Attempt]) -> [Attempt] {
    var last: [QuestionID: Attempt] = [:]
    for attempt in attempts { last[attempt.question] = attempt }
    return last.values.sorted {
      (dueDay(of: $0), $0.question) < (dueDay(of: $1), $1.question)
    }
  }

  private func dueDay(of attempt: Attempt) -> StudyDay {
    progress.cards[attempt.question].map(preferences.schedule.dueDay(of:)) ?? today
  }

  private func summaryLine(_ attempt: Attempt, width: Int) -> StyledText {
    let due = dueDay(of: attempt)
    var line = StyledText(
      gradeName(attempt.grade).padding(to: 7), attempt.grade.isPass ? .good : .bad)
    line.append(Phrases.interval(days: due.days(since: today)).padding(to: 10), .text)
    line.append(bank[attempt.question]?.title ?? attempt.question)
    return line.truncated(to: width, mark: glyphs.ellipsis)
  }

  private func closing(width: Int) -> [StyledText] {
    let overview = self.overview
    let text =
      overview.queue.ids.isEmpty
      ? "Nothing more is due today."
      : "\(Phrases.count(overview.queue.ids.count, "question")) still to do today."
    return StyledText(text, .dim).wrapped(to: width)
  }
}
