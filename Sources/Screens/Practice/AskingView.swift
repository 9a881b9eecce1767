import Practice
import TerminalUI

/// Where the parts of a question before its reveal are drawn.
struct AskingLayout {
  var question: Region
  /// The answer being written, or written, with its heading.
  var answer: Region?
}

extension PracticeView {
  /// The columns that a typed answer is set in.
  var answerWidth: Int {
    writesBeside ? halfWidth - 2 : writingWidth
  }

  /// Whether an answer is, or has been, written before the reveal.
  var hasAnswer: Bool {
    room.phase == .writing || room.phase == .asking && !room.editor.isBlank
  }

  /// Whether the answer is written beside the question.
  var writesBeside: Bool {
    hasTwoColumns && hasAnswer
  }

  /// How the body is divided before the reveal. A row for the mark of what is out of sight, and the
  /// last one, are kept free.
  var askingLayout: AskingLayout {
    var area = body
    area.rows = max(1, bodyRows - 2)
    guard hasAnswer else { return AskingLayout(question: area) }
    if writesBeside {
      var (question, answer) = (area, area)
      question.columns = halfWidth
      answer.column += halfWidth + 3
      answer.columns = halfWidth
      return AskingLayout(question: question, answer: answer)
    }
    let lines = text.lines.count
    // Writing, the question gives way; else it keeps what it needs.
    let wanted = min(lines + 1, area.rows - 2)
    let least = room.phase == .writing ? min(wanted, max(2, area.rows / 3)) : wanted
    let answerLines = layout(of: room.editor, width: writingWidth, kept: room.writing).rowCount
    var (question, answer) = (area, area)
    answer.rows = min(answerLines + 1, max(2, area.rows - least))
    question.rows = max(1, area.rows - answer.rows)
    answer.row += min(question.rows, lines + 1)
    return AskingLayout(question: question, answer: answer)
  }

  func drawAsking(in frame: inout Frame) {
    let layout = askingLayout
    let markRow = lastBodyRow - 1
    let isBeside = writesBeside
    draw(
      text.lines, offset: room.offset, in: layout.question,
      markRow: isBeside ? markRow : layout.answer?.row ?? markRow, frame: &frame)
    guard let answer = layout.answer else { return }
    if isBeside { drawRule(leftOf: answer, in: &frame) }
    draw(
      self.layout(of: room.editor, width: answerWidth, kept: room.writing), heading: "Your answer",
      isWriting: room.phase == .writing, offset: room.answerOffset, in: answer,
      markRow: markRow, frame: &frame)
  }

  /// "How sure are you?", each answer with its key.
  var confidenceButtons: [Button] {
    let isWide = size.columns >= 64
    let ends: Set<Confidence> = [.guess, .certain]
    var buttons: [Button] = []
    let question = StyledText(isWide ? "How sure are you?   " : "Sure? ", .dim)
    var column = 1 + question.width
    buttons.append(Button(column: 1, text: question, action: nil))
    for confidence in Confidence.allCases {
      let isChosen = room.confidence == confidence
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
