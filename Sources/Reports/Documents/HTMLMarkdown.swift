internal import CommonMark

/// Markdown of questions as HTML. Its headings become bold lines, so that they are none of the page's.
extension HTML {
  static func markdown(_ source: String) -> String { markdown(MarkdownDocument(source).blocks) }

  private static func markdown(_ blocks: [MarkdownBlock]) -> String {
    blocks.map { markdown($0) }.joined(separator: "\n")
  }

  private static func markdown(_ block: MarkdownBlock) -> String {
    switch block {
    case .paragraph(let text): "<p>\(inline(text))</p>"
    case .heading(_, let text): "<p><strong>\(inline(text))</strong></p>"
    case .code(let lines):
      "<pre tabindex=\"0\"><code>\(lines.map(escapedCode).joined(separator: "\n"))</code></pre>"
    case .quote(let blocks): element("blockquote", markdown(blocks))
    case .list(let start, let isTight, let items): list(start, isTight: isTight, items)
    case .table(let table): self.table(table)
    case .rule: "<hr />"
    }
  }

  private static func list(_ start: Int?, isTight: Bool, _ items: [[MarkdownBlock]]) -> String {
    let items = items.map { blocks in
      let content = blocks.map { block in
        if isTight, case .paragraph(let text) = block { inline(text) } else { markdown(block) }
      }
      return "<li>\(content.joined(separator: "\n"))</li>"
    }
    guard let start else { return element("ul", items.joined(separator: "\n")) }
    return "<ol start=\"\(start)\">\n\(items.joined(separator: "\n"))\n</ol>"
  }

  private static func table(_ table: MarkdownTable) -> String {
    func kind(_ column: Int) -> String {
      column < table.alignments.count && table.alignments[column] == .right
        ? " class=\"number\"" : ""
    }
    let header = table.header.enumerated().map { column, text in
      "<th scope=\"col\"\(kind(column))>\(inline(text))</th>"
    }
    let rows = table.rows.map { row in
      "<tr>"
        + row.enumerated().map { "<td\(kind($0))>\(inline($1))</td>" }.joined() + "</tr>"
    }
    return """
      <div class="wide" role="region" tabindex="0" aria-label="Table">
      <table>
      <thead><tr>\(header.joined())</tr></thead>
      \(element("tbody", rows.joined(separator: "\n")))
      </table>
      </div>
      """
  }

  private static func inline(_ text: MarkdownText) -> String {
    var html = ""
    for (index, span) in text.spans.enumerated() {
      let words = escapedLines(span.text)
      switch span.style {
      case .plain: html += words
      case .emphasis: html += "<em>\(words)</em>"
      case .strong: html += "<strong>\(words)</strong>"
      case .code: html += "<code>\(words)</code>"
      case .link:
        let next = index + 1 < text.spans.count ? text.spans[index + 1] : nil
        html += link(to: next?.style == .address ? next.map(address) : span.text, words)
      // Where it is one of the web, the text before is the link.
      case .address: if !isOfTheWeb(address(span)) { html += words }
      }
    }
    return html
  }

  /// Without the brackets that it stands in.
  private static func address(_ span: MarkdownText.Span) -> String {
    String(span.text.drop { $0 == " " || $0 == "(" }.dropLast())
  }

  private static func escapedCode(_ line: String) -> String {
    escaped(line.replacing("\t", with: "    "))
  }

  /// A line end is a hard break.
  private static func escapedLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
      .joined(separator: "<br />")
  }
}
