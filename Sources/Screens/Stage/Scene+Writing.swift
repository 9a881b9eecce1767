import TerminalUI

/// What is being written, and the columns that it is laid out in.
struct Writing: Equatable, Sendable {
  let editor: TextEditor
  let width: Int

  static func == (left: Writing, right: Writing) -> Bool {
    left.width == right.width && left.editor.isSame(as: right.editor)
  }
}

extension Staged {
  /// Text that is being written, or was, under a heading; what is written shows its cursor and not
  /// what is at the offset.
  func draw(
    _ layout: EditorLayout, heading: String?, isWriting: Bool, offset: Int = 0, in region: Region,
    markRow: Int, frame: inout Frame
  ) {
    var region = region
    if let heading {
      frame.put(heading, .heading, at: Position(column: region.column, row: region.row))
      region.row += 1
      region.rows -= 1
    }
    let hidden =
      isWriting
      ? scroller(layout, rows: region.rows)
      : Scroller(content: layout.rowCount, viewport: region.rows, offset: offset)
    if let mark = hidden.indicator(glyphs) {
      frame.put(
        mark,
        at: Position(column: region.column + region.columns - mark.width, row: markRow))
    }
    for row in hidden.visible {
      frame.put(
        layout.line(row), .input,
        at: Position(column: region.column + 2, row: region.row + row - hidden.offset),
        maxWidth: region.columns - 2)
    }
    guard isWriting else { return }
    frame.cursor = Position(
      column: min(region.column + 2 + layout.cursor.column, size.columns - 1),
      row: region.row + layout.cursor.row - hidden.offset)
  }

  /// What is in sight of a text that is written, its cursor's row included.
  private func scroller(_ layout: EditorLayout, rows: Int) -> Scroller {
    let first = max(0, layout.cursor.row - rows + 1)
    return Scroller(content: layout.rowCount, viewport: rows, offset: first)
  }

  /// Moves the cursor of a text that is being written to a position on the screen, where the text's
  /// region has it.
  func moveCursor(
    of editor: inout TextEditor, to position: Position, in region: Region, width: Int,
    kept: Memo<Writing, EditorLayout>
  ) {
    guard region.contains(position) else { return }
    let scroller = scroller(layout(of: editor, width: width, kept: kept), rows: region.rows)
    editor.move(
      toRow: position.row - region.row + scroller.offset,
      column: position.column - region.column - 2, width: width)
  }

  /// A text that is being written, as it is laid out; kept, since a long one takes longer to lay out
  /// than to draw.
  func layout(
    of editor: TextEditor, width: Int, kept: Memo<Writing, EditorLayout>
  ) -> EditorLayout {
    kept.value(for: Writing(editor: editor, width: width)) { editor.layout(width: width) }
  }

  /// The line between two regions side by side.
  func drawRule(leftOf region: Region, in frame: inout Frame) {
    frame.fill(
      glyphs.verticalRule, .rule, at: Position(column: region.column - 2, row: region.row),
      columns: 1, rows: region.rows)
  }
}
