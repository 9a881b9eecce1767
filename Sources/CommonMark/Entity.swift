/// The character references that people write by hand.
enum Entity {
  static func decoded(_ reference: String) -> String {
    let name = reference.dropFirst().dropLast()
    if name.first == "#" {
      let digits = name.dropFirst()
      let value =
        digits.first == "x" || digits.first == "X"
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let value, value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
      return String(scalar)
    }
    return named[String(name)] ?? reference
  }

  private static let named = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "copy": "©",
    "times": "×", "deg": "°", "micro": "µ", "plusmn": "±", "le": "≤", "ge": "≥", "ne": "≠",
    "rarr": "→", "larr": "←", "hellip": "…", "mdash": "—", "ndash": "–", "middot": "·",
  ]
}
