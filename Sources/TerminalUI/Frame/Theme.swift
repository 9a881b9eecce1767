/// How many colours the terminal is to use.
package enum ColorMode: String, CaseIterable, Hashable, Sendable {
  /// None: attributes alone.
  case mono
  /// The terminal's own palette, of which only the first eight entries are used.
  case ansi16
}

/// An entry of the terminal's own palette.
package enum PaletteColor: UInt8, CaseIterable, Hashable, Sendable {
  case black, red, green, yellow, blue, magenta, cyan, white
}

/// How a cell looks: a foreground colour (nil is the terminal's default) and attributes.
///
/// The background is always the terminal's own.
package struct Appearance: Hashable, Sendable {
  package var foreground: PaletteColor?
  package var bold = false
  package var dim = false
  package var underline = false
  package var reverse = false

  package init(
    foreground: PaletteColor? = nil, bold: Bool = false, dim: Bool = false,
    underline: Bool = false, reverse: Bool = false
  ) {
    self.foreground = foreground
    self.bold = bold
    self.dim = dim
    self.underline = underline
    self.reverse = reverse
  }
}

/// The look of every ``Role``.
///
/// Three hues, since of the eight only red, magenta and, mostly, green stay readable on light and
/// on dark backgrounds in the common palettes; yellow, cyan and white vanish on light ones, blue
/// and black on dark ones. Colour repeats what words and marks say and never says it alone.
package enum Theme {
  /// How `role` looks in a terminal with `colors`.
  package static func appearance(of role: Role, colors: ColorMode) -> Appearance {
    var appearance = look(of: role)
    if colors == .mono {
      appearance.foreground = nil
      // Its hue is all that sets inline code off from the words around it.
      if role == .code { appearance.bold = true }
    }
    return appearance
  }

  private static func look(of role: Role) -> Appearance {
    switch role {
    case .text, .codeBlock, .input: Appearance()
    case .dim, .rule, .barUncertain, .placeholder, .quote: Appearance(dim: true)
    case .title, .strong, .key: Appearance(bold: true)
    case .heading, .match: Appearance(bold: true, underline: true)
    case .accent: Appearance(foreground: .magenta, bold: true)
    case .code: Appearance(foreground: .magenta)
    case .good: Appearance(foreground: .green)
    case .warning: Appearance(foreground: .magenta, bold: true)
    case .bad: Appearance(foreground: .red, bold: true)
    case .emphasis, .link: Appearance(underline: true)
    case .selection: Appearance(reverse: true)
    case .bar: Appearance(foreground: .green)
    }
  }
}
