package import Typography

extension ReportDocument {
  /// Plain text with aligned columns.
  package func text(_ plain: PlainText = PlainText()) -> String {
    let lines = lines(plain) { plain.underlined($0, with: $1) }
    return lines.map(\.text).joined(separator: "\n") + "\n"
  }

  /// The same lines for a screen, where a heading is seen without a line below it.
  package func lines(_ plain: PlainText) -> [SheetLine] {
    var lines = lines(plain) { text, _ in plain.wrapped(text) }
    let headings = lines.indices.filter { lines[$0].parts.first?.kind == .heading }
    for (section, start) in headings.enumerated() {
      let end = section + 1 < headings.count ? headings[section + 1] : lines.count
      let hasQuestions = lines[start..<end].contains {
        if case .question = $0.subject { true } else { false }
      }
      if hasQuestions { lines[start].subject = .section(section) }
    }
    return lines
  }

  private func lines(
    _ plain: PlainText, heading: (String, Character) -> [String]
  ) -> [SheetLine] {
    var lines = SheetLine.lines(heading(title, "="), .title)
    if !facts.isEmpty {
      lines += SheetLine.lines(plain.wrapped(Phrases.parts(facts.map(plain.line))))
    }
    var isUnderHeading = false
    for block in blocks {
      if !isUnderHeading { lines.append(SheetLine()) }
      if case .heading(let text) = block {
        lines += SheetLine.lines(heading(text, "-"), .heading)
        isUnderHeading = true
      } else {
        lines += plain.lines(of: block)
        isUnderHeading = false
      }
    }
    return lines
  }
}

extension PlainText {
  fileprivate func lines(of block: ReportDocument.Block) -> [SheetLine] {
    switch block {
    case .lead(let spans), .paragraph(let spans): SheetLine.lines(wrapped(text(of: spans)))
    case .heading(let text): SheetLine.lines(wrapped(text), .heading)
    case .table(let table): lines(ofRowsIn: table)
    case .list(let items, let isNumbered):
      items.enumerated().flatMap { index, item in
        SheetLine.lines(
          lines(
            of: item, marker: isNumbered ? padded("\(index + 1). ", to: 4, atEnd: false) : "- "),
          of: item.subject)
      }
    case .bars(let bars): lines(of: bars)
    case .curve(let curve): lines(of: curve.bars)
    case .calendar(let calendar): SheetLine.lines(lines(of: calendar))
    case .counts(let counts): SheetLine.lines(lines(of: counts))
    case .whereUnfolded(let spans): SheetLine.lines(wrapped(text(of: spans)))
    }
  }

  /// The caption, then the table, a row a line.
  private func lines(ofRowsIn table: ReportDocument.Table) -> [SheetLine] {
    SheetLine.lines(caption(table.caption))
      + lines(of: table).enumerated().map { row, text in
        SheetLine(
          text, .text, row > 0 && row <= table.subjects.count ? table.subjects[row - 1] : nil)
      }
  }

  /// Name, note, bar and range, one below another.
  private func lines(of bars: ReportDocument.Bars) -> [SheetLine] {
    let names = width(of: bars.rows.map(\.name))
    let notes = width(of: bars.rows.map(\.note))
    let words = width(of: bars.rows.filter { $0.range != nil }.map(\.words))
    let cells = min(40, columns - names - notes - words - 6)
    let rows = bars.rows.map { row -> SheetLine in
      let start =
        padded(line(row.name), to: names, atEnd: true) + "  "
        + padded(line(row.note), to: notes, atEnd: true) + "  "
      guard let range = row.range, cells >= 8 else {
        return SheetLine(start + line(row.words), .text, row.subject)
      }
      let bar = RangeBar(range, cells: cells).text(isASCII: isASCII)
      return SheetLine(start + bar + "  " + line(row.words), .text, row.subject)
    }
    return SheetLine.lines(caption(bars.caption)) + rows
  }

  /// A row for each weekday, the steps of a day's tries as marks.
  private func lines(of calendar: ReportDocument.Calendar) -> [String] {
    let weeks = calendar.weeks.suffix(max(1, (columns - 6) / 2))
    let marks = PracticeStep.marks(isASCII: isASCII)
    let rows = ReportDocument.Calendar.weekdays.enumerated().map { index, name in
      name + " "
        + weeks.map { week in " " + (week.days[index].map { marks[PracticeStep.of($0)] } ?? " ") }
        .joined()
    }
    let legend = (1...3).map { "\(marks[$0]) \(PracticeStep.words[$0])" }
    return caption(calendar.caption) + rows.map(withoutBlanksAtEnd)
      + wrapped("Tries a day: " + legend.joined(separator: ", "))
  }

  /// Name, count and as many marks as there are of it, or their share of the greatest count.
  private func lines(of counts: ReportDocument.Counts) -> [String] {
    let names = width(of: counts.entries.map(\.name))
    let most = counts.entries.map(\.count).max() ?? 0
    let digits = "\(most)".count
    let cells = max(1, min(40, columns - names - digits - 4))
    let rows = counts.entries.map { entry in
      let length = most <= cells ? entry.count : (entry.count * cells + most - 1) / most
      let mark = RangeBar.marks(isASCII: isASCII).full
      return withoutBlanksAtEnd(
        padded(line(entry.name), to: names, atEnd: true) + "  "
          + padded("\(entry.count)", to: digits, atEnd: false) + "  "
          + String(repeating: mark, count: length))
    }
    return caption(counts.caption) + rows
  }

  private func caption(_ text: String) -> [String] { text.isEmpty ? [] : wrapped(text) + [""] }

  private func width(of texts: [String]) -> Int {
    texts.map { DisplayWidth.of(line($0)) }.max() ?? 0
  }

  private func withoutBlanksAtEnd(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The header, then the rows, in columns two spaces apart.
  func lines(of table: ReportDocument.Table) -> [String] {
    let cells = ([table.columns.map(\.title)] + table.rows).map { $0.map(line) }
    let (shown, widths) = fit(table.columns, cells)
    return cells.map { row in
      let fields = shown.map { column in
        padded(
          cut(row[column], to: widths[column]), to: widths[column],
          atEnd: table.columns[column].kind != .number)
      }
      return withoutBlanksAtEnd(fields.joined(separator: "  "))
    }
  }

  /// The columns to show and the width of each of all columns.
  ///
  /// Spare columns go while what may be cut would have less than 28 cells; then that is cut, but to
  /// no less than 8.
  private func fit(
    _ columns: [ReportDocument.Column], _ cells: [[String]]
  ) -> (shown: [Int], widths: [Int]) {
    var widths = columns.indices.map { column in
      cells.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    var shown = Array(columns.indices)
    func excess(cuttableTo most: Int) -> Int {
      shown.reduce(2 * (shown.count - 1) - self.columns) {
        $0 + (columns[$1].kind == .cuttable ? min(widths[$1], most) : widths[$1])
      }
    }
    while excess(cuttableTo: 28) > 0,
      let index = shown.indices.filter({ columns[shown[$0]].spare != nil })
        .max(by: { (columns[shown[$0]].spare ?? 0) < (columns[shown[$1]].spare ?? 0) })
    {
      shown.remove(at: index)
    }
    for column in shown where columns[column].kind == .cuttable {
      widths[column] = min(widths[column], max(8, widths[column] - excess(cuttableTo: .max)))
    }
    return (shown, widths)
  }

  private func lines(of item: ReportDocument.Item, marker: String) -> [String] {
    let indent = String(repeating: " ", count: marker.count)
    return wrapped(text(of: item.text), first: marker, rest: indent)
      + (item.note.isEmpty ? [] : wrapped(text(of: item.note), first: indent, rest: indent))
      + item.points.flatMap { wrapped($0, first: indent + "- ", rest: indent + "  ") }
  }

  /// Each part by itself, so that an escape that ends one takes nothing of the next.
  private func text(of spans: [ReportDocument.Span]) -> String {
    spans.map { span in
      switch span {
      case .text(let text), .strong(let text): line(text)
      case .id(let id): "(\(line(id)))"
      case .command(let command): "'\(line(command))'"
      }
    }.joined()
  }
}
