import Testing

@testable import TerminalUI

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

  @Test func linesHaveTheirKeys() {
    let text = "one two\nthree four"
    #expect(editor(text, [.control("a"), .character(">")]).text == "one two\n>three four")
    #expect(editor(text, [.control("u")]).text == "one two\n")
    #expect(editor(text, [.control("w")]).text == "one two\nthree ")
    #expect(editor(text, [.control("w"), .control("w"), .control("w")]).text == "one ")
    #expect(editor(text, [.up, .control("e"), .control("k")]).text == "one twothree four")
    #expect(editor(text, [.up, .home, .control("k")]).text == "\nthree four")
  }

  @Test func keysThatMeanNothingHereAreLeftToTheScreen() {
    var editor = TextEditor("text")
    for key in [Key.escape, .tab, .pageUp, .control("l"), .up, .down] {
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
    #expect(editor.text == "a\nb c")
    editor.paste(String(repeating: "é", count: TextEditor.limit))
    #expect(editor.text.utf8.count <= TextEditor.limit)
    #expect(editor.text.utf8.count > TextEditor.limit - 2)
    editor.insert("漢")
    #expect(editor.text.utf8.count <= TextEditor.limit)
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
      .backspace, .delete, .left, .right, .up, .down, .home, .end, .enter, .control("a"),
      .control("e"), .control("k"), .control("u"), .control("w"), .character(" "),
    ]
    var noise = Noise(seed: 8)
    var editor = TextEditor()
    for _ in 0..<5000 {
      switch Int.random(in: 0..<4, using: &noise) {
      case 0: editor.paste(noise.text(3))
      case 1: if let character = noise.text(1).first { editor.insert(character) }
      default: _ = editor.handle(keys[Int.random(in: keys.indices, using: &noise)], width: 12)
      }
      #expect(editor.characters == Array(editor.text))
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
}
