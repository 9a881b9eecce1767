import FSRS
import Practice
import QuestionBank
import TerminalUI

extension Keymap {
  static let asking = [
    bind(
      [space, .enter], .reveal, [.asking], "reveal", "Show the answer and the key points"),
    bind([.character("i")], .hint, [.asking], "hint", "Show the next hint"),
    bind([.character("w")], .write, [.asking], "write", "Write an answer here"),
    bind([.character("N")], .showNote, [.asking], "show note", "Show your note, or hide it"),
    bind(
      [.character("o")], .openEditor, [.asking], "editor",
      "Write an answer in $VISUAL or $EDITOR; the question stands there as a comment"),
    bind(
      [.character("z")], .pause, [.asking], "pause",
      "Stop the clock, or let it go on; it does not go on by itself"),
    bind(
      [.character("1")], .confidence(.guess), [.asking], "", "Say how sure you are: a guess"),
    bind([.character("2")], .confidence(.unsure), [.asking], "", "Unsure"),
    bind([.character("3")], .confidence(.fairly), [.asking], "", "Fairly sure"),
    bind([.character("4")], .confidence(.certain), [.asking], "", "Certain"),
  ]

  static let writing = [
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
      "Scroll the question down while one writes"),
    bind(
      [.pageUp], .pageUp, texts, "", "Scroll the question up"),
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

  static let revealed =
    [
      bind(
        [space], .tick, [.revealed], "tick",
        "Tick the key point, or untick it; in the answer, read on down to the key points"),
      bind([.enter], .accept, [.revealed], "take grade", "Take the grade that the ticks suggest"),
      bind(
        [.character("a")], .grade(.again), [.revealed], "",
        "Again: did not know it, or missed a must-have"),
      bind(
        [.character("h")], .grade(.hard), [.revealed], "",
        "Hard: knew it with gaps or real effort"),
      bind(
        [.character("g")], .grade(.good), [.revealed], "",
        "Good: knew it; in an answer that was scrolled, first back to its top"),
      bind(
        [.character("e")], .grade(.easy), [.revealed], "", "Easy: knew all of it at once"),
      bind(
        [.tab], .switchPane, [.revealed], "answer",
        "Go to the answer or to the key points; a small window shows one of them"),
      bind(
        [.character("r")], .readQuestion, [.revealed], "question",
        "Read the question again; once more, the answer"),
      bind(
        [.character("m")], .readMistakes, [.revealed], "mistakes",
        "Read what is often said, but wrong; once more, the answer"),
      bind(
        [.character("f")], .followUp, [.revealed], "follow-up",
        "Ask the next follow-up question, then show its answer"),
      bind(
        [.character("x")], .tickNext, [.revealed], "tick, next",
        "Tick the key point and step to the next"),
      bind(
        [.character("X")], .tickAll, [.revealed], "tick all",
        "Tick all key points; once more takes the ticks off"),
    ] + numbered
    + [
      bind(
        [.character("v")], .unfold, [.revealed], "unfold",
        "Show your own answer whole, or folded to a line")
    ]

  /// The key points by their numbers.
  private static let numbered = (1...7).map { number in
    bind(
      [.character(Character("\(number)"))], .tickPoint(number - 1), [.revealed], "",
      number == 1 ? "Tick key point 1, or untick it; a number never grades" : "Key point \(number)")
  }

  static let practice = [
    bind(
      [.character("u")], .undo,
      [.today, .asking, .revealed, .summary, .browse, .question, .missed], "undo",
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

  static let missed = [
    bind(
      [.enter, space], .back, [.missed], "go on", "Leave it as it is, and go on"),
    bind(
      [.character("n")], .note, [.missed], "note", "Write a note on the question that was missed"),
    bind(
      [.character("!")], .suspendQuestion, [.missed], "set aside",
      "Suspend it: not asked until its tick is off in the list on Today"),
  ]
}
