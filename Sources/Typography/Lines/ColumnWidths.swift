/// How wide the columns of a table are whose cells may be wrapped.
package enum ColumnWidths {
  /// The blanks between two columns.
  package static let gap = 2
  /// A column is not wrapped narrower than its longest word, or than this.
  private static let narrowest = 16

  /// The widths at which a table fits, the widest column giving way first.
  ///
  /// - Parameters:
  ///   - natural: the cells of each column's widest cell.
  ///   - longestWords: the cells of each column's longest word, as many.
  ///   - width: the cells that the table may take, gaps with them.
  /// - Returns: as many widths; `natural` where wrapping its cells cannot make the table fit.
  package static func fitting(natural: [Int], longestWords: [Int], within width: Int) -> [Int] {
    var excess = natural.reduce(0, +) + gap * (natural.count - 1) - width
    let least = zip(natural, longestWords).map { min($0, max($1, narrowest)) }
    guard excess > 0, zip(natural, least).reduce(0, { $0 + $1.0 - $1.1 }) >= excess else {
      return natural
    }
    var widths = natural
    while excess > 0 {
      guard
        let widest = widths.indices.filter({ widths[$0] > least[$0] })
          .max(by: { widths[$0] < widths[$1] })
      else { return natural }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
