import ArgumentParser
import Practice
import QuestionBank

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The history file.", valueName: "file"), completion: .file())
  var history: String?

  @Option(
    help: ArgumentHelp(
      "Questions of your own, on top of the built-in ones.", valueName: "dir"),
    completion: .directory)
  var bank: String?

  @Option(
    help: ArgumentHelp(
      "Takes this as the present moment, as in 2026-11-23T09:00:00+01:00.", valueName: "time",
      visibility: .hidden))
  var now: String?

  var places: Places { Places(history: history, bank: bank, now: now) }
}

/// How the app is shown.
struct DisplayOptions: ParsableArguments {
  @Flag(help: "Numbered lines instead of a full screen.") var plain = false
}

/// The part of the bank that a command is about.
struct FilterOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Only this level (junior, mid, senior, staff, principal); may be given again.",
      valueName: "level"), completion: .levels)
  var level: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Only this topic; may be given again.", valueName: "topic"),
    completion: .topics)
  var topic: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only this form (core, scenario, code); may be given again.",
      valueName: "form"), completion: .forms)
  var form: [String] = []

  func filter() throws -> StudyFilter {
    StudyFilter(
      levels: CaseSet(
        try level.map { try Self.parse($0, option: "--level", as: Level.self) }),
      topics: CaseSet(try topic.map { try Self.parse($0, option: "--topic", as: Topic.self) }),
      forms: CaseSet(
        try form.map { try Self.parse($0, option: "--form", as: QuestionForm.self) }))
  }

  static func parse<Value: RawRepresentable & CaseIterable>(
    _ text: String, option: String, as type: Value.Type
  ) throws -> Value where Value.RawValue == String {
    guard let value = Value(rawValue: text.lowercased()) else {
      throw Failure.unusable(
        "\(option): there is no '\(text)'; take one of "
          + Value.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return value
  }
}
