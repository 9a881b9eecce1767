extension Frame {
  /// The columns of a row between the first and the last that differ from an earlier frame, wide
  /// characters whole; empty where nothing differs, all of them without a frame of the same size.
  package func changedColumns(inRow row: Int, since earlier: Frame?) -> Range<Int> {
    let columns = size.columns
    guard let earlier, earlier.size == size else { return 0..<columns }
    let start = row * columns
    return earlier.cells.withUnsafeBufferPointer { old in
      cells.withUnsafeBufferPointer { new in
        var first = 0
        while first < columns, old[start + first] == new[start + first] { first += 1 }
        guard first < columns else { return 0..<0 }
        var end = columns
        while old[start + end - 1] == new[start + end - 1] { end -= 1 }
        while first > 0, new[start + first].isContinuation { first -= 1 }
        while end < columns, new[start + end].isContinuation { end += 1 }
        return first..<end
      }
    }
  }
}
