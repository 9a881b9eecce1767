extension Frame {
  /// The text of every row, each exactly `size.columns` cells wide.
  package var lines: [String] {
    rows.map { row in
      var text = String.UnicodeScalarView()
      for cell in row where !cell.isContinuation {
        for value in [cell.base, cell.firstMark, cell.secondMark] where value != 0 {
          if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
      }
      return String(text)
    }
  }

  /// The role of every cell as ``Role/letter``, a blank in the role `.text` as a space, row by row.
  package var rolePlane: [String] {
    rows.map { row in
      String(row.map { $0.role == .text && $0.base == 0x20 ? " " : $0.role.letter })
    }
  }

  private var rows: [ArraySlice<Cell>] {
    (0..<size.rows).map { cells[$0 * size.columns..<($0 + 1) * size.columns] }
  }
}
