/// The characters that act on what shows a text, or that it does not show.
package enum ControlCharacters {
  /// C0, DEL and C1.
  package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  /// A control of the direction of writing (CVE-2021-42574, "Trojan Source").
  package static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: true
    default: false
    }
  }

  /// A joiner, which words of Persian and Hindi are misspelled without, and some emoji.
  package static func joins(_ scalar: Unicode.Scalar) -> Bool {
    (0x200C...0x200D).contains(scalar.value)
  }

  /// Of no width, or a control of the direction of writing.
  package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200D, 0x2060...0x2065, 0xFEFF: true
    default: turnsDirection(scalar)
    }
  }
}
