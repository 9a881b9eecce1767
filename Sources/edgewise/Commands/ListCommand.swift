import ArgumentParser
import Practice
import QuestionBank
import Reports
import Screens

/// `edgewise list`.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the questions and how you stand with each.",
    discussion: """
      For example: edgewise list --state due --sort recall --level senior

      It knows the formats text, json and csv. The exit code is 1 when nothing matches.
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var part: FilterOptions
  @Option(
    help: ArgumentHelp(
      "Only these: due, new, missed, starred, learning, known, seen, buried or suspended.",
      valueName: "state"), completion: .list(QuestionState.allCases.map(\.rawValue)))
  var state: String?
  @Option(
    help: ArgumentHelp(
      "By this: bank (its own order), due, recall, lapses or title.", valueName: "order"),
    completion: .list(QuestionOrder.allCases.map(\.word)))
  var sort: String?
  @OptionGroup var output: FormatOption

  func run() throws {
    let filter = QuestionFilter(
      part: try part.filter(),
      state: try state.map {
        try FilterOptions.parse($0, option: "--state", as: QuestionState.self)
      })
    let order = try order()
    let bank = try options.places.loadBank()
    let standing = try options.places.standing(fits: true)
    let (progress, schedule) = (
      standing.snapshot.progress, standing.snapshot.preferences.schedule
    )
    let standings = bank.questions.map {
      QuestionStanding($0.id, progress: progress, schedule: schedule, on: standing.now.today)
    }
    let places = bank.questions.indices.filter {
      filter.matches(bank.questions[$0], standings[$0])
    }
    let list = QuestionList(
      order.sorted(places, of: bank, standings, model: schedule.model, on: standing.now.today)
        .map { bank.questions[$0] }, progress: progress, schedule: schedule,
      ranges: try standing.ranges(), on: standing.now.today)
    try list.write(as: try output.list)
    if list.rows.isEmpty { throw Failure.doesNotHold }
  }

  private func order() throws -> QuestionOrder {
    guard let sort else { return .given }
    guard let order = QuestionOrder.allCases.first(where: { $0.word == sort.lowercased() }) else {
      throw Failure.unusable(
        "--sort: there is no '\(sort)'; take one of "
          + QuestionOrder.allCases.map(\.word).joined(separator: ", "))
    }
    return order
  }
}

extension QuestionOrder {
  /// What the option takes.
  fileprivate var word: String { self == .given ? "bank" : rawValue }
}

extension QuestionList {
  /// Prints the list.
  func write(as format: ListFormat) throws(Failure) {
    switch format {
    case .text: try OutputText.write(text(OutputText.plain))
    case .json: try OutputText.writeData(json.text)
    case .csv: try OutputText.writeData(csv.text)
    }
  }
}

/// `edgewise show`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a question, with or without its answer.",
    discussion: "Once it was tried, also how likely you recall it now, as report and list have it.")

  @OptionGroup var options: CommonOptions
  @OptionGroup var output: FormatOption
  @Argument(help: "The question's id.", completion: .questions) var id: String
  @Flag(help: "Print answer, key points, mistakes, follow-ups and sources too.") var answer = false

  func run() throws {
    let question = try options.places.loadBank().question(id)
    let standing = try options.places.standing(fits: true)
    let card = standing.snapshot.progress.cards[question.id]
    let sheet = QuestionSheet(
      question, includesAnswer: answer,
      recall: try card.map { try standing.ranges().recall(of: $0, on: standing.now.today) })
    switch try output.data {
    case .text: try OutputText.write(sheet.text(OutputText.plain))
    case .json: try OutputText.writeData(sheet.json.text)
    }
  }
}

/// `edgewise due`.
struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Say what is left of today, in one line that fits a shell prompt.",
    discussion: """
      It says what the app's first page says. Without --level, --topic and --form it counts what is \
      chosen in the app. The exit code is 1 when today is done.
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var part: FilterOptions
  @OptionGroup var output: FormatOption

  func run() throws {
    let given = try part.filter()
    let bank = try options.places.loadBank()
    let standing = try options.places.standing()
    let desk = Desk(
      bank: bank, snapshot: standing.snapshot, filter: given.isEmpty ? nil : given,
      now: standing.now, seed: 0)
    let line = DueLine(desk.queue(), hasPractised: desk.hasPractised)
    switch try output.data {
    case .text: try OutputText.write(line.text(OutputText.plain))
    case .json: try OutputText.writeData(line.json.text)
    }
    if line.isNothing { throw Failure.doesNotHold }
  }
}
