package import FSRS
package import Practice
package import QuestionBank
package import TerminalUI

/// Something a person can ask for, whatever key, line or click they ask with.
package enum Action: Hashable, Sendable {
  // Everywhere.
  case help, back, quit, redraw, suspendApp
  // Lists and scrolling.
  case up, down, left, right, pageUp, pageDown, top, bottom, choose
  // Today.
  case plan, chooseLevels, chooseTopics, clearFilter, report, progress, roadmap, browse, settings
  /// The entry of a menu or list by its place, from 0.
  case item(Int)
  /// Practises such an entry.
  case practiseItem(Int)
  // Reports.
  case nextOpen
  // Browse.
  case find, finishFinding, eraseLine, nextForm, nextState, nextKind, nextOrder
  case practise, practiseAll
  // Choosing levels or topics.
  case toggle, chooseNone
  // Practice, before the reveal.
  case confidence(Confidence), hint, write, openEditor, showNote, reveal, pause
  // Writing an answer or a note.
  case edit(TextEditor.Command), finishWriting, earlierAnswer, laterAnswer
  // Practice, after the reveal.
  case tick, tickPoint(Int), tickNext, tickAll, accept, grade(Grade), switchPane, followUp
  case readQuestion, readMistakes, unfold
  // Practice, either side.
  case skip, bury, suspendQuestion, star, note, removeNote, undo, redo
  // The sources of a question.
  case showSources, copy
  // A question of one's own.
  case editQuestion
  // The plan, and what it is for.
  case setDate, setGoal, setDaysOff, goalLevel(Level), passOver
  // Settings.
  case fit, changeSetting, raiseSetting, lowerSetting, acceptSetting, undoSetting
}
