import QuestionBank
import TerminalUI

extension Keymap {
  private static let browsing: CaseSet<Context> = [.browse, .question]

  static let browse = [
    bind(
      [.enter], .choose, [.browse], "open",
      "Open the question: how you stand, your attempts, the curve of recall"),
    bind([.character("/")], .find, [.browse], "find", "Find questions by words, as you type"),
    bind(
      [space], .reveal, [.question], "answer", "Show the answer of the open question, or hide it"),
    bind(
      [.enter, .character("p")], .practise, [.question], "practise",
      "Practise the open question now, and come back to it"),
    bind(
      [.character("p")], .practise, [.browse], "practise",
      "Practise the selected question now, and come back to the list"),
    bind(
      [.character("a")], .practiseAll, [.browse], "all of these",
      "Practise all that is listed, in its order, and come back"),
    bind(
      [.character(",")], .nextOrder, [.browse], "sort",
      "Sort by due date, recall, lapses, title or as the bank does: the next of these"),
    bind([.character("l")], .chooseLevels, [.browse], "levels", "Choose which levels to list"),
    bind([.character("t")], .chooseTopics, [.browse], "topics", "Choose which topics to list"),
    bind(
      [.character("f")], .nextForm, [.browse], "form",
      "List only core questions, scenarios or code: the next of these"),
    bind(
      [.character("s")], .nextState, [.browse], "state",
      "List only what is due, new, missed, starred, learning, known, seen, buried or suspended: the "
        + "next of these"),
    bind(
      [.character("y")], .nextKind, [.browse], "kind",
      "List only one kind of question: the next kind"),
    bind(
      [.character("c")], .clearFilter, [.browse], "clear", "List all questions again"),
    bind([.character("S")], .settings, [.browse], "", "Settings, from the list too"),
    bind(
      [.character("*")], .star, [.browse], "", "Star the selected question, or take the star off"),
    bind(
      [.character("*")], .star, [.question], "star", "Star the open question, or take the star off"),
    bind(
      [.character("!")], .suspendQuestion, browsing, "",
      "Suspend the question, or have it asked again"),
    bind(
      [.character("b")], .bury, browsing, "",
      "Bury the question until tomorrow, or take that back"),
  ]

  static let finding = [
    bind([.enter], .finishFinding, [.finding], "done", "Keep the words and go back to the list"),
    bind([.control("u")], .eraseLine, [.finding], "erase", "Take the words off"),
    bind([.down], .down, [.finding], "", "Down an entry, while typing"),
    bind([.up], .up, [.finding], "", "Up an entry, while typing"),
    bind([.pageDown, .control("d")], .pageDown, [.finding], "", "Down a page, while typing"),
    bind([.pageUp], .pageUp, [.finding], "", "Up a page, while typing"),
    bind([.home], .top, [.finding], "", "To the top, while typing"),
    bind([.end], .bottom, [.finding], "", "To the end, while typing"),
  ]
}
