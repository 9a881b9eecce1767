import CNcurses
import TerminalUI

/// Brings frames to ncurses' screen.
struct Painter {
  private let looks: Looks
  /// Whether the terminal is told where links lead.
  private let tellsLinks: Bool
  private var shown: Frame?
  /// Whether the cursor shows; nil if that is not known.
  private var showsCursor: Bool?
  /// Whether there has been a frame.
  private(set) var hasDrawn = false

  init(looks: Looks, tellsLinks: Bool) {
    self.looks = looks
    self.tellsLinks = tellsLinks
  }

  /// Forgets what is on the screen, as after a change of its size.
  mutating func forget() {
    shown = nil
  }

  mutating func forgetCursor() {
    showsCursor = nil
  }

  /// Draws what of `frame` differs from the last one and fits into `size`.
  mutating func draw(_ frame: Frame, size: Size) {
    guard let window = ncurses_screen() else { return }
    if shown?.size != frame.size {
      shown = nil
      werase(window)
    }
    for row in 0..<min(frame.size.rows, size.rows) {
      let start = row * frame.size.columns
      let changed = frame.changedColumns(inRow: row, since: shown).clamped(to: 0..<size.columns)
      guard !changed.isEmpty else { continue }
      draw(
        frame.cells[start + changed.lowerBound..<start + changed.upperBound],
        at: Position(column: changed.lowerBound, row: row), window)
    }
    shown = frame
    placeCursor(of: frame, window)
    wrefresh(window)
    hasDrawn = true
    tellLinks()
  }

  /// Writes the cells that lead somewhere once more, with where they lead.
  ///
  /// ncurses knows nothing of links, and may write cells that did not change. So all are told after each
  /// frame.
  func tellLinks() {
    guard tellsLinks, let shown, !shown.links.isEmpty else { return }
    Modes.send(Hyperlink.sequence(for: shown.links.map { ($0, shown.text(of: $0)) }))
  }

  private func draw(
    _ cells: ArraySlice<Cell>, at position: Position, _ window: UnsafeMutablePointer<WINDOW>
  ) {
    withUnsafeTemporaryAllocation(of: cchar_t.self, capacity: cells.count) { run in
      guard let base = run.baseAddress else { return }
      var count = 0
      looks.withBlanks { blanks in
        for cell in cells where !cell.isContinuation {
          if cell.base < 0x7F, cell.firstMark == 0 {
            ncurses_set_ascii(
              base + count, blanks + Int(cell.role.rawValue), CChar(truncatingIfNeeded: cell.base))
            count += 1
          } else {
            count += set(cell, at: base + count)
          }
        }
      }
      wmove(window, Int32(position.row), Int32(position.column))
      wadd_wchnstr(window, base, Int32(count))
    }
  }

  /// Sets ncurses' cells to one that is not plain ASCII, and returns how many they are.
  private func set(_ cell: Cell, at target: UnsafeMutablePointer<cchar_t>) -> Int {
    let look = looks.look(of: cell.role)
    guard !Self.isDrawnAlike(cell) else {
      ncurses_set_cell(
        target, wchar_t(cell.base), wchar_t(cell.firstMark), wchar_t(cell.secondMark),
        look.attributes, look.pair)
      return 1
    }
    // The C library measures it differently: anything but its own width would shift the row.
    for column in 0..<Int(cell.span) {
      ncurses_set_cell(target + column, 0x3F, 0, 0, look.attributes, look.pair)
    }
    return Int(cell.span)
  }

  private static func isDrawnAlike(_ cell: Cell) -> Bool {
    terminal_scalar_width(cell.base) == Int32(cell.span)
      && (cell.firstMark == 0 || terminal_scalar_width(cell.firstMark) == 0)
      && (cell.secondMark == 0 || terminal_scalar_width(cell.secondMark) == 0)
  }

  private mutating func placeCursor(of frame: Frame, _ window: UnsafeMutablePointer<WINDOW>) {
    let cursor = frame.cursor.flatMap { frame.contains($0) ? $0 : nil }
    let place = cursor ?? frame.selection.flatMap { frame.contains($0) ? $0 : nil }
    if let place { wmove(window, Int32(place.row), Int32(place.column)) }
    leaveok(window, place == nil)
    guard showsCursor != (cursor != nil) else { return }
    showsCursor = cursor != nil
    curs_set(cursor == nil ? 0 : 1)
  }
}
