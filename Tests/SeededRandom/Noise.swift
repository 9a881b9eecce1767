/// Random text, the same in every run: letters, marks, wide and disputed characters, controls.
package struct Noise: RandomNumberGenerator {
  private var random: SplitMix64

  package init(seed: UInt64) { random = SplitMix64(seed: seed) }

  package mutating func next() -> UInt64 { random.next() }

  private static let pieces: [String] = [
    "a", "word", " ", "  ", "\n", "\t", "\r\n", "\r", "é", "e\u{301}", "\u{301}", "漢", "字", "カ",
    "한", "\u{1112}\u{1161}\u{11AB}", "👍", "👍🏽", "🏽", "❤️", "👩‍💻", "🇩🇪", "🇩", "\u{200D}",
    "\u{200B}", "\u{FE0F}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{AD}", "\u{1B}", "\u{1B}[31m",
    "\u{1B}]0;title\u{7}", "\u{1B}]8;;", "\u{1B}\\", "\u{9B}2J", "\u{90}", "\u{0}", "\u{7}",
    "\u{7F}", "\u{E000}", "\u{378}", "\u{10FFFF}", "—", "…", "×", "क्षि", "ﷺ", "─", "█", "\u{3000}",
    "☷", "\u{2028}", "\u{85}", "x", "y", "z", "1", ".", ",",
  ]
  private static let markup: [String] = [
    "*", "**", "_", "`", "```\n", "~~~\n", "# ", "> ", "- ", "1. ", "10) ", "\n", "\n\n", "    ",
    "| ", " | ", "|---|---|\n", "|:-:|--:|\n", "[", "](", ")", "![", "<b>", "<!--", "&amp;",
    "&#27;",
    "&#x41;", "\\", "---\n", "===\n", "  \n", "\u{0}", "http://a.b",
  ]

  /// Up to `length` pieces of text.
  package mutating func text(_ length: Int) -> String {
    join(Self.pieces, length)
  }

  /// Up to `length` pieces of text and Markdown's marks.
  package mutating func markdown(_ length: Int) -> String {
    join(Self.markup + Self.markup + Self.pieces, length)
  }

  private mutating func join(_ pieces: [String], _ length: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      // Every index is in range, so the element is there.
      text += pieces[Int.random(in: pieces.indices, using: &self)]
    }
    return text
  }
}
