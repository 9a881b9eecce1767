import ArgumentParser
import History
import Practice
import QuestionBank
import Reports

/// `edgewise plan`.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what the days until the interview lead to, and what would change it.",
    discussion: """
      For example: edgewise plan --date "18 dec" --minutes 30

      The options are tried out and not kept; `edgewise settings` keeps them: interview-date, \
      minutes-per-day, days-off, goal-levels, goal-topics, new-per-day.
      """)

  @OptionGroup var options: CommonOptions
  @OptionGroup var part: FilterOptions
  @OptionGroup var output: FormatOption
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "As if the interview were on this date, such as 18 dec or +3w, or none.", valueName: "date"))
  var date: String?
  @Option(
    name: [.short, .long, .customLong("minutes-per-day")], parsing: .unconditional,
    help: ArgumentHelp("As if so many minutes a day were practised.", valueName: "minutes"))
  var minutes: String?

  func run() throws {
    let filter = try part.filter()
    let bank = try options.places.loadBank()
    let standing = try options.places.standing()
    let today = standing.now.today
    var desk = Desk(bank: bank, snapshot: standing.snapshot, now: standing.now, seed: 0)
    var changed = standing.snapshot.preferences
    try change(&changed, filter, on: today)
    if changed != standing.snapshot.preferences {
      var snapshot = standing.snapshot
      snapshot.preferences = changed
      desk = Desk(bank: bank, snapshot: snapshot, now: standing.now, seed: 0)
    }
    let outlook = try standing.outlook(bank: bank, preferences: changed)
    let sheet = PlanSheet(outlook, today: desk.queue())
    switch try output.data {
    case .text: try OutputText.write(sheet.text(OutputText.plain))
    case .json: try OutputText.writeData(sheet.json.text)
    }
  }

  private func change(
    _ preferences: inout Preferences, _ filter: StudyFilter, on today: StudyDay
  ) throws {
    do throws(Preferences.ValueError) {
      if let date { try preferences.set(.interviewDate, typed: date, on: today) }
      if let minutes { try preferences.set(.minutesPerDay, typed: minutes, on: today) }
    } catch {
      let option = error.key == .interviewDate ? "--date" : "--minutes"
      throw Failure.unusable("\(option): '\(error.value)' \(error.problem); \(error.remedy)")
    }
    if !filter.isEmpty { preferences.goal = filter }
  }
}
