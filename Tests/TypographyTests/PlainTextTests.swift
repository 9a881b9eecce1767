import Testing
import Typography

struct PlainTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("two\nlines\r\nor\tmore", "two lines or more"),
    ("\u{1B}[31mred\u{7}\u{0}", "red"), ("C1 \u{9B}2J\u{85}", "C1  "),
    ("\u{7F}", ""), ("right\u{202E}left\u{200B}\u{FEFF}", "rightleft"), ("naïve 量", "naïve 量"),
  ])
  func aLineHoldsNothingThatActsOnATerminal(text: String, expected: String) {
    #expect(PlainText().line(text) == expected)
  }

  @Test func aTerminalWithoutUnicodeGetsASCII() {
    let ascii = PlainText(isASCII: true)
    #expect(ascii.line("“48–66%” · 3 × 2 µs…") == "\"48-66%\" - 3 x 2 us...")
    #expect(ascii.line("naïve 量\u{1F642}") == "naive ??")
  }

  @Test func theLinesOfABlockAreKept() {
    #expect(PlainText().lines("a\r\n\tb\u{1B}\n\nc") == ["a", "    b", "", "c"])
  }

  @Test func wrappedLinesFitAndKeepTheirWords() {
    let text = String(
      repeating: "Depthwise layers look cheap in MACs 量子化 but move it all. ", count: 9)
    for columns in [20, 33, 80] {
      let lines = PlainText(columns: columns).wrapped(text, first: " 25  ", rest: "     ")
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= columns })
      #expect(lines.first?.hasPrefix(" 25  Depthwise") == true)
      #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("     ") && !$0.hasPrefix("      ") })
      let words = lines.map { $0.dropFirst(5) }.joined().filter { $0 != " " }
      #expect(words == text.filter { $0 != " " })
    }
  }

  @Test func aWordLongerThanALineIsBrokenButAnAddressIsNot() {
    let plain = PlainText(columns: 20)
    #expect(
      plain.wrapped("see 0123456789012345678901234567890 x")
        == ["see", "01234567890123456789", "01234567890 x"])
    #expect(
      plain.wrapped("at https://example.org/a/longer/one", first: "- ", rest: "  ")
        == ["- at", "  https://example.org/a/longer/one"])
    #expect(plain.wrapped("") == [""])
  }
}
