internal import Typography

extension ReportDocument {
  /// One self-contained page: valid HTML that is well-formed XML too, with no script, light or dark
  /// as the reader's system is, and fit for printing.
  package var html: String {
    let body = blocks.map(HTML.block).joined(separator: "\n")
    let facts =
      facts.isEmpty
      ? "" : "<p class=\"facts\">\(HTML.escaped(Phrases.parts(facts)))</p>\n"
    return """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
      <title>\(HTML.escaped(title))</title>
      <style>
      \(HTML.style)
      </style>
      </head>
      <body>
      <main>
      <h1>\(HTML.escaped(title))</h1>
      \(facts)\(body)
      </main>
      </body>
      </html>

      """
  }
}

private enum HTML {
  /// Contrasts of text are 7:1 or more in both schemes.
  static let style = """
    :root { color-scheme: light dark; --ink: #1c2128; --quiet: #4d5560; --line: #c5cbd3;
      --paper: #ffffff; --shade: #f2f4f6; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6e9ed; --quiet: #b3bac3; --line: #424a53; --paper: #14181d;
        --shade: #20262d; }
    }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.5 system-ui, sans-serif; }
    main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
    h1, h2 { line-height: 1.2; }
    h2 { margin-top: 2.5rem; }
    .facts, .note, caption { color: var(--quiet); }
    .lead { padding: 0.75rem 1rem; border-left: 0.25rem solid var(--line);
      background: var(--shade); font-size: 1.1rem; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
    caption { padding-bottom: 0.5rem; text-align: left; }
    th, td { padding: 0.3rem 0.75rem 0.3rem 0; border-bottom: 1px solid var(--line);
      text-align: left; vertical-align: top; }
    th[scope="row"] { font-weight: normal; }
    .number { text-align: right; white-space: nowrap; }
    li { margin-bottom: 0.5rem; }
    .note { display: block; }
    code { font-family: ui-monospace, monospace; }
    @media print {
      :root { --ink: #000000; --quiet: #333333; --paper: #ffffff; --shade: #ffffff; }
      main { max-width: none; padding: 0; }
      h2 { break-after: avoid; }
      li, tr { break-inside: avoid; }
    }
    """

  static func block(_ block: ReportDocument.Block) -> String {
    switch block {
    case .lead(let spans): "<p class=\"lead\">\(inline(spans))</p>"
    case .paragraph(let spans): "<p>\(inline(spans))</p>"
    case .heading(let text): "<h2>\(escaped(text))</h2>"
    case .table(let table): self.table(table)
    case .list(let items, let isNumbered):
      element(isNumbered ? "ol" : "ul", items.map(item).joined(separator: "\n"))
    }
  }

  /// In a region of its own, which scrolls sideways, with keys too, where the window is narrow.
  private static func table(_ table: ReportDocument.Table) -> String {
    let kinds = table.columns.map { $0.kind == .number ? " class=\"number\"" : "" }
    let header = table.columns.indices.map { column in
      "<th scope=\"col\"\(kinds[column])>\(escaped(table.columns[column].title))</th>"
    }
    let rows = table.rows.map { row in
      "<tr>"
        + row.indices.map { column in
          column == 0
            ? "<th scope=\"row\"\(kinds[0])>\(escaped(row[0]))</th>"
            : "<td\(kinds[column])>\(escaped(row[column]))</td>"
        }.joined() + "</tr>"
    }
    let caption = table.caption.isEmpty ? "" : "<caption>\(escaped(table.caption))</caption>\n"
    let label = escaped(table.columns.map(\.title).joined(separator: ", "))
    return """
      <div class="scroll" role="region" tabindex="0" aria-label="Table: \(label)">
      <table>
      \(caption)<thead><tr>\(header.joined())</tr></thead>
      \(element("tbody", rows.joined(separator: "\n")))
      </table>
      </div>
      """
  }

  private static func item(_ item: ReportDocument.Item) -> String {
    let note = item.note.isEmpty ? "" : "<span class=\"note\">\(inline(item.note))</span>"
    let points =
      item.points.isEmpty
      ? ""
      : "\n" + element("ul", item.points.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n"))
    return "<li>\(inline(item.text))\(note)\(points)</li>"
  }

  private static func element(_ name: String, _ content: String) -> String {
    "<\(name)>\n\(content)\n</\(name)>"
  }

  private static func inline(_ spans: [ReportDocument.Span]) -> String {
    spans.map { span in
      switch span {
      case .text(let text): escaped(text)
      case .strong(let text): "<strong>\(escaped(text))</strong>"
      case .command(let text), .id(let text): "<code>\(escaped(text))</code>"
      }
    }.joined()
  }

  /// Text for an element or a quoted attribute. Controls, which neither HTML nor XML can hold, are
  /// left out.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in Sanitizer.visibleLine(text).unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      // Scalars that XML 1.0 has no place for.
      case "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
