import SeededRandom
import Testing
import TerminalUI
import Typography

@Suite struct StyledTextTests {
  @Test func neighboursOfOneRoleBecomeOneSpan() {
    let text = StyledText("a") + StyledText("b") + StyledText("c", .key) + StyledText("", .bad)
    #expect(text.spans == [.init("ab"), .init("c", .key)])
    #expect(text.plain == "abc")
    #expect(text.width == 3)
  }

  @Test(arguments: [(0, ""), (1, "…"), (3, "ab…"), (6, "abcde…"), (7, "abcdefg"), (9, "abcdefg")])
  func truncationLeavesAMarkWithinTheWidth(width: Int, expected: String) {
    let text = StyledText("abc") + StyledText("defg", .key)
    #expect(text.truncated(to: width).plain == expected)
  }

  @Test func truncationSplitsNoWideCharacter() {
    #expect(StyledText("漢字漢字").truncated(to: 4).plain == "漢…")
    #expect(StyledText("漢字漢字").truncated(to: 5, mark: "~").plain == "漢字~")
  }

  @Test func paddingFillsOrCuts() {
    #expect(StyledText("漢").padded(to: 4).plain == "漢  ")
    #expect(StyledText("abcdef").padded(to: 4).plain == "abc…")
  }

  @Test(arguments: [
    (0, 8, "abcdefg…"), (1, 8, "…cdefghi"), (3, 8, "…efghij"), (2, 4, "…de…"), (10, 4, "…"),
    (9, 4, "…"),
  ])
  func aWindowMarksBothCutEnds(start: Int, width: Int, expected: String) {
    let text = start == 1 ? StyledText("abcdefghi") : StyledText("abcdefghij")
    #expect(text.window(from: start, width: width, mark: "…").plain == expected)
  }

  @Test func aWindowThatCutsOnlyBlanksHasNoMark() {
    #expect(StyledText("    code").window(from: 2, width: 10, mark: "…").plain == "  code")
  }

  @Test func windowsKeepTheColumns() {
    var noise = Noise(seed: 4)
    for _ in 0..<500 {
      let text = StyledText(Sanitizer().line(noise.text(20)))
      let start = Int.random(in: 0...20, using: &noise)
      let width = Int.random(in: 0...20, using: &noise)
      let window = text.window(from: start, width: width, mark: "…")
      #expect(window.width <= width)
      if start > 0, text.width > start, text.width - start <= width {
        #expect(window.width == text.width - start)
      }
    }
  }
}

@Suite struct WrappingTests {
  private func wrap(_ text: String, _ width: Int, indent: Int = 0) -> [String] {
    StyledText(text).wrapped(to: width, indent: indent).map(\.plain)
  }

  @Test func laterLinesHang() {
    #expect(
      wrap("[x] 25 Depthwise layers move a map", 20, indent: 7)
        == ["[x] 25 Depthwise", "       layers move a", "       map"])
    #expect(wrap("one two", 3, indent: 9) == ["one", "two"])
    #expect(wrap("a\nb", 9, indent: 2) == ["a", "  b"])
  }

  @Test func aWordAcrossSpansStaysWholeAndKeepsItsRoles() {
    let text = StyledText("see ") + StyledText("edge", .strong) + StyledText(", now")
    let lines = text.wrapped(to: 8)
    #expect(lines.map(\.plain) == ["see", "edge,", "now"])
    #expect(lines[1].spans == [.init("edge", .strong), .init(",")])
  }

  @Test func noLineIsTooWideAndNoWordIsLost() {
    var noise = Noise(seed: 5)
    for _ in 0..<2000 {
      let source = noise.text(40)
      let text = StyledText(Sanitizer().block(source), .text) + StyledText(noise.text(3), .key)
      let width = Int.random(in: 2...30, using: &noise)
      let indent = Int.random(in: 0...4, using: &noise)
      let lines = text.wrapped(to: width, indent: indent)
      for line in lines where indent + 3 <= width { #expect(line.width <= width, "\(line.plain)") }
      #expect(letters(lines.map(\.plain).joined()) == letters(text.plain))
    }
  }

  private func letters(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { ![" ", "\n", "\t", "\r"].contains($0) }
  }
}
