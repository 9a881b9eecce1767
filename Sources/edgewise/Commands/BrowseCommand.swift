import ArgumentParser
import Practice
import Screens

/// `edgewise browse`.
struct BrowseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse",
    abstract: "Open the app on the list of all questions, to read, find and set aside.")

  @OptionGroup var options: CommonOptions
  @OptionGroup var part: FilterOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    let filter = try part.filter()
    try MainActor.assumeIsolated {
      try Launch.run(.browse(filter), filter: nil, places: options.places, isPlain: display.plain)
    }
  }
}
