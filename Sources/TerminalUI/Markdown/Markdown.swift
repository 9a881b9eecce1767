internal import CommonMark

/// A Markdown document for the screen. Any text is one. Parse it once, lay it out for each width with
/// ``layout(width:glyphs:horizontalOffset:)``.
package struct Markdown: Hashable, Sendable {
  let blocks: [MarkdownBlock]

  package init(_ source: String) { blocks = MarkdownDocument(source).blocks }
}

extension MarkdownText.Style {
  /// The role of text in the style; `plain` is that of text without one.
  func role(plain: Role) -> Role {
    switch self {
    case .plain: plain
    case .emphasis: .emphasis
    case .strong: .strong
    case .code: .code
    case .link: .link
    case .address: .dim
    }
  }
}
