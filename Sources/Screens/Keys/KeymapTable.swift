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
    Section(title: "Practice, on either side", bindings: practice),
    Section(title: "Settings", bindings: settings),
    Section(title: "Moving", bindings: movement),
    Section(title: "Browse, finding by words", bindings: finding),
    Section(title: "Help", bindings: help),
    Section(title: "Everywhere", bindings: everywhere),
  ]

  private static func bind(
    _ keys: [Key], _ action: Action, _ contexts: CaseSet<Context>, _ label: String,
    _ meaning: String
  ) -> Binding {
    Binding(keys: keys, action: action, contexts: contexts, label: label, meaning: meaning)
  }

  private static let space = Key.character(" ")
  private static let practising: CaseSet<Context> = [.asking, .revealed]
  /// Where keys write over several lines.
  private static let texts: CaseSet<Context> = [.writing, .noting]
  /// Where keys write on one line or several.
  private static let fields = texts.union([.typingSetting])
  /// Where letters are keys and not text, and there is something to be done.
  private static let lettered = CaseSet<Context>(
    Context.allCases.filter { !$0.takesText && $0 != .waiting })

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
      [.character("B")], .browse, [.today], "browse",
      "List all questions, to read, find and set aside"),
    bind(
      [.character("S")], .settings, [.today], "settings",
      "Settings: interview date, new questions a day, the mouse and more"),
    bind(
      [.character("P")], .progress, [.today, .summary, .report], "progress",
      "Show readiness, topics, days practised and what comes due"),
    bind(
      [.character("R")], .report, [.today, .summary, .report], "report",
      "Show the report of weak topics; also on the summary"),
    bind(
      [.character("O")], .roadmap, [.today, .summary, .report], "roadmap",
      "Show the roadmap, and how far you have come on it"),
  ]

  private static let choosing = [
    bind([space, .character("x")], .toggle, [.choosing], "choose", "Take or leave this one"),
    bind(
      [.enter], .back, [.choosing, .summary], "done", "Go back; also from the summary"),
    bind([.character("c")], .chooseNone, [.choosing], "all", "Take them all again"),
  ]

  private static let asking = [
    bind(
      [space, .enter], .reveal, [.asking], "reveal", "Show the answer and the key points"),
    bind([.character("i")], .hint, [.asking], "hint", "Show the next hint"),
    bind([.character("w")], .write, [.asking], "write", "Write an answer here"),
    bind([.character("N")], .showNote, [.asking], "show note", "Show your note, or hide it"),
    bind([.character("o")], .openEditor, [.asking], "", "Write an answer in $VISUAL or $EDITOR"),
    bind(
      [.character("1")], .confidence(.guess), [.asking], "", "Say how sure you are: a guess"),
    bind([.character("2")], .confidence(.unsure), [.asking], "", "Unsure"),
    bind([.character("3")], .confidence(.fairly), [.asking], "", "Fairly sure"),
    bind([.character("4")], .confidence(.certain), [.asking], "", "Certain"),
  ]

  private static let writing = [
    bind(
      [.escape], .finishWriting, texts, "done", "Keep the text and go back to the keys"),
    bind(
      [.up], .earlierAnswer, [.writing], "earlier answer",
      "Up a line; on the first one, take up an earlier answer to this question"),
    bind(
      [.down], .laterAnswer, [.writing], "",
      "Down a line; on the last one, back to the later answer and the text begun"),
    bind(
      [.pageDown], .pageDown, texts, "",
      "Scroll the question down while an answer is written; in a note, down a page"),
    bind(
      [.pageUp], .pageUp, texts, "", "Scroll the question up; in a note, up a page"),
    bind(
      [.control("a")], .edit(.lineStart), fields, "", "To the start of the line, as Home does"),
    bind([.control("e")], .edit(.lineEnd), fields, "", "To the end of the line, as End does"),
    bind([.wordLeft, .control("b")], .edit(.wordLeft), fields, "", "Back a word"),
    bind([.wordRight, .control("f")], .edit(.wordRight), fields, "", "On by a word"),
    bind([.control("w")], .edit(.deleteWord), fields, "", "Delete the word before the cursor"),
    bind(
      [.control("u")], .edit(.deleteToLineStart), fields, "", "Delete back to the line's start"),
    bind(
      [.control("k")], .edit(.deleteToLineEnd), fields, "",
      "Delete to the line's end; at the end, join the next line"),
  ]

  private static let revealed = [
    bind(
      [space, .enter], .accept, [.revealed], "take grade", "Take the grade that the ticks suggest"),
    bind([.character("x")], .tick, [.revealed], "tick", "Tick the key point, or untick it"),
    bind(
      [.tab], .switchPane, [.revealed], "read answer",
      "Go to the answer or to the key points; a small window shows one of them"),
    bind(
      [.character("f")], .followUp, [.revealed], "follow-up",
      "Ask the next follow-up question, then show its answer"),
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
  ]

  private static let practice = [
    bind(
      [.character("u")], .undo, [.today, .asking, .revealed, .summary, .browse, .question], "undo",
      "Undo the last grade, burial, suspension or note, then the one before; also on Today"),
    bind(
      [.character("U")], .redo, [.today, .asking, .revealed, .browse, .question], "redo",
      "Redo what was undone"),
    bind(
      [.character("s")], .skip, practising, "skip", "Put the question at the end of the session"),
    bind(
      [.character("n")], .note, practising, "note",
      "Write a note on the question, shown with its answer; an empty one is removed"),
    bind([.character("b")], .bury, practising, "", "Bury the question until tomorrow"),
    bind(
      [.character("!")], .suspendQuestion, practising, "",
      "Suspend the question: not asked until its tick is off in the list on Today"),
    bind([.character("*")], .star, practising, "", "Star the question, or take the star off"),
  ]

  private static let settings = [
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

  private static let browsing: CaseSet<Context> = [.browse, .question]

  private static let browse = [
    bind(
      [.enter], .choose, [.browse], "open",
      "Open the question: how you stand, your attempts, the curve of recall"),
    bind([.character("/")], .find, [.browse], "find", "Find questions by words, as you type"),
    bind(
      [space], .reveal, [.question], "answer", "Show the answer of the open question, or hide it"),
    bind(
      [.enter, .character("p")], .practise, [.question], "practise",
      "Practise the open question now; `p` also in the list"),
    bind([.character("l")], .chooseLevels, [.browse], "levels", "Choose which levels to list"),
    bind([.character("t")], .chooseTopics, [.browse], "topics", "Choose which topics to list"),
    bind(
      [.character("s")], .nextState, [.browse], "state",
      "List only what is due, new, seen, starred, buried or suspended: the next of these"),
    bind([.character("S")], .previousState, [.browse], "", "The one before"),
    bind(
      [.character("y")], .nextKind, [.browse], "kind",
      "List only one kind of question: the next kind"),
    bind([.character("Y")], .previousKind, [.browse], "", "The kind before"),
    bind(
      [.character("c")], .clearFilter, [.browse], "all", "List all questions again"),
    bind([.character("p")], .practise, [.browse], "", "Practise the selected question now"),
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

  private static let finding = [
    bind([.enter], .finishFinding, [.finding], "done", "Keep the words and go back to the list"),
    bind([.control("u")], .eraseLine, [.finding], "erase", "Take the words off"),
    bind([.down], .down, [.finding], "", "Down an entry, while typing"),
    bind([.up], .up, [.finding], "", "Up an entry, while typing"),
    bind([.pageDown, .control("d")], .pageDown, [.finding], "", "Down a page, while typing"),
    bind([.pageUp], .pageUp, [.finding], "", "Up a page, while typing"),
    bind([.home], .top, [.finding], "", "To the top, while typing"),
    bind([.end], .bottom, [.finding], "", "To the end, while typing"),
  ]

  private static let movement = [
    bind([.character("j"), .down], .down, lettered, "", "Down a line, an entry or a key point"),
    bind([.character("k"), .up], .up, lettered, "", "Up a line, an entry or a key point"),
    bind([.pageDown, .control("d")], .pageDown, lettered, "", "Down a page"),
    bind([.pageUp, .control("u")], .pageUp, lettered, "", "Up a page"),
    bind([.character("G"), .end], .bottom, lettered, "", "To the end"),
    bind([.home], .top, lettered, "", "To the top"),
    bind(
      [.character("g")], .top, lettered.subtracting([.revealed]), "",
      "To the top, where it is no grade"),
    bind(
      [.right], .right, practising.union([.question]), "wide text",
      "Move wide code and tables to the left"),
    bind([.left], .left, practising.union([.question]), "", "Move them back"),
  ]

  private static let help = [
    bind([.enter], .choose, [.help], "do it", "Do what is selected"),
    bind([.down], .down, [.help], "", "Down an entry"),
    bind([.up], .up, [.help], "", "Up an entry"),
    bind([.pageDown, .control("d")], .pageDown, [.help], "", "Down a page"),
    bind([.pageUp, .control("u")], .pageUp, [.help], "", "Up a page"),
    bind([.home], .top, [.help], "", "To the top"),
    bind([.end], .bottom, [.help], "", "To the end"),
  ]

  private static let everywhere = [
    bind(
      [.character("?"), .character(":"), .control("p")], .help, lettered.union([.waiting]), "help",
      "Show the keys of this screen; typing finds one, by key or by what it does"),
    bind(
      [.escape], .back,
      [
        .choosing, .asking, .revealed, .report, .help, .summary, .settings, .typingSetting,
        .browse, .finding, .question,
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
