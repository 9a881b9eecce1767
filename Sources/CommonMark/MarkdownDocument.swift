internal import Typography

/// A parsed Markdown document: CommonMark with tables; HTML is text, shown as it is written.
///
/// Any text is a document.
package struct MarkdownDocument: Hashable, Sendable {
  package let blocks: [MarkdownBlock]

  /// Parses `source`; what can act on a terminal is left out first.
  package init(_ source: String) {
    blocks = MarkdownParser.parse(Sanitizer.withoutControls(source, keepingTabs: true))
  }
}

/// A block of a document. The text in it is not yet spelled for what shows it.
package indirect enum MarkdownBlock: Hashable, Sendable {
  /// `\n` in the text is a hard line break.
  case paragraph(MarkdownText)
  /// A level of 1…6.
  case heading(level: Int, MarkdownText)
  case code([String])
  case quote([MarkdownBlock])
  /// `start` is the first number of an ordered list, nil in a bulleted one.
  case list(start: Int?, isTight: Bool, items: [[MarkdownBlock]])
  case table(MarkdownTable)
  case rule
}

/// A table: a header, rows of as many cells, and each column's alignment.
package struct MarkdownTable: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable { case left, center, right }

  package internal(set) var alignments: [Alignment] = []
  package internal(set) var header: [MarkdownText] = []
  package internal(set) var rows: [[MarkdownText]] = []
}

/// Text within a block, its parts in styles.
package struct MarkdownText: Hashable, Sendable {
  package enum Style: Hashable, Sendable {
    case plain, emphasis, strong, code, link
    /// Where a link leads, in brackets after it.
    case address
  }

  package struct Span: Hashable, Sendable {
    package fileprivate(set) var text: String
    package let style: Style
  }

  /// None empty, neighbours of different styles.
  package private(set) var spans: [Span] = []

  mutating func append(_ text: String, _ style: Style) {
    guard !text.isEmpty else { return }
    if spans.last?.style == style {
      spans[spans.count - 1].text += text
    } else {
      spans.append(Span(text: text, style: style))
    }
  }

  /// The text without its styles.
  package var plain: String { spans.reduce(into: "") { $0 += $1.text } }

  package var isEmpty: Bool { spans.isEmpty }
}
