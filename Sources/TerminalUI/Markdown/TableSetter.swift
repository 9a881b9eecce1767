internal import Typography

/// Sets a table in columns, two blanks apart, with a rule under the header.
struct TableSetter {
  private static let gap = 2
  /// A column is not wrapped narrower than its longest word, or than this.
  private static let narrowest = 16

  private let table: MarkdownTable
  private let glyphs: Glyphs
  private let columns: Int

  init(_ table: MarkdownTable, glyphs: Glyphs) {
    self.table = table
    self.glyphs = glyphs
    columns = max(table.header.count, table.rows.reduce(0) { max($0, $1.count) })
  }

  /// The lines of the table: within `width` if wrapping its cells can do it, else at full width.
  func lines(width: Int) -> [StyledText] {
    guard columns > 0 else { return [] }
    let widths = columnWidths(within: width - Self.gap * (columns - 1))
    var lines = row(table.header, widths)
    let rules = widths.map { StyledText(String(repeating: glyphs.rule, count: $0), .rule) }
    lines.append(joined(rules))
    for cells in table.rows { lines += row(cells, widths) }
    return lines
  }

  private func columnWidths(within room: Int) -> [Int] {
    let cells = [table.header] + table.rows
    let natural = (0..<columns).map { column in
      max(1, cells.reduce(0) { max($0, column < $1.count ? $1[column].width : 0) })
    }
    guard natural.reduce(0, +) > room else { return natural }
    let least = (0..<columns).map { column in
      let words = cells.reduce(0) {
        max($0, column < $1.count ? $1[column].longestWord : 0)
      }
      return min(natural[column], max(words, min(natural[column], Self.narrowest)))
    }
    guard least.reduce(0, +) <= room else { return natural }
    var widths = natural
    var excess = natural.reduce(0, +) - room
    // The widest column gives way first.
    while excess > 0 {
      guard
        let widest = widths.indices.filter({ widths[$0] > least[$0] })
          .max(by: { widths[$0] < widths[$1] })
      else { return natural }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
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
    let alignment = column < table.alignments.count ? table.alignments[column] : .left
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
      if index > 0 { line.append(String(repeating: " ", count: Self.gap)) }
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
      let dropped = DisplayWidth.prefix(of: span.text, width: skip)
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
