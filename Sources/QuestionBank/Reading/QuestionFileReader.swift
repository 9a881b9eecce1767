/// Takes a question's file apart: front matter, prompt, answer.
struct QuestionFileReader {
  private let path: String
  private var findings: [Finding] = []

  /// Reads the bytes of a file. Whatever they hold, the result is a file and findings. The last two
  /// parts of the path say which level and id to expect.
  static func read(_ bytes: [UInt8], path: String) -> (file: QuestionFile, findings: [Finding]) {
    var reader = QuestionFileReader(path: path)
    let file = reader.read(bytes)
    return (file, reader.findings)
  }

  private init(path: String) { self.path = path }

  private mutating func read(_ bytes: [UInt8]) -> QuestionFile {
    let text = FileText(bytes, path: path)
    findings += text.findings
    let lines = text.lines
    var fields = QuestionFile.Fields()
    var prompt: QuestionFile.Section?
    var answer: QuestionFile.Section?
    if let end = endOfFrontMatter(in: lines, isText: text.isText) {
      let frontMatter = FrontMatter(lines[1..<end], firstLine: 2, path: path)
      findings += frontMatter.findings
      if let root = frontMatter.root {
        let decoded = QuestionDecoder.decode(root, path: path, firstLine: 2)
        fields = decoded.fields
        findings += decoded.findings
      } else if frontMatter.findings.isEmpty {
        report(.frontMatter, line: 1, "the front matter is empty; write the question's fields")
      }
      (prompt, answer) = sections(in: lines, after: end)
    }

    let parts = path.split(separator: "/")
    let name = parts.last.map(String.init) ?? path
    let isComplete = !findings.contains { $0.severity == .error }
    return QuestionFile(
      path: path, stem: name.hasSuffix(".md") ? String(name.dropLast(3)) : name,
      folder: parts.dropLast().last.map(String.init) ?? "",
      question: isComplete ? fields.question(prompt: prompt, answer: answer) : nil, fields: fields,
      lines: lines, prompt: prompt, answer: answer,
      passages: Passage.all(in: fields, prompt: prompt, answer: answer, lines: lines))
  }

  private mutating func report(_ rule: LintRule, line: Int, _ message: String) {
    findings.append(Finding(path: path, at: TextPosition(line: line, column: 1), rule, message))
  }

  /// The index of the line that closes the front matter.
  private mutating func endOfFrontMatter(in lines: [String], isText: Bool) -> Int? {
    guard isText else { return nil }
    guard lines.contains(where: { !$0.isBlank }) else {
      report(.frontMatter, line: 1, "the file is empty; write a question or delete it")
      return nil
    }
    guard Self.isFence(lines[0]) else {
      report(
        .frontMatter, line: 1,
        "there is no front matter; start the file with a line of --- and the question's fields")
      return nil
    }
    guard let end = lines.indices.dropFirst().first(where: { Self.isFence(lines[$0]) }) else {
      report(
        .frontMatter, line: 1,
        "this front matter is not closed; put a line of --- before ## Prompt")
      return nil
    }
    return end
  }

  private static func isFence(_ line: String) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
  }

  /// The body's two sections, with findings for others, for text outside of them and for a wrong
  /// order.
  private mutating func sections(
    in lines: [String], after end: Int
  ) -> (prompt: QuestionFile.Section?, answer: QuestionFile.Section?) {
    let isCode = CodeBlocks.marks(in: lines[(end + 1)...])
    let headings = lines.indices[(end + 1)...].filter {
      !isCode[$0 - end - 1] && (lines[$0].hasPrefix("## ") || lines[$0].hasPrefix("# "))
    }
    if let stray = lines[(end + 1)..<(headings.first ?? lines.count)].firstIndex(where: {
      !$0.isBlank
    }) {
      report(.sections, line: stray + 1, "this text is in no section; start with ## Prompt")
    }
    var found: [String: QuestionFile.Section] = [:]
    for (index, start) in headings.enumerated() {
      let title = lines[start].trimmingSpaces
      guard title == "## Prompt" || title == "## Answer" else {
        report(
          .sections, line: start + 1,
          "'\(title)' is no section; use ## Prompt and ## Answer only, and ### below them")
        continue
      }
      guard found[title] == nil else {
        report(.sections, line: start + 1, "a second '\(title)'; put the two together")
        continue
      }
      if title == "## Prompt", found["## Answer"] != nil {
        report(.sections, line: start + 1, "the prompt comes after the answer; put it first")
      }
      let next = index + 1 < headings.count ? headings[index + 1] : lines.count
      let content = lines[(start + 1)..<next]
      guard let first = content.firstIndex(where: { !$0.isBlank }),
        let last = content.lastIndex(where: { !$0.isBlank })
      else {
        report(.sections, line: start + 1, "nothing stands under '\(title)'; write it")
        continue
      }
      found[title] = QuestionFile.Section(
        heading: TextPosition(line: start + 1, column: 1),
        start: TextPosition(line: first + 1, column: 1), lines: Array(lines[first...last]),
        isCode: Array(isCode[(first - end - 1)...(last - end - 1)]))
    }
    for title in ["## Prompt", "## Answer"]
    where !headings.contains(where: { lines[$0].trimmingSpaces == title }) {
      report(.sections, line: max(lines.count, 1), "there is no '\(title)'; add it")
    }
    return (found["## Prompt"], found["## Answer"])
  }
}

extension StringProtocol {
  /// Whether there is nothing but white space.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// Without the white space at its end.
  var trimmingSpaces: String {
    var rest = self[...]
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
