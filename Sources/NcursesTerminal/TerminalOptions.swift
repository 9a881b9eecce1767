/// What the user wants of the terminal.
package struct TerminalOptions: Hashable, Sendable {
  /// Uses the terminal's colours, where it has any and the variable `NO_COLOR` is not set.
  package var usesColor: Bool
  /// Reports clicks and the wheel, which then no longer select text in the terminal.
  package var usesMouse: Bool
  /// Draws in ASCII even where the locale's encoding is UTF-8.
  package var isASCII: Bool
  /// What a crash writes to standard error once the terminal is given back; with its line end, at
  /// most 512 bytes.
  package var crashNote: String

  package init(
    usesColor: Bool = true, usesMouse: Bool = true, isASCII: Bool = false, crashNote: String = ""
  ) {
    self.usesColor = usesColor
    self.usesMouse = usesMouse
    self.isASCII = isASCII
    self.crashNote = crashNote
  }
}
