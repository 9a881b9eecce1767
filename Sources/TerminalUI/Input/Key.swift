/// A key that a terminal can report without Alt, Shift+Tab or function keys.
package enum Key: Hashable, Sendable {
  /// A printable character, `" "` for the space bar.
  case character(Character)
  case enter, escape, tab, backspace, delete
  case up, down, left, right
  case home, end, pageUp, pageDown
  /// Ctrl with an arrow.
  case wordLeft, wordRight
  /// Ctrl with a letter, given in lower case; Ctrl-H, -I, -J and -M arrive as the keys they are.
  case control(Character)

  /// What to call the key in a footer or in help: `"Ctrl-L"`, `"Space"`, `"↑"`.
  package func name(_ glyphs: Glyphs = .unicode) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .up: glyphs.isASCII ? "Up" : "↑"
    case .down: glyphs.isASCII ? "Down" : "↓"
    case .left: glyphs.isASCII ? "Left" : "←"
    case .right: glyphs.isASCII ? "Right" : "→"
    case .wordLeft: glyphs.isASCII ? "Ctrl-Left" : "Ctrl-←"
    case .wordRight: glyphs.isASCII ? "Ctrl-Right" : "Ctrl-→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .control(let letter): "Ctrl-" + letter.uppercased()
    }
  }
}

extension Key {
  /// The key of a name, as ``name(_:)`` gives it in ASCII, in capitals or not: `"Ctrl-L"`, `"space"`, `"J"`.
  package init?(named name: String) {
    let lowered = name.lowercased()
    let named: [Key] = [
      .character(" "), .enter, .escape, .tab, .backspace, .delete, .up, .down, .left, .right,
      .wordLeft, .wordRight, .home, .end, .pageUp, .pageDown,
    ]
    if name.count == 1, let character = name.first {
      self = .character(character)
    } else if let key = named.first(where: { $0.name(.ascii).lowercased() == lowered }) {
      self = key
    } else if lowered.hasPrefix("ctrl-"), lowered.count == 6, let letter = lowered.last,
      ("a"..."z").contains(letter), !"hijm".contains(letter)
    {
      self = .control(letter)
    } else {
      return nil
    }
  }
}
