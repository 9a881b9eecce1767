/// Makes text safe to print, whoever wrote it: a person's own bank may hold anything.
enum CleanText {
  /// The text on one line: line ends and tabs become a space, other controls the replacement;
  /// what is invisible or turns the direction of writing goes.
  static func line(_ text: String, replacement: Unicode.Scalar = "\u{FFFD}") -> String {
    clean(text, replacement: replacement, lineEnd: " ", tab: " ")
  }

  /// The same with its lines kept, each ended by `\n`, and tabs as four spaces.
  static func block(_ text: String, replacement: Unicode.Scalar = "\u{FFFD}") -> String {
    clean(text, replacement: replacement, lineEnd: "\n", tab: "    ")
  }

  private static func clean(
    _ text: String, replacement: Unicode.Scalar, lineEnd: String, tab: String
  ) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var kept = String.UnicodeScalarView()
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where last == "\r": break
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: kept.append(contentsOf: lineEnd.unicodeScalars)
      case 0x09: kept.append(contentsOf: tab.unicodeScalars)
      case _ where isControl(scalar): kept.append(replacement)
      case _ where isInvisible(scalar): break
      default: kept.append(scalar)
      }
      last = scalar
    }
    return String(kept)
  }

  /// C0, DEL and C1.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  /// Of no width, or a control of the direction of writing (Unicode's "Trojan source").
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }
}
