import Practice
import Reports
import TerminalUI
import Typography

extension Staged {
  /// The day, and how far away the interview is.
  var headerDate: StyledText {
    let date = "\(today.date.weekday) \(Phrases.shortDate(today.date))"
    guard let interview = preferences.interviewDate else { return StyledText(date, .dim) }
    let days = StudyDay(interview).days(since: today)
    guard days >= 0 else { return StyledText(date, .dim) }
    let when = "interview \(Phrases.distance(days: days))"
    return fitting(
      size.columns - 14, [StyledText(date + dot + when, .dim), StyledText(when, .dim)])
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

  /// Lines in a part of the frame, from an offset on; the hidden cursor stands on the one that is selected.
  /// How many are out of sight stands at the right end of `markRow`, a row that holds no text; without
  /// one the part's last row is given up for it.
  func draw(
    _ lines: [StyledText], offset: Int, selected: Int? = nil, in region: Region,
    markRow: Int? = nil, frame: inout Frame
  ) {
    guard region.rows > 0 else { return }
    let visible = Scroller.visibleRows(
      of: lines.count, rows: region.rows, hasMarkRow: markRow != nil)
    let scroller = Scroller(content: lines.count, viewport: visible, offset: offset)
    for (row, line) in lines[scroller.visible].enumerated() {
      frame.put(
        line, at: Position(column: region.column, row: region.row + row), maxWidth: region.columns)
    }
    if let selected, scroller.visible.contains(selected) {
      frame.selection = Position(
        column: region.column, row: region.row + selected - scroller.visible.lowerBound)
    }
    guard let mark = scroller.indicator(glyphs) else { return }
    let padded = StyledText(" ") + mark + StyledText(" ")
    frame.put(
      padded,
      at: Position(
        column: region.column + region.columns - padded.width,
        row: markRow ?? region.row + region.rows - 1))
  }
}

extension Scroller {
  /// How many of some lines a part of the frame shows at a time.
  static func visibleRows(of content: Int, rows: Int, hasMarkRow: Bool) -> Int {
    content > rows && !hasMarkRow ? max(1, rows - 1) : rows
  }
}

extension String {
  /// Exactly `width` columns: with spaces after, or cut with a mark.
  func padding(to width: Int) -> String {
    StyledText(self).padded(to: width).plain
  }

  /// At least `width` columns, with spaces before.
  func padding(from width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(self))) + self
  }
}
