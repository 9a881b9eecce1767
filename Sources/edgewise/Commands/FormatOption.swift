import ArgumentParser
import Foundation

/// Text for people or JSON for programs.
enum DataFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

struct FormatOption: ParsableArguments {
  @Option(help: ArgumentHelp("text or json.", valueName: "format")) var format: DataFormat = .text
}

/// Prints a flat object as JSON, its keys in order of the alphabet.
func printJSON(_ object: [String: String?]) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  print(String(decoding: try encoder.encode(object), as: UTF8.self))
}
