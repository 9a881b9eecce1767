import ArgumentParser

/// `edgewise bank`.
struct BankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bank", abstract: "Write questions, check them and see what is missing.",
    discussion: "DIR may also be given as --bank, before the command as well.",
    subcommands: [Lint.self, New.self, Coverage.self, Stale.self])
}
