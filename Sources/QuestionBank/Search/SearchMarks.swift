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
    let parts = Self.parts(of: text)
    var found: [(range: Range<String.Index>, word: Int)] = []
    for (place, part) in parts.enumerated() {
      if let last = found.last, last.range.upperBound > part.range.lowerBound { continue }
      let next = place + 1 < parts.count ? parts[place + 1] : nil
      for (number, word) in words.enumerated() {
        let (fits, rest) = part.word.withUnsafeBufferPointer {
          (word.fit($0) != .none, word.rest(after: $0))
        }
        if fits {
          found.append((part.range, number))
          break
        }
        if let next, let rest, next.word.starts(with: rest) {
          found.append((part.range.lowerBound..<next.range.upperBound, number))
          break
        }
      }
    }
    return found
  }

  /// The words of a text as they are compared, and where they are written.
  private static func parts(of text: String) -> [(range: Range<String.Index>, word: [UInt8])] {
    var parts: [(range: Range<String.Index>, word: [UInt8])] = []
    var splitter: SearchWords?
    let bytes = text.utf8
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard SearchWords.isOfWord(bytes[index]) else {
        index = bytes.index(after: index)
        continue
      }
      let start = index
      var (word, isASCII) = ([UInt8](), true)
      while index < bytes.endIndex {
        let byte = bytes[index]
        let next = bytes.index(after: index)
        let isPoint =
          byte == 0x2E && word.last.map(SearchWords.isDigit) ?? false && next < bytes.endIndex
          && SearchWords.isDigit(bytes[next])
        guard isPoint || SearchWords.isOfWord(byte) else { break }
        word.append((0x41...0x5A) ~= byte ? byte + 0x20 : byte)
        if byte >= 0x80 { isASCII = false }
        index = next
      }
      if isASCII {
        parts.append((start..<index, word))
      } else {
        // What is beyond ASCII may be a letter, a sign, or a word by itself.
        var words = splitter ?? SearchWords()
        parts += characters(of: text[start..<index], &words)
        splitter = words
      }
    }
    return parts
  }

  /// The words of a part of a text that has more than ASCII in it: runs of letters and digits.
  private static func characters(
    of text: Substring, _ splitter: inout SearchWords
  ) -> [(range: Range<String.Index>, word: [UInt8])] {
    text.indices.reduce(into: [Range<String.Index>]()) { runs, index in
      guard text[index].isLetter || text[index].isNumber || text[index] == "." || text[index] == "×"
      else { return }
      let end = text.index(after: index)
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<end
      } else {
        runs.append(index..<end)
      }
    }.flatMap { run in splitter.words(of: String(text[run])).map { (run, $0) } }
  }
}
