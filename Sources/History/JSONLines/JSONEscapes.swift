internal import Foundation
internal import Typography

/// What Foundation's encoder writes as it is although a terminal acts on it: DEL, C1, the controls of the
/// direction of writing, and Unicode's own line ends.
enum JSONEscapes {
  /// The same JSON with each of them as `\u` and four hexadecimal digits, of which a reader makes the same
  /// text again. They can only stand in strings.
  static func applied(to json: Data) -> Data {
    if json.allSatisfy({ $0 < 0x7F }) { return json }
    var escaped = String.UnicodeScalarView()
    for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
      guard isEscaped(scalar) else {
        escaped.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      let zeros = String(repeating: "0", count: 4 - digits.utf8.count)
      escaped.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
    }
    return Data(String(escaped).utf8)
  }

  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    // Line ends of JSON itself there are none.
    ControlCharacters.isControl(scalar) || ControlCharacters.turnsDirection(scalar)
      || scalar.value == 0x2028 || scalar.value == 0x2029
  }
}
