/// How many cells text takes, exactly as screens draw it.
///
/// Texts come as `String` or `Substring`, not as any `StringProtocol`: what is generic is not
/// specialized for another module, and this is asked for every cell of a frame.
///
/// Marks that combine take none, East Asian wide characters two. What terminals measure
/// differently, or can't show, is drawn as one replacement cell and so counts as one.
package enum DisplayWidth {
  /// The number of cells of `text` on one line.
  package static func of(_ text: String) -> Int { of(text[...]) }

  /// The number of cells of `text` on one line.
  package static func of(_ text: Substring) -> Int {
    if isPrintableASCII(text) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The number of cells of `character`: 0, 1 or 2, or more for a cluster of several letters.
  package static func of(_ character: Character) -> Int {
    var width = 0
    CellCluster.forEachCell(of: character) { width += $0.width }
    return width
  }

  /// The longest beginning of `text` that fits into `width` cells, and its own width.
  package static func prefix(of text: Substring, width: Int) -> (text: Substring, width: Int) {
    var taken = 0
    var end = text.startIndex
    while end < text.endIndex {
      let next = taken + of(text[end])
      if next > width { break }
      taken = next
      end = text.index(after: end)
    }
    return (text[..<end], taken)
  }

  /// Whether every byte of `text` is a character of ASCII that fills a cell.
  static func isPrintableASCII(_ text: some StringProtocol) -> Bool {
    let whole = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
    return whole ?? text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}

/// One base scalar with the marks on it: what goes into one cell, or two.
package struct CellCluster {
  /// The base scalar, or `replaced`.
  package var base: UInt32
  /// Combining scalars, 0 for none; further ones are left out.
  package var firstMark: UInt32 = 0
  package var secondMark: UInt32 = 0
  /// 1 or 2.
  package var width: Int

  /// The scalars of the cell, the base first.
  var scalars: [Unicode.Scalar] {
    [base, firstMark, secondMark].compactMap { $0 == 0 ? nil : Unicode.Scalar($0) }
  }

  /// The base of a cell that the replacement glyph goes into.
  package static let replaced: UInt32 = 0xFFFD

  /// Calls `body` with every cell that `character` fills, in order; never for one that is invisible.
  package static func forEachCell(
    of character: Character, _ body: (CellCluster) -> Void
  ) {
    let scalars = character.unicodeScalars
    let first = scalars[scalars.startIndex]
    if scalars.index(after: scalars.startIndex) == scalars.endIndex {
      if let cluster = cluster(of: first) { body(cluster) }
      return
    }
    if isDisputed(scalars) {
      body(CellCluster(base: replaced, width: 1))
      return
    }
    var pending: CellCluster?
    for scalar in scalars {
      let shape = ScalarShape(scalar)
      if shape == .invisible { continue }
      if shape == .mark, pending != nil {
        if pending?.firstMark == 0 {
          pending?.firstMark = scalar.value
        } else if pending?.secondMark == 0 {
          pending?.secondMark = scalar.value
        }
        continue
      }
      if let pending { body(pending) }
      pending = cluster(of: scalar)
    }
    if let pending { body(pending) }
  }

  /// The cell of a scalar that stands by itself; nil if it is invisible.
  private static func cluster(of scalar: Unicode.Scalar) -> CellCluster? {
    switch ScalarShape(scalar) {
    case .invisible: nil
    case .narrow: CellCluster(base: scalar.value, width: 1)
    case .wide: CellCluster(base: scalar.value, width: 2)
    case .space: CellCluster(base: 0x20, width: 1)
    case .mark, .undrawable: CellCluster(base: replaced, width: 1)
    }
  }

  /// Whether terminals disagree about the width of a cluster of `scalars`: emoji joined, coloured
  /// or given a presentation, and flags.
  static func isDisputed(_ scalars: Character.UnicodeScalarView) -> Bool {
    var joined = false
    var emoji = false
    for scalar in scalars {
      switch scalar.value {
      case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x1F3FB...0x1F3FF, 0x1F1E6...0x1F1FF,
        0xE0020...0xE007F:
        return true
      case 0x200D: joined = true
      case 0..<0xA9: continue
      default: emoji = emoji || scalar.properties.isEmoji
      }
    }
    return joined && emoji
  }
}

/// How one scalar, by itself, takes part in a cell.
enum ScalarShape {
  case narrow, wide, mark, invisible, space
  /// Unassigned, private, or newer than the table of widths.
  case undrawable

  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x20..<0x7F, 0xA1...0xAC, 0xAE...0x2FF, 0x2500...0x25FC: self = .narrow
    case 0x09, 0x0A, 0xA0, 0x2028, 0x2029: self = .space
    case 0..<0x20, 0x7F...0x9F: self = .invisible
    // Half of a flag, and the colour of a skin, are nothing by themselves.
    case 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF: self = .undrawable
    // Narrow up to Unicode 15 and wide since 16, or marks that are wide by the table.
    case 0x2630...0x2637, 0x268A...0x268F, 0x4DC0...0x4DFF, 0x1D300...0x1D356, 0x1D360...0x1D376,
      0x302E...0x302F, 0x16FF0...0x16FF1:
      self = .undrawable
    // Ambiguous by the table, wide by many C libraries.
    case 0x3248...0x324F: self = .undrawable
    // Vowels and final consonants of Hangul syllables written in parts stand in the first's cells.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: self = .mark
    default: self = Self.lookUp(scalar)
    }
  }

  private static func lookUp(_ scalar: Unicode.Scalar) -> ScalarShape {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return .invisible }
    let category = properties.generalCategory
    if category == .format || category == .control { return .invisible }
    guard category != .unassigned, category != .privateUse, let age = properties.age,
      (age.major, age.minor) <= EastAsianWide.version
    else { return .undrawable }
    if category == .nonspacingMark || category == .enclosingMark { return .mark }
    return EastAsianWide.contains(scalar.value) ? .wide : .narrow
  }
}
