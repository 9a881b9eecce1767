import QuestionBank
import TerminalUI

extension Keymap {
  static let choosing = [
    bind([space, .character("x")], .toggle, [.choosing], "choose", "Take or leave this one"),
    bind(
      [.enter], .back, [.choosing, .summary], "done", "Go back; also from the summary"),
    bind([.character("c")], .chooseNone, [.choosing], "all", "Take them all again"),
  ]
}
