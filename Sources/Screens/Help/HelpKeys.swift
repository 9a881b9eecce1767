import QuestionBank
import TerminalUI

extension Keymap {
  static let help = [
    bind([.enter], .choose, [.help], "do it", "Do what is selected"),
    bind([.down], .down, [.help], "", "Down an entry"),
    bind([.up], .up, [.help], "", "Up an entry"),
    bind([.pageDown, .control("d")], .pageDown, [.help], "", "Down a page"),
    bind([.pageUp, .control("u")], .pageUp, [.help], "", "Up a page"),
    bind([.home], .top, [.help], "", "To the top"),
    bind([.end], .bottom, [.help], "", "To the end"),
  ]
}
