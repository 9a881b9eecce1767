internal import Typography

/// Figures as drawings of the page's own, each with its numbers beside it as text.
extension HTML {
  // MARK: Bars

  /// Name, note, bar and range of each row.
  static func bars(_ bars: ReportDocument.Bars) -> String {
    let rows = bars.rows.map { row in
      let bar =
        row.range.map { self.bar($0, words: "\(row.name): \(row.words)") } ?? "<span></span>"
      return
        "<li><span>\(escaped(row.name))</span> <span class=\"note\">\(escaped(row.note))</span> "
        + "\(bar) <span class=\"words\">\(escaped(row.words))</span></li>"
    }
    return figure(bars.caption, "<ul class=\"bars\">\n\(rows.joined(separator: "\n"))\n</ul>")
  }

  /// As long as the lower end, then lighter up to the upper one.
  private static func bar(_ range: ClosedRange<Double>, words: String) -> String {
    let (low, high) = (range.lowerBound * 400, range.upperBound * 400)
    return """
      <svg viewBox="0 0 400 14" preserveAspectRatio="none" role="img" aria-label="\(escaped(words))">\
      <rect class="track" x="0" y="0" width="400" height="14" />\
      <rect class="sure" x="0" y="0" width="\(number(low))" height="14" />\
      <rect class="unsure" x="\(number(low))" y="0" width="\(number(max(2, high - low)))" height="14" />\
      </svg>
      """
  }

  // MARK: Calendar

  /// A table: a row for each weekday, a column for each week, the number of tries in each cell.
  static func calendar(_ calendar: ReportDocument.Calendar) -> String {
    let header = calendar.weeks.map { week in
      let words = week.name.split(separator: " ").map { escaped(String($0)) }
      return "<th scope=\"col\">\(words.joined(separator: "<br />"))</th>"
    }.joined()
    let rows = ReportDocument.Calendar.weekdays.enumerated().map { index, weekday in
      "<tr><th scope=\"row\">\(weekday)</th>"
        + calendar.weeks.map { week in
          week.days[index].map { "<td class=\"step\(PracticeStep.of($0))\">\($0)</td>" }
            ?? "<td></td>"
        }.joined() + "</tr>"
    }
    return figure(
      calendar.caption,
      """
      <table class="calendar" aria-label="Tries on each day, a column a week">
      <thead><tr><td></td>\(header)</tr></thead>
      \(element("tbody", rows.joined(separator: "\n")))
      </table>
      """)
  }

  // MARK: Counts

  private static let column = 24
  private static let tallest = 72

  /// A column for each count, the count above it.
  static func counts(_ counts: ReportDocument.Counts) -> String {
    let most = max(1, counts.entries.map(\.count).max() ?? 1)
    let base = tallest + 16
    let columns = counts.entries.enumerated().map { index, entry in
      let middle = index * column + column / 2
      let height = entry.count * tallest / most
      let words = entry.name.split(separator: " ").prefix(2).enumerated().map { line, word in
        "<text class=\"quiet\" x=\"\(middle)\" y=\"\(base + 14 + 13 * line)\">"
          + "\(escaped(String(word)))</text>"
      }
      return "<rect class=\"count\" x=\"\(index * column + 3)\" y=\"\(base - height)\" "
        + "width=\"\(column - 6)\" height=\"\(height)\" />"
        + "<text x=\"\(middle)\" y=\"\(base - height - 4)\">\(entry.count)</text>"
        + words.joined()
    }
    let width = max(1, counts.entries.count) * column
    let words = counts.entries.map { "\($0.name): \($0.count)" }.joined(separator: ", ")
    return figure(
      counts.caption,
      """
      <svg class="counts" viewBox="0 0 \(width) \(base + 32)" role="img" aria-label="\(escaped(words))">
      <line class="axis" x1="0" y1="\(base)" x2="\(width)" y2="\(base)" />
      \(columns.joined(separator: "\n"))
      </svg>
      """)
  }

  // MARK: Curve

  /// A point for each share with its range as a line up and down, joined from one to the next; the
  /// numbers are listed below.
  static func curve(_ curve: ReportDocument.Curve) -> String {
    let (left, top, width, height) = (52.0, 10.0, 268.0, 130.0)
    func across(_ index: Int) -> Double {
      left + width * (Double(index) + 0.5) / Double(max(1, curve.points.count))
    }
    func down(_ share: Double) -> Double { top + height * (1 - share) }
    let scale = [0.0, 0.5, 1].map { share in
      let y = number(down(share))
      return
        "<line class=\"axis\" x1=\"\(number(left))\" y1=\"\(y)\" x2=\"\(number(left + width))\" "
        + "y2=\"\(y)\" /><text class=\"scale\" x=\"\(number(left - 6))\" "
        + "y=\"\(number(down(share) + 4))\">\(Int(share * 10)) in 10</text>"
    }
    let line = curve.points.enumerated().map { index, point in
      "\(number(across(index))),\(number(down(point.share)))"
    }
    let points = curve.points.enumerated().map { index, point in
      let x = number(across(index))
      let reach =
        point.row.range.map { range in
          "<line class=\"reach\" x1=\"\(x)\" y1=\"\(number(down(range.upperBound)))\" x2=\"\(x)\" "
            + "y2=\"\(number(down(range.lowerBound)))\" />"
        } ?? ""
      return reach
        + "<circle class=\"point\" cx=\"\(x)\" cy=\"\(number(down(point.share)))\" r=\"5\" />"
        + "<text x=\"\(x)\" y=\"\(number(top + height + 18))\">\(escaped(point.row.name))</text>"
    }
    let words = curve.points.map { "\($0.row.name): \($0.row.note), \($0.row.words)" }
      .joined(separator: "; ")
    let drawing = """
      <svg class="curve" viewBox="0 0 330 162" role="img" aria-label="\(escaped(words))">
      \(scale.joined(separator: "\n"))
      <polyline class="line" points="\(line.joined(separator: " "))" />
      \(points.joined(separator: "\n"))
      </svg>
      """
    return figure(curve.caption, drawing)
      + "\n" + bars(ReportDocument.Bars(caption: "", titles: curve.titles, rows: curve.bars.rows))
  }

  /// With one decimal at most.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(Double(tenths) / 10)"
  }
}
