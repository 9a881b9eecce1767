import FSRS
import Practice
import QuestionBank
import TerminalUI

extension Keymap {
  package static let sections: [Section] = [
    Section(title: "Today", bindings: today),
    Section(title: "Choosing levels or topics", bindings: choosing),
    Section(title: "Browse", bindings: browse),
    Section(title: "Practice, before the reveal", bindings: asking),
    Section(title: "Writing an answer or a note", bindings: writing),
    Section(title: "Practice, after the reveal", bindings: revealed),
    Section(title: "A question missed again and again", bindings: missed),
    Section(title: "Practice, on either side", bindings: practice),
    Section(title: "Reports and summary", bindings: reports),
    // After what takes back and does again, which comes first where the footer has room for one.
    Section(title: "Plan and reports", bindings: plan),
    Section(title: "Choosing the level to prepare for", bindings: goal),
    Section(title: "Sources of a question", bindings: sources),
    Section(title: "Settings", bindings: settings),
    Section(title: "Moving", bindings: movement),
    Section(title: "Browse, finding by words", bindings: finding),
    Section(title: "Help", bindings: help),
    Section(title: "Everywhere", bindings: everywhere),
  ]

  static func bind(
    _ keys: [Key], _ action: Action, _ contexts: CaseSet<Context>, _ label: String,
    _ meaning: String
  ) -> Binding {
    Binding(keys: keys, action: action, contexts: contexts, label: label, meaning: meaning)
  }

  static let space = Key.character(" ")
  static let practising: CaseSet<Context> = [.asking, .revealed]
  /// Where keys write over several lines.
  static let texts: CaseSet<Context> = [.writing, .noting]
  /// Where keys write on one line or several.
  static let fields = texts.union([.typingSetting])
  /// Where letters are keys and not text, and there is something to be done.
  static let lettered = CaseSet<Context>(
    Context.allCases.filter { !$0.takesText && $0 != .waiting })

  /// Where there are several lines or entries.
  private static let moving = lettered.subtracting([.missed])

  private static let movement = [
    bind(
      [.character("j"), .down], .down, moving.subtracting([.goal]), "",
      "Down a line, an entry or a key point"),
    bind([.character("k"), .up], .up, moving, "", "Up a line, an entry or a key point"),
    bind([.pageDown, .control("d")], .pageDown, moving, "", "Down a page"),
    bind([.pageUp, .control("u")], .pageUp, moving, "", "Up a page"),
    bind([.character("G"), .end], .bottom, moving, "", "To the end"),
    bind([.home], .top, moving, "", "To the top"),
    bind(
      [.character("g")], .top, moving.subtracting([.revealed]), "",
      "To the top, where it is no grade"),
    bind(
      [.right], .right, practising.union([.question]), "wide text",
      "Move wide code and tables to the left"),
    bind([.left], .left, practising.union([.question]), "", "Move them back"),
  ]

  private static let everywhere = [
    bind(
      [.character("?"), .character(":"), .control("p")], .help, lettered.union([.waiting]), "help",
      "Show the keys of this screen; typing finds one on any screen, and Enter goes there and does it"
    ),
    bind(
      [.escape], .back,
      [
        .choosing, .asking, .revealed, .report, .help, .summary, .settings, .typingSetting,
        .browse, .finding, .question, .plan, .goal, .sources, .missed,
      ], "back",
      "Back; a session is kept for later"),
    bind(
      [.character("q")], .quit, lettered.union([.waiting]), "quit",
      "Quit; a session is kept for later"),
    bind(
      [.control("c")], .quit, CaseSet<Context>(Context.allCases), "", "Quit, also while writing"),
    bind([.control("l")], .redraw, CaseSet<Context>(Context.allCases), "", "Draw the screen again"),
    bind(
      [.control("z")], .suspendApp, CaseSet<Context>(Context.allCases), "",
      "Suspend the app; `fg` returns"),
  ]
}
