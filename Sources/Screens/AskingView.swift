import Practice
import TerminalUI

extension App {
  /// The columns that a typed answer is set in.
  var answerWidth: Int { textWidth - 2 }

  /// How the body is divided before the reveal: rows of the question, then those of the answer
  /// being written. A row for the mark of what is out of sight, and the last one, are kept free.
  func askingDivision(_ state: PracticeState) -> (question: Int, answer: Int) {
    let room = bodyRows - 2
    let answer = answerLayout(state)?.lines.count ?? 0
    guard answer > 0 else { return (max(1, room), 0) }
    // Writing, the question gives way; else it keeps what it needs.
    let wanted = min(text(of: state).lines.count + 1, room - 2)
    let least = state.phase == .writing ? min(wanted, max(2, room / 3)) : wanted
    let answerRows = min(answer + 1, max(2, room - least))
    return (max(1, room - answerRows), answerRows)
  }

  private func answerLayout(_ state: PracticeState) -> EditorLayout? {
    guard state.phase == .writing || state.typedAnswer != nil else { return nil }
    return state.editor.layout(width: answerWidth)
  }

  func drawAsking(_ state: PracticeState, in frame: inout Frame) {
    let lines = text(of: state).lines
    let (questionRows, answerRows) = askingDivision(state)
    let markRow = lastBodyRow - 1
    var region = body
    region.rows = questionRows
    guard answerRows > 0, let layout = answerLayout(state) else {
      draw(lines, offset: state.offset, in: region, markRow: markRow, frame: &frame)
      return
    }
    var below = body
    below.row += min(questionRows, lines.count + 1)
    below.rows = answerRows
    draw(lines, offset: state.offset, in: region, markRow: below.row, frame: &frame)
    drawAnswer(
      layout, isWriting: state.phase == .writing, in: below, markRow: markRow, frame: &frame)
  }

  private func drawAnswer(
    _ layout: EditorLayout, isWriting: Bool, in region: Region, markRow: Int,
    frame: inout Frame
  ) {
    let visible = region.rows - 1
    let first = isWriting ? max(0, layout.cursor.row - visible + 1) : 0
    let hidden = Scroller(content: layout.lines.count, viewport: visible, offset: first)
    frame.put("Your answer", .heading, at: Position(column: region.column, row: region.row))
    if let mark = hidden.indicator(glyphs) {
      frame.put(
        mark,
        at: Position(column: region.column + region.columns - mark.width, row: markRow))
    }
    for (row, line) in layout.lines[hidden.visible].enumerated() {
      frame.put(
        line, .input, at: Position(column: region.column + 2, row: region.row + 1 + row),
        maxWidth: region.columns - 2)
    }
    guard isWriting else { return }
    frame.cursor = Position(
      column: min(region.column + 2 + layout.cursor.column, size.columns - 1),
      row: region.row + 1 + layout.cursor.row - hidden.offset)
  }

  /// "How sure are you?", each answer with its key.
  func confidenceButtons(_ state: PracticeState) -> [Button] {
    let isWide = size.columns >= 64
    let ends: Set<Confidence> = [.guess, .certain]
    var buttons: [Button] = []
    let question = StyledText(isWide ? "How sure are you?   " : "Sure? ", .dim)
    var column = 1 + question.width
    buttons.append(Button(column: 1, text: question, action: nil))
    for confidence in Confidence.allCases {
      let isChosen = state.confidence == confidence
      var text = StyledText("\(confidence.rawValue)", .key)
      if isChosen {
        text.append("[\(confidence.word)]", .selection)
      } else {
        text.append(isWide || ends.contains(confidence) ? " \(confidence.word) " : " ")
      }
      buttons.append(Button(column: column, text: text, action: .confidence(confidence)))
      column += text.width + 1
    }
    return buttons
  }
}
