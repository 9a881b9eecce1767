/// Breaks text into lines between words: the one place where lines are broken.
///
/// A text is given in runs, which may differ in style; a word may go across several. `\n` always
/// breaks. A word that is longer than a line is broken anywhere, an East Asian wide character stands
/// for a word. Spaces at a break vanish, others stay.
package struct LineBreaker {
  /// What one run has on one line.
  package struct Segment: Hashable, Sendable {
    /// The index of the run.
    package let run: Int
    package fileprivate(set) var text: Substring
  }

  private let width: Int
  private let rest: Int
  private let keepsAddresses: Bool
  private let runs: [String]
  private var lines: [[Segment]] = []
  private var line: [Segment] = []
  private var lineWidth: Int
  /// Whether the line has anything on it.
  private var hasContent = false
  /// Spaces that count only once a word follows them on the same line.
  private var spaces: [(piece: Piece, run: Int)] = []
  /// Pieces that no line may end between.
  private var word: [(piece: Piece, run: Int)] = []

  /// The lines of a text, at least one.
  ///
  /// - Parameters:
  ///   - runs: the text, what ``Sanitizer`` makes of it.
  ///   - width: the most cells on a line; less than 1 counts as 1.
  ///   - first: the cells of the first line that are taken already.
  ///   - rest: those of every other line.
  ///   - keepsAddresses: whether a word with "://" in it is never broken, but sticks out.
  /// - Returns: for each line what it shows of each run. A wide character in a line of one cell has
  ///   the line to itself.
  package static func lines(
    of runs: [String], width: Int, first: Int = 0, rest: Int = 0, keepsAddresses: Bool = false
  ) -> [[Segment]] {
    var breaker = LineBreaker(
      runs, width: max(1, width), first: first, rest: rest, keepsAddresses: keepsAddresses)
    for (index, run) in runs.enumerated() {
      for piece in Piece.pieces(of: run) { breaker.add(piece, run: index) }
    }
    breaker.endWord()
    return breaker.lines + [breaker.line]
  }

  /// The cells of the longest part of a text that is not broken unless it must be.
  package static func longestWord(of runs: [String]) -> Int {
    var longest = 0
    var current = 0
    for run in runs {
      for piece in Piece.pieces(of: run) {
        switch piece.kind {
        case .word: current += piece.width
        case .wide:
          longest = max(longest, piece.width)
          current = 0
        case .space, .newline: current = 0
        }
        longest = max(longest, current)
      }
    }
    return longest
  }

  private init(_ runs: [String], width: Int, first: Int, rest: Int, keepsAddresses: Bool) {
    self.runs = runs
    self.width = width
    self.rest = rest
    self.keepsAddresses = keepsAddresses
    lineWidth = first
  }

  private mutating func add(_ piece: Piece, run: Int) {
    switch piece.kind {
    case .word: word.append((piece, run))
    case .wide:
      endWord()
      word.append((piece, run))
      endWord()
    case .space:
      endWord()
      spaces.append((piece, run))
    case .newline:
      endWord()
      breakLine()
    }
  }

  private mutating func breakLine() {
    lines.append(line)
    line = []
    lineWidth = rest
    hasContent = false
    spaces.removeAll(keepingCapacity: true)
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    let wordWidth = word.reduce(0) { $0 + $1.piece.width }
    let spaceWidth = spaces.reduce(0) { $0 + $1.piece.width }
    if lineWidth + spaceWidth + wordWidth > width, hasContent || spaceWidth > 0 { breakLine() }
    for (piece, run) in spaces { put(piece.text, piece.width, run) }
    spaces.removeAll(keepingCapacity: true)
    let isWhole = keepsAddresses && word.contains { $0.piece.text.contains("://") }
    for (piece, run) in word {
      if isWhole || lineWidth + piece.width <= width {
        put(piece.text, piece.width, run)
      } else {
        for index in piece.text.indices {
          let characterWidth = DisplayWidth.of(piece.text[index])
          if lineWidth + characterWidth > width, hasContent { breakLine() }
          put(piece.text[index...index], characterWidth, run)
        }
      }
    }
    word.removeAll(keepingCapacity: true)
  }

  private mutating func put(_ text: Substring, _ textWidth: Int, _ run: Int) {
    // What follows on the same line follows in the run too.
    if let last = line.last, last.run == run {
      line[line.count - 1].text = runs[run][last.text.startIndex..<text.endIndex]
    } else {
      line.append(Segment(run: run, text: text))
    }
    lineWidth += textWidth
    hasContent = true
  }
}

/// A stretch of text that is all word, all space, one wide character, or a line's end.
private struct Piece {
  enum Kind { case word, wide, space, newline }

  let text: Substring
  let width: Int
  let kind: Kind

  /// The stretches that `text` consists of.
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
