import ArgumentParser

/// Text for people or JSON for programs.
enum DataFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

struct FormatOption: ParsableArguments {
  @Option(help: ArgumentHelp("text or json.", valueName: "format")) var format: DataFormat = .text
}
