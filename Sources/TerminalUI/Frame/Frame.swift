internal import Typography

/// A picture of the whole screen: a grid of cells and where the cursor stands.
///
/// Nothing that is put can leave the frame or draw half of a wide character, and no cell ever
/// holds a control character, whatever the text.
package struct Frame: Hashable, Sendable {
  package let size: Size
  /// The decorations in use; in ASCII, text beyond it is drawn as the replacement.
  package let glyphs: Glyphs
  /// Row by row, `size.columns` cells each.
  package private(set) var cells: [Cell]
  /// The cells that lead to an address, in the order in which they were put.
  package private(set) var links: [Link] = []
  /// Where the terminal's cursor shows; nil hides it.
  package var cursor: Position?
  /// Where the hidden cursor stands while no text is typed: on what is selected, since screen readers and
  /// braille displays follow it.
  package var selection: Position?

  package init(size: Size, glyphs: Glyphs = .unicode) {
    self.size = size
    self.glyphs = glyphs
    cells = Array(repeating: .blank(.text), count: size.columns * size.rows)
  }

  /// The cell at `position`, or nil outside the frame.
  package subscript(position: Position) -> Cell? {
    guard contains(position) else { return nil }
    return cells[position.row * size.columns + position.column]
  }

  package func contains(_ position: Position) -> Bool {
    (0..<size.columns).contains(position.column) && (0..<size.rows).contains(position.row)
  }

  /// Writes `text` on one row and returns the number of columns it took.
  ///
  /// Text that doesn't fit into `maxWidth` columns, or reach the frame's edge, ends in an
  /// ellipsis. Outside the frame nothing is written.
  @discardableResult
  package mutating func put(
    _ text: StyledText, at position: Position, maxWidth: Int? = nil
  ) -> Int {
    guard let room = room(at: position, maxWidth: maxWidth) else { return 0 }
    var pen = Pen(row: position.row, start: position.column, column: position.column, end: room)
    for span in text.spans {
      let start = pen.column
      let fits = write(span.text, span.role, &pen)
      if let address = span.link, pen.column > start {
        links.append(
          Link(row: position.row, columns: start..<pen.column, address: address))
      }
      guard fits else { break }
    }
    return pen.column - position.column
  }

  /// Writes `text` in `role`, as `put(_:at:maxWidth:)` does.
  @discardableResult
  package mutating func put(
    _ text: String, _ role: Role, at position: Position, maxWidth: Int? = nil
  ) -> Int {
    guard let room = room(at: position, maxWidth: maxWidth) else { return 0 }
    var pen = Pen(row: position.row, start: position.column, column: position.column, end: room)
    _ = write(text, role, &pen)
    return pen.column - position.column
  }

  /// Fills a rectangle with one-cell `character`; a wider one leaves blanks.
  package mutating func fill(
    _ character: Character = " ", _ role: Role = .text, at position: Position, columns: Int,
    rows: Int = 1
  ) {
    let first = max(0, position.column)
    let end = min(size.columns, position.column + columns)
    let lines = max(0, position.row)..<max(0, position.row, min(size.rows, position.row + rows))
    guard first < end else { return }
    let cell = Self.cell(of: character, role, glyphs)
    for row in lines {
      mend(row: row, from: first, to: end)
      let base = row * size.columns
      for column in first..<end { cells[base + column] = cell }
    }
  }

  /// Draws a separating line across row `row`, or over `columns` from `column` on.
  package mutating func rule(row: Int, column: Int = 0, columns: Int? = nil, role: Role = .rule) {
    fill(
      glyphs.rule, role, at: Position(column: column, row: row), columns: columns ?? size.columns)
  }

  /// Gives `columns` cells from `position` on another role, leaving their text.
  package mutating func restyle(_ role: Role, at position: Position, columns: Int) {
    guard (0..<size.rows).contains(position.row) else { return }
    let first = max(0, position.column)
    let end = min(size.columns, position.column + columns)
    guard first < end else { return }
    for column in first..<end { cells[position.row * size.columns + column].role = role }
  }
}

extension Frame {
  /// Cells of a row that lead to an address.
  package struct Link: Hashable, Sendable {
    package let row: Int
    package let columns: Range<Int>
    package let address: String
  }

  /// The text of some cells.
  package func text(of link: Link) -> String {
    let start = link.row * size.columns
    return cells[start + link.columns.lowerBound..<start + link.columns.upperBound]
      .reduce(into: "") { $0 += $1.text }
  }

  /// Where writing goes on, and the column it must not reach.
  private struct Pen {
    let row: Int
    let start: Int
    var column: Int
    let end: Int
  }

  private func room(at position: Position, maxWidth: Int?) -> Int? {
    guard contains(position) else { return nil }
    let end = min(size.columns, position.column + max(0, maxWidth ?? size.columns))
    return end > position.column ? end : nil
  }

  /// Writes `text` and says whether all of it fitted.
  private mutating func write(_ text: String, _ role: Role, _ pen: inout Pen) -> Bool {
    var text = text
    let ascii: Bool? = text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
      let count = min(bytes.count, pen.end - pen.column)
      mend(row: pen.row, from: pen.column, to: pen.column + count)
      let base = pen.row * size.columns + pen.column
      for index in 0..<count { cells[base + index] = Cell(base: UInt32(bytes[index]), role: role) }
      pen.column += count
      return count == bytes.count
    }
    if let ascii {
      if !ascii { markCut(role, pen) }
      return ascii
    }
    for character in text {
      guard write(character, role, &pen) else {
        markCut(role, pen)
        return false
      }
    }
    return true
  }

  private mutating func write(_ character: Character, _ role: Role, _ pen: inout Pen) -> Bool {
    let width = DisplayWidth.of(character)
    guard pen.column + width <= pen.end else { return false }
    mend(row: pen.row, from: pen.column, to: pen.column + width)
    var index = pen.row * size.columns + pen.column
    CellCluster.forEachCell(of: character) { cluster in
      cells[index] = Self.cell(cluster, role, glyphs)
      if cluster.width == 2 { cells[index + 1] = Self.continuation(of: cells[index]) }
      index += cluster.width
    }
    pen.column += width
    return true
  }

  /// Puts the ellipsis where the written text was cut off.
  private mutating func markCut(_ role: Role, _ pen: Pen) {
    var column = min(pen.column, pen.end - 1)
    // Zero-width text can't be cut, so the pen has moved unless the very first character is wide.
    mend(row: pen.row, from: column, to: column + 1)
    cells[pen.row * size.columns + column] = Self.cell(of: glyphs.ellipsis, role, glyphs)
    column += 1
  }

  /// Blanks the halves of wide characters that stay outside of columns `first..<end`.
  private mutating func mend(row: Int, from first: Int, to end: Int) {
    guard first < end else { return }
    if !links.isEmpty {
      links.removeAll { $0.row == row && $0.columns.overlaps(first..<end) }
    }
    let base = row * size.columns
    if cells[base + first].isContinuation, first > 0 {
      cells[base + first - 1] = .blank(cells[base + first - 1].role)
      cells[base + first] = .blank(cells[base + first].role)
    }
    if end < size.columns, cells[base + end].isContinuation {
      cells[base + end] = .blank(cells[base + end].role)
      cells[base + end - 1] = .blank(cells[base + end - 1].role)
    }
  }

  private static func cell(of character: Character, _ role: Role, _ glyphs: Glyphs) -> Cell {
    var cell: Cell?
    CellCluster.forEachCell(of: character) { cluster in
      if cell == nil, cluster.width == 1 { cell = Self.cell(cluster, role, glyphs) }
    }
    return cell ?? .blank(role)
  }

  private static func cell(_ cluster: CellCluster, _ role: Role, _ glyphs: Glyphs) -> Cell {
    let drawable =
      cluster.base != CellCluster.replaced && !(glyphs.isASCII && cluster.base > 0x7E)
    guard drawable else {
      let base = glyphs.replacement.unicodeScalars.first?.value ?? 0x3F
      return Cell(base: base, role: role, span: 1)
    }
    return Cell(
      base: cluster.base, firstMark: glyphs.isASCII ? 0 : cluster.firstMark,
      secondMark: glyphs.isASCII ? 0 : cluster.secondMark, role: role, span: UInt8(cluster.width))
  }

  /// What stands in the second cell: nothing, or a blank where the first was replaced.
  private static func continuation(of cell: Cell) -> Cell {
    cell.span == 2 ? Cell(base: 0, role: cell.role, span: 0) : .blank(cell.role)
  }
}
