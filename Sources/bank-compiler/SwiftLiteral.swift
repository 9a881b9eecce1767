/// Text as Swift spells it in source.
enum SwiftLiteral {
  /// A literal for any text: raw on one line where that can hold it, raw over several lines for
  /// lines of text, and escaped for whatever neither can hold unseen.
  static func string(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let isPlain = scalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.isASCII) }
    let isLong = scalars.contains("\n")
    // Two quotes at the start would run together with the delimiter into the one for several lines.
    guard isPlain, isLong || !text.hasPrefix("\"\"") else { return escaped(text) }
    let hashes = String(repeating: "#", count: hashesNeeded(for: text))
    return isLong
      ? "\(hashes)\"\"\"\n\(text)\n\"\"\"\(hashes)" : "\(hashes)\"\(text)\"\(hashes)"
  }

  static func strings(_ texts: [String]) -> String {
    "[" + texts.map(string).joined(separator: ", ") + "]"
  }

  /// One more than the longest run of `#` after a quote or a backslash, so that nothing in the text
  /// ends the literal or escapes in it.
  private static func hashesNeeded(for text: String) -> Int {
    var longest = 0
    var run: Int?
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        run = 0
      } else if scalar == "#", let count = run {
        run = count + 1
      } else {
        run = nil
      }
      longest = max(longest, run ?? 0)
    }
    return longest + 1
  }

  private static func escaped(_ text: String) -> String {
    let content = text.unicodeScalars.map { scalar -> String in
      let isPlain = scalar.value >= 0x20 && scalar.isASCII && scalar != "\"" && scalar != "\\"
      return isPlain ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
    }
    return "\"" + content.joined() + "\""
  }
}
