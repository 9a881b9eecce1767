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
  /// A click does what it hits; the wheel scrolls by three lines.
  mutating func take(_ mouse: MouseEvent) -> [Effect] {
    guard !isSaving, isLargeEnough else { return [] }
    switch mouse.action {
    case .wheelDown: return wheel(.down)
    case .wheelUp: return wheel(.up)
    case .left:
      notice = nil
      return click(mouse.position)
    case .middle, .right: return []
    }
  }

  private mutating func click(_ position: Position) -> [Effect] {
    if position.row == size.rows - 1 {
      return press(footerButtons(), at: position)
    }
    switch overlay {
    case .help: return []
    case .choosing(let chooser):
      return chooserRow(at: position, chooser).map { perform(.item($0)) } ?? []
    case nil: break
    }
    switch screen {
    case .today(var state):
      guard let row = todayRow(at: position) else { return [] }
      // The first click selects and the second one opens, so that a stray one does no harm.
      if row == state.cursor { return perform(.choose) }
      state.cursor = row
      screen = .today(state)
      return []
    case .practice(let state):
      if position.row == lastBodyRow { return press(lastRowButtons(of: state), at: position) }
      guard state.phase == .revealed, let point = keyPoint(at: position) else { return [] }
      return perform(.tickPoint(point))
    case .browse(let state):
      guard state.page == nil, let row = browseRow(at: position, state) else { return [] }
      return clickBrowse(row, state)
    case .summary, .report: return []
    }
  }

  private mutating func press(_ buttons: [Button], at position: Position) -> [Effect] {
    buttons.first { $0.contains(position) }?.action.map { perform($0) } ?? []
  }

  private mutating func wheel(_ direction: Action) -> [Effect] {
    var effects: [Effect] = []
    for _ in 0..<3 {
      if overlay == nil, case .practice(var state) = screen {
        scrollText(&state, by: direction)
        screen = .practice(state)
      } else {
        effects += perform(direction)
      }
    }
    return effects
  }
}
