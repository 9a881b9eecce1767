internal import Typography

/// Text whose parts have roles.
package struct StyledText: Hashable, Sendable {
  /// A run of text in one role.
  package struct Span: Hashable, Sendable {
    package var text: String
    package var role: Role
    /// The address that it leads to.
    package var link: String?

    package init(_ text: String, _ role: Role = .text, link: String? = nil) {
      self.text = text
      self.role = role
      self.link = link
    }
  }

  /// None empty, neighbours of different roles or links.
  package private(set) var spans: [Span] = []

  package init() {}

  package init(_ text: String, _ role: Role = .text, link: String? = nil) {
    append(text, role, link: link)
  }

  package init(_ spans: [Span]) {
    for span in spans { append(span.text, span.role, link: span.link) }
  }

  /// Adds `text` at the end.
  package mutating func append(
    _ text: some StringProtocol, _ role: Role = .text, link: String? = nil
  ) {
    guard !text.isEmpty else { return }
    if let last = spans.last, last.role == role, last.link == link {
      spans[spans.count - 1].text += text
    } else {
      spans.append(Span(String(text), role, link: link))
    }
  }

  /// Adds `text` at the end.
  package mutating func append(_ text: StyledText) {
    for span in text.spans { append(span.text, span.role, link: span.link) }
  }

  package static func + (first: StyledText, second: StyledText) -> StyledText {
    var sum = first
    sum.append(second)
    return sum
  }

  package static func += (text: inout StyledText, addition: StyledText) {
    text.append(addition)
  }

  /// The text without its roles and links.
  package var plain: String { spans.reduce(into: "") { $0 += $1.text } }

  package var isEmpty: Bool { spans.isEmpty }

  /// The number of cells on one line.
  package var width: Int { spans.reduce(0) { $0 + DisplayWidth.of($1.text) } }

  /// The same text, all of it in `role`.
  package func restyled(_ role: Role) -> StyledText { StyledText(plain, role) }

  /// The text cut to `width` cells; what is cut off leaves `mark` as the last cell.
  package func truncated(to width: Int, mark: Character = Glyphs.unicode.ellipsis) -> StyledText {
    guard self.width > width else { return self }
    guard width > 0 else { return StyledText() }
    var cut = StyledText()
    var room = width - 1
    for span in spans {
      let kept = DisplayWidth.prefix(of: span.text[...], width: room)
      cut.append(kept.text, span.role, link: span.link)
      room -= kept.width
      if kept.text.endIndex < span.text.endIndex {
        cut.append(String(mark), span.role)
        break
      }
    }
    return cut
  }

  /// The text with spaces after it up to `width` cells, or cut to that.
  package func padded(
    to width: Int, mark: Character = Glyphs.unicode.ellipsis, role: Role = .text
  ) -> StyledText {
    var text = truncated(to: width, mark: mark)
    let missing = width - text.width
    if missing > 0 { text.append(String(repeating: " ", count: missing), role) }
    return text
  }
}

extension StyledText: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    self.init(text)
  }
}
