/// What the words of a query are in the texts of the questions that they have found.
package struct SearchMarks: Hashable, Sendable {
  let words: [SoughtWord]

  init(words: [SoughtWord]) { self.words = words }

  /// Of no query.
  package static let none = SearchMarks(words: [])

  package var isEmpty: Bool { words.isEmpty }

  /// The parts of a text that the words are, in order.
  package func ranges(in text: String) -> [Range<String.Index>] {
    guard !isEmpty else { return [] }
    return found(in: text).map(\.range)
  }

  /// The line of a question that says most of what was looked for: of its prompt, tags and setting, or,
  /// where they say nothing of it, of its key points and answer. Nil where only its title, level, topic,
  /// kind, form or id do.
  package func line(of question: Question) -> String? {
    guard !isEmpty else { return nil }
    let open =
      Self.lines(of: question.prompt) + [question.setting].compactMap(\.self)
      + (question.tags.isEmpty ? [] : ["Tags: " + question.tags.joined(separator: ", ")])
    let told = question.keyPoints.map(\.text) + Self.lines(of: question.answer)
    return best(of: open) ?? best(of: told)
  }

  /// A text from a little before the first of those parts on, where that is far from its beginning.
  package func excerpt(_ text: String, mark: String) -> String {
    let (before, most) = (24, 48)
    guard let first = ranges(in: text).first,
      text.distance(from: text.startIndex, to: first.upperBound) > most
    else { return text }
    let start = text.index(first.lowerBound, offsetBy: -before, limitedBy: text.startIndex)
    // From the beginning of a word.
    let word = text[(start ?? text.startIndex)..<first.lowerBound].firstIndex(of: " ")
    return mark + text[(word.map(text.index(after:)) ?? first.lowerBound)...]
  }

  /// A text with those parts in square brackets, where nothing else can set them off.
  package func bracketed(_ text: String) -> String {
    var (marked, end) = ("", text.startIndex)
    for range in ranges(in: text) {
      marked += text[end..<range.lowerBound] + "[" + text[range] + "]"
      end = range.upperBound
    }
    return marked + text[end...]
  }

  private static func lines(of text: String) -> [String] {
    text.split(separator: "\n").map { line in
      String(line.drop { $0.isWhitespace })
    }
  }

  /// The first of the lines that have the most of the words; nil where none has any.
  private func best(of lines: [String]) -> String? {
    var best: (line: String, words: Int)?
    for line in lines {
      let words = Set(found(in: line).map(\.word)).count
      if words > best?.words ?? 0 { best = (line, words) }
    }
    return best?.line
  }

  /// The parts of a text that the words are, and which of them, in order.
  private func found(in text: String) -> [(range: Range<String.Index>, word: Int)] {
    var splitter = SearchWords()
    let parts = Self.parts(of: text).map { range in
      (range: range, words: splitter.words(of: String(text[range])))
    }
    var found: [(range: Range<String.Index>, word: Int)] = []
    for (place, part) in parts.enumerated() {
      guard let first = part.words.first else { continue }
      let next = place + 1 < parts.count ? parts[place + 1] : nil
      for (number, word) in words.enumerated() {
        if part.words.contains(where: { word.fit($0[...]) != .none }) {
          found.append((part.range, number))
          break
        }
        if let next, let second = next.words.first, let rest = word.rest(after: first[...]),
          second.starts(with: rest)
        {
          found.append((part.range.lowerBound..<next.range.upperBound, number))
          break
        }
      }
    }
    return found.reduce(into: []) { kept, found in
      if let last = kept.last, last.range.upperBound > found.range.lowerBound { return }
      kept.append(found)
    }
  }

  /// The words of a text as they are written, a point between digits belonging to its number.
  private static func parts(of text: String) -> [Range<String.Index>] {
    var parts: [Range<String.Index>] = []
    var start: String.Index?
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      let isPart =
        text[index].isLetter || text[index].isNumber
        || text[index] == "." && start != nil && text[text.index(before: index)].isNumber
          && next < text.endIndex && text[next].isNumber
      if isPart {
        start = start ?? index
      } else if let begun = start {
        parts.append(begun..<index)
        start = nil
      }
      index = next
    }
    if let start { parts.append(start..<text.endIndex) }
    return parts
  }
}
