import Practice
import QuestionBank
package import TerminalUI

/// A part of the screen.
struct Region: Hashable {
  var column: Int
  var row: Int
  var columns: Int
  var rows: Int

  func contains(_ position: Position) -> Bool {
    (column..<column + columns).contains(position.column)
      && (row..<row + rows).contains(position.row)
  }
}

extension App {
  /// The rows between the header and the notice line: a header, a rule, a notice and a footer
  /// frame every screen.
  var bodyRows: Int { max(1, size.rows - 4) }

  /// First row of the body.
  var bodyTop: Int { 2 }

  var lastBodyRow: Int { bodyTop + bodyRows - 1 }

  /// Columns that text is set in: one cell of margin on either side, and no longer lines than
  /// read well.
  var textWidth: Int { max(1, min(size.columns - 2, 100)) }

  /// The body, with its margins.
  var body: Region {
    Region(column: 1, row: bodyTop, columns: max(1, size.columns - 2), rows: bodyRows)
  }

  /// Between the parts of a line.
  var dot: String { " \(glyphs.middleDot) " }

  /// Text from a question or a person, on one line, with only what the terminal can draw.
  func clean(_ text: String) -> String { Sanitizer(glyphs).line(text) }

  /// The picture of the app as it is.
  package func view() -> Frame {
    var frame = Frame(size: size, glyphs: glyphs)
    guard isLargeEnough else {
      drawTooSmall(&frame)
      return frame
    }
    switch overlay {
    case .help(let help): draw(help, in: &frame)
    case .choosing(let chooser): draw(chooser, in: &frame)
    case .note(let note): draw(note, in: &frame)
    case nil:
      switch screen {
      case .today(let state): draw(state, in: &frame)
      case .practice(let state): draw(state, in: &frame)
      case .summary(let state): draw(state, in: &frame)
      case .report(let state): draw(state, in: &frame)
      case .settings(let state): draw(state, in: &frame)
      case .browse(let state): draw(state, in: &frame)
      }
    }
    drawNotice(in: &frame)
    for button in footerButtons() {
      frame.put(button.text, at: Position(column: button.column, row: size.rows - 1))
    }
    return frame
  }

  /// A header of a left part that gives way and a right part that stays.
  func drawHeader(_ left: StyledText, _ right: StyledText = StyledText(), in frame: inout Frame) {
    let rightWidth = right.width
    frame.put(
      left, at: Position(column: 1, row: 0),
      maxWidth: max(0, size.columns - 2 - (rightWidth > 0 ? rightWidth + 2 : 0)))
    frame.put(right, at: Position(column: size.columns - 1 - rightWidth, row: 0))
    frame.rule(row: 1)
  }

  /// The first of some texts, from the fullest to the shortest, that fits; else the last.
  func fitting(_ width: Int, _ texts: [StyledText]) -> StyledText {
    texts.first { $0.width <= width } ?? texts.last ?? StyledText()
  }

  /// Lines in a part of the frame, from an offset on. How many are out of sight stands at the right
  /// end of `markRow`, a row that holds no text; without one the part's last row is given up for it.
  func draw(
    _ lines: [StyledText], offset: Int, in region: Region, markRow: Int? = nil,
    frame: inout Frame
  ) {
    guard region.rows > 0 else { return }
    let visible = Self.visibleRows(of: lines.count, rows: region.rows, hasMarkRow: markRow != nil)
    let scroller = Scroller(content: lines.count, viewport: visible, offset: offset)
    for (row, line) in lines[scroller.visible].enumerated() {
      frame.put(
        line, at: Position(column: region.column, row: region.row + row), maxWidth: region.columns)
    }
    guard let mark = scroller.indicator(glyphs) else { return }
    let padded = StyledText(" ") + mark + StyledText(" ")
    frame.put(
      padded,
      at: Position(
        column: region.column + region.columns - padded.width,
        row: markRow ?? region.row + region.rows - 1))
  }

  /// How many of some lines a part of the frame shows at a time.
  static func visibleRows(of content: Int, rows: Int, hasMarkRow: Bool) -> Int {
    content > rows && !hasMarkRow ? max(1, rows - 1) : rows
  }

  /// What has happened, on one line; a problem on as many as it needs, over most of the body.
  private func drawNotice(in frame: inout Frame) {
    guard let notice else { return }
    let row = size.rows - 2
    let width = size.columns - 2
    guard notice.kind == .problem else {
      frame.put(clean(notice.text), .good, at: Position(column: 1, row: row), maxWidth: width)
      return
    }
    var lines = StyledText("! " + clean(notice.text), .bad).wrapped(to: width, indent: 2)
    let most = max(1, bodyRows - 2)
    if lines.count > most {
      lines = Array(lines.prefix(most))
      lines[most - 1] = (lines[most - 1] + StyledText(String(glyphs.ellipsis), .bad))
        .truncated(to: width, mark: glyphs.ellipsis)
    }
    let top = row - lines.count + 1
    frame.fill(at: Position(column: 0, row: top), columns: size.columns, rows: lines.count)
    for (index, line) in lines.enumerated() {
      frame.put(line, at: Position(column: 1, row: top + index), maxWidth: width)
    }
  }

  private func drawTooSmall(_ frame: inout Frame) {
    let lines = [
      "Edgewise needs a window of \(Self.smallestSize.columns) by \(Self.smallestSize.rows).",
      "This one is \(size.columns) by \(size.rows). Make it larger to go on; q quits.",
    ]
    var row = 0
    for line in lines {
      for part in StyledText(line).wrapped(to: max(1, size.columns)) {
        frame.put(part, at: Position(column: 0, row: row))
        row += 1
      }
    }
  }
}
