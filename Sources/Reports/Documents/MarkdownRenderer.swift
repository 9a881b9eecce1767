internal import Typography

extension ReportDocument {
  /// GitHub-flavoured Markdown.
  package var markdown: String {
    var blocks = ["# \(Markdown.escaped(title))"]
    if !facts.isEmpty {
      blocks.append(Markdown.escaped(Phrases.parts(facts), startsBlock: true))
    }
    blocks += self.blocks.map(Markdown.block)
    return blocks.joined(separator: "\n\n") + "\n"
  }
}

private enum Markdown {
  static func block(_ block: ReportDocument.Block) -> String {
    switch block {
    case .lead(let spans): "> " + inline(spans)
    case .paragraph(let spans), .whereUnfolded(let spans): inline(spans)
    case .heading(let text): "## \(escaped(text))"
    case .table(let table): self.table(table)
    case .bars(let bars): table(bars.table)
    case .curve(let curve): table(curve.bars.table)
    case .calendar(let calendar): table(calendar.table)
    case .counts(let counts): table(counts.table)
    case .list(let items, let isNumbered):
      items.enumerated().map { index, item in
        lines(of: item, marker: isNumbered ? "\(index + 1). " : "- ")
      }.joined(separator: "\n")
    }
  }

  private static func table(_ table: ReportDocument.Table) -> String {
    (table.caption.isEmpty ? "" : escaped(table.caption, startsBlock: true) + "\n\n")
      + rows(table)
  }

  private static func rows(_ table: ReportDocument.Table) -> String {
    let rule = table.columns.map { $0.kind == .number ? "---:" : "---" }
    let rows = table.rows.map { $0.map { escaped($0) } }
    return ([table.columns.map { escaped($0.title) }, rule] + rows)
      .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private static func lines(of item: ReportDocument.Item, marker: String) -> String {
    let indent = String(repeating: " ", count: marker.count)
    let note = item.note.isEmpty ? "" : "\\\n" + indent + inline(item.note)
    return marker + inline(item.text) + note
      + item.points.map { "\n\(indent)- \(escaped($0, startsBlock: true))" }.joined()
  }

  private static func inline(_ spans: [ReportDocument.Span]) -> String {
    spans.enumerated().map { index, span in
      switch span {
      case .text(let text): escaped(text, startsBlock: index == 0)
      case .strong(let text): "**\(escaped(text))**"
      case .command(let text), .id(let text):
        text.utf8.allSatisfy(Self.isPlainInCode) && !text.isEmpty ? "`\(text)`" : escaped(text)
      }
    }.joined()
  }

  private static func isPlainInCode(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "`") && byte != UInt8(ascii: "|")
  }

  /// Text that Markdown shows as it is: on one line, with every mark escaped that could take
  /// effect. Some can only at the start of a block, an underscore not within a word.
  static func escaped(_ text: String, startsBlock: Bool = false) -> String {
    let scalars = Array(Sanitizer.visibleLine(text).unicodeScalars)
    let digits = startsBlock ? scalars.prefix { ("0"..."9").contains($0) }.count : 0
    var escaped = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let before = index > 0 ? scalars[index - 1] : " "
      let after = index + 1 < scalars.count ? scalars[index + 1] : " "
      let isMark =
        switch scalar {
        case "\\", "`", "*", "[", "<", "|", "~": true
        case "_": !(before.isWordPart && after.isWordPart)
        case "&": after == "#" || after.isWordPart
        case "#", "+", "-", "=", ">": startsBlock && index == 0
        case ".", ")": digits > 0 && index == digits
        default: false
        }
      if isMark { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }
}

extension Unicode.Scalar {
  fileprivate var isWordPart: Bool { properties.isAlphabetic || properties.numericType != nil }
}
