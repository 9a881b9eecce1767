import SeededRandom
import Testing
import TerminalUI
import Typography

@Suite struct MarkdownTests {
  private func set(_ source: String, _ width: Int = 40, offset: Int = 0) -> [String] {
    Markdown(source).layout(width: width, horizontalOffset: offset).lines.map(\.plain)
  }

  @Test func paragraphsAreWrappedAndSetApart() {
    #expect(
      set("One two\nthree four five.\n\nSix.", 15) == ["One two three", "four five.", "", "Six."])
  }

  @Test func aBackslashBreaksTheLine() {
    #expect(set("one\\\ntwo  \nthree") == ["one", "two", "three"])
  }

  @Test func emphasisAndCodeHaveRoles() {
    let line = Markdown("a *b* **c** `d*e` [f](http://g)").layout(width: 40).lines[0]
    #expect(
      line.spans == [
        .init("a "), .init("b", .emphasis), .init(" "), .init("c", .strong), .init(" "),
        .init("d*e", .code), .init(" "), .init("f", .link), .init(" (http://g)", .dim),
      ])
  }

  @Test func anAddressIsShownOnce() {
    #expect(set("<http://a.b>") == ["http://a.b"])
  }

  @Test func listsHangTheirText() {
    #expect(
      set("- one two three\n- four\n  - five six seven\n\n    more", 14)
        == [
          "• one two", "  three", "• four", "  • five six", "    seven", "", "    more",
        ])
  }

  @Test func numbersOfAListLineUp() {
    #expect(
      set("9. nine\n10. ten\n11. eleven and on", 12)
        == [" 9. nine", "10. ten", "11. eleven", "    and on"])
  }

  @Test func looseListsHaveBlankLines() {
    #expect(set("- a\n\n- b") == ["• a", "", "• b"])
  }

  @Test func codeIsVerbatimAndMarkedWhereItIsCut() {
    let source = "```\nridge: 20e12 / 68e9  = 294\n   x\n\ny\n```"
    #expect(
      set(source, 40) == ["    ridge: 20e12 / 68e9  = 294", "       x", "    ", "    y"])
    #expect(set(source, 16) == ["  ridge: 20e12 …", "     x", "  ", "  y"])
  }

  @Test func codeScrollsSidewaysNoFurtherThanItsEnd() {
    let document = Markdown("text that wraps\n\n    0123456789abcdefghij")
    let layout = document.layout(width: 12)
    #expect(layout.neededWidth == 22)
    #expect(layout.lines.map(\.plain) == ["text that", "wraps", "", "  012345678…"])
    #expect(
      set("    0123456789abcdefghij", 12, offset: 4)
        == ["  …56789abcd…"].map { String($0.prefix(11)) + "…" })
    #expect(set("    0123456789abcdefghij", 12, offset: 99) == ["  …bcdefghij"])
  }

  @Test func tablesLineUp() {
    let source = """
      | layer | ops | note |
      |:--|--:|:-:|
      | A | 7,225,344 | ok |
      | 漢字 | 9 | `x` |
      """
    #expect(
      set(source) == [
        "layer        ops  note",
        "─────  ─────────  ────",
        "A      7,225,344   ok ",
        "漢字           9   x  ",
      ])
  }

  @Test func tablesWrapTheirCellsToFit() {
    let source = """
      | term | meaning |
      |---|---|
      | ridge | the intensity at which compute and memory take equally long |
      """
    #expect(
      set(source, 30) == [
        "term   meaning                ",
        "─────  ───────────────────────",
        "ridge  the intensity at which ",
        "       compute and memory take",
        "       equally long           ",
      ])
  }

  @Test func tablesTooWideToWrapScrollSideways() {
    let source = "| 0123456789abcdef | 0123456789abcdef |\n|---|---|\n| 1 | 2 |"
    let layout = Markdown(source).layout(width: 20)
    #expect(layout.neededWidth == 34)
    #expect(layout.lines[0].plain == "0123456789abcdef  0…")
    let moved = Markdown(source).layout(width: 20, horizontalOffset: 14)
    #expect(
      moved.lines.map(\.plain) == [
        "…f  0123456789abcdef", "…─  ────────────────", "…   2               ",
      ])
  }

  @Test func quotesKeepTheirBarAndHeadingsTheirRole() {
    let layout = Markdown("# Why\n> a\n>\n> b\n\n---").layout(width: 6)
    #expect(layout.lines.map(\.plain) == ["Why", "│ a", "│ ", "│ b", "", "──────"])
    #expect(layout.lines[0].spans == [.init("Why", .heading)])
    #expect(layout.lines[1].spans.last == .init("a", .quote))
  }

  @Test func htmlIsShownNotInterpreted() {
    #expect(set("a <b>bold</b>") == ["a <b>bold</b>"])
    #expect(set("<div>\nx\n</div>") == ["<div> x </div>"])
  }

  @Test func referencesAreDecodedAndStillSafe() {
    #expect(set("&lt;&amp;&#x41;&times;&unknown;") == ["<&A×&unknown;"])
    #expect(set("a&#27;[31mb") == ["ab"])
  }

  @Test func asciiHasNothingElse() {
    let lines = Markdown("- a – b\n\n> q\n\n---\n\n| a | b |\n|---|---|\n| 漢 | 2×2 |")
      .layout(width: 20, glyphs: .ascii).lines.map(\.plain)
    #expect(
      lines == [
        "* a - b", "", "| q", "", "--------------------", "", "a  b  ", "-  ---", "?  2x2",
      ])
  }

  @Test func anEmptyDocumentIsALine() {
    #expect(set("") == [""])
    #expect(set("-") == ["• "])
  }

  @Test func deepNestingIsFlattened() {
    let quotes = String(repeating: "> ", count: 5000) + "deep"
    #expect(set(quotes, 80).joined().contains("deep"))
    let list = (0..<200).map { String(repeating: " ", count: $0 * 2) + "- \($0)" }
    let lines = set(list.joined(separator: "\n"), 80).joined()
    #expect((0..<200).allSatisfy { lines.contains(String($0)) })
  }

  @Test func anyTextCanBeSetWithinItsWidth() {
    var noise = Noise(seed: 6)
    for _ in 0..<1500 {
      let document = Markdown(noise.markdown(60))
      for glyphs in [Glyphs.unicode, .ascii] {
        let width = Int.random(in: 3...60, using: &noise)
        let offset = Int.random(in: 0...30, using: &noise)
        let layout = document.layout(width: width, glyphs: glyphs, horizontalOffset: offset)
        #expect(!layout.lines.isEmpty)
        for line in layout.lines {
          #expect(line.width <= width, "\(line.plain)")
          #expect(Sanitizer(glyphs).line(line.plain) == line.plain)
        }
      }
    }
  }
}
