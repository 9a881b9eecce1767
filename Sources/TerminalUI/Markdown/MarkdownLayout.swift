internal import CommonMark
internal import Typography

/// A document laid out for one width.
package struct MarkdownLayout: Hashable, Sendable {
  /// Each at most as wide as was asked for.
  package var lines: [StyledText] = []
  /// The width at which nothing would have to scroll sideways; what exceeds the width asked for
  /// is how far `horizontalOffset` can go.
  package var neededWidth = 0
}

extension Markdown {
  /// The document in lines of `width` cells.
  ///
  /// Paragraphs are wrapped. Code that is too wide, and tables that are still too wide with their
  /// cells wrapped, are cut at the edge with a mark and move left by `horizontalOffset` columns.
  package func layout(
    width: Int, glyphs: Glyphs = .unicode, horizontalOffset: Int = 0
  ) -> MarkdownLayout {
    var setter = MarkdownSetter(glyphs: glyphs, offset: max(0, horizontalOffset))
    setter.set(blocks, room: Room(width: max(1, width)), isTight: false)
    return setter.layout
  }
}

/// The columns that a block may use: what stands before its first line and before the others.
struct Room {
  var width: Int
  var first = StyledText()
  var rest = StyledText()

  /// The room left with `mark` before the first line and blanks, or `again`, before the others.
  func indented(_ mark: StyledText, again: StyledText? = nil) -> Room {
    let columns = mark.width
    // Where nothing would be left to write in, the mark goes and the text stays.
    guard width - columns >= 4 else { return self }
    let blank = again ?? StyledText(String(repeating: " ", count: columns))
    return Room(width: width - columns, first: first + mark, rest: rest + blank)
  }

  /// The room for the blocks that follow the first one.
  var continued: Room { Room(width: width, first: rest, rest: rest) }
}

/// Sets blocks line by line.
private struct MarkdownSetter {
  let glyphs: Glyphs
  let offset: Int
  var layout = MarkdownLayout()

  private var sanitizer: Sanitizer { Sanitizer(glyphs) }

  mutating func set(_ blocks: [MarkdownBlock], room: Room, isTight: Bool, role: Role = .text) {
    var room = room
    if blocks.isEmpty { add(StyledText(), room) }
    var followsHeading = true
    for block in blocks {
      if !followsHeading, !isTight { layout.lines.append(trimmed(room.rest)) }
      set(block, room: room, role: role)
      room = room.continued
      if case .heading = block { followsHeading = true } else { followsHeading = false }
    }
  }

  private mutating func set(_ block: MarkdownBlock, room: Room, role: Role) {
    switch block {
    case .paragraph(let text): add(styled(text, plain: role).wrapped(to: room.width), room)
    case .heading(_, let text): add(styled(text, plain: .heading).wrapped(to: room.width), room)
    case .code(let lines): setCode(lines, room: room)
    case .rule:
      add(StyledText(String(repeating: glyphs.rule, count: room.width), .rule), room)
    case .quote(let blocks):
      let bar = StyledText(String(glyphs.verticalRule) + " ", .rule)
      set(blocks, room: room.indented(bar, again: bar), isTight: false, role: .quote)
    case .list(let start, let isTight, let items):
      setList(items, start: start, isTight: isTight, room: room, role: role)
    case .table(let table): setTable(table, room: room)
    }
  }

  private mutating func setList(
    _ items: [[MarkdownBlock]], start: Int?, isTight: Bool, room: Room, role: Role
  ) {
    var room = room
    let digits = start.map { String($0 + items.count - 1).utf8.count } ?? 0
    for (index, item) in items.enumerated() {
      if index > 0, !isTight { layout.lines.append(trimmed(room.rest)) }
      var mark = String(glyphs.bullet) + " "
      if let start {
        let number = String(start + index)
        mark = String(repeating: " ", count: digits - number.utf8.count) + number + ". "
      }
      set(item, room: room.indented(StyledText(mark, role)), isTight: isTight, role: role)
      room = room.continued
    }
  }

  private mutating func setCode(_ lines: [String], room: Room) {
    let indent = StyledText(String(repeating: " ", count: room.width >= 40 ? 4 : 2))
    let room = room.indented(indent, again: indent)
    let text = lines.map { StyledText(sanitizer.block($0), .codeBlock) }
    addScrolling(text.isEmpty ? [StyledText()] : text, room)
  }

  private mutating func setTable(_ table: MarkdownTable, room: Room) {
    let setter = TableSetter(
      header: table.header.map { styled($0, plain: .strong) },
      rows: table.rows.map { $0.map { styled($0, plain: .text) } },
      alignments: table.alignments, glyphs: glyphs)
    addScrolling(setter.lines(width: room.width), room)
  }

  /// `text` with only what can be drawn, its plain parts in `plain`.
  private func styled(_ text: MarkdownText, plain: Role) -> StyledText {
    StyledText(
      text.spans.map { StyledText.Span(sanitizer.block($0.text), $0.style.role(plain: plain)) })
  }

  /// Adds lines that may be wider than the room, moved left as far as they need it.
  private mutating func addScrolling(_ lines: [StyledText], _ room: Room) {
    let widest = lines.reduce(0) { max($0, $1.width) }
    layout.neededWidth = max(layout.neededWidth, room.first.width + widest)
    let shift = min(offset, max(0, widest - room.width))
    add(lines.map { $0.window(from: shift, width: room.width, mark: glyphs.ellipsis) }, room)
  }

  private mutating func add(_ lines: [StyledText], _ room: Room) {
    for (index, line) in lines.enumerated() {
      let full = (index == 0 ? room.first : room.rest) + line
      layout.neededWidth = max(layout.neededWidth, full.width)
      layout.lines.append(full)
    }
  }

  private mutating func add(_ line: StyledText, _ room: Room) {
    add([line], room)
  }

  /// An empty line keeps a quote's bar, but no blanks.
  private func trimmed(_ prefix: StyledText) -> StyledText {
    prefix.plain.allSatisfy { $0 == " " } ? StyledText() : prefix
  }
}
