import Practice
import TerminalUI

extension App {
  func draw(_ state: SettingsState, in frame: inout Frame) {
    drawHeader(
      StyledText("Settings", .title),
      StyledText(size.columns >= 60 ? "each change is kept at once" : "", .dim), in: &frame)
    let (lines, starts) = settingsLines(state)
    let scroller = settingsScroller(state, lines, starts)
    draw(lines, offset: scroller.offset, in: body, frame: &frame)
    guard let field = state.field, starts.indices.contains(state.cursor) else { return }
    let (_, cursor) = field.line(width: settingsFieldWidth, mark: glyphs.ellipsis)
    frame.cursor = Position(
      column: min(body.column + settingsNameWidth + cursor, size.columns - 1),
      row: body.row + starts[state.cursor] - scroller.offset)
  }

  /// The columns before a value: the pointer, the longest name, two blanks.
  private var settingsNameWidth: Int {
    4 + (Preferences.Key.allCases.map { DisplayWidth.of($0.title) }.max() ?? 0)
  }

  private var settingsFieldWidth: Int { textWidth - settingsNameWidth }

  /// The settings, and the line on which each begins. What the selected one means is always there,
  /// that of the others where there is room for all.
  private func settingsLines(_ state: SettingsState) -> (lines: [StyledText], starts: [Int]) {
    let full = settingsLines(state, explains: { _ in true }, hasBlanks: true)
    guard full.lines.count > bodyRows else { return full }
    return settingsLines(state, explains: { $0 == state.cursor }, hasBlanks: false)
  }

  private func settingsLines(
    _ state: SettingsState, explains: (Int) -> Bool, hasBlanks: Bool
  ) -> (lines: [StyledText], starts: [Int]) {
    var lines: [StyledText] = []
    var starts: [Int] = []
    for (index, key) in Preferences.Key.allCases.enumerated() {
      let isSelected = index == state.cursor
      if hasBlanks, index > 0 { lines.append(StyledText()) }
      starts.append(lines.count)
      var line = StyledText(isSelected ? "\(glyphs.pointer) " : "  ", .accent)
      line.append(
        key.title.padding(to: settingsNameWidth - 2), isSelected ? .strong : .text)
      if isSelected, let field = state.field {
        let text = field.line(width: settingsFieldWidth, mark: glyphs.ellipsis).text
        line.append(Sanitizer(glyphs).line(text), .input)
      } else {
        line.append(shown(key), isSelected ? .strong : .text)
      }
      lines.append(line)
      if explains(index) {
        lines += StyledText("    " + key.meaning, .dim).wrapped(to: textWidth, indent: 4)
      }
    }
    return (lines, starts)
  }

  private func settingsScroller(
    _ state: SettingsState, _ lines: [StyledText], _ starts: [Int]
  ) -> Scroller {
    let visible = Self.visibleRows(of: lines.count, rows: bodyRows, hasMarkRow: false)
    var scroller = Scroller(content: lines.count, viewport: visible)
    if starts.indices.contains(state.cursor) {
      let next = state.cursor + 1 < starts.count ? starts[state.cursor + 1] : lines.count
      scroller.reveal(starts[state.cursor]..<next)
    }
    return scroller
  }

  /// The setting under a position.
  func settingsRow(at position: Position, _ state: SettingsState) -> Int? {
    let (lines, starts) = settingsLines(state)
    let scroller = settingsScroller(state, lines, starts)
    let row = position.row - bodyTop
    guard (0..<scroller.viewport).contains(row), row + scroller.offset < lines.count else {
      return nil
    }
    return starts.lastIndex { $0 <= row + scroller.offset }
  }
}
