import Practice
import TerminalUI
import Typography

/// The settings as they are drawn.
struct SettingsView: Staged {
  let room: SettingsRoom
  let scene: Scene

  func draw(in frame: inout Frame) {
    drawHeader(
      StyledText(heading, .title),
      StyledText(size.columns >= 60 ? hint : "", .dim), in: &frame)
    let (lines, starts) = self.lines
    let scroller = self.scroller(lines, starts)
    guard starts.indices.contains(room.cursor) else { return }
    draw(
      lines, offset: scroller.offset, selected: starts[room.cursor], in: body, frame: &frame)
    guard let field = room.field else { return }
    let (_, cursor) = field.line(width: fieldWidth, mark: glyphs.ellipsis)
    frame.cursor = Position(
      column: min(body.column + nameWidth + cursor, size.columns - 1),
      row: body.row + starts[room.cursor] - scroller.offset)
  }

  private var heading: String {
    room.isForOne ? room.key == .interviewDate ? "When is it?" : room.key.title : "Settings"
  }

  private var hint: String {
    room.isForOne ? "Enter keeps it; empty leaves it as it is" : "each change is kept at once"
  }

  /// The columns before a value: the pointer, the longest name, two blanks.
  private var nameWidth: Int {
    4 + (Preferences.Key.allCases.map { DisplayWidth.of($0.title) }.max() ?? 0)
  }

  private var fieldWidth: Int { textWidth - nameWidth }

  /// The settings, and the line on which each begins. What the selected one means is always there,
  /// that of the others where there is room for all.
  private var lines: (lines: [StyledText], starts: [Int]) {
    for hasBlanks in [true, false] {
      let full = laidOut(explains: { _ in true }, hasBlanks: hasBlanks)
      if full.lines.count <= bodyRows { return full }
    }
    return laidOut(explains: { $0 == room.cursor }, hasBlanks: false)
  }

  private func laidOut(
    explains: (Int) -> Bool, hasBlanks: Bool
  ) -> (lines: [StyledText], starts: [Int]) {
    var lines: [StyledText] = []
    var starts: [Int] = []
    for (index, key) in Preferences.Key.allCases.enumerated() {
      let isSelected = index == room.cursor
      if hasBlanks, index > 0 { lines.append(StyledText()) }
      starts.append(lines.count)
      var line = StyledText(isSelected ? "\(glyphs.pointer) " : "  ", .accent)
      line.append(
        key.title.padding(to: nameWidth - 2), isSelected ? .strong : .text)
      if isSelected, let field = room.field {
        let text = field.line(width: fieldWidth, mark: glyphs.ellipsis).text
        line.append(Sanitizer(glyphs).line(text), .input)
      } else {
        line.append(scene.shown(key), isSelected ? .strong : .text)
      }
      lines.append(line)
      if explains(index) {
        lines += StyledText("    " + key.meaning, .dim).wrapped(to: textWidth, indent: 4)
      }
    }
    return (lines, starts)
  }

  private func scroller(_ lines: [StyledText], _ starts: [Int]) -> Scroller {
    let visible = Scroller.visibleRows(of: lines.count, rows: bodyRows, hasMarkRow: false)
    var scroller = Scroller(content: lines.count, viewport: visible)
    if starts.indices.contains(room.cursor) {
      let next = room.cursor + 1 < starts.count ? starts[room.cursor + 1] : lines.count
      scroller.reveal(starts[room.cursor]..<next)
    }
    return scroller
  }

  /// The setting under a position.
  func row(at position: Position) -> Int? {
    let (lines, starts) = self.lines
    let scroller = self.scroller(lines, starts)
    let row = position.row - bodyTop
    guard (0..<scroller.viewport).contains(row), row + scroller.offset < lines.count else {
      return nil
    }
    return starts.lastIndex { $0 <= row + scroller.offset }
  }
}
