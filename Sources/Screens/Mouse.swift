import Practice
import TerminalUI

/// Words on a row that can be clicked.
struct Button {
  let column: Int
  let text: StyledText
  /// Nil for words that do nothing.
  let action: Action?

  func contains(_ position: Position) -> Bool {
    (column..<column + text.width).contains(position.column)
  }
}

extension App {
  /// A click selects what it hits, or does it where it is a key or a box to tick; a double click
  /// opens; the wheel scrolls by three lines.
  mutating func take(_ mouse: MouseEvent) -> [Effect] {
    guard !isSaving, isLargeEnough else { return [] }
    switch mouse.action {
    case .wheelDown: return wheel(.down, at: mouse.position)
    case .wheelUp: return wheel(.up, at: mouse.position)
    case .left:
      notice = nil
      // Where a click does something, the second of a double click does no more: it may meet what
      // the first has brought there.
      return mouse.clicks > 1 ? doubleClick(mouse.position) : click(mouse.position)
    case .middle, .right: return []
    }
  }

  private mutating func click(_ position: Position) -> [Effect] {
    if position.row == size.rows - 1 {
      return press(footerButtons(), at: position)
    }
    switch overlay {
    case .help(var help):
      guard let entry = helpEntry(at: position, help) else { return [] }
      help.cursor = entry
      overlay = .help(help)
      return []
    case .note(var note):
      moveCursor(of: &note.editor, to: position, in: noteRegion, width: writingWidth)
      overlay = .note(note)
      return []
    case .choosing(let chooser):
      return chooserRow(at: position, chooser).map { perform(.item($0)) } ?? []
    case nil: break
    }
    switch screen {
    case .today(var state):
      guard let row = todayRow(at: position) else { return [] }
      state.cursor = row
      screen = .today(state)
      return []
    case .practice(let state):
      if position.row == lastBodyRow { return press(lastRowButtons(of: state), at: position) }
      return clickInText(position, state)
    case .settings(var state):
      guard state.field == nil, let row = settingsRow(at: position, state) else { return [] }
      state.cursor = row
      screen = .settings(state)
      return []
    case .browse(let state):
      guard state.page == nil, let row = browseRow(at: position, state) else { return [] }
      return clickBrowse(row, state)
    case .summary, .report: return []
    }
  }

  /// Ticks a key point, takes the movement keys to the answer, or moves the cursor of what is written.
  private mutating func clickInText(_ position: Position, _ state: PracticeState) -> [Effect] {
    if state.phase == .revealed, let point = keyPoint(at: position) {
      return perform(.tickPoint(point))
    }
    var state = state
    if state.phase == .revealed {
      let layout = revealedLayout(state)
      let isText = [layout.answer, layout.own].contains { $0?.contains(position) == true }
      if isText { state.pane = .answer }
    } else if state.phase == .writing, var region = askingLayout(state).answer {
      // Below the heading.
      region.row += 1
      region.rows -= 1
      moveCursor(of: &state.editor, to: position, in: region, width: answerWidth(state))
    }
    screen = .practice(state)
    return []
  }

  /// Opens what is selected, which is what the first click hit.
  private mutating func doubleClick(_ position: Position) -> [Effect] {
    switch (overlay, screen) {
    case (.help(let help), _) where helpEntry(at: position, help) == help.cursor:
      return perform(.choose)
    case (nil, .today(let state)) where todayRow(at: position) == state.cursor:
      return perform(.choose)
    case (nil, .settings(let state))
    where state.field == nil && settingsRow(at: position, state) == state.cursor:
      return perform(.changeSetting)
    case (nil, .browse(let state))
    where state.page == nil && browseRow(at: position, state) == state.list.selected:
      return perform(.choose)
    default: break
    }
    // What is pressed again and again may be pressed fast.
    guard position.row == size.rows - 1,
      let action = footerButtons().first(where: { $0.contains(position) })?.action,
      action == clickedLast, Self.repeated.contains(action)
    else { return [] }
    return perform(action)
  }

  private static let repeated: Set<Action> = [.raiseSetting, .lowerSetting, .left, .right]

  private mutating func press(_ buttons: [Button], at position: Position) -> [Effect] {
    clickedLast = buttons.first { $0.contains(position) }?.action
    return clickedLast.map { perform($0) } ?? []
  }

  private mutating func wheel(_ direction: Action, at position: Position) -> [Effect] {
    let rows = direction == .down ? 3 : -3
    switch (overlay, screen) {
    case (.note(var note), _):
      note.editor.moveRows(by: rows, width: writingWidth)
      overlay = .note(note)
    case (nil, .practice(var state)):
      if state.phase != .revealed, let answer = askingLayout(state).answer,
        answer.contains(position)
      {
        if state.phase == .writing {
          state.editor.moveRows(by: rows, width: answerWidth(state))
        } else {
          let lines = layout(of: state.editor, width: answerWidth(state)).rowCount
          var scroller = Scroller(
            content: lines, viewport: answer.rows - 1, offset: state.answerOffset)
          scroller.scroll(by: rows)
          state.answerOffset = scroller.offset
        }
      } else if state.phase == .revealed,
        revealedLayout(state).points?.contains(position) == true
      {
        // A point is about as long as what the wheel scrolls by.
        state.movePoint(by: direction == .down ? 1 : -1)
      } else {
        for _ in 0..<3 { scrollText(&state, by: direction) }
      }
      screen = .practice(state)
    default:
      var effects: [Effect] = []
      for _ in 0..<3 { effects += perform(direction) }
      return effects
    }
    return []
  }
}
