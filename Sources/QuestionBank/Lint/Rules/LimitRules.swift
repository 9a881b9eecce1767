/// Limits of the schema on how long and how many.
extension QuestionRule {
  static let titleLength = QuestionRule(
    "title-length", .error,
    "A title has at most 8 words, of a core question 6; a setting has at most 12."
  ) { file, _ in
    let limit = file.fields.formOrDefault.titleWordLimit
    return [(file.fields.title, "the title", limit), (file.fields.setting, "the setting", 12)]
      .flatMap { text, name, limit -> [Remark] in
        guard let text else { return [] }
        return tooMany(text.value.wordCount, of: "words", in: name, limit: limit, text.position)
      }
  }

  static let targetSentence = QuestionRule(
    "target-sentence", .error, "A target is one sentence."
  ) { file, _ in
    guard let target = file.fields.target, sentences(in: target.value) > 1 else { return [] }
    return [
      Remark(
        target.position,
        "the target is \(sentences(in: target.value)) sentences; name the single thing to retrieve")
    ]
  }

  static let promptLength = QuestionRule(
    "prompt-length", .error,
    "A prompt has at most 95 words, of a core question 40, of a code question 80."
  ) { file, _ in
    guard let prompt = file.prompt else { return [] }
    return tooMany(
      prompt.text.wordCount, of: "words", in: "the prompt",
      limit: file.fields.formOrDefault.promptWordLimit, prompt.start)
  }

  static let answerLength = QuestionRule(
    "answer-length", .error,
    "An answer has at most 150 (junior), 200 (mid), 260 (senior), 300 (staff) or 330 (principal) "
      + "words, of a core question 160; marks of lists are none."
  ) { file, _ in
    guard let answer = file.answer, let level = file.fields.level?.value else { return [] }
    let form = file.fields.formOrDefault
    let words = answer.lines.reduce(0) { $0 + $1.dropFirst($1.listMark.count).wordCount }
    return tooMany(
      words, of: "words", in: "the \(form == .core ? "core" : level.rawValue) answer",
      limit: form.answerWordLimit(at: level), answer.start)
  }

  static let minutes = QuestionRule(
    "minutes", .error,
    "An answer's budget is 3-7 (junior), 5-10 (mid), 6-15 (senior), 10-20 (staff) or 12-25 "
      + "(principal) minutes; of a core question 1-3, 3-4, 4, 4-5 or 4-5; of a code question 5-30."
  ) { file, _ in
    guard let minutes = file.fields.minutes, let level = file.fields.level?.value else { return [] }
    let form = file.fields.formOrDefault
    let budget = form.minuteBudget(at: level)
    guard !budget.contains(minutes.value) else { return [] }
    let kind = form == .scenario ? level.rawValue : "a \(level.rawValue) \(form.rawValue) question"
    return [
      Remark(
        minutes.position, "\(minutes.value) minutes do not fit \(kind); take \(budget.words)")
    ]
  }

  static let mistakeCount = QuestionRule(
    "mistake-count", .error, "A question has at least 2 mistakes."
  ) { file, _ in
    outside(2...Int.max, file.fields.mistakes?.value.count, "mistakes", file.fields.mistakes)
  }

  static let followUpCount = QuestionRule(
    "follow-up-count", .error, "A question has at least 2 follow-ups, a core question at most 4."
  ) { file, _ in
    outside(
      2...(file.fields.formOrDefault == .core ? 4 : Int.max), file.fields.followUps?.value.count,
      "follow-ups", file.fields.followUps)
  }

  static let hintCount = QuestionRule(
    "hint-count", .error, "A question has 1 to 3 hints."
  ) { file, _ in
    outside(1...3, file.fields.hints?.value.count, "hints", file.fields.hints)
  }

  static let keyPointCount = QuestionRule(
    "key-point-count", .error,
    "A question has 4 to 7 key points, a core question 3 to 5, a code question 3 to 6."
  ) { file, _ in
    outside(
      file.fields.formOrDefault.keyPointCount, file.fields.keyPoints?.value.count, "key points",
      file.fields.keyPoints)
  }

  static let keyPointLength = QuestionRule(
    "key-point-length", .error, "A key point has at most 25 words."
  ) { file, _ in
    (file.fields.keyPoints?.value ?? []).compactMap(\.text).flatMap {
      tooMany($0.value.wordCount, of: "words", in: "this key point", limit: 25, $0.position)
    }
  }

  /// Where two or more of `(a) (b) (c)` or `(1) (2) (3)` hold a question mark, they are the parts,
  /// with the question marks before them; elsewhere each question mark is one.
  static let promptParts = QuestionRule(
    "prompt-parts", .error, "A prompt asks at most four parts, of a core question two."
  ) { file, _ in
    guard let prompt = file.prompt else { return [] }
    let text = prompt.text
    let marks = text.count { $0 == "?" }
    let enumerated = ["abcdefghij", "123456789"].compactMap { parts(of: text, labelled: $0) }
    return tooMany(
      enumerated.max() ?? marks, of: "parts", in: "the prompt",
      limit: file.fields.formOrDefault.promptPartLimit, prompt.start)
  }

  /// What ``promptParts`` does not see: several questions in one, behind commas and "and".
  static let joinedParts = QuestionRule(
    "joined-parts", .warning,
    "Nor does a prompt join more parts than that with commas and \"and\"."
  ) { file, context in
    guard let prompt = file.prompt, promptParts.remarks(file, context).isEmpty else { return [] }
    return tooMany(
      JoinedParts.count(in: prompt.text), of: "parts", in: "the prompt",
      limit: file.fields.formOrDefault.promptPartLimit, prompt.start)
  }

  static let lineWidth = QuestionRule(
    "line-width", .error, "Lines of the body have at most 80 columns."
  ) { file, _ in
    [file.prompt, file.answer].compactMap(\.self).flatMap { section in
      section.lines.enumerated().compactMap { index, line in
        let columns = line.unicodeScalars.count
        guard columns > 80 else { return nil }
        return Remark(
          TextPosition(line: section.start.line + index, column: 81),
          "this line has \(columns) columns; break it at 80")
      }
    }
  }

  private static func tooMany(
    _ count: Int, of things: String, in owner: String, limit: Int, _ position: TextPosition
  ) -> [Remark] {
    guard count > limit else { return [] }
    return [
      Remark(position, "\(owner) has \(count) \(things); cut it to \(limit)")
    ]
  }

  private static func outside<Value>(
    _ range: ClosedRange<Int>, _ count: Int?, _ things: String, _ field: Located<Value>?
  ) -> [Remark] {
    guard let count, let field, !range.contains(count) else { return [] }
    return [Remark(field.position, "the number of \(things) is \(count); write \(range.words)")]
  }

  /// The parts of a text that enumerates them; nil for one that does not, or that enumerates options.
  private static func parts(of text: String, labelled labels: String) -> Int? {
    var rest = text[...]
    var pieces: [Substring] = []
    for label in labels {
      guard let mark = rest.firstRange(of: "(\(label))") else { break }
      pieces.append(rest[..<mark.lowerBound])
      rest = rest[mark.upperBound...]
    }
    pieces.append(rest)
    let asking = pieces.dropFirst().count { $0.contains("?") }
    return asking < 2 ? nil : pieces.count - 1 + pieces[0].count { $0 == "?" }
  }

  /// Ends of sentences: a full stop, question or exclamation mark before a capital or the end.
  private static func sentences(in text: String) -> Int {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.indices.count { index in
      guard let last = words[index].last, ".?!".contains(last) else {
        return index == words.count - 1
      }
      return index == words.count - 1 || words[index + 1].first?.isUppercase == true
    }
  }
}
