/// One character cell of a ``Frame``: 16 bytes, without references, so that frames compare fast.
package struct Cell: Hashable, Sendable {
  /// The base scalar; meaningless where `span` is 0.
  package var base: UInt32
  /// Combining scalars on the base, 0 for none.
  package var firstMark: UInt32
  package var secondMark: UInt32
  package var role: Role
  /// The number of cells that the character fills; 0 in the second cell of a wide character.
  package var span: UInt8

  init(base: UInt32, firstMark: UInt32 = 0, secondMark: UInt32 = 0, role: Role, span: UInt8 = 1) {
    self.base = base
    self.firstMark = firstMark
    self.secondMark = secondMark
    self.role = role
    self.span = span
  }

  static func blank(_ role: Role) -> Cell { Cell(base: 0x20, role: role) }

  /// Whether the cell is the second one of a wide character.
  package var isContinuation: Bool { span == 0 }

  /// The scalars to draw; none for a continuation.
  package var text: String {
    guard !isContinuation else { return "" }
    var text = String.UnicodeScalarView()
    for value in [base, firstMark, secondMark] {
      if value != 0, let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return String(text)
  }
}
