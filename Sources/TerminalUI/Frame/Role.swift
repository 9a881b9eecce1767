/// What a piece of text is for; ``Theme`` decides how that looks.
package enum Role: UInt8, CaseIterable, Hashable, Sendable {
  case text, dim, title, heading, accent, key
  case good, warning, bad
  /// Code within a sentence, and a line of a block of code.
  case code, codeBlock
  case emphasis, strong, quote, link
  /// The row or cell that the cursor of a list is on.
  case selection
  /// What was looked for, in a text that has it.
  case match
  /// A separating line.
  case rule
  /// The certain part of a bar, and the part that an interval leaves open.
  case bar, barUncertain
  /// Text that the user has typed, and the words shown where nothing is typed yet.
  case input, placeholder

  /// The role's letter in ``Frame/rolePlane``, one printable ASCII character, unique.
  package var letter: Character {
    switch self {
    case .text: "."
    case .dim: "d"
    case .title: "T"
    case .heading: "H"
    case .accent: "a"
    case .key: "k"
    case .good: "g"
    case .warning: "w"
    case .bad: "b"
    case .code: "c"
    case .codeBlock: "C"
    case .emphasis: "e"
    case .strong: "s"
    case .quote: "q"
    case .link: "l"
    case .selection: "R"
    case .match: "m"
    case .rule: "-"
    case .bar: "#"
    case .barUncertain: "%"
    case .input: "i"
    case .placeholder: "p"
    }
  }
}
