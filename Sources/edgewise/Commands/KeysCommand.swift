import ArgumentParser
import Foundation
import Reports
import Screens
import TerminalUI
import Typography

/// `edgewise keys`.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "List the keys, with the names that a file of keys has for them.",
    discussion: """
      Each line is a place, its keys, an action and what it does. To change keys, write lines of a place, \
      a key and an action into $XDG_CONFIG_HOME/edgewise/keys (otherwise ~/.config/edgewise/keys), for \
      example: browse Ctrl-F find. The action 'none' frees a key; a line that begins with # is a remark. \
      The file is checked when the app starts and by this command.
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var output: FormatOption

  func run() throws {
    let table = try OwnKeys.table()
    let entries = Context.allCases.flatMap { context in
      table.bindings(in: context).map { (context, $0) }
    }
    switch try output.data {
    case .text:
      let rows = entries.map { context, binding in
        [
          context.name, binding.keys.map { $0.name(.ascii) }.joined(separator: " "),
          binding.action.name, binding.meaning,
        ]
      }
      let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
      for row in rows {
        let cells = zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }
        try OutputText.write(cells.joined(separator: "  ") + "  " + row[3] + "\n")
      }
    case .json:
      let values = entries.map { context, binding in
        JSONValue.object([
          JSONValue.Member("place", .string(context.name)),
          JSONValue.Member("keys", .array(binding.keys.map { .string($0.name(.ascii)) })),
          JSONValue.Member("action", .string(binding.action.name)),
          JSONValue.Member("meaning", .string(binding.meaning)),
        ])
      }
      try OutputText.writeData(JSONValue.array(values).text)
    }
  }
}
