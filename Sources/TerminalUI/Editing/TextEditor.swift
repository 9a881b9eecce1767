internal import Typography

/// Text that the user is typing, over several lines, and the place where the next letter goes.
///
/// The text has no control characters but `\n`. It never exceeds ``limit``; what doesn't fit is
/// left out. Everything moves and deletes by what a reader takes for one character.
package struct TextEditor: Hashable, Sendable {
  /// The most text that is kept, in bytes of UTF-8.
  package static let limit = 64 * 1024

  private(set) var characters: [Character] = []
  /// For each character its columns, or what it is for breaking lines: a long text is laid out anew
  /// with each key, and looking at its characters would take most of that time.
  private(set) var shapes: [UInt8] = []
  static let newline: UInt8 = 255
  static let blank: UInt8 = 254
  /// Of no width, such as the joiners within words of Persian and Hindi: kept, and passed and deleted with
  /// the character before it.
  private static let invisible: UInt8 = 0
  /// The characters before the cursor.
  package private(set) var cursor = 0
  private var byteCount = 0
  /// The column that moving up and down aims at.
  private var goalColumn: Int?

  /// An editor with `text`, sanitised, the cursor at its end.
  package init(_ text: String = "") {
    _ = insert(text)
  }

  package var text: String { String(characters) }

  package var isEmpty: Bool { characters.isEmpty }

  /// Whether there is nothing but blanks, and what is not to be seen.
  package var isBlank: Bool {
    zip(characters, shapes).allSatisfy { $0.isWhitespace || $1 == Self.invisible }
  }

  /// Types `character`; false if it has no room.
  @discardableResult
  package mutating func insert(_ character: Character) -> Bool {
    insert(String(character))
  }

  /// Inserts `text` from the clipboard; line ends of any kind become `\n`. False if not all of it has
  /// room.
  @discardableResult
  package mutating func paste(_ text: String) -> Bool {
    insert(text)
  }

  /// What moves the cursor or deletes by more than a character.
  package enum Command: Hashable, Sendable, CaseIterable {
    case lineStart, lineEnd, wordLeft, wordRight, textStart
    case deleteWord, deleteToLineStart, deleteToLineEnd
  }

  package mutating func perform(_ command: Command) {
    goalColumn = nil
    switch command {
    case .lineStart: cursor = lineStart
    case .lineEnd: cursor = lineEnd
    case .wordLeft: cursor = wordStart
    case .wordRight: cursor = wordEnd
    case .textStart: cursor = 0
    case .deleteWord: delete(from: wordStart, to: cursor)
    case .deleteToLineStart: delete(from: lineStart, to: cursor)
    // At its end a line is joined with the next one, as in a shell's and Emacs' Ctrl-K.
    case .deleteToLineEnd:
      delete(from: cursor, to: max(lineEnd, cursor + (cursor == lineEnd ? 1 : 0)))
    }
  }

  /// Does what `key` means in text laid out for `width` columns; false if it means nothing here.
  package mutating func handle(_ key: Key, width: Int) -> Bool {
    switch key {
    case .up: return moveVertically(by: -1, width: width)
    case .down: return moveVertically(by: 1, width: width)
    case .character(let character): insert(character)
    case .enter: _ = insert("\n")
    case .backspace: delete(from: before(cursor), to: cursor)
    case .delete: delete(from: cursor, to: after(cursor))
    case .left: move(to: before(cursor))
    case .right: move(to: after(cursor))
    case .home: perform(.lineStart)
    case .end: perform(.lineEnd)
    case .pageUp, .pageDown, .escape, .tab, .wordLeft, .wordRight, .control: return false
    }
    return true
  }

  /// Moves the cursor by rows of the text laid out for `width` columns, as far as there are any.
  package mutating func moveRows(by rows: Int, width: Int) {
    let layout = layout(width: width)
    let row = max(0, min(layout.cursor.row + rows, layout.rows.count - 1))
    _ = moveVertically(to: row, in: layout)
  }

  /// Moves the cursor to where a cell of the text laid out for `width` columns is.
  package mutating func move(toRow row: Int, column: Int, width: Int) {
    let layout = layout(width: width)
    guard !layout.rows.isEmpty else { return }
    let row = max(0, min(row, layout.rows.count - 1))
    move(to: layout.index(inRow: row, nearColumn: column, of: characters))
  }

  /// The place before the character that one sees before an index.
  private func before(_ index: Int) -> Int {
    var place = index - 1
    while place > 0, shapes[place] == Self.invisible { place -= 1 }
    return place
  }

  /// The place after the character that one sees after an index.
  private func after(_ index: Int) -> Int {
    var place = index + 1
    while place < shapes.count, shapes[place] == Self.invisible { place += 1 }
    return place
  }

  private mutating func move(to index: Int) {
    goalColumn = nil
    cursor = max(0, min(characters.count, index))
  }

  private var lineStart: Int {
    (characters[..<cursor].lastIndex(of: "\n") ?? -1) + 1
  }

  private var lineEnd: Int {
    characters[cursor...].firstIndex(of: "\n") ?? characters.count
  }

  /// The start of the word before the cursor, or of the text.
  private var wordStart: Int {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    return start
  }

  /// The end of the word after the cursor, or of the text.
  private var wordEnd: Int {
    var end = cursor
    while end < characters.count, characters[end].isWhitespace { end += 1 }
    while end < characters.count, !characters[end].isWhitespace { end += 1 }
    return end
  }

  private mutating func moveVertically(by rows: Int, width: Int) -> Bool {
    let layout = layout(width: width)
    return moveVertically(to: layout.cursor.row + rows, in: layout)
  }

  private mutating func moveVertically(to row: Int, in layout: EditorLayout) -> Bool {
    guard layout.rows.indices.contains(row) else { return false }
    let goal = goalColumn ?? layout.cursor.column
    cursor = layout.index(inRow: row, nearColumn: goal, of: characters)
    goalColumn = goal
    return true
  }
}

// MARK: - Changing the text

extension TextEditor {
  private mutating func insert(_ text: String) -> Bool {
    goalColumn = nil
    // A tab has no width of its own here; code keeps its indentation.
    let harmless = Sanitizer.withoutControls(text.replacing("\t", with: "    "))
    let clean = Self.prefix(of: harmless, bytes: Self.limit - byteCount)
    let isWhole = clean.utf8.count == harmless.utf8.count
    guard !clean.isEmpty else { return isWhole }
    let addition = Array(clean)
    let isSeparate = Self.staysSeparate(addition.first) && Self.staysSeparate(addition.last)
    characters.insert(contentsOf: addition, at: cursor)
    shapes.insert(contentsOf: addition.map(Self.shape), at: cursor)
    cursor += addition.count
    byteCount += clean.utf8.count
    if !(isSeparate && neighboursStaySeparate(at: cursor - addition.count)
      && neighboursStaySeparate(at: cursor))
    {
      regroup()
    }
    return isWhole
  }

  private mutating func delete(from start: Int, to end: Int) {
    goalColumn = nil
    let start = max(0, start)
    let end = min(characters.count, end)
    guard start < end else { return }
    byteCount -= characters[start..<end].reduce(0) { $0 + $1.utf8.count }
    characters.removeSubrange(start..<end)
    shapes.removeSubrange(start..<end)
    cursor = start
    if !neighboursStaySeparate(at: start) { regroup() }
  }

  private static func shape(_ character: Character) -> UInt8 {
    switch character {
    case "\n": newline
    case " ": blank
    default: UInt8(min(width(of: character), 250))
    }
  }

  static func width(ofShape shape: UInt8) -> Int {
    switch shape {
    case blank: 1
    case newline: 0
    default: Int(shape)
    }
  }

  /// Whether this is the very text and cursor of another editor, not merely an equal one: told
  /// without a look at the characters.
  package func isSame(as other: TextEditor) -> Bool {
    cursor == other.cursor && characters.count == other.characters.count
      && characters.withUnsafeBufferPointer { own in
        other.characters.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress }
      }
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
    shapes = characters.map(Self.shape)
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
