/// The escape sequences of ECMA-48, as far as one must know them to leave them out.
enum EscapeSequence {
  /// Drops what belongs to an escape character that was just read.
  static func skip(in rest: inout Substring.UnicodeScalarView) {
    switch rest.first?.value {
    case 0x5B:
      rest.removeFirst()
      skipControlSequence(in: &rest)
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F:
      rest.removeFirst()
      skipString(in: &rest)
    case .some(0x20..<0x30):
      while let next = rest.first, (0x20..<0x30).contains(next.value) { rest.removeFirst() }
      if let next = rest.first, (0x30..<0x7F).contains(next.value) { rest.removeFirst() }
    case .some(0x30..<0x7F): rest.removeFirst()
    default: break
    }
  }

  /// Drops the parameters and the final byte of a control sequence.
  static func skipControlSequence(in rest: inout Substring.UnicodeScalarView) {
    while let next = rest.first, (0x20..<0x40).contains(next.value) { rest.removeFirst() }
    if let next = rest.first, (0x40..<0x7F).contains(next.value) { rest.removeFirst() }
  }

  /// Drops a control string up to its terminator, but never beyond the line: an unterminated one
  /// must not swallow the text.
  static func skipString(in rest: inout Substring.UnicodeScalarView) {
    var index = rest.startIndex
    while index < rest.endIndex, rest[index] != "\n", rest[index] != "\r" {
      let value = rest[index].value
      let next = rest.index(after: index)
      if value == 0x07 || value == 0x9C {
        rest = rest[next...]
        return
      }
      if value == 0x1B {
        let isTerminator = next < rest.endIndex && rest[next] == "\\"
        rest = rest[(isTerminator ? rest.index(after: next) : index)...]
        return
      }
      index = next
    }
  }
}
