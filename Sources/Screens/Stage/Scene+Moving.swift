import TerminalUI

extension Staged {
  /// An offset into `content` lines after a scrolling action, within what `rows` can show.
  func scrolled(
    _ offset: Int, by action: Action, content: Int, rows: Int? = nil, hasMarkRow: Bool = false
  ) -> Int {
    let visible = Scroller.visibleRows(of: content, rows: rows ?? bodyRows, hasMarkRow: hasMarkRow)
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
}
