import CNcurses
import TerminalUI

/// Every role's attributes and colour pair, as ncurses wants them.
struct Looks {
  private let attributes: [attr_t]
  private let pairs: [Int16]
  /// A blank in the look of each role.
  private let blanks: [cchar_t]

  init(colors: ColorMode) {
    let looks = Role.allCases.map { Theme.appearance(of: $0, colors: colors) }
    attributes = looks.map(Self.attributes)
    pairs = looks.map { $0.foreground.map { Int16($0.rawValue) + 1 } ?? 0 }
    blanks = zip(attributes, pairs).map { attributes, pair in
      var blank = cchar_t()
      ncurses_set_cell(&blank, 0x20, 0, 0, attributes, pair)
      return blank
    }
  }

  /// The attributes of `role` and the number of its colour pair, 0 for the terminal's own colours.
  func look(of role: Role) -> (attributes: attr_t, pair: Int16) {
    (attributes[Int(role.rawValue)], pairs[Int(role.rawValue)])
  }

  /// Calls `body` with a blank in the look of each role, by the roles' raw values.
  func withBlanks(_ body: (UnsafePointer<cchar_t>) -> Void) {
    blanks.withUnsafeBufferPointer { if let first = $0.baseAddress { body(first) } }
  }

  /// Prepares a pair for each colour, on the terminal's own background.
  static func startColors() -> ColorMode {
    guard has_colors(), start_color() != ERR, ncurses_color_count() >= 8,
      use_default_colors() != ERR
    else { return .mono }
    for color in PaletteColor.allCases {
      init_pair(Int16(color.rawValue) + 1, Int16(color.rawValue), -1)
    }
    return .ansi16
  }

  private static func attributes(_ appearance: Appearance) -> attr_t {
    (appearance.bold ? ncurses_bold() : 0) | (appearance.dim ? ncurses_dim() : 0)
      | (appearance.underline ? ncurses_underline() : 0)
      | (appearance.reverse ? ncurses_reverse() : 0)
  }
}
