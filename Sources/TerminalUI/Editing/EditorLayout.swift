internal import Typography

/// The rows of a ``TextEditor`` at one width.
package struct EditorLayout: Hashable, Sendable {
  /// The text, shared with the editor.
  private let characters: [Character]
  /// The most columns that a row's text takes.
  private let room: Int
  /// Where the cursor stands, always within the width.
  package let cursor: Position
  /// The characters that each row holds, in order, without the `\n` between lines.
  let rows: [Range<Int>]

  /// Whether a row goes on in the next one without a `\n`.
  let isContinued: [Bool]

  init(
    characters: [Character], room: Int, cursor: Position, rows: [Range<Int>], isContinued: [Bool]
  ) {
    self.characters = characters
    self.room = room
    self.cursor = cursor
    self.rows = rows
    self.isContinued = isContinued
  }

  /// At least one.
  package var rowCount: Int { rows.count }

  /// What a row shows.
  package func line(_ row: Int) -> String {
    var line = characters[rows[row]]
    // Only blanks can exceed the room, and a wide character in a room of one.
    while line.last == " ", line.reduce(0, { $0 + TextEditor.width(of: $1) }) > room {
      line.removeLast()
    }
    return String(line)
  }
}

extension TextEditor {
  /// The text in rows, broken between words, and the cursor's place.
  ///
  /// The last of `width` columns is kept for the cursor. Blanks at a break hang over the edge.
  package func layout(width: Int) -> EditorLayout {
    let room = max(1, width - 1)
    var rows: [Range<Int>] = []
    var isContinued: [Bool] = []
    var start = 0
    while true {
      let end = shapes[start...].firstIndex(of: Self.newline) ?? characters.count
      for row in Self.rows(of: shapes, in: start..<end, room: room) {
        rows.append(row)
        isContinued.append(row.upperBound < end)
      }
      if end == characters.count { break }
      start = end + 1
    }
    let row = rows.lastIndex { $0.lowerBound <= cursor } ?? 0
    let column = self.width(of: rows[row].lowerBound..<max(cursor, rows[row].lowerBound))
    return EditorLayout(
      characters: characters, room: room,
      cursor: Position(column: min(column, max(0, width - 1)), row: row), rows: rows,
      isContinued: isContinued)
  }

  private static func rows(
    of shapes: [UInt8], in line: Range<Int>, room: Int
  ) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var start = line.lowerBound
    var column = 0
    /// Where the row can end between words; its start if nowhere.
    var breakable = start
    var index = start
    while index < line.upperBound {
      let shape = shapes[index]
      let width = Self.width(ofShape: shape)
      if shape == Self.blank {
        breakable = index + 1
      } else if column + width > room, index > start {
        if width == 2 { breakable = index }
        let end = breakable > start ? breakable : index
        rows.append(start..<end)
        start = end
        breakable = end
        index = end
        column = 0
        continue
      } else if width == 2 {
        breakable = index + 1
      }
      column += width
      index += 1
    }
    rows.append(start..<line.upperBound)
    return rows
  }

  /// The columns of some of the characters.
  private func width(of range: Range<Int>) -> Int {
    shapes[range].reduce(0) { $0 + Self.width(ofShape: $1) }
  }

  static func width(of character: Character) -> Int {
    character.isASCII ? 1 : DisplayWidth.of(character)
  }
}

extension TextEditor {
  /// A window of `width` columns on text of one line, the cursor in it; what is cut off leaves `mark`.
  package func line(width: Int, mark: Character) -> (text: String, cursor: Int) {
    guard width > 2 else { return ("", 0) }
    var first = 0
    var column = self.width(of: 0..<cursor)
    // A cell each for the mark on the left and for the cursor.
    while first < cursor, column + (first > 0 ? 1 : 0) > width - 1 {
      column -= Self.width(of: characters[first])
      first += 1
    }
    if first > 0 { column += 1 }
    var text = first > 0 ? String(mark) : ""
    var room = width - (first > 0 ? 1 : 0)
    var index = first
    while index < characters.count {
      let next = Self.width(of: characters[index])
      // The last cell is the mark's, unless the text ends there.
      guard next < room || next == room && index == characters.count - 1 else { break }
      text.append(characters[index])
      room -= next
      index += 1
    }
    if index < characters.count { text.append(mark) }
    return (text, column)
  }
}

extension EditorLayout {
  /// The index of the character in `row` that stands nearest to `column` from the left.
  func index(inRow row: Int, nearColumn column: Int, of characters: [Character]) -> Int {
    var index = rows[row].lowerBound
    var passed = 0
    // The end of a continued row is the start of the next one.
    let end = isContinued[row] ? max(index, rows[row].upperBound - 1) : rows[row].upperBound
    while index < end {
      let width = TextEditor.width(of: characters[index])
      if passed + width > column { break }
      passed += width
      index += 1
    }
    return index
  }
}
