import Practice
import TerminalUI

extension App {
  /// Carries out an action where it has a meaning; elsewhere it does nothing.
  mutating func perform(_ action: Action) -> [Effect] {
    guard !isSaving else { return [] }
    switch action {
    case .quit: return leave()
    case .redraw: return [.redraw]
    case .suspendApp: return [.suspendApp]
    case .help:
      overlay = .help(offset: 0)
      return []
    case .back where overlay != nil:
      overlay = nil
      return []
    default: break
    }
    switch overlay {
    case .help(let offset):
      overlay = .help(offset: scrolled(offset, by: action, content: helpLines.count))
      return []
    case .choosing(let chooser):
      choose(action, in: chooser)
      return []
    case nil: break
    }
    switch screen {
    case .today(let state): return performToday(action, state)
    case .practice(let state): return performPractice(action, state)
    case .summary(let state): return performSummary(action, state)
    case .report(let state): return performReport(action, state)
    }
  }

  /// An offset into `content` lines after a scrolling action, within what the window can show.
  func scrolled(_ offset: Int, by action: Action, content: Int, visible: Int? = nil) -> Int {
    let visible =
      visible ?? Self.visibleRows(of: content, rows: bodyRows, hasMarkRow: false)
    let most = max(0, content - visible)
    let moved =
      switch action {
      case .down: offset + 1
      case .up: offset - 1
      case .pageDown: offset + max(1, visible - 1)
      case .pageUp: offset - max(1, visible - 1)
      case .top: 0
      case .bottom: most
      default: offset
      }
    return min(max(0, moved), most)
  }

  /// A click chooses what it hits; the wheel scrolls by three lines.
  mutating func click(_ mouse: MouseEvent) -> [Effect] {
    guard !isSaving, isLargeEnough else { return [] }
    switch mouse.action {
    case .wheelDown: return wheel(.down)
    case .wheelUp: return wheel(.up)
    case .left:
      guard overlay == nil else { return [] }
      notice = nil
      switch screen {
      case .today(var state):
        guard let row = todayRow(at: mouse.position) else { return [] }
        state.cursor = row
        screen = .today(state)
        return mouse.clicks > 1 ? perform(.choose) : []
      case .practice(let state) where state.phase == .revealed:
        guard let point = keyPoint(at: mouse.position) else { return [] }
        return perform(.tickPoint(point))
      default: return []
      }
    case .middle, .right: return []
    }
  }

  private mutating func wheel(_ direction: Action) -> [Effect] {
    var effects: [Effect] = []
    for _ in 0..<3 {
      if case .practice(var state) = screen, overlay == nil {
        scrollText(&state, by: direction)
        screen = .practice(state)
      } else {
        effects += perform(direction)
      }
    }
    return effects
  }

  /// After a resize nothing is scrolled past its end.
  mutating func clampScrolling() {
    guard isLargeEnough else { return }
    if case .help(let offset) = overlay {
      overlay = .help(offset: scrolled(offset, by: .redraw, content: helpLines.count))
    }
    switch screen {
    case .practice(var state):
      scrollText(&state, by: .redraw)
      screen = .practice(state)
    case .report(var state):
      state.offset = scrolled(state.offset, by: .redraw, content: reportLines(state).count)
      screen = .report(state)
    case .summary(var state):
      state.offset = scrolled(state.offset, by: .redraw, content: summaryLines(state).count)
      screen = .summary(state)
    case .today: break
    }
  }
}
