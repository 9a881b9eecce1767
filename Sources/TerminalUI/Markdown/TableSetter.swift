internal import CommonMark
internal import Typography

/// Sets a table in columns, two blanks apart, with a rule under the header.
struct TableSetter {
  private let header: [StyledText]
  private let rows: [[StyledText]]
  private let alignments: [MarkdownTable.Alignment]
  private let glyphs: Glyphs
  private let columns: Int

  init(
    header: [StyledText], rows: [[StyledText]], alignments: [MarkdownTable.Alignment],
    glyphs: Glyphs
  ) {
    self.header = header
    self.rows = rows
    self.alignments = alignments
    self.glyphs = glyphs
    columns = max(header.count, rows.reduce(0) { max($0, $1.count) })
  }

  /// The lines of the table: within `width` if wrapping its cells can do it, else at full width.
  func lines(width: Int) -> [StyledText] {
    guard columns > 0 else { return [] }
    let widths = columnWidths(within: width)
    var lines = row(header, widths)
    let rules = widths.map { StyledText(String(repeating: glyphs.rule, count: $0), .rule) }
    lines.append(joined(rules))
    for cells in rows { lines += row(cells, widths) }
    return lines
  }

  private func columnWidths(within width: Int) -> [Int] {
    let cells = [header] + rows
    func widest(_ measure: (StyledText) -> Int) -> [Int] {
      (0..<columns).map { column in
        cells.reduce(1) { max($0, column < $1.count ? measure($1[column]) : 0) }
      }
    }
    return ColumnWidths.fitting(
      natural: widest(\.width), longestWords: widest(\.longestWord), within: width)
  }

  private func row(_ cells: [StyledText], _ widths: [Int]) -> [StyledText] {
    let wrapped = (0..<columns).map { column in
      column < cells.count ? cells[column].wrapped(to: widths[column]) : [StyledText()]
    }
    return (0..<wrapped.reduce(1) { max($0, $1.count) }).map { line in
      joined(
        (0..<columns).map { column in
          let text = line < wrapped[column].count ? wrapped[column][line] : StyledText()
          return aligned(text, width: widths[column], column: column)
        })
    }
  }

  private func aligned(_ text: StyledText, width: Int, column: Int) -> StyledText {
    let missing = max(0, width - text.width)
    let alignment = column < alignments.count ? alignments[column] : .left
    let before =
      switch alignment {
      case .left: 0
      case .center: missing / 2
      case .right: missing
      }
    return StyledText(String(repeating: " ", count: before)) + text
      + StyledText(String(repeating: " ", count: missing - before))
  }

  private func joined(_ cells: [StyledText]) -> StyledText {
    var line = StyledText()
    for (index, cell) in cells.enumerated() {
      if index > 0 { line.append(String(repeating: " ", count: ColumnWidths.gap)) }
      line.append(cell)
    }
    return line
  }
}

extension StyledText {
  /// The part from column `start` on, `width` cells at most, with `mark` where text is cut off.
  package func window(from start: Int, width: Int, mark: Character) -> StyledText {
    let total = self.width
    guard start > 0 || total > width else { return self }
    guard width > 0 else { return StyledText() }
    guard start > 0 else { return truncated(to: width, mark: mark) }
    // The mark stands in the first column, so the text resumes in the second.
    var skip = start + 1
    var isBlank = true
    var kept = StyledText()
    for span in spans {
      let dropped = DisplayWidth.prefix(of: span.text[...], width: skip)
      skip -= dropped.width
      isBlank = isBlank && dropped.text.allSatisfy { $0 == " " }
      var remaining = span.text[dropped.text.endIndex...]
      if skip > 0, let split = remaining.first {
        // A wide character straddles the edge: a blank takes the place of its second half.
        kept.append(String(repeating: " ", count: DisplayWidth.of(split) - skip), span.role)
        remaining = remaining.dropFirst()
        isBlank = false
        skip = 0
      }
      kept.append(remaining, span.role)
    }
    let edge = StyledText(isBlank ? " " : String(mark), spans.first?.role ?? .text)
    return (edge + kept).truncated(to: width, mark: mark)
  }
}
