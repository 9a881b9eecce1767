internal import Typography

/// A curve over columns of one-cell characters: an area as far as it is known, dots beyond.
///
///     100% ▆▃  ▇▅▃▁
///          ██▆▂████▇▅··
///      50% ████████████···
///          ┼───────┼────┼─
///          10 Nov  today  due 2 Dec
package struct CurvePlot: Hashable, Sendable {
  /// A place on the axis.
  package struct Mark: Hashable, Sendable {
    package let column: Int
    package let label: String

    package init(column: Int, label: String) {
      self.column = column
      self.label = label
    }
  }

  /// One value a column; what lies outside of the range is drawn at its ends.
  package let values: [Double]
  /// The values at the bottom and at the top.
  package let range: ClosedRange<Double>
  /// The first column of dots.
  package let dotsFrom: Int
  /// The most important one first: where labels would touch, the later one is left out.
  package let marks: [Mark]
  /// What the top and the bottom are called.
  package let top: String
  package let bottom: String

  package init(
    values: [Double], range: ClosedRange<Double>, dotsFrom: Int, marks: [Mark], top: String,
    bottom: String
  ) {
    self.values = values
    self.range = range
    self.dotsFrom = dotsFrom
    self.marks = marks.filter { values.indices.contains($0.column) }
    self.top = top
    self.bottom = bottom
  }

  /// The columns before the curve that the names of its ends take.
  package static func margin(top: String, bottom: String) -> Int {
    max(DisplayWidth.of(top), DisplayWidth.of(bottom)) + 1
  }

  /// The curve `rows` high, at least 1, the axis and its labels.
  package func lines(rows: Int, glyphs: Glyphs = .unicode) -> [StyledText] {
    let rows = max(1, rows)
    let margin = Self.margin(top: top, bottom: bottom)
    var lines = (0..<rows).map { row -> StyledText in
      let name = row == 0 ? top : row == rows - 1 ? bottom : ""
      let blanks = String(repeating: " ", count: margin - 1 - DisplayWidth.of(name))
      var line = StyledText("\(blanks)\(name) ", .dim)
      for column in values.indices {
        let isKnown = column < dotsFrom
        line.append(
          String(cell(column, fromBottom: rows - 1 - row, of: rows, glyphs)),
          isKnown ? .bar : .barUncertain)
      }
      return line
    }
    let indent = String(repeating: " ", count: margin)
    let ticks = Set(marks.map(\.column))
    lines.append(
      StyledText(indent)
        + StyledText(
          String(values.indices.map { ticks.contains($0) ? glyphs.crossing : glyphs.rule }), .rule))
    lines.append(StyledText(indent) + StyledText(labels(), .dim))
    return lines
  }

  /// Eighths of a cell that the curve reaches in all, at least one.
  private func eighths(_ column: Int, of rows: Int) -> Int {
    let span = range.upperBound - range.lowerBound
    let value = values[column]
    let share = span > 0 && !value.isNaN ? (value - range.lowerBound) / span : 0
    return max(1, Int((max(0, min(1, share)) * Double(rows * 8)).rounded()))
  }

  private func cell(
    _ column: Int, fromBottom row: Int, of rows: Int, _ glyphs: Glyphs
  ) -> Character {
    let height = eighths(column, of: rows) - row * 8
    if height <= 0 { return " " }
    if column >= dotsFrom { return height <= 8 ? glyphs.middleDot : " " }
    return glyphs.sparkline[min(8, height) - 1]
  }

  /// The labels below their ticks, those near the end moved to the left so that they fit.
  private func labels() -> String {
    var taken: [(range: Range<Int>, label: String)] = []
    for mark in marks {
      let width = DisplayWidth.of(mark.label)
      let start = max(0, min(mark.column, values.count - width))
      let range = start..<start + width
      // A blank keeps them apart.
      let isFree = taken.allSatisfy {
        range.upperBound < $0.range.lowerBound || $0.range.upperBound < range.lowerBound
      }
      if isFree, range.upperBound <= values.count { taken.append((range, mark.label)) }
    }
    var text = ""
    var column = 0
    for entry in taken.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      text += String(repeating: " ", count: entry.range.lowerBound - column) + entry.label
      column = entry.range.upperBound
    }
    return text
  }
}
