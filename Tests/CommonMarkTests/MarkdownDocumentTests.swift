import CommonMark
import Testing

@Suite struct MarkdownDocumentTests {
  private func blocks(_ source: String) -> [MarkdownBlock] { MarkdownDocument(source).blocks }

  /// The styles and texts of a document of one paragraph.
  private func spans(_ source: String) -> [(String, MarkdownText.Style)] {
    guard case .paragraph(let text)? = blocks(source).first else { return [] }
    return text.spans.map { ($0.text, $0.style) }
  }

  @Test func textWithinALineHasStyles() {
    let found = spans("a *b* **c** `d*e` [f](http://g)")
    #expect(found.map(\.0) == ["a ", "b", " ", "c", " ", "d*e", " ", "f", " (http://g)"])
    #expect(
      found.map(\.1) == [
        .plain, .emphasis, .plain, .strong, .plain, .code, .plain, .link, .address,
      ])
  }

  @Test func aHardBreakIsALineEndAndASoftOneASpace() {
    #expect(spans("one\\\ntwo  \nthree\nfour").map(\.0) == ["one\ntwo\nthree four"])
  }

  @Test func quotesHoldBlocks() {
    guard case .quote(let inner)? = blocks("> one\n> two\n>\n> - item").first else {
      Issue.record("no quote")
      return
    }
    #expect(inner.count == 2)
    guard case .paragraph(let text) = inner[0], case .list = inner[1] else {
      Issue.record("\(inner)")
      return
    }
    #expect(text.plain == "one two")
  }

  @Test func listsNestAndKnowTheirFirstNumber() {
    guard case .list(let start, let isTight, let items)? = blocks("3. a\n   - b\n4. c").first,
      case .list(let inner, _, let innerItems) = items[0][1]
    else {
      Issue.record("no list in a list")
      return
    }
    #expect(start == 3)
    #expect(isTight)
    #expect(items.count == 2)
    #expect(inner == nil)
    #expect(innerItems.count == 1)
  }

  @Test func tablesHaveAHeaderRowsAndAlignments() {
    guard case .table(let table)? = blocks("| a | b | c |\n|:--|--:|:-:|\n| 1 | 2 | 3 |").first
    else {
      Issue.record("no table")
      return
    }
    #expect(table.alignments == [.left, .right, .center])
    #expect(table.header.map(\.plain) == ["a", "b", "c"])
    #expect(table.rows.map { $0.map(\.plain) } == [["1", "2", "3"]])
  }

  @Test func codeIsVerbatim() {
    #expect(blocks("```c\n a\n\n\tb *c*\n```") == [.code([" a", "", "    b *c*"])])
  }

  @Test func headingsHaveALevel() {
    guard case .heading(let level, let text)? = blocks("### Why").first else {
      Issue.record("no heading")
      return
    }
    #expect(level == 3)
    #expect(text.plain == "Why")
  }

  @Test func escapeSequencesOfASourceAreLeftOut() {
    #expect(spans("a\u{1B}[31mb\u{202E}").map(\.0) == ["ab"])
  }

  @Test func deepNestingIsReadAsIfItWereFlat() {
    var depth = 0
    var inner = blocks(String(repeating: "> ", count: 5000) + "deep")
    while case .quote(let next)? = inner.first { (inner, depth) = (next, depth + 1) }
    #expect(depth == 16)
    guard case .paragraph(let text)? = inner.first else {
      Issue.record("\(inner)")
      return
    }
    #expect(text.plain.hasSuffix("deep"))
  }
}
