import FSRS
import Practice
package import TerminalUI

/// Where a key is pressed; each context has its own footer.
package enum Context: String, CaseIterable, Hashable, Sendable {
  case today, choosing, asking, writing, revealed, summary, report, help

  /// The heading in the help.
  package var title: String {
    switch self {
    case .today: "Today"
    case .choosing: "Choosing levels or topics"
    case .asking: "Practice, before the reveal"
    case .writing: "Writing an answer"
    case .revealed: "Practice, after the reveal"
    case .summary: "Summary"
    case .report: "Report"
    case .help: "Help"
    }
  }
}

/// One line of the keymap.
package struct Binding: Hashable, Sendable {
  package let keys: [Key]
  package let action: Action
  package let contexts: Set<Context>
  /// Two or three words for the footer; empty keeps the binding out of it.
  package let label: String
  /// What it does, for the help and the manual.
  package let meaning: String
}

/// The one table that footers, help, README and manual are made of.
package enum Keymap {
  package static let bindings: [Binding] = today + choosing + practice + movement + everywhere

  /// The action of a key in a context.
  package static func action(for key: Key, in context: Context) -> Action? {
    index[context]?[key]
  }

  /// The bindings of a context, in the order of the table.
  package static func bindings(in context: Context) -> [Binding] {
    bindings.filter { $0.contexts.contains(context) }
  }

  private static let index: [Context: [Key: Action]] = {
    var index: [Context: [Key: Action]] = [:]
    for binding in bindings {
      for context in binding.contexts {
        for key in binding.keys where index[context]?[key] == nil {
          index[context, default: [:]][key] = binding.action
        }
      }
    }
    return index
  }()

  private static func bind(
    _ keys: [Key], _ action: Action, _ contexts: Set<Context>, _ label: String,
    _ meaning: String
  ) -> Binding {
    Binding(keys: keys, action: action, contexts: contexts, label: label, meaning: meaning)
  }

  private static let space = Key.character(" ")
  private static let practising: Set<Context> = [.asking, .revealed]

  private static let today = [
    bind(
      [.enter, space], .choose, [.today], "start",
      "Start or continue the session, or open what is selected"),
    bind([.character("l")], .chooseLevels, [.today], "levels", "Choose which levels to practise"),
    bind([.character("t")], .chooseTopics, [.today], "topics", "Choose which topics to practise"),
    bind(
      [.character("c")], .clearFilter, [.today], "clear filter",
      "Practise all levels and topics again"),
    bind(
      [.character("R")], .report, [.today, .summary], "report",
      "Show the report of weak topics"),
  ]

  private static let choosing = [
    bind([space, .character("x")], .toggle, [.choosing], "choose", "Take or leave this one"),
    bind([.character("c")], .chooseNone, [.choosing], "all", "Take them all again"),
    bind([.enter], .back, [.choosing, .summary], "done", "Go back to Today"),
  ]

  private static let practice = [
    bind(
      [space, .enter], .reveal, [.asking], "reveal", "Show the answer and the key points"),
    bind(
      [.character("1")], .confidence(.guess), [.asking], "", "Say before the reveal: a guess"),
    bind([.character("2")], .confidence(.unsure), [.asking], "", "Say: unsure"),
    bind([.character("3")], .confidence(.fairly), [.asking], "", "Say: fairly sure"),
    bind([.character("4")], .confidence(.certain), [.asking], "", "Say: certain"),
    bind([.character("i")], .hint, [.asking], "hint", "Show the next hint"),
    bind([.character("w")], .write, [.asking], "write", "Write an answer here"),
    bind([.character("o")], .openEditor, [.asking], "", "Write an answer in $VISUAL or $EDITOR"),
    bind([.escape], .finishWriting, [.writing], "done", "Keep the text and go back to the keys"),
    bind([.character("x")], .tick, [.revealed], "tick", "Tick the key point, or untick it"),
    bind(
      [.tab], .switchPane, [.revealed], "pane",
      "Move between the answer and the key points, or page both on small screens"),
    bind(
      [space, .enter], .accept, [.revealed], "take grade", "Take the grade that the ticks suggest"),
    bind(
      [.character("a"), .character("1")], .grade(.again), [.revealed], "",
      "Again: did not know it, or missed a must-have"),
    bind(
      [.character("h"), .character("2")], .grade(.hard), [.revealed], "",
      "Hard: knew it with gaps or real effort"),
    bind(
      [.character("g"), .character("3")], .grade(.good), [.revealed], "", "Good: knew it"),
    bind(
      [.character("e"), .character("4")], .grade(.easy), [.revealed], "",
      "Easy: knew all of it at once"),
    bind(
      [.character("s")], .skip, practising, "skip", "Put the question at the end of the session"),
    bind([.character("b")], .bury, practising, "", "Bury the question until tomorrow"),
    bind(
      [.character("!")], .suspendQuestion, practising, "", "Suspend the question: not asked again"),
    bind([.character("*")], .star, practising, "", "Star the question, or take the star off"),
    bind(
      [.character("u")], .undo, [.today, .asking, .revealed, .summary], "undo",
      "Take the last grade back; as often as there were grades today"),
    bind(
      [.character("U")], .redo, [.today, .asking, .revealed, .summary], "",
      "Record a grade again that was taken back"),
  ]

  private static let scrolling: Set<Context> = [
    .today, .choosing, .asking, .revealed, .summary, .report, .help,
  ]
  private static let movement = [
    bind([.character("j"), .down], .down, scrolling, "", "Down a line or a key point"),
    bind([.character("k"), .up], .up, scrolling, "", "Up a line or a key point"),
    bind(
      [.pageDown, .control("d")], .pageDown, scrolling, "", "Down a page of the question or answer"),
    bind([.pageUp, .control("u")], .pageUp, scrolling, "", "Up a page"),
    bind([.right], .right, practising, "", "Move wide code and tables to the left"),
    bind([.left], .left, practising, "", "Move them back"),
    bind(
      [.home], .top, scrolling, "", "To the top"),
    bind([.end, .character("G")], .bottom, scrolling, "", "To the end"),
  ]

  private static let everywhere = [
    bind(
      [.character("?")], .help, scrolling.subtracting([.help]), "help",
      "Show the keys of this screen"),
    bind(
      [.escape], .back, scrolling.subtracting([.today, .summary]), "back",
      "Back; a session is kept for later"),
    bind([.escape], .back, [.summary], "", "Back to Today"),
    bind([.character("q")], .quit, scrolling, "quit", "Quit; a session is kept for later"),
    bind([.control("c")], .quit, Set(Context.allCases), "", "Quit from anywhere"),
    bind([.control("l")], .redraw, Set(Context.allCases), "", "Draw the screen again"),
    bind([.control("z")], .suspendApp, Set(Context.allCases), "", "Suspend the app (fg returns)"),
  ]
}
