import Foundation
import Reports
import Testing
import Typography

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What holds for every document, whatever its texts contain.
struct ReportDocumentTests {
  private static let awkward = [
    "<script>alert(1)</script>", "a | b \\| c", "# no heading", "1. no list", "- no list",
    "> no quote",
    "*a* _b_ `c` ~d~ [e](f) <g> &amp; &#33;", "\u{1B}[31m\u{9B}31m\u{0}\u{202E}\u{FFFE}\u{FFFF}",
    "]]> <!-- --", "\"' onload='x'", "two\nlines\r\n| and |", "", " ", "\\",
    "=\u{301}<\u{301}|\u{301}",
  ]

  private func document(_ text: String) -> ReportDocument {
    ReportDocument(
      title: text, facts: [text, text],
      blocks: [
        .lead([.text(text), .strong(text)]), .heading(text),
        .table(
          .init(
            caption: text, columns: [.init(text), .init(text, .number), .init(text, .cuttable)],
            rows: [[text, text, text], ["a", text, "b"]])),
        .list(
          [.init([.text(text)], note: [.id(text)], points: [text]), .init([.command(text)])],
          isNumbered: true),
        .paragraph([.text(text)]),
      ])
  }

  /// Figures and what unfolds, with a text in every place.
  private func figures(_ text: String) -> ReportDocument {
    let rows = [
      ReportDocument.Bars.Row(name: text, note: text, range: 0.2...0.7, words: text),
      ReportDocument.Bars.Row(name: text, note: text, range: nil, words: text),
    ]
    let fold = ReportDocument.Fold.parts(
      [
        .markdown(name: text, "\(text)\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```\n\(text)\n```"),
        .points(name: text, [text]),
        .sources(
          name: text,
          [
            .init(title: text, note: text, address: "https://example.org/?a=1&b=\"\(text)"),
            .init(title: text, note: text, address: "javascript:alert(1)"),
          ]),
      ], anchor: text)
    return ReportDocument(
      title: text,
      blocks: [
        .heading(text), .bars(.init(caption: text, titles: [text, text, text], rows: rows)),
        .calendar(
          .init(
            caption: text,
            weeks: [
              .init(name: text, days: [0, 1, 5, 15, nil, nil, nil]),
              .init(name: text, days: [nil, 1, 2, 3, 4, 5, 6]),
            ])),
        .counts(
          .init(
            caption: text, titles: [text, text],
            entries: [.init(name: text, count: 0), .init(name: text, count: 3)])),
        .curve(
          .init(
            caption: text, titles: [text, text, text],
            points: rows.map { .init($0, share: 0.5) })),
        .heading(text),
        .table(
          .init(
            columns: [.init(text), .init(text, .cuttable)], rows: [[text, text]], folds: [fold])
        ),
        .list([.init([.text(text)], fold: .elsewhere(anchor: text))], isNumbered: false),
        .whereUnfolded([.text(text)]),
      ])
  }

  @Test(arguments: awkward)
  func htmlIsWellFormedWhateverTheTextHolds(text: String) throws {
    let page = Elements(of: document(text).html)
    #expect(page.error == nil)
    #expect(page.count["script"] == nil)
    #expect(page.count["g"] == nil)
    #expect(page.count["td"] == 4)
    #expect(page.count["main"] == 1)
  }

  @Test(arguments: awkward)
  func figuresAreWellFormedWhateverTheirTextHolds(text: String) throws {
    let page = Elements(of: figures(text).html)
    #expect(page.error == nil)
    #expect(page.count["script"] == nil)
    #expect(page.count["g"] == nil)
    #expect(page.count["svg"] == 4)
    #expect(page.count["details"] == 1)
    // To the web or within the page, nowhere else.
    for link in page.links {
      #expect(link.hasPrefix("https://example.org/") || link.hasPrefix("#"), "\(link)")
    }
  }

  @Test(arguments: awkward)
  func markdownTablesKeepTheirColumns(text: String) {
    let rows = document(text).markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count == 4)
    for row in rows {
      var bars = 0
      var isEscaped = false
      for scalar in row.unicodeScalars {
        if scalar == "|", !isEscaped { bars += 1 }
        isEscaped = scalar == "\\" && !isEscaped
      }
      #expect(bars == 4)
    }
  }

  @Test(arguments: awkward)
  func noFormatForPeopleHoldsControls(text: String) {
    for document in [document(text), figures(text)] {
      expectNoControls(in: document)
    }
  }

  private func expectNoControls(in document: ReportDocument) {
    let outputs = [
      document.markdown, document.html, document.text(), document.text(PlainText(isASCII: true)),
    ]
    for output in outputs {
      #expect(
        !output.unicodeScalars.contains { scalar in
          (scalar.value < 0x20 && scalar != "\n") || (0x7F...0x9F).contains(scalar.value)
            || (0x202A...0x202E).contains(scalar.value)
        })
    }
    #expect(outputs[3].utf8.allSatisfy { $0 < 0x7F })
  }

  @Test func markdownShowsMarksInsteadOfObeyingThem() {
    func line(_ text: String) -> Substring? {
      ReportDocument(title: "t", blocks: [.paragraph([.text(text)])]).markdown
        .split(separator: "\n").last
    }
    #expect(line("# a") == "\\# a")
    #expect(line("12. a") == "12\\. a")
    #expect(line("- a") == "\\- a")
    #expect(line("> a") == "\\> a")
    #expect(line("*a* <b> `c` [d](e)") == "\\*a\\* \\<b> \\`c\\` \\[d](e)")
    #expect(line("tensor_arena_size and _x_") == "tensor_arena_size and \\_x\\_")
    #expect(line("R&D, &amp; and &#33;") == "R\\&D, \\&amp; and \\&#33;")
    #expect(line("1.5 × 2 = 3 - 0 > 2 # it is") == "1\\.5 × 2 = 3 - 0 > 2 # it is")
  }

  @Test func columnsLineUpWhateverTheirTextIsWrittenIn() {
    let table = ReportDocument.Table(
      columns: [.init("Title"), .init("N", .number)], rows: [["量子化", "1"], ["plain", "1000"]])
    let text = ReportDocument(title: "t", blocks: [.table(table)]).text()
    #expect(text.hasSuffix("\nTitle      N\n量子化     1\nplain   1000\n"))
  }

  @Test func spareColumnsGoBeforeTitlesAreCut() {
    let title = String(repeating: "long ", count: 8)
    let table = ReportDocument.Table(
      columns: [
        .init("Id"), .init("Kind", spare: 2), .init("Level", spare: 1), .init("Title", .cuttable),
      ],
      rows: [["perf", "calculation", "principal", title]])
    func header(_ columns: Int) -> String? {
      let text = ReportDocument(title: "t", blocks: [.table(table)]).text(
        PlainText(columns: columns))
      let lines = text.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= columns })
      return lines.suffix(2).first.map { $0.split(separator: " ").joined(separator: " ") }
    }
    #expect(header(80) == "Id Kind Level Title")
    #expect(header(50) == "Id Level Title")
    #expect(header(40) == "Id Title")
    #expect(header(20) == "Id Title")
  }

  @Test(arguments: [24, 40, 80, 132])
  func figuresKeepToTheWidth(columns: Int) {
    for isASCII in [true, false] {
      let text = figures("word").text(PlainText(columns: columns, isASCII: isASCII))
      for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= columns) }
    }
  }

  @Test func thePageNeedsNothingFromOutside() {
    let html = document("x").html
    for part in [
      "http-equiv=\"Content-Security-Policy\"", "prefers-color-scheme: dark", "@media print",
      "scope=\"col\"", "scope=\"row\"", "<figcaption>", "default-src 'none'; style-src 'sha256-",
    ] {
      #expect(html.contains(part))
    }
    #expect(!html.contains("src=") && !html.contains("url(") && !html.contains(" style="))
  }
}

/// How often each element occurs in a page, read as XML.
private final class Elements: NSObject, XMLParserDelegate {
  private(set) var count: [String: Int] = [:]
  private(set) var links: [String] = []
  private(set) var error: String?

  init(of page: String) {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    if !parser.parse() { error = "\(String(describing: parser.parserError)) in\n\(page)" }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    count[name, default: 0] += 1
    if let link = attributes["href"] { links.append(link) }
  }
}
