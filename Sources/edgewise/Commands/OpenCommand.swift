import ArgumentParser
import Practice
import Screens

/// `edgewise` without a command.
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the app on today's plan (the default).")

  @OptionGroup var options: CommonOptions
  @OptionGroup var display: DisplayOptions
  @OptionGroup(visibility: .hidden) var output: FormatOption
  /// What is left where no command was found: a mistyped one.
  @Argument(help: .hidden) var words: [String] = []

  func validate() throws {
    if let word = words.first { throw Edgewise.unknown(command: word) }
    if let format = output.format {
      throw ValidationError("--format \(format): the app has none; name a command that prints")
    }
  }

  func run() throws {
    try MainActor.assumeIsolated {
      try Launch.run(.today, filter: nil, places: options.places, isPlain: display.plain)
    }
  }
}

/// `edgewise study`.
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study", abstract: "Start a session at once.",
    discussion: "For example: edgewise study --level senior --topic quantization --minutes 20")

  @OptionGroup var options: CommonOptions
  @OptionGroup var part: FilterOptions
  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: ArgumentHelp("About how long the session may take.", valueName: "minutes"))
  var minutes: Int?
  @OptionGroup var display: DisplayOptions

  func run() throws {
    if let minutes, !(1...600).contains(minutes) {
      throw Failure.unusable("--minutes: \(minutes) does not fit; give 1 to 600")
    }
    let given = try part.filter()
    let filter = given.isEmpty ? nil : given
    try MainActor.assumeIsolated {
      try Launch.run(
        .session(minutes: minutes), filter: filter, places: options.places, isPlain: display.plain)
    }
  }
}
