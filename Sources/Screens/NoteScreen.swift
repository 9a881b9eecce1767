import Practice
package import QuestionBank
package import TerminalUI

/// A note on a question as it is being written.
package struct NoteState: Hashable, Sendable {
  package let question: QuestionID
  package var editor: TextEditor
}

extension App {
  /// Opens the note on the question that is asked.
  mutating func openNote(_ state: PracticeState) -> [Effect] {
    guard let question = state.session.current else { return [] }
    overlay = .note(
      NoteState(question: question, editor: TextEditor(progress.notes[question] ?? "")))
    return []
  }

  mutating func performNote(_ action: Action, _ state: NoteState) -> [Effect] {
    switch action {
    case .finishWriting:
      guard let note = unsavedNote(state) else {
        overlay = nil
        return []
      }
      saving = .note
      return [.note(note)]
    case .edit(let command):
      var state = state
      state.editor.perform(command)
      overlay = .note(state)
    case .pageUp, .pageDown:
      var state = state
      let page = max(1, noteRegion.rows - 1)
      state.editor.moveRows(by: action == .pageDown ? page : -page, width: writingWidth)
      overlay = .note(state)
    default: break
    }
    return []
  }

  mutating func removeNote(_ state: PracticeState) -> [Effect] {
    guard let question = state.session.current, progress.notes[question] != nil else { return [] }
    saving = .note
    return [.note(Note(question: question, text: "", at: now.instant))]
  }

  /// The note as it is written, where it is another than the one on disk.
  func unsavedNote(_ state: NoteState) -> Note? {
    let text = state.editor.isBlank ? "" : state.editor.text
    guard text != progress.notes[state.question] ?? "" else { return nil }
    return Note(question: state.question, text: text, at: now.instant)
  }

  /// A note is on disk.
  mutating func noted(_ note: Note) {
    var change = Reversals.NoteChange(
      question: note.question, before: progress.notes[note.question] ?? "", after: note.text,
      at: note.at)
    let title = bank[note.question]?.title ?? note.question
    progress.keep(note)
    if case .note(let state) = overlay, state.question == note.question { overlay = nil }
    switch saving {
    case .undo:
      saving = nil
      let last = undoable.lastIndex { entry in
        guard case .note(let other) = entry else { return false }
        return other.question == note.question
      }
      if let last { redoable.append(undoable.remove(at: last)) }
      notice = Notice(text: "Undid the note: \(title)".asSentence, kind: .done)
    case .redo(.note(let undone)):
      // In the place that it had among what was done.
      change.at = undone.at
      settle(.note(change))
      notice = Notice(text: "Note kept: \(title)".asSentence, kind: .done)
    default:
      settle(.note(change))
      notice = Notice(text: note.text.isEmpty ? "Note removed." : "Note kept.", kind: .done)
    }
  }

  /// The note on the question that is asked.
  func note(of state: PracticeState) -> String? {
    state.session.current.flatMap { progress.notes[$0] }
  }

  func draw(_ state: NoteState, in frame: inout Frame) {
    let title = bank[state.question]?.title ?? state.question
    drawHeader(
      StyledText("Note", .title) + StyledText(dot + clean(title)),
      StyledText(size.columns >= 60 ? "shown with the answer" : "", .dim), in: &frame)
    draw(
      layout(of: state.editor, width: writingWidth), heading: nil, isWriting: true, in: noteRegion,
      markRow: lastBodyRow, frame: &frame)
  }

  /// The body without the row for the mark of what is out of sight.
  var noteRegion: Region {
    var region = body
    region.rows = max(1, region.rows - 1)
    return region
  }
}
