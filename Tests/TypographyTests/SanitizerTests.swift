import SeededRandom
import Testing
import Typography

@Suite struct SanitizerTests {
  private let unicode = Sanitizer()
  private let ascii = Sanitizer(isASCII: true)

  @Test(arguments: [
    ("plain text", "plain text"), ("\u{1B}[31mred\u{1B}[0m", "red"),
    ("\u{1B}]0;title\u{7}text", "text"), ("\u{1B}]8;;http://x\u{1B}\\link", "link"),
    ("\u{1B}P1$q\u{1B}\\x", "x"), ("\u{9B}2Jx", "x"), ("\u{9D}0;t\u{9C}x", "x"),
    ("\u{1B}(Bx", "x"), ("\u{1B}cx", "x"), ("\u{1B}", ""), ("a\u{1B}\u{1B}[1mb", "ab"),
    ("bell\u{7} null\u{0} del\u{7F}", "bell null del"), ("one\ntwo\tthree", "one two three"),
    ("one\r\ntwo", "one two"), ("\u{202E}evil\u{2066}", "evil"),
    ("zero\u{200B}\u{FEFF}width", "zerowidth"),
    ("soft\u{AD}hyphen", "softhyphen"), ("naïve 漢字 👍", "naïve 漢字 👍"),
    ("👍🏽 ❤️ 👩‍💻 🇩🇪", "\u{FFFD} \u{FFFD} \u{FFFD} \u{FFFD}"), ("\u{E000}", "\u{FFFD}"),
    ("non\u{A0}breaking", "non breaking"),
  ])
  func aLineHasOnlyWhatCanBeDrawn(text: String, expected: String) {
    #expect(unicode.line(text) == expected)
  }

  @Test func anUnterminatedSequenceSwallowsNoLineButItsOwn() {
    #expect(unicode.block("a\u{1B}]0;title never ends\nb") == "a0;title never ends\nb")
  }

  @Test func aBlockKeepsItsLinesAndExpandsTabs() {
    #expect(unicode.block("a\tb\r\n\tc\rd\n") == "a   b\n    c\nd\n")
    #expect(unicode.block("漢\tx") == "漢  x")
  }

  @Test(arguments: [
    ("3–5 — “no” ‘yes’…", "3-5 -- \"no\" 'yes'..."), ("5\u{202F}µs", "5 us"),
    ("2×3 · x → y", "2x3 - x -> y"),
    ("a ≤ b ≥ c", "a <= b >= c"), ("5 µs at 85 °C", "5 us at 85 degC"),
    ("naïve Łódź", "naive Lodz"),
    ("e\u{301}", "e"), ("σ and Δ", "sigma and Delta"), ("漢 👍", "? ?"), ("straße", "strasse"),
  ])
  func asciiSaysTheSameWhereItCan(text: String, expected: String) {
    #expect(ascii.line(text) == expected)
  }

  @Test func textToStoreKeepsEveryLetter() {
    #expect(Sanitizer.withoutControls("👩‍💻 ❤️\u{1B}[1m\r\n\u{202E}ok\t.") == "👩‍💻 ❤️\nok .")
  }

  @Test func documentsHaveNothingThatActsOrIsNotSeen() {
    #expect(
      Sanitizer.visible("\u{1B}[1ma\u{0}\r\nb\u{200B}\u{AD}\u{202E}é\u{1F642}")
        == "a\nbé\u{1F642}")
    let persian = "\u{645}\u{6CC}\u{200C}\u{631}\u{648}\u{645}"
    #expect(Sanitizer.visible(persian).unicodeScalars.elementsEqual(persian.unicodeScalars))
    #expect(Sanitizer.visibleLine("one\ntwo\tthree\u{2028}four") == "one two three four")
  }

  @Test func sanitisingIsSafeAndDoneOnce() {
    var noise = Noise(seed: 2)
    for _ in 0..<2000 {
      let text = noise.text(30)
      for sanitizer in [unicode, ascii] {
        let line = sanitizer.line(text)
        let block = sanitizer.block(text)
        #expect(sanitizer.line(line) == line)
        #expect(sanitizer.block(block) == block)
        #expect(!line.contains("\n"))
        for scalar in (line + block).unicodeScalars where scalar != "\n" {
          #expect(isHarmless(scalar), "\(scalar.escaped(asASCII: true))")
          if sanitizer.isASCII { #expect(scalar.isASCII) }
        }
      }
    }
  }

  private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator,
      .paragraphSeparator:
      false
    default: !(0xFE00...0xFE0F).contains(scalar.value)
    }
  }
}
