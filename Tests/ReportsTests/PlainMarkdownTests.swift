import Reports
import SeededRandom
import Testing
import Typography

/// Questions as `edgewise show` sets them.
struct PlainMarkdownTests {
  private func set(_ markdown: String, _ columns: Int = 30, isASCII: Bool = false) -> [String] {
    PlainText(columns: columns, isASCII: isASCII).reflowed(markdown: markdown)
  }

  @Test func paragraphsAreFilledAndSetApart() {
    #expect(
      set("One paragraph\nin two lines.\n\n\nAnother.", 20)
        == ["One paragraph in two", "lines.", "", "Another."])
    #expect(set("") == [])
  }

  @Test func quotedLinesKeepTheirMarkAndTheirParagraphs() {
    #expect(
      set("> Ship it on Friday, they said.\n> No one objected.\n>\n> > Twice.\n\nWhy not?")
        == [
          "> Ship it on Friday, they", "> said. No one objected.", ">", "> > Twice.", "",
          "Why not?",
        ])
  }

  @Test func nestedListsHangTheirText() {
    #expect(
      set(
        "9. A first point that is longer than the line.\n10. Second\n    - inner one\n    - inner two"
      )
        == [
          " 9. A first point that is", "    longer than the line.", "10. Second", "    - inner one",
          "    - inner two",
        ])
    #expect(set("- a\n\n  b\n\n- c") == ["- a", "", "  b", "", "- c"])
  }

  @Test func codeIsNeverFilledOrCut() {
    #expect(
      set("Say:\n\n~~~c\nint  x;\n\n\tint a_name_that_is_longer_than_the_line;\n~~~", 20)
        == ["Say:", "", "    int  x;", "", "        int a_name_that_is_longer_than_the_line;"])
  }

  @Test func tablesStandInColumnsAndWrapTheirCells() {
    #expect(
      set("| layer | MACs | note |\n|---|--:|:-:|\n| 1x1 | 7,225 | ok |\n| 量子 | 9 | `x` |")
        == [
          "layer   MACs  note", "-----  -----  ----", "1x1    7,225   ok", "量子       9  `x`",
        ])
    #expect(
      set("| term | meaning |\n|---|---|\n| ridge | where compute and memory take equally long |")
        == [
          "term   meaning", "-----  -----------------------", "ridge  where compute and",
          "       memory take equally", "       long",
        ])
  }

  @Test func hardBreaksBreak() {
    #expect(set("- one\\\n  two  \n  three\nfour") == ["- one", "  two", "  three four"])
  }

  @Test func marksWithinALineStayAndEscapesGo() {
    #expect(
      set("*Peak* is **294** `ops/byte`, 2 \\* 3 &lt; 7; see [it](https://example.org).", 80)
        == ["*Peak* is **294** `ops/byte`, 2 * 3 < 7; see it (https://example.org)."])
    #expect(set("## Why\n\n---") == ["## Why", "", String(repeating: "-", count: 30)])
  }

  @Test func deepNestingLeavesRoomForTheText() {
    let list = (0..<15).map { String(repeating: " ", count: $0 * 2) + "- word\($0)" }
    let lines = set(list.joined(separator: "\n"), 20)
    #expect((0..<15).allSatisfy { number in lines.contains { $0.hasSuffix("word\(number)") } })
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 20 })
  }

  @Test func asciiHasNothingElse() {
    #expect(set("- a – b\n\n> “q” 漢", isASCII: true) == ["- a - b", "", "> \"q\" ?"])
  }

  @Test func anyTextIsSetWithinTheWidthButForCodeTablesAndAddresses() {
    var noise = Noise(seed: 8)
    for _ in 0..<1500 {
      let source = noise.markdown(60)
      let plain = PlainText(columns: Int.random(in: 20...60, using: &noise))
      for line in plain.reflowed(markdown: source) {
        #expect(plain.line(line) == line)
        #expect(line.last != " ")
        let mayStickOut = line.contains("    ") || line.contains("://") || source.contains("---")
        #expect(mayStickOut || DisplayWidth.of(line) <= plain.columns, "\(line)")
      }
    }
  }
}
