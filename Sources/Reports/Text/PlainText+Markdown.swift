internal import CommonMark
package import Typography

extension PlainText {
  /// Markdown as plain text: paragraphs, items and the cells of tables are filled to the width, code
  /// stays as it is, indented, and marks within a line are left for the reader.
  package func reflowed(markdown: String) -> [String] {
    var setter = PlainSetter(plain: self)
    setter.set(MarkdownDocument(markdown).blocks, in: Margin(), isTight: false)
    return setter.lines
  }
}

/// What stands before a block's first line and before its others.
private struct Margin {
  var first = ""
  var rest = ""

  /// The margin for the blocks after the first.
  var continued: Margin { Margin(first: rest, rest: rest) }
}

/// Sets blocks line by line.
private struct PlainSetter {
  /// A block has at least so many cells; where a mark would leave fewer, it goes and the text stays.
  private static let narrowest = 8

  let plain: PlainText
  private(set) var lines: [String] = []

  init(plain: PlainText) { self.plain = plain }

  mutating func set(_ blocks: [MarkdownBlock], in margin: Margin, isTight: Bool) {
    var margin = margin
    for (index, block) in blocks.enumerated() {
      if index > 0, !isTight { add("", margin) }
      set(block, in: margin)
      margin = margin.continued
    }
  }

  private mutating func set(_ block: MarkdownBlock, in margin: Margin) {
    switch block {
    case .paragraph(let text): setText(text, in: margin)
    case .heading(let level, let text):
      setText(text, in: indented(margin, by: String(repeating: "#", count: level) + " "))
    case .code(let code):
      let margin = indented(margin, by: "    ", again: "    ")
      for line in code.flatMap(plain.lines) { add(line, margin) }
    case .quote(let blocks):
      set(blocks, in: indented(margin, by: "> ", again: "> "), isTight: false)
    case .list(let start, let isTight, let items):
      setList(items, start: start, isTight: isTight, in: margin)
    case .table(let table): setTable(table, in: margin)
    case .rule: add(String(repeating: "-", count: room(margin)), margin)
    }
  }

  private mutating func setList(
    _ items: [[MarkdownBlock]], start: Int?, isTight: Bool, in margin: Margin
  ) {
    var margin = margin
    let digits = start.map { String($0 + items.count - 1).utf8.count } ?? 0
    for (index, item) in items.enumerated() {
      if index > 0, !isTight { add("", margin) }
      let number = start.map { plain.padded(String($0 + index), to: digits, atEnd: false) + "." }
      let inner = indented(margin, by: (number ?? "-") + " ")
      if item.isEmpty { add("", inner) } else { set(item, in: inner, isTight: isTight) }
      margin = margin.continued
    }
  }

  /// A paragraph, its hard breaks kept.
  private mutating func setText(_ text: MarkdownText, in margin: Margin) {
    var margin = margin
    for line in text.marked.split(separator: "\n", omittingEmptySubsequences: false) {
      let wrapped = plain.wrapped(String(line), first: margin.first, rest: margin.rest)
      for line in wrapped { add(line, Margin()) }
      margin = margin.continued
    }
  }

  /// In columns, with a line below the header.
  private mutating func setTable(_ table: MarkdownTable, in margin: Margin) {
    let rows = ([table.header] + table.rows).map { $0.map { plain.line($0.marked) } }
    let columns = rows.map(\.count).max() ?? 0
    guard columns > 0 else { return }
    func widest(_ measure: (String) -> Int) -> [Int] {
      (0..<columns).map { column in
        rows.map { column < $0.count ? measure($0[column]) : 0 }.max().map { max(1, $0) } ?? 1
      }
    }
    let widths = ColumnWidths.fitting(
      natural: widest { DisplayWidth.of($0) },
      longestWords: widest { LineBreaker.longestWord(of: [$0]) }, within: room(margin))
    var margin = margin
    for (index, row) in rows.enumerated() {
      let cells = (0..<columns).map { column in
        LineBreaker.lines(of: [column < row.count ? row[column] : ""], width: widths[column])
          .map { $0.map(\.text).joined() }
      }
      for line in 0..<(cells.map(\.count).max() ?? 1) {
        let fields = (0..<columns).map { column in
          aligned(
            line < cells[column].count ? cells[column][line] : "", to: widths[column],
            column < table.alignments.count ? table.alignments[column] : .left)
        }
        add(joined(fields), margin)
        margin = margin.continued
      }
      if index == 0 { add(joined(widths.map { String(repeating: "-", count: $0) }), margin) }
    }
  }

  private func joined(_ fields: [String]) -> String {
    fields.joined(separator: String(repeating: " ", count: ColumnWidths.gap))
  }

  private func aligned(
    _ text: String, to width: Int, _ alignment: MarkdownTable.Alignment
  ) -> String {
    switch alignment {
    case .left: plain.padded(text, to: width, atEnd: true)
    case .right: plain.padded(text, to: width, atEnd: false)
    case .center:
      plain.padded(
        plain.padded(text, to: (width + DisplayWidth.of(text)) / 2, atEnd: false), to: width,
        atEnd: true)
    }
  }

  private func room(_ margin: Margin) -> Int { plain.columns - DisplayWidth.of(margin.rest) }

  private func indented(_ margin: Margin, by mark: String, again: String? = nil) -> Margin {
    guard room(margin) - mark.count >= Self.narrowest else { return margin }
    let blank = again ?? String(repeating: " ", count: mark.count)
    return Margin(first: margin.first + mark, rest: margin.rest + blank)
  }

  private mutating func add(_ line: String, _ margin: Margin) {
    var line = margin.first + line
    while line.last == " " { line.removeLast() }
    lines.append(line)
  }
}

extension MarkdownText {
  /// The text with Markdown's marks for what plain text cannot show.
  fileprivate var marked: String {
    spans.map { span in
      switch span.style {
      case .plain, .link, .address: span.text
      case .emphasis: "*\(span.text)*"
      case .strong: "**\(span.text)**"
      case .code: span.text.contains("`") ? "`` \(span.text) ``" : "`\(span.text)`"
      }
    }.joined()
  }
}
