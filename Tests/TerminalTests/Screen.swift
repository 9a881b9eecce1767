/// What a terminal shows at one moment.
struct Screen: CustomStringConvertible, Sendable {
  let lines: [String]
  /// The screen that full-screen programs use, rather than the one with the shell's past.
  let isAlternate: Bool
  let showsCursor: Bool
  /// Whether clicks go to the program.
  let takesMouse: Bool
  /// The row of the terminal's cursor, shown or not.
  let cursorRow: Int

  /// What the shell asks with. Nothing that the app shows looks like it.
  static let prompt = "shell>"

  /// - Parameters:
  ///   - text: the lines from the top.
  ///   - flags: a digit, 0 or 1, for each of the next three properties.
  ///   - cursorRow: from 0.
  init(text: String, flags: String, cursorRow: Int = 0) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
    let flags = flags.prefix(3).map { $0 == "1" }
    isAlternate = flags.count == 3 && flags[0]
    showsCursor = flags.count == 3 && flags[1]
    takesMouse = flags.count == 3 && flags[2]
    self.cursorRow = cursorRow
  }

  var text: String { lines.joined(separator: "\n") }

  var description: String { text }

  /// Whether the shell asks for a command.
  var isShell: Bool { lines.last?.trimmingPrefix(while: \.isWhitespace) == Substring(Self.prompt) }

  /// The text with every clock in it stopped.
  var withoutClock: String { text.replacing(#/\d+:\d\d/#, with: "0:00") }

  func contains(_ words: String) -> Bool { text.contains(words) }

  /// The first line with some words.
  func line(with words: String) -> String? { lines.first { $0.contains(words) } }
}
