/// A window of some lines on more of them.
package struct Scroller: Hashable, Sendable {
  /// The first line shown, always such that the window is as full as can be.
  package private(set) var offset: Int
  /// How many lines there are, and how many are shown at a time.
  package private(set) var content: Int
  package private(set) var viewport: Int

  package init(content: Int = 0, viewport: Int = 0, offset: Int = 0) {
    self.content = max(0, content)
    self.viewport = max(0, viewport)
    self.offset = 0
    scroll(to: offset)
  }

  /// The lines shown.
  package var visible: Range<Int> { offset..<min(content, offset + viewport) }

  package var hiddenAbove: Int { offset }
  package var hiddenBelow: Int { max(0, content - offset - viewport) }

  /// The largest offset there is.
  package var lastOffset: Int { max(0, content - viewport) }

  /// Takes on other extents, staying where it is if it can.
  package mutating func resize(content: Int, viewport: Int) {
    self = Scroller(content: content, viewport: viewport, offset: offset)
  }

  package mutating func scroll(to line: Int) {
    offset = max(0, min(lastOffset, line))
  }

  package mutating func scroll(by lines: Int) {
    scroll(to: offset + max(-content, min(content, lines)))
  }

  /// Scrolls by `pages` windows, each less one line that stays in sight.
  package mutating func page(by pages: Int) {
    scroll(by: pages * max(1, viewport - 1))
  }

  /// Scrolls by `count` half windows.
  package mutating func halfPage(by count: Int) {
    scroll(by: count * max(1, viewport / 2))
  }

  package mutating func scrollToStart() { scroll(to: 0) }
  package mutating func scrollToEnd() { scroll(to: lastOffset) }

  /// Scrolls as little as brings `lines` into sight, their first one where not all have room.
  package mutating func reveal(_ lines: Range<Int>) {
    if lines.upperBound > offset + viewport { scroll(to: lines.upperBound - viewport) }
    if lines.lowerBound < offset { scroll(to: lines.lowerBound) }
  }

  /// What to say about the lines out of sight, as `"↑ 3  ↓ 9 more"`; nil if there are none.
  package func indicator(_ glyphs: Glyphs = .unicode) -> StyledText? {
    var parts: [String] = []
    if hiddenAbove > 0 { parts.append("\(glyphs.up) \(hiddenAbove)") }
    if hiddenBelow > 0 { parts.append("\(glyphs.down) \(hiddenBelow)") }
    guard let last = parts.last else { return nil }
    return StyledText((parts.dropLast() + [last + " more"]).joined(separator: "  "), .dim)
  }
}

/// The cursor of a list that shows some of its items at a time.
package struct ListCursor: Hashable, Sendable {
  /// The item that the cursor is on; 0 in an empty list.
  package private(set) var selected = 0
  private var scroller: Scroller

  package init(count: Int = 0, height: Int = 0, selected: Int = 0) {
    scroller = Scroller(content: count, viewport: height)
    select(selected)
  }

  /// How many items there are, and how many are shown at a time.
  package var count: Int { scroller.content }
  package var height: Int { scroller.viewport }

  /// The items shown, the selected one among them.
  package var visible: Range<Int> { scroller.visible }

  /// What to say about the items out of sight.
  package func indicator(_ glyphs: Glyphs = .unicode) -> StyledText? {
    scroller.indicator(glyphs)
  }

  /// Takes on other extents; the selection stays if the item does.
  package mutating func resize(count: Int, height: Int) {
    scroller.resize(content: count, viewport: height)
    select(selected)
  }

  /// Selects the item nearest to `index`.
  package mutating func select(_ index: Int) {
    selected = max(0, min(count - 1, index))
    scroller.reveal(selected..<min(count, selected + 1))
  }

  package mutating func move(by items: Int) {
    select(selected + max(-count, min(count, items)))
  }

  package mutating func page(by pages: Int) {
    move(by: pages * max(1, height - 1))
  }

  package mutating func halfPage(by count: Int) {
    move(by: count * max(1, height / 2))
  }

  package mutating func selectFirst() { select(0) }
  package mutating func selectLast() { select(count - 1) }
}
