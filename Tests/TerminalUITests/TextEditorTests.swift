import SeededRandom
import Testing

@testable import TerminalUI
import Typography

@Suite struct TextEditorTests {
  private func editor(_ text: String, _ keys: [Key], width: Int = 20) -> TextEditor {
    var editor = TextEditor(text)
    for key in keys { _ = editor.handle(key, width: width) }
    return editor
  }

  @Test func typingGoesInAtTheCursor() {
    let editor = editor("ac", [.left, .character("b"), .end, .enter, .character("d")])
    #expect(editor.text == "abc\nd")
    #expect(editor.layout(width: 10).cursor == Position(column: 1, row: 1))
  }

  @Test func deletingTakesWholeCharacters() {
    #expect(editor("x👩‍💻", [.backspace]).text == "x")
    #expect(editor("e\u{301}y", [.home, .delete]).text == "y")
    #expect(editor("", [.backspace, .delete]).text == "")
  }

  @Test func aMarkJoinsTheLetterBeforeIt() {
    let editor = editor("", [.character("e"), .character("\u{301}"), .character("x"), .left])
    #expect(editor.text == "e\u{301}x")
    #expect(editor.cursor == 1)
  }

  private func editor(_ text: String, _ commands: [TextEditor.Command]) -> TextEditor {
    var editor = TextEditor(text)
    for command in commands { editor.perform(command) }
    return editor
  }

  @Test func commandsWorkOnLinesAndWords() {
    let text = "one two\nthree four"
    var first = editor(text, [.lineStart])
    first.insert(">")
    #expect(first.text == "one two\n>three four")
    #expect(editor(text, [.deleteToLineStart]).text == "one two\n")
    #expect(editor(text, [.deleteWord]).text == "one two\nthree ")
    #expect(editor(text, [.deleteWord, .deleteWord, .deleteWord]).text == "one ")
    var upper = TextEditor(text)
    _ = upper.handle(.up, width: 20)
    upper.perform(.lineEnd)
    upper.perform(.deleteToLineEnd)
    #expect(upper.text == "one twothree four")
    #expect(editor("one two", [.lineStart, .deleteToLineEnd]).text == "")
  }

  @Test func wordsArePassedWholeAlsoOverLines() {
    let text = "one two\n漢字 four"
    #expect(editor(text, [.wordLeft]).cursor == 11)
    #expect(editor(text, [.wordLeft, .wordLeft]).cursor == 8)
    #expect(editor(text, [.wordLeft, .wordLeft, .wordLeft]).cursor == 4)
    #expect(editor(text, [.textStart, .wordLeft]).cursor == 0)
    #expect(editor(text, [.textStart, .wordRight]).cursor == 3)
    #expect(editor(text, [.textStart, .wordRight, .wordRight, .wordRight]).cursor == 10)
    #expect(editor(text, [.wordRight]).cursor == text.count)
  }

  @Test func textThatHasNoRoomIsToldOf() {
    var editor = TextEditor()
    let fits = editor.paste(String(repeating: "a", count: TextEditor.limit - 1))
    let last = editor.insert("b")
    let tooMuch = editor.insert("c")
    #expect(fits && last && !tooMuch)
    #expect(editor.text.utf8.count == TextEditor.limit)
  }

  @Test func aLineShowsTheCursorAndMarksWhatIsCutOff() {
    var editor = TextEditor("0123456789")
    #expect(editor.line(width: 11, mark: "~") == ("0123456789", 10))
    #expect(editor.line(width: 6, mark: "~") == ("~6789", 5))
    _ = editor.handle(.left, width: .max)
    editor.perform(.textStart)
    #expect(editor.line(width: 6, mark: "~") == ("01234~", 0))
    var noise = Noise(seed: 11)
    for _ in 0..<300 {
      var editor = TextEditor(String(noise.text(30).filter { $0 != "\n" }))
      for _ in 0..<Int.random(in: 0...20, using: &noise) { _ = editor.handle(.left, width: .max) }
      let width = Int.random(in: 3...20, using: &noise)
      let (text, cursor) = editor.line(width: width, mark: "~")
      #expect(DisplayWidth.of(text) <= width)
      #expect((0..<width).contains(cursor))
    }
  }

  @Test func keysThatMeanNothingHereAreLeftToTheScreen() {
    var editor = TextEditor("text")
    for key in [Key.escape, .tab, .pageUp, .control("l"), .wordLeft, .up, .down] {
      let isHandled = editor.handle(key, width: 20)
      #expect(!isHandled)
    }
    #expect(editor == TextEditor("text"))
  }

  @Test func movingUpAndDownKeepsTheColumn() {
    var editor = TextEditor("long line\nab\nlong line")
    _ = editor.handle(.up, width: 20)
    #expect(editor.layout(width: 20).cursor == Position(column: 2, row: 1))
    _ = editor.handle(.up, width: 20)
    #expect(editor.layout(width: 20).cursor == Position(column: 9, row: 0))
  }

  @Test func rowsBreakBetweenWordsAndMovingFollowsThem() {
    var editor = TextEditor("one two three four")
    let layout = editor.layout(width: 10)
    #expect(layout.lines == ["one two ", "three ", "four"])
    #expect(layout.cursor == Position(column: 4, row: 2))
    _ = editor.handle(.up, width: 10)
    #expect(editor.layout(width: 10).cursor == Position(column: 4, row: 1))
  }

  @Test func blanksAtABreakHang() {
    let layout = TextEditor("abcdefgh     i").layout(width: 9)
    #expect(layout.lines == ["abcdefgh", "i"])
  }

  @Test func wideCharactersMoveTheCursorByTwo() {
    let layout = TextEditor("漢字漢字").layout(width: 6)
    #expect(layout.lines == ["漢字", "漢字"])
    #expect(layout.cursor == Position(column: 4, row: 1))
  }

  @Test func pasteIsSanitisedAndCapped() {
    var editor = TextEditor()
    editor.paste("a\r\nb\u{1B}[31m\tc\u{202E}\u{200B}")
    #expect(editor.text == "a\nb    c\u{200B}", "a tab is room for indentation")
    editor.paste(String(repeating: "é", count: TextEditor.limit))
    #expect(editor.text.utf8.count <= TextEditor.limit)
    #expect(editor.text.utf8.count > TextEditor.limit - 2)
    editor.insert("漢")
    #expect(editor.text.utf8.count <= TextEditor.limit)
  }

  /// Persian and Hindi need joiners within words, and emoji; a variation selector says how a sign looks.
  @Test(arguments: [
    "\u{645}\u{6CC}\u{200C}\u{631}\u{648}\u{645}", "\u{915}\u{94D}\u{200D}\u{937}", "👩‍💻 ❤️",
    "a\u{2060}b\u{AD}c\u{200B}d\u{FEFF}e",
  ])
  func whatIsTypedIsKeptAsItIsWritten(text: String) {
    var typed = TextEditor()
    // A terminal sends one scalar after another.
    for scalar in text.unicodeScalars { typed.insert(Character(scalar)) }
    #expect(Array(typed.text.unicodeScalars) == Array(text.unicodeScalars))
    var pasted = TextEditor()
    pasted.paste(text)
    #expect(Array(pasted.text.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func whatIsNotSeenNeverHoldsTheCursorUp() {
    let text = "a\u{2060}\u{200B}b"
    #expect(editor(text, [.left]).cursor == 3)
    #expect(editor(text, [.left, .left]).cursor == 0)
    #expect(editor(text, [.home, .right]).cursor == 3)
    #expect(editor(text, [.left, .backspace]).text == "b")
    #expect(editor(text, [.home, .delete]).text == "b")
    #expect(editor("\u{200B}", [.left, .left, .right, .backspace, .backspace]).text.isEmpty)
    #expect(TextEditor(" \u{200C}\n").isBlank)
  }

  @Test func layoutsShowAllTextWithinTheWidth() {
    var noise = Noise(seed: 7)
    for _ in 0..<400 {
      var editor = TextEditor(noise.text(60))
      for _ in 0..<Int.random(in: 0...10, using: &noise) { _ = editor.handle(.left, width: 10) }
      let width = Int.random(in: 3...30, using: &noise)
      let layout = editor.layout(width: width)
      #expect(
        layout.rows.flatMap { $0 }
          == editor.characters.indices.filter { editor.characters[$0] != "\n" })
      for line in layout.lines { #expect(DisplayWidth.of(line) <= max(width - 1, 3)) }
      #expect((0..<width).contains(layout.cursor.column))
      #expect(layout.lines.indices.contains(layout.cursor.row))
    }
  }

  @Test func anyKeysLeaveTextAndCursorSound() {
    let keys: [Key] = [
      .backspace, .delete, .left, .right, .up, .down, .home, .end, .enter, .character(" "),
    ]
    var noise = Noise(seed: 8)
    var editor = TextEditor()
    for _ in 0..<5000 {
      switch Int.random(in: 0..<4, using: &noise) {
      case 0: editor.paste(noise.text(3))
      case 1: if let character = noise.text(1).first { editor.insert(character) }
      case 2:
        if let command = TextEditor.Command.allCases.randomElement(using: &noise) {
          editor.perform(command)
        }
      default: _ = editor.handle(keys[Int.random(in: keys.indices, using: &noise)], width: 12)
      }
      #expect(editor.characters == Array(editor.text))
      #expect(editor.shapes == TextEditor(editor.text).shapes)
      #expect((0...editor.characters.count).contains(editor.cursor))
      #expect(!editor.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }
  }

  @Test func deletingUndoesInserting() {
    var noise = Noise(seed: 9)
    for _ in 0..<300 {
      var editor = TextEditor("abc def")
      for _ in 0..<Int.random(in: 0...7, using: &noise) { _ = editor.handle(.left, width: 40) }
      let before = editor
      for _ in 0..<5 { editor.insert("x") }
      for _ in 0..<5 { _ = editor.handle(.backspace, width: 40) }
      #expect(editor.text == before.text)
      #expect(editor.cursor == before.cursor)
    }
  }

  @Test func anEditorIsTheSameOnlyWhileNothingHasChanged() {
    var editor = TextEditor("text")
    let kept = editor
    #expect(kept.isSame(as: editor))
    _ = editor.handle(.left, width: 10)
    #expect(!kept.isSame(as: editor))
    _ = editor.handle(.right, width: 10)
    #expect(kept.isSame(as: editor))
    editor.insert("x")
    _ = editor.handle(.backspace, width: 10)
    #expect(kept == editor)
    #expect(!kept.isSame(as: editor))
  }
}

extension EditorLayout {
  var lines: [String] { (0..<rowCount).map(line) }
}
