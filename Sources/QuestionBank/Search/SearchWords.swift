import Foundation

/// Cuts texts into words as a search compares them: small letters without accents.
///
/// Letters and digits make words, `int8` and `3x3` among them, and a point between digits belongs
/// to its number. An ideograph is a word by itself, as nothing separates it from the next.
struct SearchWords: Sendable {
  /// What the scalars beyond ASCII become, as far as they have been met.
  private var folded: [Unicode.Scalar: Folded] = [:]

  private enum Folded: Sendable {
    case separator
    /// Belongs to the letter before it.
    case mark
    case letters([UInt8])
    case ideograph([UInt8])
  }

  /// Hands out the words of a text in UTF-8, in order.
  mutating func forEach(in text: String, _ body: ([UInt8]) -> Void) {
    var word: [UInt8] = []
    func end() {
      guard !word.isEmpty else { return }
      body(word)
      word.removeAll(keepingCapacity: true)
    }
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      switch scalar.value {
      case 0x61...0x7A, 0x30...0x39: word.append(UInt8(scalar.value))
      case 0x41...0x5A: word.append(UInt8(scalar.value + 0x20))
      case 0x2E where Self.isDigit(word.last) && Self.isDigit(at: index, of: scalars):
        word.append(0x2E)
      case ..<0x80: end()
      default:
        switch fold(scalar) {
        case .separator: end()
        case .mark: break
        case .letters(let bytes): word += bytes
        case .ideograph(let bytes):
          end()
          body(bytes)
        }
      }
    }
    end()
  }

  private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39) ~= $0 } ?? false }

  private static func isDigit(
    at index: String.UnicodeScalarView.Index, of scalars: String.UnicodeScalarView
  ) -> Bool {
    index < scalars.endIndex && (0x30...0x39) ~= scalars[index].value
  }

  private mutating func fold(_ scalar: Unicode.Scalar) -> Folded {
    if let known = folded[scalar] { return known }
    let new = Self.folding(scalar)
    folded[scalar] = new
    return new
  }

  /// The compatibility decomposition (Unicode's NFKD) in small letters, without combining accents.
  private static func folding(_ scalar: Unicode.Scalar) -> Folded {
    if isAccent(scalar) { return .mark }
    if scalar.properties.isIdeographic { return .ideograph(Array(String(scalar).utf8)) }
    var bytes: [UInt8] = []
    let parts = String(scalar).decomposedStringWithCompatibilityMapping.lowercased()
      .decomposedStringWithCompatibilityMapping.unicodeScalars
    for part in parts where !isAccent(part) {
      if let letters = undecomposed[part] {
        bytes += Array(letters.utf8)
      } else if part.properties.isAlphabetic || part.properties.numericType != nil {
        bytes += Array(String(part).utf8)
      }
    }
    return bytes.isEmpty ? .separator : .letters(bytes)
  }

  /// The combining marks of the Latin, Greek and Cyrillic scripts.
  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36F) ~= scalar.value
  }

  /// What people type for letters that have no decomposition, and for the sign of products: "3×3"
  /// is found by "3x3", "12 µs" by "us".
  private static let undecomposed: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
    "μ": "u", "×": "x",
  ]
}
