package import QuestionBank
package import TerminalUI

/// Keys that meant something else in an earlier version. Who has a history from then is told so once, when
/// such a key is pressed.
package struct KeyChange: Hashable, Sendable {
  /// What it is remembered by.
  package let name: String
  package let keys: [Key]
  package let contexts: CaseSet<Context>
  /// What the keys do now; short enough for the narrowest window.
  package let words: String
}

extension Keymap {
  package static let changes = [
    KeyChange(
      name: "space-ticks", keys: [space], contexts: [.revealed],
      words: "Space ticks now; Enter grades."),
    KeyChange(
      name: "numbers-tick", keys: "1234".map { .character($0) }, contexts: [.revealed],
      words: "Numbers tick now; a h g e grade."),
    KeyChange(
      name: "x-steps-on", keys: [.character("x")], contexts: [.revealed],
      words: "x ticks and steps on; Space unticks."),
    KeyChange(
      name: "pages-at-the-cursor", keys: [.pageDown, .pageUp, .control("d"), .control("u")],
      contexts: [.revealed], words: "PgDn acts where the cursor is (Tab)."),
    KeyChange(
      name: "pages-of-the-question", keys: [.pageDown, .pageUp], contexts: [.noting],
      words: "PgDn, PgUp scroll the question now."),
  ]

  /// The change of a key's meaning in a context.
  static func change(of key: Key, in context: Context) -> KeyChange? {
    changes.first { $0.keys.contains(key) && $0.contexts.contains(context) }
  }
}
