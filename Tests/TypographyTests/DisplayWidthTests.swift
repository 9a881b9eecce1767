import Testing

@testable import Typography

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("edge", 4), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("ｶﾅ", 2), ("カナ", 4),
    ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("─█▸…", 4), ("\u{3000}", 2),
    ("a\u{200B}b", 2), ("a\u{AD}b", 2), ("\u{FEFF}", 0), ("क्षि", 3),
  ])
  func textHasTheWidthThatTerminalsGiveIt(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: ["👍🏽", "🏽", "❤️", "👩‍💻", "🇩🇪", "🇩", "1️⃣", "\u{E000}", "\u{378}", "☷", "\u{301}"])
  func whatTerminalsMeasureDifferentlyIsOneCell(cluster: String) {
    #expect(DisplayWidth.of(cluster) == 1)
    #expect(Sanitizer().line(cluster) == "\u{FFFD}")
  }

  /// Counted by CPython 3.12's unicodedata, which is Unicode 15.0: assigned, W or F, not a
  /// non-spacing mark.
  @Test func theTableHoldsTheWideScalarsOfUnicode15() {
    let count = EastAsianWide.ranges.reduce(0) { $0 + Int($1.last - $1.first) + 1 }
    #expect(count == 121_405)
    #expect(
      zip(EastAsianWide.ranges, EastAsianWide.ranges.dropFirst()).allSatisfy { $0.last < $1.first })
  }

  /// UAX #11 makes every scalar with emoji presentation wide; the standard library knows those.
  @Test func scalarsWithEmojiPresentationAreWide() {
    for value in UInt32(0x2000)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.isEmojiPresentation,
        let age = scalar.properties.age, (age.major, age.minor) <= (15, 0),
        !(0x1F1E6...0x1F1FF).contains(value)
      else { continue }
      #expect(EastAsianWide.contains(value), "\(String(value, radix: 16))")
    }
  }
}
