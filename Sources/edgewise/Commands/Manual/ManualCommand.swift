import ArgumentParser

/// `edgewise manual`.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page: commands, keys, files.",
    discussion: """
      To read it: edgewise manual | man -l -
      To keep it: edgewise manual > ~/.local/share/man/man1/edgewise.1
      """)

  func run() throws {
    try OutputText.writeData(try ManualPage().text)
  }
}
