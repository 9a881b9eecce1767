import TerminalUI
import Testing

@Suite struct CurvePlotTests {
  private func plot(
    _ values: [Double], in range: ClosedRange<Double> = 0...1, dotsFrom: Int = .max,
    marks: [CurvePlot.Mark] = []
  ) -> CurvePlot {
    CurvePlot(
      values: values, range: range, dotsFrom: dotsFrom, marks: marks, top: "100%", bottom: "0%")
  }

  private func drawn(_ plot: CurvePlot, rows: Int, _ glyphs: Glyphs = .unicode) -> [String] {
    plot.lines(rows: rows, glyphs: glyphs).map(\.plain)
  }

  @Test func aValueIsAsHighAsItsShareOfTheRange() {
    #expect(
      drawn(plot([1, 0.75, 0.5, 0.3, 0.0]), rows: 2) == [
        "100% █▄   ", "  0% ███▅▁", "     ─────", "     ",
      ])
  }

  @Test func theRangeNeedNotBeginAtNothing() {
    #expect(drawn(plot([1, 0.75, 0.5], in: 0.5...1), rows: 1)[0] == "100% █▄▁")
  }

  @Test func inASCIITheHeightsHaveLettersOfTheirOwn() {
    let lines = drawn(
      plot([1, 0.5, 0.2], dotsFrom: 2, marks: [.init(column: 1, label: "today")]), rows: 2, .ascii)
    #expect(lines == ["100% #  ", "  0% ##-", "     -+-", "     "])
  }

  @Test func whatIsExpectedIsDotted() {
    let lines = drawn(plot([0.9, 0.9, 0.9, 0.4], dotsFrom: 2), rows: 2)
    #expect(lines[0] == "100% ▆▆· ")
    #expect(lines[1] == "  0% ██ ·")
    let roles = plot([1, 1], dotsFrom: 1).lines(rows: 1)[0].spans.map(\.role)
    #expect(roles == [.dim, .bar, .barUncertain])
  }

  @Test func labelsStandBelowTheirTicks() {
    let values = [Double](repeating: 1, count: 20)
    let marks = [CurvePlot.Mark(column: 9, label: "today"), .init(column: 0, label: "1 Nov")]
    let lines = drawn(plot(values, marks: marks), rows: 1)
    #expect(lines[1] == "     ┼────────┼──────────")
    #expect(lines[2] == "     1 Nov    today")
  }

  @Test func aLabelThatWouldTouchAnotherOrLeaveThePlotGivesWay() {
    let values = [Double](repeating: 1, count: 12)
    let marks = [
      CurvePlot.Mark(column: 4, label: "today"), .init(column: 0, label: "1 Nov"),
      .init(column: 11, label: "due"), .init(column: 40, label: "never"),
    ]
    let lines = drawn(plot(values, marks: marks), rows: 1)
    #expect(lines[1] == "     ┼───┼──────┼")
    #expect(lines[2] == "         today")
    #expect(drawn(plot([1, 1], marks: [.init(column: 0, label: "today")]), rows: 1)[2] == "     ")
  }

  @Test func oddValuesAndSizesAreDrawnNevertheless() {
    let odd = plot([.nan, .infinity, -.infinity, -3, 8], marks: [.init(column: -1, label: "x")])
    #expect(drawn(odd, rows: 1)[0] == "100% ▁█▁▁█")
    #expect(drawn(odd, rows: -5).count == 3)
    #expect(drawn(plot([]), rows: 3).count == 5)
    #expect(drawn(plot([0.5], in: 0.5...0.5), rows: 1)[0] == "100% ▁")
  }

  @Test func everyRowIsAsWideAsItsValuesAndTheMargin() {
    let values = (0..<50).map { Double($0) / 50 }
    for glyphs in [Glyphs.unicode, .ascii] {
      let lines = plot(values, dotsFrom: 30).lines(rows: 6, glyphs: glyphs)
      #expect(lines.prefix(7).allSatisfy { $0.width == 55 })
    }
  }
}
