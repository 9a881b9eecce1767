import FSRS
import Practice
import QuestionBank
import TerminalUI

/// The key points as a checklist of some width, of which only whole points are shown.
struct KeyPointList {
  private(set) var lines: [StyledText] = []
  /// The line on which each point begins, and the end.
  private(set) var starts: [Int] = []

  var count: Int { starts.count - 1 }

  fileprivate init(_ points: [[StyledText]]) {
    for point in points {
      starts.append(lines.count)
      lines += point
    }
    starts.append(lines.count)
  }

  /// The points in sight where one is to be: as few are passed over as show it whole.
  func visible(with cursor: Int, rows: Int) -> Range<Int> {
    guard (0..<count).contains(cursor) else { return 0..<0 }
    let first = (0...cursor).first { starts[cursor + 1] - starts[$0] <= rows } ?? cursor
    let end = (cursor + 1...count).last { starts[$0] - starts[first] <= rows } ?? cursor + 1
    return first..<end
  }

  /// The rows that whole points from the first one on fill; all of them where not even one fits.
  func fullRows(atMost rows: Int) -> Int {
    starts.dropFirst().last { $0 <= rows } ?? min(rows, lines.count)
  }
}

extension PracticeView {
  func keyPointList(width: Int) -> KeyPointList {
    KeyPointList(
      room.rubric.keyPoints.indices.map { index in
        let point = room.rubric.keyPoints[index]
        let isTicked = room.rubric.ticked.contains(point.id)
        let isSelected = index == room.cursor && room.pane == .points
        var line = StyledText(isSelected ? "\(glyphs.pointer) " : "  ", .accent)
        line.append("\(index + 1) ", .key)
        line.append(isTicked ? glyphs.checked : glyphs.unchecked, isTicked ? .good : .key)
        line.append(String(point.weight).padding(from: 3), .dim)
        line.append(point.isMust ? " must  " : "       ", .accent)
        line.append(clean(point.text), isSelected ? .strong : .text)
        if let run = room.missed?.run(of: point.id) {
          line.append(isTicked ? "  at last" : "  missed the last \(run) times", .dim)
        }
        return line.wrapped(to: width, indent: width >= 44 ? 17 : 8)
      })
  }

  /// The point under the cursor after a movement; a page is as many as are in sight.
  func cursor(after action: Action) -> Int {
    let last = room.rubric.keyPoints.count - 1
    let page =
      revealedLayout.points.map {
        keyPointList(width: $0.columns).visible(with: room.cursor, rows: $0.rows - 1).count
      } ?? 1
    let target =
      switch action {
      case .down: room.cursor + 1
      case .up: room.cursor - 1
      case .pageDown: room.cursor + max(1, page)
      case .pageUp: room.cursor - max(1, page)
      case .top: 0
      case .bottom: last
      default: room.cursor
      }
    return max(0, min(target, last))
  }

  func drawPoints(in region: Region, markRow: Int, frame: inout Frame) {
    let heading = StyledText("Did you say it?", .heading)
    let verdicts = self.verdicts
    // A narrow window has no room for both.
    let isAlone = room.hasTicked && verdicts[0].width + heading.width + 2 > region.columns
    let verdict = fitting(region.columns - (isAlone ? 0 : heading.width + 2), verdicts)
    if !isAlone || verdict.width + heading.width + 2 <= region.columns {
      frame.put(heading, at: Position(column: region.column, row: region.row))
    }
    frame.put(
      verdict,
      at: Position(column: region.column + region.columns - verdict.width, row: region.row))
    let list = keyPointList(width: region.columns)
    let visible = list.visible(with: room.cursor, rows: region.rows - 1)
    let lines = list.lines[list.starts[visible.lowerBound]..<list.starts[visible.upperBound]]
    for (row, line) in lines.prefix(region.rows - 1).enumerated() {
      frame.put(
        line, at: Position(column: region.column, row: region.row + 1 + row),
        maxWidth: region.columns)
    }
    if room.pane == .points, visible.contains(room.cursor) {
      frame.selection = Position(
        column: region.column,
        row: region.row + 1 + list.starts[room.cursor] - list.starts[visible.lowerBound])
    }
    let scroller = Scroller(
      content: list.count, viewport: visible.count, offset: visible.lowerBound)
    guard let mark = scroller.indicator(glyphs) else { return }
    let padded = StyledText(" ") + mark + StyledText(" ")
    frame.put(
      padded,
      at: Position(column: region.column + region.columns - padded.width, row: markRow))
  }

  /// The score, the grade that it speaks for and why, from the fullest to the shortest; before the first
  /// tick only what there is to do.
  private var verdicts: [StyledText] {
    guard let suggestion = room.suggestion else {
      return ["nothing ticked yet", "none yet"].map { StyledText($0, .dim) }
    }
    let score = "\(room.rubric.score) of 100\(dot)\(suggestion.grade.name)"
    return [score + dot + suggestion.reason.words, score].map {
      StyledText($0, suggestion.grade.isPass ? .good : .bad)
    }
  }

  /// The key point under a position.
  func keyPoint(at position: Position) -> Int? {
    guard room.phase == .revealed, let region = revealedLayout.points,
      (region.column..<region.column + region.columns).contains(position.column)
    else { return nil }
    let list = keyPointList(width: region.columns)
    let visible = list.visible(with: room.cursor, rows: region.rows - 1)
    let row = position.row - region.row - 1
    guard (0..<region.rows - 1).contains(row) else { return nil }
    let line = row + list.starts[visible.lowerBound]
    return visible.last { list.starts[$0] <= line && line < list.starts[$0 + 1] }
  }
}
