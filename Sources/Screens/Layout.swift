import Practice
import QuestionBank
package import TerminalUI

extension App {
  /// The rows between the header and the notice line: a header, a rule, a notice and a footer
  /// frame every screen.
  var bodyRows: Int { max(1, size.rows - 4) }

  /// First row of the body.
  var bodyTop: Int { 2 }

  /// Columns that text is set in: one cell of margin on either side, and no longer lines than
  /// read well.
  var textWidth: Int { max(1, min(size.columns - 2, 100)) }

  /// The picture of the app as it is.
  package func view() -> Frame {
    var frame = Frame(size: size, glyphs: glyphs)
    guard isLargeEnough else {
      drawTooSmall(&frame)
      return frame
    }
    switch overlay {
    case .help(let offset): drawHelp(offset: offset, in: &frame)
    case .choosing(let chooser): draw(chooser, in: &frame)
    case nil:
      switch screen {
      case .today(let state): draw(state, in: &frame)
      case .practice(let state): draw(state, in: &frame)
      case .summary(let state): draw(state, in: &frame)
      case .report(let state): draw(state, in: &frame)
      }
    }
    drawNotice(in: &frame)
    drawFooter(in: &frame)
    return frame
  }

  /// A header of a left part that gives way and a right part that stays.
  func drawHeader(_ left: StyledText, _ right: StyledText = StyledText(), in frame: inout Frame) {
    let rightWidth = right.width
    frame.put(
      left, at: Position(column: 1, row: 0),
      maxWidth: max(0, size.columns - 2 - (rightWidth > 0 ? rightWidth + 2 : 0)))
    frame.put(right, at: Position(column: size.columns - 1 - rightWidth, row: 0))
    frame.rule(row: 1)
  }

  /// Lines of the body from an offset on.
  func drawBody(_ lines: [StyledText], offset: Int, in frame: inout Frame) {
    draw(lines, offset: offset, top: bodyTop, rows: bodyRows, in: &frame)
  }

  /// Lines in a part of the frame. How many are out of sight stands at the right of `markRow`, a
  /// row that holds no text; without one the part's last row is given up for it.
  func draw(
    _ lines: [StyledText], offset: Int, top: Int, rows: Int, column: Int = 1,
    markRow: Int? = nil, in frame: inout Frame
  ) {
    guard rows > 0 else { return }
    let width = size.columns - column - 1
    let visible = Self.visibleRows(of: lines.count, rows: rows, hasMarkRow: markRow != nil)
    let scroller = Scroller(content: lines.count, viewport: visible, offset: offset)
    for (row, line) in lines[scroller.visible].enumerated() {
      frame.put(line, at: Position(column: column, row: top + row), maxWidth: width)
    }
    guard let mark = scroller.indicator(glyphs) else { return }
    let padded = StyledText(" ") + mark
    frame.put(
      padded,
      at: Position(column: size.columns - 1 - padded.width, row: markRow ?? top + rows - 1))
  }

  /// How many of some lines a part of the frame shows at a time.
  static func visibleRows(of content: Int, rows: Int, hasMarkRow: Bool) -> Int {
    content > rows && !hasMarkRow ? max(1, rows - 1) : rows
  }

  private func drawNotice(in frame: inout Frame) {
    guard let notice else { return }
    let prefix = notice.kind == .problem ? "! " : ""
    frame.put(
      prefix + notice.text, notice.kind == .problem ? .bad : .good,
      at: Position(column: 1, row: size.rows - 2), maxWidth: size.columns - 2)
  }

  /// The keys of the context: as many as fit, the help always.
  private func drawFooter(in frame: inout Frame) {
    let context = self.context
    let row = size.rows - 1
    var column = 1
    let helpWidth = context == .help ? 0 : 6
    let end = size.columns - 1
    for binding in Keymap.bindings(in: context)
    where !binding.label.isEmpty && binding.action != .help && isAvailable(binding.action) {
      var item = StyledText(binding.keys[0].name(glyphs), .key)
      item.append(" " + label(of: binding), .dim)
      guard column + item.width + 3 + helpWidth <= end + 1 else { continue }
      frame.put(item, at: Position(column: column, row: row))
      column += item.width + 3
    }
    if helpWidth > 0 {
      var help = StyledText("?", .key)
      help.append(" help", .dim)
      if context == .writing { return }
      frame.put(help, at: Position(column: min(column, end - helpWidth), row: row))
    }
  }

  /// The footer's words, made precise where the state knows more.
  private func label(of binding: Binding) -> String {
    if binding.action == .accept, case .practice(let state) = screen {
      return "take "
        + gradeName(state.rubric.suggestedGrade(confidence: state.confidence))
    }
    return binding.label
  }

  /// Whether an action would do anything now, so that the footer offers it.
  func isAvailable(_ action: Action) -> Bool {
    switch action {
    case .undo: return !undoable.isEmpty
    case .redo: return !redoable.isEmpty
    case .clearFilter: return !filter.isEmpty
    case .hint:
      guard case .practice(let state) = screen, let question = question(of: state) else {
        return false
      }
      return state.hintsShown < question.hints.count
    case .skip:
      if case .practice(let state) = screen { return state.session.upcoming.count > 1 }
      return false
    default: return true
    }
  }

  private func drawTooSmall(_ frame: inout Frame) {
    let lines = [
      "Edgewise needs a window of \(Self.smallestSize.columns) by \(Self.smallestSize.rows).",
      "This one is \(size.columns) by \(size.rows). Make it larger to go on; q quits.",
    ]
    var row = 0
    for line in lines {
      for part in StyledText(line).wrapped(to: max(1, size.columns)) {
        frame.put(part, at: Position(column: 0, row: row))
        row += 1
      }
    }
  }
}
