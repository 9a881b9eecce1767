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
    case .back: return leavePractice()
    case .undo: return undo()
    case .report, .progress, .roadmap: return openSheet(action)
    default:
      state.offset = scrolled(state.offset, by: action, content: summaryLines(state).count)
      screen = .summary(state)
      return []
    }
  }

  func draw(_ state: SummaryState, in frame: inout Frame) {
    let attempts = attempts(of: state.session)
    let milliseconds = attempts.reduce(0) { $0 + $1.totalMilliseconds }
    let asked = Set(attempts.map(\.question)).count
    let status =
      "\(Phrases.count(asked, "question")) in \(Phrases.clock(milliseconds: milliseconds))"
    drawHeader(
      StyledText("Session finished", .title),
      asked == 0 ? StyledText() : StyledText(status, .dim), in: &frame)
    draw(summaryLines(state), offset: state.offset, in: body, frame: &frame)
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
    var first: [Attempt] = []
    for attempt in attempts where !first.contains(where: { $0.question == attempt.question }) {
      first.append(attempt)
    }
    let recalled = first.count { $0.grade.isPass }
    var lines = StyledText("Known at the first try: \(recalled) of \(first.count).")
      .wrapped(to: width)
    let sure = first.filter { ($0.confidence ?? .guess) >= .fairly }
    if !sure.isEmpty {
      let right = sure.count { $0.grade.isPass }
      let verdict =
        sure.count == 1
        ? "Sure of 1 answer, which was \(right == 1 ? "right" : "wrong")."
        : "Sure of \(sure.count) answers, of which \(right) \(right == 1 ? "was" : "were") right."
      lines += StyledText(verdict).wrapped(to: width)
    }
    lines += [StyledText(), StyledText("Comes back", .heading)]
    lines += lastAttempts(attempts).map { comesBack($0, width: width) }
    let missed = missedLines(first, width: width)
    if !missed.isEmpty {
      lines += [StyledText(), StyledText("Must-haves missed at the first try", .heading)] + missed
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

  private func comesBack(_ attempt: Attempt, width: Int) -> StyledText {
    let due = dueDay(of: attempt)
    var line = StyledText(
      gradeName(attempt.grade).padding(to: 7), attempt.grade.isPass ? .good : .bad)
    line.append(Phrases.interval(days: due.days(since: today)).padding(to: 11), .text)
    line.append(clean(bank[attempt.question]?.title ?? attempt.question))
    return line.truncated(to: width, mark: glyphs.ellipsis)
  }

  private func missedLines(_ first: [Attempt], width: Int) -> [StyledText] {
    first.flatMap { attempt -> [StyledText] in
      guard attempt.score != nil, let question = bank[attempt.question] else { return [] }
      return Rubric(question.keyPoints, ticked: attempt.points).missed.filter(\.isMust)
        .flatMap { point in
          StyledText("\(glyphs.bullet) \(clean(point.text))").wrapped(to: width, indent: 2)
        }
    }
  }

  private func closing(width: Int) -> [StyledText] {
    let left = overview.queue.ids.count
    let text =
      left == 0
      ? "Nothing more is due today." : "\(Phrases.count(left, "question")) still to do today."
    return StyledText(text, .dim).wrapped(to: width)
  }
}
