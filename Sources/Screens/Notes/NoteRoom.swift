import Practice
package import QuestionBank
package import TerminalUI

/// A note on a question as it is being written, with the question beside it or above it.
package struct NoteRoom: Room {
  package let question: QuestionID
  package private(set) var editor: TextEditor
  private var writing = Memo<Writing, EditorLayout>()
  private var prompts = Memo<Int, [StyledText]>()
  /// First line shown of the question.
  private var offset = 0

  init(_ question: QuestionID, text: String) {
    self.question = question
    editor = TextEditor(text)
  }

  package var context: Context { .noting }

  /// The note as it is written; empty where that is only blanks.
  private var text: String { editor.isBlank ? "" : editor.text }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .finishWriting: return [.note(text, on: question)]
    case .edit(let command): editor.perform(command)
    case .pageUp, .pageDown: scrollPrompt(by: action, scene)
    default: break
    }
    return []
  }

  package mutating func type(_ key: Key, _ scene: Scene) -> [Request] {
    _ = editor.handle(key, width: noteWidth(scene))
    return []
  }

  package mutating func paste(_ text: String, _ scene: Scene) -> Paste {
    editor.paste(text) ? .taken : .cut
  }

  package mutating func click(
    _ position: Position, clicks: Int, _ scene: Scene
  ) -> [Request] {
    guard clicks == 1 else { return [] }
    scene.moveCursor(
      of: &editor, to: position, in: layout(scene).note, width: noteWidth(scene), kept: writing)
    return []
  }

  package mutating func wheel(
    _ direction: Action, at position: Position, _ scene: Scene
  ) -> [Request] {
    if layout(scene).prompt?.contains(position) == true {
      for _ in 0..<3 { scrollPrompt(by: direction, scene) }
    } else {
      editor.moveRows(by: direction == .down ? 3 : -3, width: noteWidth(scene))
    }
    return []
  }

  package func unkept(atEnd: Bool, _ scene: Scene) -> [Request] {
    atEnd ? [.note(text, on: question)] : []
  }

  package mutating func prepare(_ scene: Scene) {
    let width = noteWidth(scene)
    writing.keep(
      scene.layout(of: editor, width: width, kept: writing),
      for: Writing(editor: editor, width: width))
    prompts.keep(prompt(scene), for: promptWidth(scene))
    scrollPrompt(by: .redraw, scene)
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    scene.drawHeader(
      StyledText("Note", .title)
        + StyledText(scene.dot + scene.clean(scene.title(of: question))),
      StyledText(scene.size.columns >= 60 ? "shown with the answer" : "", .dim), in: &frame)
    let layout = layout(scene)
    if let prompt = layout.prompt {
      if scene.hasTwoColumns {
        scene.drawRule(leftOf: layout.note, in: &frame)
      } else {
        frame.rule(row: layout.promptMark)
      }
      scene.draw(
        self.prompt(scene), offset: offset, in: prompt, markRow: layout.promptMark, frame: &frame)
    }
    scene.draw(
      scene.layout(of: editor, width: noteWidth(scene), kept: writing), heading: nil,
      isWriting: true, in: layout.note, markRow: scene.lastBodyRow, frame: &frame)
  }

  /// `PlainLines` reads the text line by line.
  package func plain(_ scene: Scene) -> PlainPage {
    var page = PlainPage(
      body: ["Note on: " + scene.title(of: question)] + prompt(scene).map(\.plain),
      status: ["Note: " + editor.text])
    page.offer("Done writing", .finishWriting)
    page.offer("Quit", .quit)
    return page
  }
}

// MARK: - The question

extension NoteRoom {
  private struct Layout {
    /// Nil for a question that the bank no longer has.
    var prompt: Region?
    /// The row that takes the mark of what is out of sight of the question.
    var promptMark: Int
    var note: Region
  }

  /// Beside the note where there is room for two columns, else above it, in at most a third of the rows.
  /// The last row is kept free for the mark of what is out of sight.
  private func layout(_ scene: Scene) -> Layout {
    var area = scene.body
    area.rows = max(1, area.rows - 1)
    var layout = Layout(prompt: nil, promptMark: scene.lastBodyRow, note: area)
    guard scene.bank.contains(question) else { return layout }
    var prompt = area
    if scene.hasTwoColumns {
      prompt.columns = scene.halfWidth
      layout.note.column += scene.halfWidth + 3
      layout.note.columns = scene.halfWidth
    } else {
      prompt.rows = min(self.prompt(scene).count, max(1, area.rows / 3))
      layout.promptMark = prompt.row + prompt.rows
      layout.note.row += prompt.rows + 1
      layout.note.rows -= prompt.rows + 1
    }
    layout.prompt = prompt
    return layout
  }

  private func promptWidth(_ scene: Scene) -> Int {
    scene.hasTwoColumns ? scene.halfWidth : scene.textWidth
  }

  private func noteWidth(_ scene: Scene) -> Int {
    scene.hasTwoColumns && scene.bank.contains(question) ? scene.halfWidth - 2 : scene.writingWidth
  }

  private func prompt(_ scene: Scene) -> [StyledText] {
    let width = promptWidth(scene)
    return prompts.value(for: width) {
      guard let question = scene.bank[question] else { return [] }
      var setter = QuestionSetter(scene, width: width, sideways: 0)
      setter.addMarkdown(question.prompt)
      return setter.lines
    }
  }

  private mutating func scrollPrompt(by action: Action, _ scene: Scene) {
    guard let region = layout(scene).prompt else { return }
    offset = scene.scrolled(
      offset, by: action, content: prompt(scene).count, rows: region.rows, hasMarkRow: true)
  }
}
