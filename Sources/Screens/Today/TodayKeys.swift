import QuestionBank
import TerminalUI

extension Keymap {
  static let today = [
    bind(
      [.enter, space], .choose, [.today], "start",
      "Start or continue the session, or open what is selected"),
    bind([.character("l")], .chooseLevels, [.today], "levels", "Choose which levels to practise"),
    bind([.character("t")], .chooseTopics, [.today], "topics", "Choose which topics to practise"),
    bind(
      [.character("c")], .clearFilter, [.today], "clear filter",
      "Practise all levels and topics again"),
    bind(
      [.character("B")], .browse, [.today], "browse",
      "List all questions, to read, find and set aside"),
    bind(
      [.character("S")], .settings, [.today], "settings",
      "Settings: interview date, new questions a day, the mouse and more"),
  ]
}
