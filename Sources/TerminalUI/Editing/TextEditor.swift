/// Text that the user is typing, over several lines, and the place where the next letter goes.
///
/// The text has no control characters but `\n`. It never exceeds ``limit``; what doesn't fit is
/// left out. Everything moves and deletes by what a reader takes for one character.
package struct TextEditor: Hashable, Sendable {
  /// The most text that is kept, in bytes of UTF-8.
  package static let limit = 64 * 1024

  private(set) var characters: [Character] = []
  /// The characters before the cursor.
  package private(set) var cursor = 0
  private var byteCount = 0
  /// The column that moving up and down aims at.
  private var goalColumn: Int?

  /// An editor with `text`, sanitised, the cursor at its end.
  package init(_ text: String = "") {
    insert(text)
  }

  package var text: String { String(characters) }

  package var isEmpty: Bool { characters.isEmpty }

  /// Types `character`.
  package mutating func insert(_ character: Character) {
    insert(String(character))
  }

  /// Inserts `text` from the clipboard; line ends of any kind become `\n`.
  package mutating func paste(_ text: String) {
    insert(text)
  }

  /// Does what `key` means in text laid out for `width` columns; false if it means nothing here.
  package mutating func handle(_ key: Key, width: Int) -> Bool {
    switch key {
    case .up: return moveVertically(by: -1, width: width)
    case .down: return moveVertically(by: 1, width: width)
    case .pageUp, .pageDown, .escape, .tab: return false
    default: break
    }
    goalColumn = nil
    switch key {
    case .character(let character): insert(character)
    case .enter: insert("\n")
    case .backspace: delete(from: cursor - 1, to: cursor)
    case .delete: delete(from: cursor, to: cursor + 1)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = lineStart
    case .end, .control("e"): cursor = lineEnd
    // At its end a line is joined with the next one, as in a shell's and Emacs' Ctrl-K.
    case .control("k"): delete(from: cursor, to: max(lineEnd, cursor + (cursor == lineEnd ? 1 : 0)))
    case .control("u"): delete(from: lineStart, to: cursor)
    case .control("w"): delete(from: wordStart, to: cursor)
    default: return false
    }
    return true
  }

  private var lineStart: Int {
    (characters[..<cursor].lastIndex(of: "\n") ?? -1) + 1
  }

  private var lineEnd: Int {
    characters[cursor...].firstIndex(of: "\n") ?? characters.count
  }

  /// The start of the word before the cursor, or of the blanks before it at a line's start.
  private var wordStart: Int {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    return start
  }

  private mutating func moveVertically(by rows: Int, width: Int) -> Bool {
    let layout = layout(width: width)
    let goal = goalColumn ?? layout.cursor.column
    let row = layout.cursor.row + rows
    guard layout.rows.indices.contains(row) else { return false }
    cursor = layout.index(inRow: row, nearColumn: goal, of: characters)
    goalColumn = goal
    return true
  }
}

// MARK: - Changing the text

extension TextEditor {
  private mutating func insert(_ text: String) {
    goalColumn = nil
    // Invisible characters would make the cursor seem to stand still.
    let visible = Sanitizer.withoutControls(text)
      .filter { $0 == "\n" || $0.isASCII || DisplayWidth.of($0) > 0 }
    let clean = Self.prefix(of: visible, bytes: Self.limit - byteCount)
    guard !clean.isEmpty else { return }
    let addition = Array(clean)
    let isSeparate = Self.staysSeparate(addition.first) && Self.staysSeparate(addition.last)
    characters.insert(contentsOf: addition, at: cursor)
    cursor += addition.count
    byteCount += clean.utf8.count
    if !(isSeparate && neighboursStaySeparate(at: cursor - addition.count)
      && neighboursStaySeparate(at: cursor))
    {
      regroup()
    }
  }

  private mutating func delete(from start: Int, to end: Int) {
    let start = max(0, start)
    let end = min(characters.count, end)
    guard start < end else { return }
    byteCount -= characters[start..<end].reduce(0) { $0 + $1.utf8.count }
    characters.removeSubrange(start..<end)
    cursor = start
    if !neighboursStaySeparate(at: start) { regroup() }
  }

  /// Whether a character never merges with another beside it: so are all of ASCII here, as the
  /// text has no carriage returns.
  private static func staysSeparate(_ character: Character?) -> Bool {
    character?.isASCII ?? true
  }

  private func neighboursStaySeparate(at index: Int) -> Bool {
    (index == 0 || Self.staysSeparate(characters[index - 1]))
      && (index == characters.count || Self.staysSeparate(characters[index]))
  }

  /// Finds the characters anew, as a change can join scalars of two; the cursor never stands
  /// within one.
  private mutating func regroup() {
    let before = characters[..<cursor].reduce(0) { $0 + $1.unicodeScalars.count }
    characters = Array(String(characters))
    var passed = 0
    cursor = 0
    while passed < before, cursor < characters.count {
      passed += characters[cursor].unicodeScalars.count
      cursor += 1
    }
  }

  /// The longest beginning of `text` of at most `bytes` bytes that splits no character.
  private static func prefix(of text: String, bytes: Int) -> String {
    guard text.utf8.count > bytes else { return text }
    var end = text.startIndex
    var taken = 0
    while end < text.endIndex {
      taken += text[end].utf8.count
      if taken > bytes { break }
      end = text.index(after: end)
    }
    return String(text[..<end])
  }
}
