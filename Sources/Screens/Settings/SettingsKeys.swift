import QuestionBank
import TerminalUI

extension Keymap {
  static let settings = [
    bind(
      [.enter, space], .changeSetting, [.settings], "change", "Type a value, or switch on and off"),
    bind(
      [.right, .character("l"), .character("+")], .raiseSetting, [.settings], "more",
      "More, or later, or on"),
    bind(
      [.left, .character("h"), .character("-")], .lowerSetting, [.settings], "less",
      "Less, or sooner, or off"),
    bind(
      [.character("u")], .undoSetting, [.settings], "undo",
      "Undo the last change of a setting, then the one before"),
    bind(
      [.character("f")], .fit, [.settings], "fit memory",
      "Fit the memory model to your answers, beside what you do; again gives it up"),
    bind([.enter], .acceptSetting, [.typingSetting], "keep", "Keep the value"),
  ]
}
