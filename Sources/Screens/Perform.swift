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
      openHelp()
      return []
    default: break
    }
    switch overlay {
    case .help(let help): return performHelp(action, help)
    case .choosing(let chooser): return performChooser(action, chooser)
    case .note(let note): return performNote(action, note)
    case nil: break
    }
    switch screen {
    case .today(let state): return performToday(action, state)
    case .practice(let state): return performPractice(action, state)
    case .summary(let state): return performSummary(action, state)
    case .report(let state): return performReport(action, state)
    case .settings(let state): return performSettings(action, state)
    case .browse(let state): return performBrowse(action, state)
    }
  }

  /// An offset into `content` lines after a scrolling action, within what `rows` can show.
  func scrolled(
    _ offset: Int, by action: Action, content: Int, rows: Int? = nil, hasMarkRow: Bool = false
  ) -> Int {
    let visible = Self.visibleRows(of: content, rows: rows ?? bodyRows, hasMarkRow: hasMarkRow)
    var scroller = Scroller(content: content, viewport: visible, offset: offset)
    switch action {
    case .down: scroller.scroll(by: 1)
    case .up: scroller.scroll(by: -1)
    case .pageDown: scroller.page(by: 1)
    case .pageUp: scroller.page(by: -1)
    case .top: scroller.scrollToStart()
    case .bottom: scroller.scrollToEnd()
    default: break
    }
    return scroller.offset
  }

  /// The selected entry of a list after a movement.
  func moved(_ cursor: Int, by action: Action, count: Int) -> Int {
    let target =
      switch action {
      case .down: cursor + 1
      case .up: cursor - 1
      case .pageDown: cursor + max(1, bodyRows / 2)
      case .pageUp: cursor - max(1, bodyRows / 2)
      case .top: 0
      case .bottom: count - 1
      default: cursor
      }
    return max(0, min(target, count - 1))
  }

  /// After a resize nothing is scrolled past its end.
  mutating func clampScrolling() {
    guard isLargeEnough else { return }
    switch screen {
    case .practice(var state):
      scrollText(&state, by: .redraw)
      state.sideways = min(state.sideways, mostSideways(state))
      screen = .practice(state)
    case .report(var state):
      state.offset = scrolled(state.offset, by: .redraw, content: reportLines(state).count)
      screen = .report(state)
    case .summary(var state):
      state.offset = scrolled(state.offset, by: .redraw, content: summaryLines(state).count)
      screen = .summary(state)
    case .today, .settings, .browse: break
    }
  }
}
