import SeededRandom
import Testing
import TerminalUI

@Suite struct ScrollerTests {
  @Test func scrollingStopsAtTheEnds() {
    var scroller = Scroller(content: 20, viewport: 8)
    scroller.scroll(by: -3)
    #expect(scroller.visible == 0..<8)
    scroller.scroll(by: 3)
    #expect(scroller.visible == 3..<11)
    scroller.scroll(by: .max)
    #expect(scroller.visible == 12..<20)
    scroller.scroll(by: .min)
    #expect(scroller.offset == 0)
  }

  @Test func pagesOverlapByALine() {
    var scroller = Scroller(content: 30, viewport: 10)
    scroller.page(by: 1)
    #expect(scroller.offset == 9)
    scroller.halfPage(by: 1)
    #expect(scroller.offset == 14)
    scroller.page(by: -1)
    #expect(scroller.offset == 5)
    scroller.scrollToEnd()
    #expect(scroller.offset == 20)
  }

  @Test func theIndicatorCountsWhatIsHidden() {
    var scroller = Scroller(content: 17, viewport: 8)
    #expect(scroller.indicator()?.plain == "↓ 9 more")
    scroller.scroll(by: 3)
    #expect(scroller.indicator()?.plain == "↑ 3  ↓ 6 more")
    scroller.scrollToEnd()
    #expect(scroller.indicator(.ascii)?.plain == "^ 9 more")
    #expect(Scroller(content: 8, viewport: 8).indicator() == nil)
  }

  @Test func aSmallerContentPullsTheWindowBack() {
    var scroller = Scroller(content: 20, viewport: 5, offset: 15)
    scroller.resize(content: 12, viewport: 5)
    #expect(scroller.visible == 7..<12)
    scroller.resize(content: 3, viewport: 5)
    #expect(scroller.visible == 0..<3)
  }

  @Test func revealingScrollsAsLittleAsNeeded() {
    var scroller = Scroller(content: 20, viewport: 5, offset: 5)
    scroller.reveal(6..<8)
    #expect(scroller.offset == 5)
    scroller.reveal(9..<12)
    #expect(scroller.offset == 7)
    scroller.reveal(2..<12)
    #expect(scroller.offset == 2)
  }

  @Test func theWindowIsAlwaysWithinTheContent() {
    var noise = Noise(seed: 10)
    var scroller = Scroller()
    for _ in 0..<3000 {
      let amount = Int.random(in: -40...40, using: &noise)
      switch Int.random(in: 0..<5, using: &noise) {
      case 0: scroller.resize(content: amount, viewport: Int.random(in: -1...9, using: &noise))
      case 1: scroller.scroll(by: amount)
      case 2: scroller.page(by: amount)
      case 3: scroller.reveal(max(0, amount)..<max(0, amount) + 3)
      default: scroller.scroll(to: amount)
      }
      #expect(scroller.visible.lowerBound >= 0 && scroller.visible.upperBound <= scroller.content)
      #expect(scroller.visible.count == min(scroller.content, scroller.viewport))
      #expect(
        scroller.hiddenAbove + scroller.visible.count + scroller.hiddenBelow == scroller.content)
    }
  }
}

@Suite struct ListCursorTests {
  @Test func theSelectionStaysInSight() {
    var cursor = ListCursor(count: 10, height: 3)
    cursor.move(by: 4)
    #expect(cursor.selected == 4)
    #expect(cursor.visible == 2..<5)
    cursor.move(by: -1)
    #expect(cursor.visible == 2..<5)
    cursor.selectLast()
    #expect(cursor.visible == 7..<10)
    cursor.selectFirst()
    #expect(cursor.visible == 0..<3)
  }

  @Test func aShorterListMovesTheSelection() {
    var cursor = ListCursor(count: 10, height: 3, selected: 9)
    cursor.resize(count: 4, height: 3)
    #expect(cursor.selected == 3)
    #expect(cursor.visible == 1..<4)
    cursor.resize(count: 0, height: 3)
    #expect(cursor.selected == 0)
    #expect(cursor.visible.isEmpty)
  }

  @Test func anyMoveKeepsTheSelectionVisible() {
    var noise = Noise(seed: 11)
    var cursor = ListCursor(count: 30, height: 7)
    for _ in 0..<2000 {
      let amount = Int.random(in: -9...9, using: &noise)
      switch Int.random(in: 0..<4, using: &noise) {
      case 0: cursor.move(by: amount)
      case 1: cursor.page(by: amount)
      case 2: cursor.halfPage(by: amount)
      default: cursor.resize(count: 20 + amount, height: 9 + amount / 2)
      }
      #expect(cursor.visible.contains(cursor.selected))
    }
  }
}
