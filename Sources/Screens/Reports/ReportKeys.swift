import QuestionBank
import TerminalUI

extension Keymap {
  private static let sheets: CaseSet<Context> = [.report, .summary]

  static let reports = [
    bind(
      [.enter], .choose, sheets, "open",
      "Open what the line stands for: a question's page, the list of a topic, a level or a goal; with "
        + "nothing selected on the summary, go back"),
    bind(
      [.character("p")], .practise, sheets, "practise",
      "Practise the question, or all of the line's, weakest first, and come back"),
    bind(
      [space], .toggle, [.report], "fold", "Fold or unfold the phase of the roadmap"),
    bind(
      [.character("n")], .nextOpen, [.report], "next open",
      "Go to the roadmap's next goal that is not reached"),
    bind([.character("B")], .browse, sheets, "", "List all questions, from reports too"),
    bind([.character("S")], .settings, sheets, "", "Settings, from reports too"),
  ]
}
