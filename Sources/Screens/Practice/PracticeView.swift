import FSRS
import Practice
import QuestionBank
import Reports
import TerminalUI
import Typography

/// A question of the sitting as it is drawn.
struct PracticeView: Staged {
  let room: PracticeRoom
  let scene: Scene

  var question: Question { room.question }

  func draw(in frame: inout Frame) {
    let status = self.status
    drawHeader(
      heading(width: size.columns - 4 - status.width), status, in: &frame)
    switch room.phase {
    case .asking, .writing: drawAsking(in: &frame)
    case .revealed: drawRevealed(in: &frame)
    }
    for button in lastRowButtons {
      frame.put(
        button.text, at: Position(column: button.column, row: lastBodyRow),
        maxWidth: size.columns - 1 - button.column)
    }
  }

  private func heading(width: Int) -> StyledText {
    let place =
      desk.sitting.map {
        "\($0.position) of \($0.total)" + ($0.again > 0 ? ", \($0.again) again" : "")
      } ?? ""
    let isStarred = progress.marks.isStarred(question.id)
    func heading(_ parts: [String]) -> StyledText {
      StyledText(place + "  ", .strong) + StyledText(isStarred ? "* " : "", .accent)
        + StyledText(parts.joined(separator: dot), .dim)
    }
    let (level, topic) = (question.level.title, question.topic.name)
    return fitting(
      width,
      [
        heading([level, topic, question.kind.rawValue]), heading([level, topic]), heading([topic]),
      ])
  }

  private var status: StyledText {
    let milliseconds = room.thinking(at: now.instant)
    let isOver = milliseconds > question.minutes * 60_000
    var text = StyledText(Phrases.clock(milliseconds: milliseconds), isOver ? .warning : .text)
    if room.isPaused { text.append(" paused", .accent) }
    if size.columns >= 60 {
      text.append(isOver ? " over " : " of ", isOver ? .warning : .dim)
      text.append("\(question.minutes) min", .dim)
      text.append(dot + place, .dim)
    } else if isOver {
      text.append(" over", .warning)
    }
    return text
  }

  /// Where the question stands in the schedule, or how sure one was.
  private var place: String {
    if room.phase == .revealed, let confidence = room.confidence {
      return "you: \(confidence.word)"
    }
    if desk.sitting?.relearning.contains(question.id) == true { return "once more" }
    guard let card = progress.cards[question.id] else { return "new" }
    let days = today.days(since: preferences.schedule.dueDay(of: card))
    if days == 0 { return "due today" }
    return days > 0 ? "due \(days) d ago" : "due in \(-days) d"
  }

  /// What can be clicked on the last row of the body: how sure one is, or the grades.
  var lastRowButtons: [Button] {
    room.phase == .revealed ? gradeButtons : confidenceButtons
  }

  /// The first line shown after a movement through the question or the answer, whichever is shown.
  func offset(after action: Action) -> Int {
    guard let rows = readingRows else { return room.offset }
    let text = text
    return scrolled(
      room.offset, by: action, content: max(text.lines.count, text.own.count), rows: rows,
      hasMarkRow: true)
  }

  /// The rows of the question or the answer, whichever is shown; nil where none is.
  private var readingRows: Int? {
    room.phase == .revealed ? revealedLayout.answer?.rows : askingLayout.question.rows
  }

  /// The first line shown where as little is scrolled as shows a part of the text.
  func offset(showing part: PracticeText.Part) -> Int {
    let text = text
    guard let lines = text.parts[part], let rows = readingRows else { return room.offset }
    var scroller = Scroller(content: text.lines.count, viewport: rows, offset: room.offset)
    scroller.reveal(lines)
    return scroller.offset
  }

  /// The first line shown where a part of the text is at the top, or as near to it as there is text.
  func offset(from part: PracticeText.Part) -> Int {
    let text = text
    guard let lines = text.parts[part], let rows = readingRows else { return room.offset }
    return Scroller(content: text.lines.count, viewport: rows, offset: lines.lowerBound).offset
  }

  /// The columns that the text of the question, or of its answer, is set in.
  var readingWidth: Int {
    if room.phase == .revealed {
      return comparesAnswers ? halfWidth : revealedTextWidth
    }
    return writesBeside ? halfWidth : textWidth
  }
}
