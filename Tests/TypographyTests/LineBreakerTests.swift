import Testing
import Typography

@Suite struct LineBreakerTests {
  private func lines(
    _ runs: String..., width: Int, first: Int = 0, rest: Int = 0, keepsAddresses: Bool = false
  ) -> [String] {
    LineBreaker.lines(
      of: runs, width: width, first: first, rest: rest, keepsAddresses: keepsAddresses
    ).map { $0.map(\.text).joined() }
  }

  @Test func linesBreakBetweenWords() {
    #expect(
      lines("Both sit left of the ridge", width: 10) == ["Both sit", "left of", "the ridge"])
    #expect(lines("exact fit", width: 9) == ["exact fit"])
    #expect(lines("", width: 9) == [""])
  }

  @Test func whatIsTakenOfALineIsLeftFree() {
    #expect(
      lines("layers move a map", width: 12, first: 6, rest: 3) == ["layers", "move a", "map"])
  }

  @Test func blanksStayWithinALineAndVanishAtABreak() {
    #expect(lines("  a   b   c", width: 7) == ["  a   b", "c"])
    #expect(lines("a b   ", width: 3) == ["a b"])
  }

  @Test func hardBreaksAlwaysBreak() {
    #expect(lines("a\nb\n\nc", width: 9) == ["a", "b", "", "c"])
  }

  @Test func aWordTooLongIsBrokenAnywhere() {
    #expect(lines("ab cdefghij k", width: 4) == ["ab", "cdef", "ghij", "k"])
    #expect(lines("abc", width: 0) == ["a", "b", "c"])
  }

  @Test func anAddressIsKeptWhereThatIsAskedFor() {
    #expect(lines("see a://bcdef g", width: 5, keepsAddresses: true) == ["see", "a://bcdef", "g"])
    #expect(lines("see a://bcdef", width: 5) == ["see", "a://b", "cdef"])
  }

  @Test func wideCharactersBreakAnywhereAndAreNeverSplit() {
    #expect(lines("漢字漢字", width: 5) == ["漢字", "漢字"])
    #expect(lines("ab漢字", width: 4) == ["ab漢", "字"])
    #expect(lines("漢", width: 1) == ["漢"])
  }

  @Test func aWordGoesAcrossRunsAndEachPartKnowsItsRun() {
    let lines = LineBreaker.lines(of: ["see ", "edge", ", now on"], width: 8)
    #expect(lines.map { $0.map(\.run) } == [[0], [1, 2], [2]])
    #expect(lines.map { $0.map { String($0.text) } } == [["see"], ["edge", ","], ["now on"]])
  }

  @Test func theLongestWordIsTheLeastWidthWithoutABrokenWord() {
    #expect(LineBreaker.longestWord(of: ["see ed", "ge, now"]) == 5)
    #expect(LineBreaker.longestWord(of: ["漢字"]) == 2)
    #expect(LineBreaker.longestWord(of: [""]) == 0)
  }
}
