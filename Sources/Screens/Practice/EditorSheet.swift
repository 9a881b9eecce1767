import QuestionBank
import TerminalUI
import Typography

/// What the person's own editor is given: the answer as it is so far, and below it the question as a
/// comment, which does not become part of the answer.
///
/// Below, so that one can write where an editor opens.
struct EditorSheet {
  private static let opening = "<!-- The question. This comment does not become part of the answer."
  private static let closing = "-->"
  /// The comment's lines between its first and its last.
  private let question: [String]
  private let begun: String

  /// The sheet for an answer that was begun.
  init(_ question: Question, answer: String, _ scene: Scene) {
    let text = Sanitizer(scene.glyphs).block("\(question.title)\n\n\(question.prompt)")
    self.question = Self.lines(text).map { $0.isEmpty ? "" : "  " + $0 }
    begun = answer
  }

  /// The file's text.
  var text: String {
    begun + "\n\n" + ([Self.opening] + question + [Self.closing]).joined(separator: "\n")
  }

  /// The answer in what was saved: all of it but the lines of the comment as they were given. What was
  /// written within them, around them or like them stays.
  func answer(in saved: String) -> String {
    let lines = Self.lines(saved)
    let openings = lines.indices.filter { Self.trimmed(lines[$0]) == Self.opening }
    // Where the comment is gone, one like it is the person's own.
    guard let start = openings.last,
      openings.count > Self.lines(begun).count(where: { Self.trimmed($0) == Self.opening }),
      let end = lines[start...].firstIndex(where: { $0.hasPrefix(Self.closing) })
    else { return saved }
    var before = Array(lines[..<start])
    if before.last.map(Self.trimmed) == "" { before.removeLast() }
    let onLastLine = String(lines[end].dropFirst(Self.closing.count))
    let rest = Self.trimmed(onLastLine).isEmpty ? [] : [onLastLine]
    var answer = (before + ownLines(lines[start + 1..<end]) + rest + lines[(end + 1)...])
      .joined(separator: "\n")
    while answer.last?.isNewline == true { answer.removeLast() }
    // The blank lines for one to begin on.
    return begun.isEmpty ? String(answer.drop(while: \.isNewline)) : answer
  }

  /// What was written between the comment's lines.
  private func ownLines(_ lines: ArraySlice<String>) -> [String] {
    var given = question[...]
    return lines.filter { line in
      guard !Self.trimmed(line).isEmpty else { return false }
      guard let place = given.firstIndex(where: { Self.trimmed($0) == Self.trimmed(line) }) else {
        return true
      }
      given = given[(place + 1)...]
      return false
    }
  }

  private static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }

  /// A line without the blanks at its end, which editors may take away.
  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last?.isWhitespace == true { line.removeLast() }
    return line
  }
}
