import ArgumentParser
import Foundation

/// A command as the argument parser describes it to tools.
struct CommandOutline: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String

      /// As it is typed.
      var text: String { (kind == "long" ? "--" : "-") + name }
    }

    let abstract: String?
    let kind: String
    let names: [Name]?
    let valueName: String?
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
  }

  let commandName: String
  let abstract: String?
  let discussion: String?
  let arguments: [Argument]?
  let subcommands: [CommandOutline]?

  /// What is shown of a command: what it takes, without the help that every command has.
  var shownArguments: [Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay
        && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
    }
  }

  /// The outlines of the commands that do something, with the words that they are called by.
  var leaves: [(words: [String], outline: CommandOutline)] {
    let inner = (subcommands ?? []).filter { $0.commandName != "help" }
    guard !inner.isEmpty else { return [([commandName], self)] }
    return inner.flatMap { command in
      command.leaves.map { ([commandName] + $0.words, $0.outline) }
    }
  }

  static func of(_ command: any ParsableCommand.Type) throws -> CommandOutline {
    struct Dump: Decodable { let command: CommandOutline }
    return try JSONDecoder().decode(Dump.self, from: Data(command._dumpHelp().utf8)).command
  }
}
