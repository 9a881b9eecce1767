import Practice
import TerminalUI

/// What is being written, laid out for a width.
struct KeptLayout: Sendable {
  let editor: TextEditor
  let width: Int
  let layout: EditorLayout
}

/// Where the parts of a question before its reveal are drawn.
struct AskingLayout {
  var question: Region
  /// The answer being written, or written, with its heading.
  var answer: Region?
}

extension App {
  /// The columns that a typed answer is set in.
  func answerWidth(_ state: PracticeState) -> Int {
    writesBeside(state) ? halfWidth - 2 : writingWidth
  }

  /// The columns that a text of the person's own is written in, where it has the whole width.
  var writingWidth: Int { textWidth - 2 }

  /// Whether an answer is, or has been, written before the reveal.
  private func hasAnswer(_ state: PracticeState) -> Bool {
    state.phase == .writing || state.phase == .asking && !state.editor.isBlank
  }

  /// Whether the answer is written beside the question.
  func writesBeside(_ state: PracticeState) -> Bool {
    size.columns >= Self.columnsForTwo && hasAnswer(state)
  }

  /// How the body is divided before the reveal. A row for the mark of what is out of sight, and the
  /// last one, are kept free.
  func askingLayout(_ state: PracticeState) -> AskingLayout {
    var room = body
    room.rows = max(1, bodyRows - 2)
    guard hasAnswer(state) else { return AskingLayout(question: room) }
    if writesBeside(state) {
      var (question, answer) = (room, room)
      question.columns = halfWidth
      answer.column += halfWidth + 3
      answer.columns = halfWidth
      return AskingLayout(question: question, answer: answer)
    }
    let lines = text(of: state).lines.count
    // Writing, the question gives way; else it keeps what it needs.
    let wanted = min(lines + 1, room.rows - 2)
    let least = state.phase == .writing ? min(wanted, max(2, room.rows / 3)) : wanted
    let answerLines = layout(of: state.editor, width: writingWidth).rowCount
    var (question, answer) = (room, room)
    answer.rows = min(answerLines + 1, max(2, room.rows - least))
    question.rows = max(1, room.rows - answer.rows)
    answer.row += min(question.rows, lines + 1)
    return AskingLayout(question: question, answer: answer)
  }

  func drawAsking(_ state: PracticeState, in frame: inout Frame) {
    let layout = askingLayout(state)
    let markRow = lastBodyRow - 1
    let isBeside = writesBeside(state)
    draw(
      text(of: state).lines, offset: state.offset, in: layout.question,
      markRow: isBeside ? markRow : layout.answer?.row ?? markRow, frame: &frame)
    guard let answer = layout.answer else { return }
    if isBeside { drawRule(leftOf: answer, in: &frame) }
    draw(
      self.layout(of: state.editor, width: answerWidth(state)), heading: "Your answer",
      isWriting: state.phase == .writing, offset: state.answerOffset, in: answer,
      markRow: markRow, frame: &frame)
  }

  /// Text that is being written, or was, under a heading; what is written shows its cursor and not
  /// what is at the offset.
  func draw(
    _ layout: EditorLayout, heading: String?, isWriting: Bool, offset: Int = 0, in region: Region,
    markRow: Int, frame: inout Frame
  ) {
    var region = region
    if let heading {
      frame.put(heading, .heading, at: Position(column: region.column, row: region.row))
      region.row += 1
      region.rows -= 1
    }
    let hidden =
      isWriting
      ? Self.scroller(layout, rows: region.rows)
      : Scroller(content: layout.rowCount, viewport: region.rows, offset: offset)
    if let mark = hidden.indicator(glyphs) {
      frame.put(
        mark,
        at: Position(column: region.column + region.columns - mark.width, row: markRow))
    }
    for row in hidden.visible {
      frame.put(
        layout.line(row), .input,
        at: Position(column: region.column + 2, row: region.row + row - hidden.offset),
        maxWidth: region.columns - 2)
    }
    guard isWriting else { return }
    frame.cursor = Position(
      column: min(region.column + 2 + layout.cursor.column, size.columns - 1),
      row: region.row + layout.cursor.row - hidden.offset)
  }

  /// What is in sight of a text that is written, its cursor's row included.
  private static func scroller(_ layout: EditorLayout, rows: Int) -> Scroller {
    let first = max(0, layout.cursor.row - rows + 1)
    return Scroller(content: layout.rowCount, viewport: rows, offset: first)
  }

  /// Moves the cursor of a text that is being written to a position on the screen, where the text's
  /// region has it.
  func moveCursor(
    of editor: inout TextEditor, to position: Position, in region: Region, width: Int
  ) {
    guard region.contains(position) else { return }
    let scroller = Self.scroller(layout(of: editor, width: width), rows: region.rows)
    editor.move(
      toRow: position.row - region.row + scroller.offset,
      column: position.column - region.column - 2, width: width)
  }

  /// A text that is being written, as it is laid out; kept, since a long one takes longer to lay out
  /// than to draw.
  func layout(of editor: TextEditor, width: Int) -> EditorLayout {
    if let ready = kept.layout, ready.width == width, ready.editor.isSame(as: editor) {
      return ready.layout
    }
    return editor.layout(width: width)
  }

  /// Lays out what is being written for the next frame.
  mutating func prepareLayout() {
    let (editor, width): (TextEditor, Int)
    switch (overlay, screen) {
    case (.note(let note), _): (editor, width) = (note.editor, writingWidth)
    case (nil, .practice(let state)) where hasAnswer(state):
      (editor, width) = (state.editor, answerWidth(state))
    default:
      kept.layout = nil
      return
    }
    kept.layout = KeptLayout(
      editor: editor, width: width, layout: layout(of: editor, width: width))
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
