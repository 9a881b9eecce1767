extension StyledText {
  /// The text in lines of at most `width` cells, at least one, broken between words.
  ///
  /// A `width` below 1 counts as 1. `indent` is the number of spaces before every line but the
  /// first; where they would leave no room there are none.
  ///
  /// `\n` always breaks. A word that is longer than a line is broken anywhere. Spaces at a break
  /// vanish, others stay. A wide character wider than a line gets a line to itself.
  package func wrapped(to width: Int, indent: Int = 0) -> [StyledText] {
    var wrapper = Wrapper(width: max(1, width), indent: indent)
    for span in spans {
      for piece in Piece.pieces(of: span.text) { wrapper.add(piece, role: span.role) }
    }
    return wrapper.finish()
  }
}

/// A run of text that is all word, all space, one wide character, or a line's end.
struct Piece {
  enum Kind { case word, wide, space, newline }

  let text: Substring
  let width: Int
  let kind: Kind

  /// The runs that `text` consists of.
  static func pieces(of text: String) -> [Piece] {
    DisplayWidth.isPrintableASCII(text) ? asciiPieces(of: text) : mixedPieces(of: text)
  }

  private static func asciiPieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    let bytes = text.utf8
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let isSpace = bytes[start] == 0x20
      let end = bytes[start...].firstIndex { ($0 == 0x20) != isSpace } ?? bytes.endIndex
      let run = text[start..<end]
      pieces.append(Piece(text: run, width: run.utf8.count, kind: isSpace ? .space : .word))
      start = end
    }
    return pieces
  }

  private static func mixedPieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var start = text.startIndex
    while start < text.endIndex {
      let kind = kind(of: text[start])
      var width = DisplayWidth.of(text[start])
      var end = text.index(after: start)
      if kind == .word || kind == .space {
        while end < text.endIndex, Self.kind(of: text[end]) == kind {
          width += DisplayWidth.of(text[end])
          end = text.index(after: end)
        }
      }
      pieces.append(Piece(text: text[start..<end], width: width, kind: kind))
      start = end
    }
    return pieces
  }

  private static func kind(of character: Character) -> Kind {
    switch character {
    case " ", "\t": .space
    case "\n", "\r\n": .newline
    default: DisplayWidth.of(character) == 2 ? .wide : .word
    }
  }
}

/// Fills lines with pieces.
private struct Wrapper {
  private let width: Int
  private let indent: String
  private var lines: [StyledText] = []
  private var line = StyledText()
  private var lineWidth = 0
  /// Whether the line has more than its indent.
  private var hasContent = false
  /// Spaces that count only once a word follows them on the same line.
  private var spaces: [(piece: Piece, role: Role)] = []
  /// Pieces that no line may end between.
  private var word: [(piece: Piece, role: Role)] = []

  init(width: Int, indent: Int) {
    self.width = width
    self.indent = String(repeating: " ", count: indent > 0 && indent < width ? indent : 0)
  }

  mutating func add(_ piece: Piece, role: Role) {
    switch piece.kind {
    case .word: word.append((piece, role))
    case .wide:
      endWord()
      word.append((piece, role))
      endWord()
    case .space:
      endWord()
      spaces.append((piece, role))
    case .newline:
      endWord()
      breakLine()
    }
  }

  mutating func finish() -> [StyledText] {
    endWord()
    lines.append(line)
    return lines
  }

  private mutating func breakLine() {
    lines.append(line)
    line = StyledText(indent)
    lineWidth = indent.utf8.count
    hasContent = false
    spaces.removeAll(keepingCapacity: true)
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    let wordWidth = word.reduce(0) { $0 + $1.piece.width }
    let spaceWidth = spaces.reduce(0) { $0 + $1.piece.width }
    if lineWidth + spaceWidth + wordWidth > width, hasContent || spaceWidth > 0 { breakLine() }
    for (piece, role) in spaces { put(piece.text, piece.width, role) }
    spaces.removeAll(keepingCapacity: true)
    for (piece, role) in word {
      if lineWidth + piece.width <= width {
        put(piece.text, piece.width, role)
      } else {
        for character in piece.text {
          let characterWidth = DisplayWidth.of(character)
          if lineWidth + characterWidth > width, hasContent { breakLine() }
          put(String(character)[...], characterWidth, role)
        }
      }
    }
    word.removeAll(keepingCapacity: true)
  }

  private mutating func put(_ text: Substring, _ textWidth: Int, _ role: Role) {
    line.append(text, role)
    lineWidth += textWidth
    hasContent = true
  }
}
