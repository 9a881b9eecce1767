import Practice
package import QuestionBank
package import TerminalUI

/// A note on a question as it is being written.
package struct NoteRoom: Room {
  package let question: QuestionID
  package private(set) var editor: TextEditor
  private var writing = Memo<Writing, EditorLayout>()

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
    case .pageUp, .pageDown:
      let page = max(1, Self.region(scene).rows - 1)
      editor.moveRows(by: action == .pageDown ? page : -page, width: scene.writingWidth)
    default: break
    }
    return []
  }

  package mutating func type(_ key: Key, _ scene: Scene) -> [Request] {
    _ = editor.handle(key, width: scene.writingWidth)
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
      of: &editor, to: position, in: Self.region(scene), width: scene.writingWidth, kept: writing)
    return []
  }

  package mutating func wheel(
    _ direction: Action, at position: Position, _ scene: Scene
  ) -> [Request] {
    editor.moveRows(by: direction == .down ? 3 : -3, width: scene.writingWidth)
    return []
  }

  package func unkept(atEnd: Bool, _ scene: Scene) -> [Request] {
    atEnd ? [.note(text, on: question)] : []
  }

  package mutating func prepare(_ scene: Scene) {
    let width = scene.writingWidth
    writing.keep(
      scene.layout(of: editor, width: width, kept: writing),
      for: Writing(editor: editor, width: width))
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    scene.drawHeader(
      StyledText("Note", .title)
        + StyledText(scene.dot + scene.clean(scene.title(of: question))),
      StyledText(scene.size.columns >= 60 ? "shown with the answer" : "", .dim), in: &frame)
    scene.draw(
      scene.layout(of: editor, width: scene.writingWidth, kept: writing), heading: nil,
      isWriting: true, in: Self.region(scene), markRow: scene.lastBodyRow, frame: &frame)
  }

  /// The body without the row for the mark of what is out of sight.
  private static func region(_ scene: Scene) -> Region {
    var region = scene.body
    region.rows = max(1, region.rows - 1)
    return region
  }

  /// `PlainLines` reads the text line by line.
  package func plain(_ scene: Scene) -> PlainPage {
    var page = PlainPage(
      body: ["Note on: " + scene.title(of: question)], status: ["Note: " + editor.text])
    page.offer("Done writing", .finishWriting)
    page.offer("Quit", .quit)
    return page
  }
}
