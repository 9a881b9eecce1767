import Practice
import TerminalUI
import Typography

/// A chooser as it is drawn.
struct ChooserView: Staged {
  let room: ChooserRoom
  let scene: Scene

  func draw(in frame: inout Frame) {
    let entries = room.entries(scene)
    let ticked = entries.count(where: \.isTicked)
    let (title, state, columns) =
      switch room.subject {
      case .levels: ("Levels", ticked == 0 ? "all" : "\(ticked) chosen", "due  new   seen")
      case .topics: ("Topics", ticked == 0 ? "all" : "\(ticked) chosen", "due  new   seen")
      case .suspended: ("Suspended", "\(ticked) of \(entries.count)", "ticked: not asked")
      }
    drawHeader(
      StyledText(title, .title) + StyledText(dot + state), StyledText(columns, .dim), in: &frame)
    let lines = entries.enumerated().map { index, entry in
      line(entry, isSelected: index == room.cursor)
    }
    draw(lines, offset: offset, selected: room.cursor, in: body, frame: &frame)
  }

  /// Whether the counts leave no room for whole names of topics.
  static func hasShortNames(_ scene: Scene) -> Bool { scene.size.columns < 50 }

  private var offset: Int {
    let visible = Scroller.visibleRows(of: room.count, rows: bodyRows, hasMarkRow: false)
    return max(0, room.cursor - visible + 1)
  }

  /// The entry under a position.
  func row(at position: Position) -> Int? {
    let row = position.row - bodyTop
    guard
      (0..<Scroller.visibleRows(of: room.count, rows: bodyRows, hasMarkRow: false)).contains(row)
    else { return nil }
    let index = row + offset
    return index < room.count ? index : nil
  }

  private func line(_ entry: ChooserRoom.Entry, isSelected: Bool) -> StyledText {
    var line = StyledText(isSelected ? "\(glyphs.pointer) " : "  ", .accent)
    line.append(entry.isTicked ? glyphs.checked : glyphs.unchecked, .key)
    let role: Role = isSelected ? .strong : entry.count?.total == 0 ? .dim : .text
    guard let count = entry.count else {
      let room = max(0, size.columns - 2 - line.width - 1)
      let detail = room >= 60 ? entry.detail.padding(from: 26) : ""
      line.append(" " + entry.name.padding(to: room - DisplayWidth.of(detail)), role)
      line.append(detail, .dim)
      return line
    }
    line.append(" " + entry.name.padding(to: Self.hasShortNames(scene) ? 12 : 20), role)
    let counts =
      String(count.due).padding(from: 4) + String(count.new).padding(from: 5)
      + "\(count.seen)/\(count.total)".padding(from: 7)
    let room = size.columns - 2 - line.width - counts.count
    let detail = room < 12 ? "" : entry.detail
    line.append(detail.padding(to: max(0, room)), .dim)
    line.append(counts, count.total == 0 ? .dim : .text)
    return line
  }
}
