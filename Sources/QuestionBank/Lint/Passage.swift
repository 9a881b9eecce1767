/// A text of a question that somebody reads, as words with their places.
struct Passage: Sendable {
  enum Part: Sendable {
    case title, setting, target, prompt, answer, keyPoint, mistake, fix, followUp, reply, hint
  }

  let part: Part
  /// What a finding calls it, such as "key point k3".
  let label: String
  let text: String
  /// The text's lines with the place of each one's first character.
  let lines: [Located<String>]
  let words: [Word]

  /// A run of letters and digits, with the hyphens, apostrophes, underscores and points inside it.
  struct Word: Sendable {
    let text: String
    let lowercased: String
    let position: TextPosition
    /// Whether it stands between double quotes: somebody else's words.
    let isQuoted: Bool

    /// Whether a word stands right behind this one, but for a single character such as a space.
    func isFollowed(by word: Word) -> Bool {
      word.position == position.advanced(by: text.unicodeScalars.count + 1)
    }
  }

  init(_ part: Part, _ label: String, text: String, lines: [Located<String>]) {
    self.part = part
    self.label = label
    self.text = text
    self.lines = lines
    var scanner = WordScanner()
    for line in lines { scanner.scan(line) }
    words = scanner.words
  }
}

extension Passage {
  /// Every passage of a question. `lines` is the whole file, for the places of words in quoted values.
  static func all(
    in fields: QuestionFile.Fields, prompt: QuestionFile.Section?, answer: QuestionFile.Section?,
    lines: [String]
  ) -> [Passage] {
    var passages: [Passage] = []
    func add(_ part: Part, _ label: String, _ value: Located<String>?) {
      guard let value else { return }
      let line = Located(value.value, at: value.contentPosition(in: lines))
      passages.append(Passage(part, label, text: value.value, lines: [line]))
    }
    func add(_ part: Part, _ label: String, _ section: QuestionFile.Section?) {
      guard let section else { return }
      let located = section.lines.enumerated().map {
        Located($1, at: TextPosition(line: section.start.line + $0, column: 1))
      }
      passages.append(Passage(part, label, text: section.text, lines: located))
    }
    add(.title, "the title", fields.title)
    add(.setting, "the setting", fields.setting)
    add(.target, "the target", fields.target)
    add(.prompt, "the prompt", prompt)
    add(.answer, "the answer", answer)
    for (index, point) in (fields.keyPoints?.value ?? []).enumerated() {
      add(.keyPoint, "key point \(point.id?.value ?? "\(index + 1)")", point.text)
    }
    for mistake in fields.mistakes?.value ?? [] {
      add(.mistake, "a mistake's claim", mistake.claim)
      add(.fix, "a mistake's fix", mistake.fix)
    }
    for followUp in fields.followUps?.value ?? [] {
      add(.followUp, "a follow-up", followUp.question)
      add(.reply, "a follow-up's answer", followUp.answer)
    }
    for hint in fields.hints?.value ?? [] { add(.hint, "a hint", hint) }
    return passages
  }
}

/// Cuts lines into words, one after the other.
private struct WordScanner {
  private(set) var words: [Passage.Word] = []
  private var isQuoted = false

  mutating func scan(_ line: Located<String>) {
    let scalars = Array(line.value.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      guard Self.isWordPart(scalar) else {
        if scalar == "\"" { isQuoted.toggle() }
        index += 1
        continue
      }
      let start = index
      while index < scalars.count {
        let joins =
          index + 1 < scalars.count && Self.isJoint(scalars[index])
          && Self.isWordPart(scalars[index + 1])
        guard Self.isWordPart(scalars[index]) || joins else { break }
        index += 1
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[start..<index])
      let word = String(text)
      words.append(
        Passage.Word(
          text: word, lowercased: word.lowercased(),
          position: TextPosition(
            line: line.position.line, column: line.position.column + start),
          isQuoted: isQuoted))
    }
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: scalar.value >= 0xC0 && scalar.properties.isAlphabetic
    }
  }

  private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "." || scalar == "'"
  }
}

extension String {
  /// The spaces and the `-`, `*`, `+` or `1.` that make a line an entry of a list; empty for another.
  var listMark: Substring {
    let spaces = prefix { $0 == " " }
    let mark = self[spaces.endIndex...].prefix { $0 != " " }
    let isNumber = mark.count > 1 && mark.last == "." && mark.dropLast().allSatisfy(\.isNumber)
    return ["-", "*", "+"].contains(mark) || isNumber ? self[..<mark.endIndex] : ""
  }
}

extension StringProtocol {
  /// Words as `wc -w` counts them: runs of anything but white space.
  var wordCount: Int {
    var count = 0
    var isInside = false
    for byte in utf8 {
      let isSpace = byte == UInt8(ascii: " ") || (9...13).contains(byte)
      if !isSpace, !isInside { count += 1 }
      isInside = !isSpace
    }
    return count
  }
}
