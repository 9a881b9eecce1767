import TerminalUI
import Typography

/// The help as it is drawn.
struct HelpView: Staged {
  let room: HelpRoom
  let scene: Scene

  private var text: HelpText { room.text(scene) }

  func draw(in frame: inout Frame) {
    drawHeader(
      StyledText("Keys", .title), StyledText("type to find, Enter does it", .dim), in: &frame)
    let label = "Find  "
    let row = bodyTop
    frame.put(label, .heading, at: Position(column: 1, row: row))
    frame.put(
      room.query, .input, at: Position(column: 1 + label.count, row: row),
      maxWidth: size.columns - 9)
    // Moved away from what is typed, the cursor is on what is found.
    if room.cursor == 0 {
      frame.cursor = Position(
        column: min(1 + label.count + DisplayWidth.of(room.query), size.columns - 1), row: row)
    }
    let text = self.text
    var lines = text.lines
    let start = text.starts.indices.contains(room.cursor) ? text.starts[room.cursor] : nil
    if let start {
      for (row, line) in text.entries[room.cursor].lines(scene, isSelected: true).enumerated() {
        lines[start + row] = line
      }
    }
    draw(
      lines, offset: scroller(text).offset, selected: start, in: self.region, frame: &frame)
  }

  /// The part of the screen below the query.
  private var region: Region {
    var region = body
    region.row += 1
    region.rows -= 1
    return region
  }

  private func scroller(_ text: HelpText) -> Scroller {
    let (lines, starts) = (text.lines, text.starts)
    let visible = Scroller.visibleRows(
      of: lines.count, rows: region.rows, hasMarkRow: false)
    var scroller = Scroller(content: lines.count, viewport: visible)
    if starts.indices.contains(room.cursor) {
      let next = room.cursor + 1 < starts.count ? starts[room.cursor + 1] : lines.count
      // The heading above the first entry is worth a line.
      let top = room.cursor == 0 ? 0 : starts[room.cursor]
      scroller.reveal(top..<next)
    }
    return scroller
  }

  /// The entry under a position.
  func entry(at position: Position) -> Int? {
    let text = self.text
    let (lines, starts) = (text.lines, text.starts)
    let scroller = self.scroller(text)
    let row = position.row - region.row
    guard (0..<scroller.viewport).contains(row) else { return nil }
    let line = row + scroller.offset
    guard line < lines.count, let entry = starts.lastIndex(where: { $0 <= line }) else {
      return nil
    }
    // Not the blank and the heading that come before the next entry.
    let isHeading = lines[line].spans.first?.role == .heading || lines[line].isEmpty
    return isHeading ? nil : entry
  }
}
