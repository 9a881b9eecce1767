internal import Typography

extension ReportDocument {
  /// One self-contained page: valid HTML that is well-formed XML too, with no script, light or dark
  /// as the reader's system is, for any width and fit for printing.
  ///
  /// Nothing outside of it is loaded, and its policy lets nothing be: only its own style applies, which
  /// the policy names by its digest.
  package var html: String {
    let style = "\n\(HTML.style)\n"
    let policy =
      "default-src 'none'; style-src 'sha256-\(SHA256.base64(of: style))'; base-uri 'none'; "
      + "form-action 'none'"
    let title = HTML.escaped(title)
    let facts =
      facts.isEmpty
      ? "" : "<p class=\"facts\">\(HTML.escaped(Phrases.parts(facts)))</p>\n"
    return """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="\(policy)" />
      <meta name="referrer" content="no-referrer" />
      <meta name="generator" content="\(HTML.generator)" />
      <title>\(title)</title>
      <style>\(style)</style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      \(facts)</header>
      \(HTML.contents(of: blocks))<main>
      \(HTML.sections(of: blocks))
      </main>
      </body>
      </html>

      """
  }

  /// Whether a page was made by ``html``, as its beginning tells.
  package static func isPage(_ beginning: String) -> Bool {
    beginning.contains("<meta name=\"generator\" content=\"\(HTML.generator)\" />")
  }
}

/// Pieces of a page.
enum HTML {
  static let generator = "Edgewise"

  /// Links to the sections; empty where there are fewer than two.
  static func contents(of blocks: [ReportDocument.Block]) -> String {
    let links = headings(of: blocks).enumerated().map { index, title in
      "<li><a href=\"#part-\(index + 1)\">\(escaped(title))</a></li>"
    }
    guard links.count > 1 else { return "" }
    return "<nav aria-label=\"Parts of this page\">\n<ul>\n\(links.joined(separator: "\n"))\n"
      + "</ul>\n</nav>\n"
  }

  private static func headings(of blocks: [ReportDocument.Block]) -> [String] {
    blocks.compactMap { if case .heading(let text) = $0 { text } else { nil } }
  }

  /// The blocks, those from one heading to the next as a section. Printed, sections whose parts unfold
  /// come last.
  static func sections(of blocks: [ReportDocument.Block]) -> String {
    var lines: [String] = []
    var rest = blocks[...]
    var count = 0
    while let first = rest.popFirst() {
      guard case .heading(let text) = first else {
        lines.append(block(first))
        continue
      }
      let section = rest.prefix { if case .heading = $0 { false } else { true } }
      rest = rest.dropFirst(section.count)
      count += 1
      let id = "part-\(count)"
      let kind = section.contains(where: unfolds) ? " class=\"unfolding\"" : ""
      lines.append("<section id=\"\(id)\"\(kind) aria-labelledby=\"\(id)-title\">")
      lines.append("<h2 id=\"\(id)-title\">\(escaped(text))</h2>")
      lines += section.map(block) + ["</section>"]
    }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func unfolds(_ block: ReportDocument.Block) -> Bool {
    switch block {
    case .table(let table): !table.folds.isEmpty
    case .list(let items, _): items.contains { $0.fold != nil }
    default: false
    }
  }

  private static func block(_ block: ReportDocument.Block) -> String {
    switch block {
    case .lead(let spans): "<p class=\"lead\">\(inline(spans))</p>"
    case .paragraph(let spans): "<p>\(inline(spans))</p>"
    case .heading(let text): "<h2>\(escaped(text))</h2>"
    case .table(let table) where table.folds.isEmpty: self.table(table)
    case .table(let table): unfoldingRows(of: table)
    case .list(let items, let isNumbered):
      element(isNumbered ? "ol" : "ul", items.map(item).joined(separator: "\n"))
    case .bars(let bars): self.bars(bars)
    case .calendar(let calendar): self.calendar(calendar)
    case .counts(let counts): self.counts(counts)
    case .curve(let curve): self.curve(curve)
    case .whereUnfolded: ""
    }
  }

  /// The caption above, which stays where it is when the table scrolls sideways. Where the window is
  /// narrow each row is set as a block, its cells below one another with their columns' titles.
  private static func table(_ table: ReportDocument.Table) -> String {
    let kinds = table.columns.map { $0.kind == .number ? " class=\"number\"" : "" }
    let titles = table.columns.map { escaped($0.title) }
    let header = table.columns.indices.map { column in
      "<th scope=\"col\" role=\"columnheader\"\(kinds[column])>\(titles[column])</th>"
    }
    let rows = table.rows.map { row in
      "<tr role=\"row\">"
        + row.indices.map { column in
          column == 0
            ? "<th scope=\"row\" role=\"rowheader\"\(kinds[0])>\(escaped(row[0]))</th>"
            : "<td role=\"cell\" data-title=\"\(titles[column])\"\(kinds[column])>"
              + "\(escaped(row[column]))</td>"
        }.joined() + "</tr>"
    }
    return figure(
      table.caption,
      """
      <div class="scroll" role="region" tabindex="0" aria-label="Table: \(titles.joined(separator: ", "))">
      <table role="table">
      <thead role="rowgroup"><tr role="row">\(header.joined())</tr></thead>
      <tbody role="rowgroup">
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      """)
  }

  /// A list in place of a table whose rows unfold. What may be cut names a row, numbers follow with
  /// their columns' titles.
  private static func unfoldingRows(of table: ReportDocument.Table) -> String {
    let name = table.columns.firstIndex { $0.kind == .cuttable } ?? 0
    let items = zip(table.rows, table.folds).map { row, fold in
      let facts = row.indices.filter { $0 != name && $0 != 0 }.map { column in
        table.columns[column].kind == .number
          ? "\(table.columns[column].title.lowercased()) \(row[column])" : row[column]
      }
      let id = name == 0 ? "" : " <code>\(escaped(row[0]))</code>"
      return "<li>"
        + unfolding(
          "<strong>\(escaped(row[name]))</strong>\(id)"
            + "<span class=\"note\">\(escaped(Phrases.parts(facts)))</span>", fold) + "</li>"
    }
    return figure(
      table.caption, "<ol class=\"folds\">\n\(items.joined(separator: "\n"))\n</ol>", isLong: true)
  }

  private static func item(_ item: ReportDocument.Item) -> String {
    let note = item.note.isEmpty ? "" : "<span class=\"note\">\(inline(item.note))</span>"
    let points =
      item.points.isEmpty
      ? ""
      : "\n" + element("ul", item.points.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n"))
    let text = inline(item.text) + note
    return "<li>\(item.fold.map { unfolding(text, $0) } ?? text)\(points)</li>"
  }

  // MARK: What unfolds

  private static func unfolding(_ summary: String, _ fold: ReportDocument.Fold) -> String {
    switch fold {
    case .elsewhere(let anchor):
      return "\(summary)<a class=\"note\" href=\"#\(escaped(anchor))\">Its answer is above</a>"
    case .parts(let parts, let anchor):
      let body = parts.map { part in
        switch part {
        case .markdown(let name, let text): partName(name) + markdown(text)
        case .points(let name, let points):
          partName(name)
            + element("ul", points.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n"))
        case .sources(let name, let sources):
          partName(name) + element("ul", sources.map(source).joined(separator: "\n"))
        }
      }
      return "<details id=\"\(escaped(anchor))\">\n<summary>\(summary)</summary>\n"
        + "<div class=\"folded\">\n\(body.joined(separator: "\n"))\n</div>\n</details>"
    }
  }

  private static func partName(_ name: String) -> String {
    "<p class=\"part\">\(escaped(name))</p>\n"
  }

  private static func source(_ source: ReportDocument.Fold.Source) -> String {
    let title = link(to: source.address, escaped(source.title))
    return "<li>\(title)<span class=\"note\">\(escaped(source.note))</span></li>"
  }

  /// A link, where the address is one of the web; else the text alone.
  static func link(to address: String?, _ text: String) -> String {
    guard let address, isOfTheWeb(address) else { return text }
    return "<a href=\"\(escaped(address))\" rel=\"noreferrer\">\(text)</a>"
  }

  static func isOfTheWeb(_ address: String) -> Bool {
    address.hasPrefix("https://") || address.hasPrefix("http://")
  }

  // MARK: Pieces

  /// A caption and what it is the caption of. What is long may be divided between printed pages.
  static func figure(_ caption: String, _ content: String, isLong: Bool = false) -> String {
    let caption = caption.isEmpty ? "" : "<figcaption>\(escaped(caption))</figcaption>\n"
    return "<figure\(isLong ? " class=\"long\"" : "")>\n\(caption)\(content)\n</figure>"
  }

  static func element(_ name: String, _ content: String) -> String {
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
