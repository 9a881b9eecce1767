import Testing
import TerminalUI

@Suite struct FrameTests {
  @Test func textIsClippedWithAMark() {
    var frame = Frame(size: Size(columns: 8, rows: 2))
    #expect(frame.put("ridge point", .title, at: Position(column: 2, row: 0)) == 6)
    #expect(frame.lines == ["  ridge…", "        "])
    #expect(frame.rolePlane == ["  TTTTTT", "        "])
  }
}
