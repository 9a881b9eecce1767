/// Why the terminal can't be had for full-screen use; the app then runs in plain lines.
package enum TerminalError: Error, Hashable, Sendable {
  /// Standard input, or standard output, is not a terminal.
  case inputIsNotATerminal, outputIsNotATerminal
  /// `TERM` names a terminal that the system has no description of; empty if it is not set.
  case unknownTerminal(String)
  /// The terminal can't move its cursor.
  case incapableTerminal(String)
  /// It is claimed already.
  case alreadyClaimed
  /// The system refused the terminal's modes or a pipe, with this `errno`.
  case system(errno: Int32)

  /// One line: what is wrong and what to do.
  package var message: String {
    switch self {
    case .inputIsNotATerminal:
      "standard input is not a terminal: run it in a terminal, or with --plain"
    case .outputIsNotATerminal:
      "standard output is not a terminal: run it in a terminal, or with --plain"
    case .unknownTerminal(""):
      "the variable TERM is not set: set it, as in TERM=xterm-256color, or use --plain"
    case .unknownTerminal(let name):
      "no description of the terminal '\(name)': set TERM, as in TERM=xterm-256color, or use --plain"
    case .incapableTerminal(let name):
      "the terminal '\(name)' can't move its cursor: use --plain"
    case .alreadyClaimed:
      "the terminal is in use by this program already"
    case .system(let errno):
      "the terminal's modes can't be read (errno \(errno)): use --plain"
    }
  }
}
