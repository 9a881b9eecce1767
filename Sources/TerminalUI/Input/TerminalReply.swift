/// Something that a terminal sends and that is no key: the answer to a question that another program
/// asked it, which may arrive late and in pieces; or a sequence that the app has no key for.
///
/// It takes what follows an escape character, a code at a time, and finds the end (ECMA-48, 5.4 and 5.6;
/// XTerm Control Sequences for what terminals answer with).
package struct TerminalReply: Hashable, Sendable {
  private enum Shape: Hashable, Sendable {
    /// Parameters and a final byte.
    case sequence
    /// The same, a single letter for the most part.
    case singleShift
    /// Text up to BEL, or an escape character with a backslash.
    case string
    /// So many bytes of any value.
    case bytes(Int)
  }

  package enum Step: Hashable, Sendable {
    case goesOn
    /// That was its last code.
    case ends
    /// The code is not part of it any more, nor is an escape character before it.
    case breaksOff
  }

  private let opening: UInt8
  private var shape: Shape
  private var isEmpty = true
  /// Whether the last code was an escape character, of which the next one says whether it belongs here.
  package private(set) var holdsEscape = false

  /// Nil if what follows an escape character opens nothing, so that it is a key with Alt.
  package init?(opening: UInt8) {
    self.opening = opening
    switch opening {
    case UInt8(ascii: "["): shape = .sequence
    case UInt8(ascii: "O"): shape = .singleShift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"): shape = .string
    default: return nil
    }
  }

  /// Takes what follows; bytes have their value, keys that ncurses knows a larger one.
  package mutating func take(_ code: Int32) -> Step {
    defer { isEmpty = false }
    guard let byte = UInt8(exactly: code) else { return .breaksOff }
    switch shape {
    case .sequence: return takeInSequence(byte)
    case .singleShift: return (0x30..<0x3A).contains(byte) ? .goesOn : isFinal(byte)
    case .string: return takeInString(byte)
    case .bytes(let count):
      guard byte >= 0x20 else { return .breaksOff }
      shape = .bytes(count - 1)
      return count > 1 ? .goesOn : .ends
    }
  }

  private func isFinal(_ byte: UInt8) -> Step {
    (0x40..<0x7F).contains(byte) ? .ends : .breaksOff
  }

  private mutating func takeInSequence(_ byte: UInt8) -> Step {
    switch byte {
    // The place of a mouse, in three bytes; a function key of Linux' console, in one.
    case UInt8(ascii: "M") where isEmpty: shape = .bytes(3)
    case UInt8(ascii: "[") where isEmpty: shape = .bytes(1)
    case 0x20..<0x40: break
    default: return isFinal(byte)
    }
    return .goesOn
  }

  private mutating func takeInString(_ byte: UInt8) -> Step {
    if isEmpty { return Self.begins(opening, byte) ? .goesOn : .breaksOff }
    if holdsEscape { return byte == UInt8(ascii: "\\") ? .ends : .breaksOff }
    switch byte {
    case 0x07, 0x18, 0x1A: return .ends
    case 0x1B: holdsEscape = true
    case 0..<0x20: return .breaksOff
    default: break
    }
    return .goesOn
  }

  /// Whether terminals answer with strings that begin so: a number, or the letter that says what of. A
  /// person who types fast after Alt with a letter is not taken for one.
  private static func begins(_ opening: UInt8, _ byte: UInt8) -> Bool {
    if (0x30..<0x3A).contains(byte) { return opening != UInt8(ascii: "_") }
    let letters =
      switch opening {
      case UInt8(ascii: "]"): "lLI"
      case UInt8(ascii: "P"): ">!$+=?|"
      default: "G"
      }
    return letters.utf8.contains(byte)
  }
}
