import QuestionBank
import TerminalUI

/// The file in which a person gives keys to actions: lines of a place, a key and an action.
///
///     # place    key     action
///     revealed   T       tick
///     browse     Ctrl-F  find
///     today      R       none
///
/// Lines that are empty or begin with `#` mean nothing.
package enum KeyFile {
  /// What is wrong with a line.
  package struct Fault: Error, Hashable {
    /// From 1.
    package let line: Int
    package let message: String
  }

  /// What frees a key.
  package static let nothing = "none"

  /// The key table that a file's text makes.
  ///
  /// - Parameter text: the file's.
  /// - Returns: the keymap with the changes that the file names.
  /// - Throws: ``Fault`` for the first line that is none, that gives a key to what its place does not do,
  ///   or that leaves something without any key.
  package static func table(_ text: String) throws(Fault) -> KeyTable {
    var changes: [KeyTable.Change] = []
    var lines: [Int] = []
    for (row, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      do throws(Objection) {
        let change = try change(words)
        if let earlier = changes.firstIndex(where: {
          $0.context == change.context && $0.key == change.key
        }) {
          throw Objection("\(words[1]) in \(first) is given on line \(lines[earlier]) already")
        }
        changes.append(change)
        lines.append(row + 1)
      } catch {
        throw Fault(line: row + 1, message: error.message)
      }
    }
    let table = KeyTable(changes)
    for (change, line) in zip(changes, lines) {
      guard let lost = lost(by: change, in: table) else { continue }
      throw Fault(
        line: line,
        message: "nothing would do '\(lost.name)' in \(change.context.name) any more; give it "
          + "another key first")
    }
    return table
  }

  private struct Objection: Error {
    let message: String
    init(_ message: String) { self.message = message }
  }

  private static func change(_ words: [String]) throws(Objection) -> KeyTable.Change {
    guard words.count == 3 else {
      throw Objection("write a place, a key and an action, as in: browse Ctrl-F find")
    }
    guard let context = Context.allCases.first(where: { $0.name == words[0] }) else {
      throw Objection(
        "there is no place '\(words[0])'; one of "
          + Context.allCases.map(\.name).joined(separator: ", "))
    }
    guard let key = Key(named: words[1]) else {
      throw Objection("'\(words[1])' is no key; write it as in the help: T, Ctrl-F, Space, PgDn")
    }
    guard key != .control("c") else { throw Objection("Ctrl-C always quits") }
    if context.takesText, case .character = key {
      throw Objection("letters are text in \(context.name); take Ctrl and a letter")
    }
    guard words[2] != nothing else {
      return KeyTable.Change(context: context, key: key, action: nil)
    }
    let actions = KeyTable.standard.bindings(in: context).map(\.action)
    guard let action = actions.first(where: { $0.name == words[2] }) else {
      throw Objection(
        "\(context.name) has no action '\(words[2])'; edgewise keys lists them")
    }
    return KeyTable.Change(context: context, key: key, action: action)
  }

  /// The action that a change took the last key of; nil where there is none.
  private static func lost(by change: KeyTable.Change, in table: KeyTable) -> Action? {
    guard let action = KeyTable.standard.action(for: change.key, in: change.context),
      !table.bindings(in: change.context).contains(where: { $0.action == action })
    else { return nil }
    return action
  }
}
