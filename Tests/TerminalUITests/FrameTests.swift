import SeededRandom
import Testing
import TerminalUI
import Typography

@Suite struct FrameTests {
  private func frame(_ columns: Int, _ rows: Int = 1, _ glyphs: Glyphs = .unicode) -> Frame {
    Frame(size: Size(columns: columns, rows: rows), glyphs: glyphs)
  }

  private func at(_ column: Int, _ row: Int = 0) -> Position {
    Position(column: column, row: row)
  }

  @Test func whereALinkLeadsIsKnownOfEachOfItsCells() {
    var frame = frame(12, 3)
    let link =
      StyledText("see ") + StyledText("https://a.org/long", .link, link: "https://a.org/long")
    for (row, line) in link.wrapped(to: 10).enumerated() { frame.put(line, at: at(1, row)) }
    #expect(frame.links.map(frame.text(of:)).joined() == "https://a.org/long")
    #expect(Set(frame.links.map(\.address)) == ["https://a.org/long"])
    for link in frame.links {
      for column in link.columns { #expect(frame[at(column, link.row)]?.role == .link) }
    }
  }

  @Test func whatIsWrittenOverALinkLeadsNowhere() {
    var frame = frame(20, 2)
    let link = StyledText("abcdef", .link, link: "https://a.org")
    frame.put(link, at: at(2))
    frame.put(link, at: at(2, 1))
    frame.put("x", .text, at: at(4))
    #expect(frame.links.map(\.row) == [1])
    frame.fill(at: at(0, 1), columns: 20)
    #expect(frame.links.isEmpty)
  }

  @Test func textIsClippedWithAMark() {
    var frame = frame(8, 2)
    #expect(frame.put("ridge point", .title, at: at(2)) == 6)
    #expect(frame.lines == ["  ridge…", "        "])
    #expect(frame.rolePlane == ["  TTTTTT", "        "])
  }

  @Test func textThatFitsExactlyHasNoMark() {
    var frame = frame(6)
    #expect(frame.put("points", .text, at: at(0)) == 6)
    #expect(frame.lines == ["points"])
  }

  @Test func maxWidthClipsBeforeTheEdge() {
    var frame = frame(10)
    frame.put("abcdefgh", .text, at: at(1), maxWidth: 4)
    #expect(frame.lines == [" abc…     "])
  }

  @Test func spansKeepTheirRolesAndTheMarkTakesThatOfTheCutSpan() {
    var frame = frame(8)
    frame.put(StyledText("go ", .key) + StyledText("practise", .dim), at: at(0))
    #expect(frame.lines == ["go prac…"])
    #expect(frame.rolePlane == ["kkkddddd"])
  }

  @Test func aSpanThatStartsAtTheEdgeStillLeavesAMark() {
    var frame = frame(4)
    frame.put(StyledText("four") + StyledText("more", .bad), at: at(0))
    #expect(frame.lines == ["fou…"])
  }

  @Test func aWideCharacterIsNeverSplitAtTheEdge() {
    var frame = frame(4)
    frame.put("漢字漢", .text, at: at(0))
    #expect(frame.lines == ["漢 …"])
    var odd = self.frame(5)
    odd.put("漢字漢", .text, at: at(0))
    #expect(odd.lines == ["漢字…"])
  }

  @Test(arguments: [(0, "x 字"), (1, " x字"), (2, "漢x "), (3, "漢 x")])
  func writingOverHalfAWideCharacterBlanksTheOtherHalf(column: Int, expected: String) {
    var frame = frame(4)
    frame.put("漢字", .text, at: at(0))
    frame.put("x", .text, at: at(column))
    #expect(frame.lines == [expected])
  }

  @Test func fillingOverHalvesOfWideCharactersBlanksThem() {
    var frame = frame(6)
    frame.put("漢字漢", .text, at: at(0))
    frame.fill("#", .bar, at: at(1), columns: 4)
    #expect(frame.lines == [" #### "])
  }

  @Test func nothingIsWrittenOutsideOfTheFrame() {
    var frame = frame(3, 2)
    #expect(frame.put("a", .text, at: at(3)) == 0)
    #expect(frame.put("a", .text, at: at(-1)) == 0)
    #expect(frame.put("a", .text, at: at(0, 2)) == 0)
    #expect(frame.put("a", .text, at: at(0), maxWidth: 0) == 0)
    frame.fill("x", at: at(-5, -5), columns: 6, rows: 6)
    frame.rule(row: 7)
    frame.restyle(.selection, at: at(0, 9), columns: 3)
    #expect(frame.lines == ["x  ", "   "])
  }

  @Test func aFrameWithoutRoomStaysEmpty() {
    var frame = frame(0, 3)
    frame.put("a", .text, at: at(0))
    frame.rule(row: 1)
    #expect(frame.lines == ["", "", ""])
  }

  @Test func rulesAndHighlights() {
    var frame = frame(6, 2)
    frame.rule(row: 0)
    frame.put("one", .text, at: at(0, 1))
    frame.restyle(.selection, at: at(0, 1), columns: 6)
    #expect(frame.lines == ["──────", "one   "])
    #expect(frame.rolePlane == ["------", "RRRRRR"])
  }

  @Test func marksCombineAndDisputedClustersBecomeOneCell() {
    var frame = frame(10)
    frame.put("e\u{301}👍🏽❤️🇩🇪x", .text, at: at(0))
    #expect(frame.lines == ["e\u{301}\u{FFFD}\u{FFFD}\u{FFFD}x     "])
  }

  @Test func asciiFramesHaveAsciiAlone() {
    var frame = frame(14, 1, .ascii)
    frame.put("漢é – long text", .text, at: at(0))
    #expect(frame.lines == ["? ? ? long te~"])
  }

  @Test func controlsNeverReachACell() {
    var frame = frame(12)
    frame.put("a\u{1B}[31mb\tc\nd\r", .text, at: at(0))
    #expect(frame.lines == ["a[31mb c d  "])
  }

  @Test func framesOfTheSameContentAreEqual() {
    var one = frame(5)
    var two = frame(5)
    one.put("ab", .text, at: at(0))
    two.put("ab", .text, at: at(0))
    #expect(one == two)
    two.cursor = at(1)
    #expect(one != two)
  }

  @Test func everyRowKeepsItsWidthWhateverIsPut() {
    var noise = Noise(seed: 1)
    for _ in 0..<300 {
      let glyphs: Glyphs = Bool.random(using: &noise) ? .unicode : .ascii
      let size = Size(
        columns: .random(in: 0...20, using: &noise), rows: .random(in: 0...4, using: &noise))
      var frame = Frame(size: size, glyphs: glyphs)
      for _ in 0..<20 {
        let position = at(.random(in: -2...21, using: &noise), .random(in: -1...4, using: &noise))
        let width = Int.random(in: -1...20, using: &noise)
        let text = noise.text(12)
        let put = frame.put(StyledText(text, .good), at: position, maxWidth: width)
        #expect(put >= 0 && put <= max(0, width))
        if Bool.random(using: &noise) {
          frame.fill(text.first ?? "x", .bar, at: position, columns: width, rows: 2)
        }
        for line in frame.lines {
          #expect(DisplayWidth.of(line) == size.columns)
          #expect(!line.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F) ~= $0.value })
          if glyphs.isASCII { #expect(line.utf8.allSatisfy { $0 < 0x7F }) }
        }
        #expect(frame.rolePlane.allSatisfy { $0.count == size.columns })
      }
    }
  }

  @Test func theChangedColumnsAreThoseBetweenFirstAndLastChange() {
    var earlier = frame(10, 2)
    earlier.put("ab cd ef", .text, at: at(0))
    var later = earlier
    #expect(later.changedColumns(inRow: 0, since: earlier).isEmpty)
    later.put("x", .text, at: at(3))
    later.restyle(.bad, at: at(6), columns: 1)
    #expect(later.changedColumns(inRow: 0, since: earlier) == 3..<7)
    #expect(later.changedColumns(inRow: 1, since: earlier).isEmpty)
  }

  @Test func allColumnsCountAsChangedWithoutAFrameOfTheSameSize() {
    #expect(frame(5).changedColumns(inRow: 0, since: nil) == 0..<5)
    #expect(frame(5).changedColumns(inRow: 0, since: frame(4)) == 0..<5)
  }

  @Test func aWideCharacterChangesAsAWhole() {
    var earlier = frame(6)
    earlier.put("a漢b", .text, at: at(0))
    var later = frame(6)
    later.put("a字b", .text, at: at(0))
    #expect(later.changedColumns(inRow: 0, since: earlier) == 1..<3)
    #expect(earlier.changedColumns(inRow: 0, since: frame(6)) == 0..<4)
  }

  @Test func aSanitisedLineIsDrawnAsItIs() {
    var noise = Noise(seed: 3)
    for _ in 0..<500 {
      let line = Sanitizer().line(noise.text(20))
      let width = DisplayWidth.of(line)
      var frame = Frame(size: Size(columns: max(1, width), rows: 1))
      frame.put(line, .text, at: Position(column: 0, row: 0))
      #expect(frame.lines == [width == 0 ? " " : line])
    }
  }
}
