import ArgumentParser

/// `edgewise bank`.
struct BankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bank", abstract: "Write questions, check them and see what is missing.",
    subcommands: [Lint.self, New.self, Coverage.self, Stale.self])
}
