import Practice
import TerminalUI

extension App {
  /// A click selects what it hits, or does it where it is a key or a box to tick; a double click
  /// opens; the wheel scrolls by three lines.
  mutating func take(_ mouse: MouseEvent) -> [Effect] {
    guard !desk.isSaving, window.isLargeEnough else { return [] }
    let position = mouse.position
    switch mouse.action {
    case .wheelDown: return apply(rooms[rooms.count - 1].wheel(.down, at: position, scene))
    case .wheelUp: return apply(rooms[rooms.count - 1].wheel(.up, at: position, scene))
    case .left:
      notice = nil
      guard position.row == window.size.rows - 1 else {
        return apply(rooms[rooms.count - 1].click(position, clicks: mouse.clicks, scene))
      }
      return clickFooter(position, clicks: mouse.clicks)
    case .middle, .right: return []
    }
  }

  /// Where a click does something, the second of a double click does no more, since it may meet what
  /// the first has brought there; but what is pressed again and again may be pressed fast.
  private mutating func clickFooter(_ position: Position, clicks: Int) -> [Effect] {
    let action = footerButtons.first { $0.contains(position) }?.action
    if clicks > 1 {
      guard let action, action == clickedLast, Self.repeated.contains(action) else { return [] }
      return perform(action)
    }
    clickedLast = action
    return action.map { perform($0) } ?? []
  }

  private static let repeated: Set<Action> = [.raiseSetting, .lowerSetting, .left, .right]
}
