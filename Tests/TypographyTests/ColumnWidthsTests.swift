import Testing
import Typography

@Suite struct ColumnWidthsTests {
  @Test func aTableThatFitsKeepsItsWidths() {
    #expect(ColumnWidths.fitting(natural: [4, 30], longestWords: [4, 9], within: 36) == [4, 30])
  }

  @Test func theWidestColumnGivesWayFirst() {
    #expect(ColumnWidths.fitting(natural: [4, 30], longestWords: [4, 9], within: 30) == [4, 24])
    #expect(
      ColumnWidths.fitting(natural: [24, 30], longestWords: [4, 9], within: 42) == [20, 20])
  }

  @Test func noColumnIsNarrowerThanItsLongestWord() {
    #expect(
      ColumnWidths.fitting(natural: [30, 30], longestWords: [28, 9], within: 46) == [28, 16])
  }

  @Test func whatCannotFitKeepsItsWidths() {
    #expect(
      ColumnWidths.fitting(natural: [30, 30], longestWords: [20, 9], within: 37) == [30, 30])
    #expect(ColumnWidths.fitting(natural: [], longestWords: [], within: 10) == [])
  }
}
