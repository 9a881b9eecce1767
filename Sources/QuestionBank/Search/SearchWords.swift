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
    var text = text
    text.withUTF8 { forEach(in: $0, body) }
  }

  private mutating func forEach(in bytes: UnsafeBufferPointer<UInt8>, _ body: ([UInt8]) -> Void) {
    var word: [UInt8] = []
    func end() {
      guard !word.isEmpty else { return }
      body(word)
      word.removeAll(keepingCapacity: true)
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x61...0x7A, 0x30...0x39: word.append(byte)
      case 0x41...0x5A: word.append(byte + 0x20)
      case 0x2E
      where Self.isDigit(word.last) && Self.isDigit(index < bytes.count ? bytes[index] : nil):
        word.append(byte)
      case ..<0x80: end()
      default:
        let length = (~byte).leadingZeroBitCount
        let scalar = String(decoding: bytes[index - 1..<index - 1 + length], as: UTF8.self)
          .unicodeScalars.first
        index += length - 1
        switch scalar.map({ fold($0) }) {
        case .separator, nil: end()
        case .mark: break
        case .letters(let letters): word += letters
        case .ideograph(let bytes):
          end()
          body(bytes)
        }
      }
    }
    end()
  }

  private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39) ~= $0 } ?? false }

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
