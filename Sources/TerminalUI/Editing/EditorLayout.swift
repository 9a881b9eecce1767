/// The rows of a ``TextEditor`` at one width.
package struct EditorLayout: Hashable, Sendable {
  /// What each row shows, at least one row.
  package let lines: [String]
  /// Where the cursor stands, always within the width.
  package let cursor: Position
  /// The characters that each row holds, in order, without the `\n` between lines.
  let rows: [Range<Int>]

  /// Whether a row goes on in the next one without a `\n`.
  let isContinued: [Bool]
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
      let end = characters[start...].firstIndex(of: "\n") ?? characters.count
      for row in Self.rows(of: characters, in: start..<end, room: room) {
        rows.append(row)
        isContinued.append(row.upperBound < end)
      }
      if end == characters.count { break }
      start = end + 1
    }
    let row = rows.lastIndex { $0.lowerBound <= cursor } ?? 0
    let column = Self.width(
      of: characters[rows[row].lowerBound..<max(cursor, rows[row].lowerBound)])
    return EditorLayout(
      lines: rows.map { Self.line(characters[$0], room: room) },
      cursor: Position(column: min(column, max(0, width - 1)), row: row), rows: rows,
      isContinued: isContinued)
  }

  private static func rows(
    of characters: [Character], in line: Range<Int>, room: Int
  ) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var start = line.lowerBound
    var column = 0
    /// Where the row can end between words; its start if nowhere.
    var breakable = start
    var index = start
    while index < line.upperBound {
      let character = characters[index]
      let width = Self.width(of: character)
      if character == " " {
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

  private static func line(_ characters: ArraySlice<Character>, room: Int) -> String {
    var line = characters
    // Only blanks can exceed the room, and a wide character in a room of one.
    while width(of: line) > room, line.last == " " { line.removeLast() }
    return String(line)
  }

  static func width(of characters: ArraySlice<Character>) -> Int {
    characters.reduce(0) { $0 + width(of: $1) }
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
    // A cell each for the mark on the left and for the cursor.
    while first < cursor,
      Self.width(of: characters[first..<cursor]) + (first > 0 ? 1 : 0) > width - 1
    {
      first += 1
    }
    var text = first > 0 ? String(mark) : ""
    let column = (first > 0 ? 1 : 0) + Self.width(of: characters[first..<cursor])
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
