import QuestionBank
import TerminalUI

extension Keymap {
  static let sources = [
    bind(
      [.character("o")], .showSources, [.question, .revealed], "sources",
      "List the question's sources, to open their addresses or to copy them"),
    bind(
      [.character("E")], .editQuestion, [.question], "edit",
      "Edit the file of a question of your own (--bank) in $VISUAL or $EDITOR"),
    bind(
      [.enter, space, .character("o")], .choose, [.sources], "open",
      "Open the address in the browser; over ssh it is copied"),
    bind(
      [.character("y")], .copy, [.sources], "copy",
      "Copy the address, also over ssh, where the terminal allows it"),
  ]
}
