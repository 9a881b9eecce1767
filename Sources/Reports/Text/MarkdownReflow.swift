package import Typography

extension PlainText {
  /// Markdown as plain text: paragraphs and list items are filled to the width, code and tables
  /// stay as they are, and marks within a line are left for the reader.
  package func reflowed(markdown: String) -> [String] {
    var flow = Flow(plain: self)
    for line in lines(markdown) { flow.add(line[...]) }
    return flow.finished
  }
}

private struct Flow {
  let plain: PlainText
  private var output: [String] = []
  private var words: [Substring] = []
  private var first = ""
  private var rest = ""
  private var isCode = false

  init(plain: PlainText) { self.plain = plain }

  /// What was added, without blank lines at either end or two in a row.
  var finished: [String] {
    var flow = self
    flow.endParagraph()
    while flow.output.last == "" { flow.output.removeLast() }
    return flow.output
  }

  mutating func add(_ line: Substring) {
    let text = line.drop { $0 == " " }
    let indent = line.count - text.count
    if text.hasPrefix("```") || text.hasPrefix("~~~") {
      endParagraph()
      isCode.toggle()
    } else if isCode {
      output.append(text.isEmpty ? "" : "    " + line)
    } else if text.isEmpty {
      endParagraph()
      if let last = output.last, !last.isEmpty { output.append("") }
    } else if text.hasPrefix("|") || text.hasPrefix("#") || (indent >= 4 && words.isEmpty) {
      endParagraph()
      output.append(String(line))
    } else if let marker = Self.listMarker(of: text) {
      endParagraph()
      first = String(line.prefix(indent)) + marker
      rest = String(repeating: " ", count: indent + marker.count)
      words = text.dropFirst(marker.count).split(separator: " ")
    } else {
      words += text.split(separator: " ")
    }
  }

  private mutating func endParagraph() {
    if !words.isEmpty {
      output += plain.wrapped(words.joined(separator: " "), first: first, rest: rest)
    }
    (words, first, rest) = ([], "", "")
  }

  /// "- ", "* ", "+ " or "12. " at the start of a text.
  private static func listMarker(of text: Substring) -> Substring? {
    let number = text.prefix { $0.isASCII && $0.isNumber }
    let mark = text.dropFirst(number.count)
    let marks = number.isEmpty ? ["- ", "* ", "+ "] : [". ", ") "]
    guard marks.contains(where: mark.hasPrefix) else { return nil }
    return text.prefix(number.count + 2)
  }
}
