/// A place in a text file. Both numbers count from 1; columns count Unicode scalars.
package struct TextPosition: Hashable, Comparable, Sendable, Codable {
  package let line: Int
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first character of a file.
  package static let start = TextPosition(line: 1, column: 1)

  /// The place a number of characters further in the same line.
  func advanced(by columns: Int) -> TextPosition {
    TextPosition(line: line, column: column + columns)
  }

  package static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A value and where its file states it.
package struct Located<Value> {
  package let value: Value
  package let position: TextPosition

  package init(_ value: Value, at position: TextPosition) {
    self.value = value
    self.position = position
  }
}

extension Located: Sendable where Value: Sendable {}

extension Located<String> {
  /// Where the text's own first character is: after the opening quote, where the file spells the
  /// text just so; at its mark where it folds or escapes it. `lines` is the whole file.
  func contentPosition(in lines: [String]) -> TextPosition {
    guard lines.indices.contains(position.line - 1) else { return position }
    let rest = lines[position.line - 1].unicodeScalars.dropFirst(position.column - 1)
    guard let quote = rest.first, quote == "\"" || quote == "'",
      rest.dropFirst().starts(with: value.unicodeScalars)
    else { return position }
    return position.advanced(by: 1)
  }

  /// Where a text stands in this one, each time, without regard to the case of ASCII letters.
  func positions(of needle: String) -> [TextPosition] {
    let text = value.utf8.map(Self.lowercased)
    let wanted = needle.utf8.map(Self.lowercased)
    guard !wanted.isEmpty, text.count >= wanted.count else { return [] }
    return (0...(text.count - wanted.count)).filter {
      text[$0] == wanted[0] && text[$0..<($0 + wanted.count)] == wanted[...]
    }.map {
      position.advanced(by: String(decoding: text[..<$0], as: UTF8.self).unicodeScalars.count)
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
