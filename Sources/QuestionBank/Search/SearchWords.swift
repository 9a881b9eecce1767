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

  /// What stands before each word.
  static let separator = UInt8(ascii: " ")

  /// Adds the words of a text in UTF-8, in order, a blank before each.
  mutating func append(_ text: String, to words: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      // Of ASCII, a word takes one more than it has; the rest goes past the buffer.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * bytes.count + 1) { buffer in
        var cutter = Cutter(bytes: bytes, buffer: buffer)
        while let scalar = cutter.cut() {
          switch fold(scalar) {
          case .separator: cutter.endWord()
          case .mark: break
          case .letters(let letters): cutter.flush(letters, to: &words, isWord: false)
          case .ideograph(let bytes): cutter.flush(bytes, to: &words, isWord: true)
          }
        }
        cutter.flush([], to: &words, isWord: false)
      }
    }
  }

  /// The words of a text in UTF-8, in order.
  mutating func words(of text: String) -> [[UInt8]] {
    var words: [UInt8] = []
    append(text, to: &words)
    return words.split(separator: Self.separator).map(Array.init)
  }

  /// Cuts the ASCII of a text into a buffer.
  private struct Cutter {
    let bytes: UnsafeBufferPointer<UInt8>
    let buffer: UnsafeMutableBufferPointer<UInt8>
    private var index = 0
    private var count = 0
    private var isInWord = false
    private var last: UInt8 = 0

    init(bytes: UnsafeBufferPointer<UInt8>, buffer: UnsafeMutableBufferPointer<UInt8>) {
      self.bytes = bytes
      self.buffer = buffer
    }

    mutating func endWord() { isInWord = false }

    /// Goes on to the next scalar beyond ASCII; nil at the end.
    mutating func cut() -> Unicode.Scalar? {
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        switch byte {
        case 0x61...0x7A, 0x30...0x39: put(byte)
        case 0x41...0x5A: put(byte + 0x20)
        case 0x2E
        where isInWord && isDigit(last) && index < bytes.count && isDigit(bytes[index]):
          put(byte)
        case ..<0x80: isInWord = false
        default:
          let length = (~byte).leadingZeroBitCount
          defer { index += length - 1 }
          return String(decoding: bytes[index - 1..<index - 1 + length], as: UTF8.self)
            .unicodeScalars.first
        }
      }
      return nil
    }

    private mutating func put(_ byte: UInt8) {
      if !isInWord {
        buffer[count] = SearchWords.separator
        count += 1
        isInWord = true
      }
      buffer[count] = byte
      count += 1
      last = byte
    }

    /// Adds what is in the buffer, and then letters that go on with the word or are one by themselves.
    mutating func flush(_ letters: [UInt8], to words: inout [UInt8], isWord: Bool) {
      words += buffer[..<count]
      count = 0
      guard let last = letters.last else { return }
      if isWord || !isInWord { words.append(SearchWords.separator) }
      words += letters
      isInWord = !isWord
      self.last = last
    }

    private func isDigit(_ byte: UInt8) -> Bool { SearchWords.isDigit(byte) }
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39) ~= byte }

  /// Whether a byte is of a word: a letter or digit of ASCII, or of something beyond it.
  static func isOfWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A) ~= byte || (0x41...0x5A) ~= byte || byte >= 0x80
  }

  private mutating func fold(_ scalar: Unicode.Scalar) -> Folded {
    if let known = folded[scalar] { return known }
    let new = Self.folding(scalar)
    folded[scalar] = new
    return new
  }

  /// The compatibility decomposition (Unicode's NFKD) in small letters, without combining accents.
  private static func folding(_ scalar: Unicode.Scalar) -> Folded {
    if isAccent(scalar) || isUnseen(scalar) { return .mark }
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

  /// Joiners, variation selectors, soft hyphens: within a word, and not always typed. The space of no width
  /// does separate words.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint && scalar != "\u{200B}"
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
