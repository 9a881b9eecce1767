import TerminalUI

extension App {
  /// Sets the text that the likeliest key leads to, so that it is there when the key comes.
  ///
  /// For the moment after a frame. Nothing that shows changes, and the work is done once for what is
  /// on the screen.
  package mutating func anticipate() {
    guard overlay == nil, isLargeEnough, !isSaving else { return }
    // The keymap's index is made with its first use.
    _ = Keymap.action(for: .enter, in: context)
    var next = self
    switch screen {
    case .today where keptNext == nil:
      _ = next.perform(.choose)
    case .practice(var state) where state.phase == .asking:
      state.phase = .revealed
      guard textKey(of: state) != keptNext?.key else { return }
      _ = next.perform(.reveal)
    default: return
    }
    next.prepare()
    // The first drawing of a screen also brings its code into memory.
    _ = next.view()
    keptNext = next.keptText
  }
}
