/// ASCII for characters whose substitute is obvious: the one place where it is chosen.
package enum Transliteration {
  /// What to write for the scalar `value`; nil if nothing says the same.
  package static func ascii(_ value: UInt32) -> String? {
    if value < 0x7F { return Unicode.Scalar(value).map(String.init) }
    return symbols[value] ?? letter(value)
  }

  /// The middle dot parts what stands side by side, as a dash does; the dot that multiplies is another.
  private static let symbols: [UInt32: String] = {
    let pairs: [(Unicode.Scalar, String)] = [
      ("‐", "-"), ("‑", "-"), ("‒", "-"), ("–", "-"), ("—", "--"), ("−", "-"), ("‘", "'"),
      ("’", "'"), ("‚", "'"), ("′", "'"), ("“", "\""), ("”", "\""), ("„", "\""), ("″", "\""),
      ("«", "\""), ("»", "\""), ("…", "..."), ("•", "*"), ("·", "-"), ("⋅", "*"), ("×", "x"),
      ("÷", "/"), ("±", "+/-"), ("→", "->"), ("←", "<-"), ("↔", "<->"), ("⇒", "=>"), ("⇔", "<=>"),
      ("↑", "^"), ("↓", "v"), ("≤", "<="), ("≥", ">="), ("≠", "!="), ("≈", "~"), ("∼", "~"),
      ("≡", "=="), ("µ", "u"), ("°", "deg"), ("√", "sqrt"), ("∞", "inf"), ("∑", "sum"),
      ("∏", "prod"), ("∈", "in"), ("²", "^2"), ("³", "^3"), ("½", "1/2"), ("¼", "1/4"),
      ("¾", "3/4"), ("‰", "permille"), ("€", "EUR"), ("£", "GBP"), ("§", "section "), ("©", "(c)"),
      ("®", "(R)"), ("™", "(TM)"), ("ß", "ss"), ("æ", "ae"), ("Æ", "AE"), ("œ", "oe"),
      ("Œ", "OE"), ("μ", "u"), ("─", "-"), ("━", "-"), ("│", "|"), ("┃", "|"), ("┼", "+"),
      ("┌", "+"), ("┐", "+"), ("└", "+"), ("┘", "+"), ("├", "+"), ("┤", "+"), ("┬", "+"),
      ("┴", "+"), ("█", "#"), ("▒", "="), ("░", "."), ("▸", ">"), ("✓", "x"), ("✗", "-"),
      ("\u{2007}", " "), ("\u{2009}", " "), ("\u{200A}", " "), ("\u{202F}", " "),
    ]
    return Dictionary(pairs.map { ($0.0.value, $0.1) }) { first, _ in first }
  }()

  /// The plain letter of a Latin letter with a mark, and the name of a Greek one.
  private static func letter(_ value: UInt32) -> String? {
    guard let name = Unicode.Scalar(value)?.properties.name else { return nil }
    let words = name.split(separator: " ")
    guard words.count >= 4, words[2] == "LETTER", words.count == 4 || words[4] == "WITH" else {
      return nil
    }
    guard words[1] == "SMALL" || words[1] == "CAPITAL" else { return nil }
    let letter = words[3]
    let isSmall = words[1] == "SMALL"
    switch words[0] {
    case "LATIN" where letter.utf8.count == 1: return isSmall ? letter.lowercased() : String(letter)
    case "GREEK":
      let lower = letter.lowercased()
      return isSmall ? lower : lower.prefix(1).uppercased() + lower.dropFirst()
    default: return nil
    }
  }
}
