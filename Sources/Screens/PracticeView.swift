import FSRS
import Practice
import QuestionBank
import Reports
import TerminalUI

extension App {
  func draw(_ state: PracticeState, in frame: inout Frame) {
    guard let question = question(of: state) else { return }
    let status = practiceStatus(state, question)
    drawHeader(
      practiceHeading(state, question, width: size.columns - 4 - status.width), status, in: &frame)
    switch state.phase {
    case .asking, .writing: drawAsking(state, in: &frame)
    case .revealed: drawRevealed(state, in: &frame)
    }
    for button in lastRowButtons(of: state) {
      frame.put(
        button.text, at: Position(column: button.column, row: lastBodyRow),
        maxWidth: size.columns - 1 - button.column)
    }
  }

  private func practiceHeading(
    _ state: PracticeState, _ question: Question, width: Int
  ) -> StyledText {
    let place = "\(state.session.position) of \(state.session.total)"
    let isStarred = progress.marks.isStarred(question.id)
    func heading(_ parts: [String]) -> StyledText {
      StyledText(place + "  ", .strong) + StyledText(isStarred ? "* " : "", .accent)
        + StyledText(parts.joined(separator: dot), .dim)
    }
    let (level, topic) = (question.level.title, question.topic.rawValue)
    return fitting(
      width,
      [
        heading([level, topic, question.kind.rawValue]), heading([level, topic]), heading([topic]),
      ])
  }

  private func practiceStatus(_ state: PracticeState, _ question: Question) -> StyledText {
    let milliseconds = state.thinking(at: now.instant)
    let isOver = milliseconds > question.minutes * 60_000
    var text = StyledText(Phrases.clock(milliseconds: milliseconds), isOver ? .warning : .text)
    if size.columns >= 60 {
      text.append(isOver ? " over " : " of ", isOver ? .warning : .dim)
      text.append("\(question.minutes) min", .dim)
      text.append(dot + standing(of: question, state), .dim)
    } else if isOver {
      text.append(" over", .warning)
    }
    return text
  }

  /// Where the question stands in the schedule, or how sure one was.
  private func standing(of question: Question, _ state: PracticeState) -> String {
    if state.phase == .revealed, let confidence = state.confidence {
      return "you: \(confidence.word)"
    }
    if state.session.relearning.contains(question.id) { return "once more" }
    guard let card = progress.cards[question.id] else { return "new" }
    let days = today.days(since: preferences.schedule.dueDay(of: card))
    if days == 0 { return "due today" }
    return days > 0 ? "due \(days) d ago" : "due in \(-days) d"
  }

  /// What can be clicked on the last row of the body: how sure one is, or the grades.
  func lastRowButtons(of state: PracticeState) -> [Button] {
    state.phase == .revealed ? gradeButtons(state) : confidenceButtons(state)
  }

  /// Moves through the question or the answer, whichever is shown.
  func scrollText(_ state: inout PracticeState, by action: Action) {
    guard let rows = readingRows(state) else { return }
    let text = text(of: state)
    state.offset = scrolled(
      state.offset, by: action, content: max(text.lines.count, text.own.count), rows: rows,
      hasMarkRow: true)
  }

  /// The rows of the question or the answer, whichever is shown; nil where none is.
  private func readingRows(_ state: PracticeState) -> Int? {
    state.phase == .revealed
      ? revealedLayout(state).answer?.rows : askingLayout(state).question.rows
  }

  /// Scrolls as little as shows a part of the text.
  func bringIntoSight(_ part: PracticeText.Part, _ state: inout PracticeState) {
    let text = text(of: state)
    guard let lines = text.parts[part], let rows = readingRows(state) else { return }
    var scroller = Scroller(content: text.lines.count, viewport: rows, offset: state.offset)
    scroller.reveal(lines)
    state.offset = scroller.offset
  }

  /// The columns that the text of the question, or of its answer, is set in.
  func readingWidth(_ state: PracticeState) -> Int {
    if state.phase == .revealed {
      return comparesAnswers(state) ? halfWidth : revealedTextWidth
    }
    return writesBeside(state) ? halfWidth : textWidth
  }
}
