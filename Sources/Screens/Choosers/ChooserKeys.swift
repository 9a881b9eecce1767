import QuestionBank
import TerminalUI

extension Keymap {
  static let choosing = [
    bind([space, .character("x")], .toggle, [.choosing], "choose", "Take or leave this one"),
    bind(
      [.enter], .back, [.choosing], "done", "Go back"),
    bind([.character("c")], .chooseNone, [.choosing], "all", "Take them all again"),
  ]
}
