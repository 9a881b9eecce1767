import Testing
import TerminalUI
import Typography

@Suite struct RoleTests {
  @Test func everyRoleHasALetterOfItsOwn() {
    let letters = Role.allCases.map(\.letter)
    #expect(Set(letters).count == letters.count)
    #expect(letters.allSatisfy { $0.isASCII && $0 != " " })
  }

  @Test(arguments: Role.allCases)
  func coloursAreReadableOnLightAndDark(role: Role) {
    let colour = Theme.appearance(of: role, colors: .ansi16)
    #expect([nil, .red, .green, .magenta].contains(colour.foreground))
    let mono = Theme.appearance(of: role, colors: .mono)
    #expect(mono.foreground == nil)
    if colour != Appearance(), role != .good, role != .bar { #expect(mono != Appearance()) }
  }
}

@Suite struct GlyphsTests {
  private static func characters(_ glyphs: Glyphs) -> [Character] {
    [
      glyphs.rule, glyphs.verticalRule, glyphs.crossing, glyphs.bullet, glyphs.pointer,
      glyphs.barFull, glyphs.barUncertain, glyphs.barEmpty, glyphs.up, glyphs.down, glyphs.left,
      glyphs.right, glyphs.ellipsis, glyphs.middleDot, glyphs.dash, glyphs.replacement,
    ] + glyphs.sparkline + glyphs.checked + glyphs.unchecked
  }

  @Test(arguments: [Glyphs.unicode, .ascii])
  func everyGlyphIsOneCell(glyphs: Glyphs) {
    for character in Self.characters(glyphs) { #expect(DisplayWidth.of(character) == 1) }
    #expect(glyphs.sparkline.count == 8)
    #expect(glyphs.checked.count == glyphs.unchecked.count)
    if glyphs.isASCII { #expect(Self.characters(glyphs).allSatisfy { $0.isASCII }) }
  }

  /// An arrow is one cell here and two in a text, an ellipsis three.
  @Test func inASCIITheyAreSpelledAsInTexts() {
    let (unicode, ascii) = (Glyphs.unicode, Glyphs.ascii)
    let fields: [KeyPath<Glyphs, Character>] = [
      \.rule, \.verticalRule, \.crossing, \.bullet, \.pointer, \.barFull, \.barUncertain,
      \.barEmpty,
      \.up, \.down, \.middleDot, \.dash,
    ]
    for field in fields {
      #expect(
        Sanitizer(isASCII: true).line(String(unicode[keyPath: field]))
          == String(ascii[keyPath: field]))
    }
  }

  @Test func sparklinesSpanTheirScale() {
    #expect(Glyphs.unicode.spark(0) == "▁")
    #expect(Glyphs.unicode.spark(1) == "█")
    #expect(Glyphs.unicode.spark(9) == "█")
    #expect(Glyphs.unicode.spark(-.infinity) == "▁")
    #expect(Glyphs.unicode.spark(.nan) == "▁")
    #expect(Glyphs.unicode.spark(0.5) == "▅")
  }
}

@Suite struct KeyTests {
  @Test(arguments: [
    (Key.character("x"), "x"), (.character(" "), "Space"), (.control("l"), "Ctrl-L"), (.up, "↑"),
    (.enter, "Enter"), (.escape, "Esc"), (.pageDown, "PgDn"),
  ])
  func keysHaveTheNamesThatAreOnThem(key: Key, name: String) {
    #expect(key.name() == name)
  }

  @Test func asciiNamesArrowsInWords() {
    #expect(Key.up.name(.ascii) == "Up")
  }
}
