import Testing

@testable import TerminalUI

/// What a terminal answers to somebody's question is no keys (XTerm Control Sequences; ECMA-48).
@Suite struct TerminalReplyTests {
  /// What is left of some bytes after an escape character once the reply is taken away; nil where they
  /// are no reply, or where it has not come to its end.
  private func rest(after bytes: String) -> String? {
    let bytes = Array(bytes.utf8)
    guard var reply = TerminalReply(opening: bytes[0]) else { return nil }
    for (index, byte) in bytes.dropFirst().enumerated() {
      switch reply.take(Int32(byte)) {
      case .goesOn: continue
      case .ends: return String(decoding: bytes.dropFirst(index + 2), as: UTF8.self)
      case .breaksOff:
        let given = (reply.holdsEscape ? [0x1B] : []) + bytes.dropFirst(index + 1)
        return String(decoding: given, as: UTF8.self)
      }
    }
    return nil
  }

  @Test(arguments: [
    "]11;rgb:1e1e/1e1e/1e1e\u{1B}\\", "]10;rgb:ffff/ffff/ffff\u{7}", "]4;1;rgb:cd/00/00\u{1B}\\",
    "]52;c;c2VjcmV0\u{7}", "]lA title: q b !\u{1B}\\", "[?62;22c", "[>41;380;0c", "[24;80R", "[0n",
    "[?2026;2$y", "[8;24;80t", "[I", "[O", "[?997;1n", "[M !!", "[[A", "P>|XTerm(380)\u{1B}\\",
    "P1+r524742=382f\u{1B}\\", "P1$r0m\u{1B}\\", "P!|00000000\u{1B}\\", "_Gi=31;OK\u{1B}\\", "OP",
    "O5P", "]0;caf\u{E9} 日本\u{1B}\\", "]11;cut off\u{18}",
  ])
  func aReplyIsTakenWholeAndNothingAfterIt(bytes: String) {
    #expect(rest(after: bytes + "qb") == "qb")
    // Not a byte before its end.
    #expect(rest(after: String(decoding: bytes.utf8.dropLast(), as: UTF8.self)) == nil)
  }

  @Test func anotherSequenceOrAControlEndsOneThatWasCutOff() {
    #expect(rest(after: "[1;\u{1B}[A") == "\u{1B}[A")
    #expect(rest(after: "]11;rgb:\u{1B}[A") == "\u{1B}[A")
    #expect(rest(after: "]11;rgb:\rx") == "\rx")
    #expect(rest(after: "[M \u{1B}[A") == "\u{1B}[A")
  }

  /// As in Alt with a letter, and what is typed soon after it.
  @Test(arguments: ["]x", "Pq", "_a", "]\u{1B}"])
  func whatNoTerminalAnswersIsLeft(bytes: String) {
    #expect(rest(after: bytes) == String(bytes.dropFirst()))
  }

  @Test(arguments: ["b", "f", "x", "1", "\u{7F}", "^", "X"])
  func otherLettersOpenNothing(letter: String) {
    #expect(letter.utf8.allSatisfy { TerminalReply(opening: $0) == nil })
  }

  @Test func aKeyThatHasACodeOfItsOwnIsNoPartOfOne() {
    var reply = TerminalReply(opening: UInt8(ascii: "]"))
    #expect(reply?.take(Int32(UInt8(ascii: "1"))) == .goesOn)
    #expect(reply?.take(0x102) == .breaksOff)
  }
}
