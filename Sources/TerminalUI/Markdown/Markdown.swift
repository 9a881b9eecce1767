internal import Typography

/// A parsed Markdown document: CommonMark with tables; HTML is shown as it is written.
///
/// Any text is a document. Parse it once, lay it out for each width with
/// ``layout(width:glyphs:horizontalOffset:)``.
package struct Markdown: Hashable, Sendable {
  let blocks: [MarkdownBlock]

  /// Parses `source`; what can act on a terminal is left out first.
  package init(_ source: String) {
    blocks = MarkdownParser.parse(Sanitizer.withoutControls(source, keepingTabs: true))
  }
}

/// A block of a document. The text in it is not yet sanitised for a set of glyphs.
indirect enum MarkdownBlock: Hashable, Sendable {
  /// `\n` in the text is a hard line break.
  case paragraph(StyledText)
  case heading(StyledText)
  case code([String])
  case quote([MarkdownBlock])
  /// `start` is the first number of an ordered list, nil in a bulleted one.
  case list(start: Int?, isTight: Bool, items: [[MarkdownBlock]])
  case table(MarkdownTable)
  case rule
}

/// A table: a header, rows of as many cells, and each column's alignment.
struct MarkdownTable: Hashable, Sendable {
  enum Alignment: Hashable, Sendable { case left, center, right }

  var alignments: [Alignment] = []
  var header: [StyledText] = []
  var rows: [[StyledText]] = []
}
