import Foundation
import History
import NcursesTerminal
import Practice
import QuestionBank
import Screens
import TerminalUI

/// Starts the app on whatever terminal there is.
enum Launch {
  @MainActor
  static func run(
    _ opening: App.Opening, filter: StudyFilter?, places: Places, isPlain: Bool
  ) throws {
    // A pipe that nobody reads any more is a write that fails, not the end of what is being written.
    // A handler, unlike SIG_IGN, is not handed on to the editor.
    signal(SIGPIPE) { _ in }
    let clock = try places.clock()
    let bank = try places.loadBank()
    let keys = try OwnKeys.table()
    let history = try places.openHistory()
    let now = clock.now()
    let effects = HistoryEffects(history: history, clock: clock)
    let jobs = JobRunner(path: history.path, bank: bank, clock: clock)
    let editing = BankEditing(places: places, jobs: jobs)
    let snapshot: Snapshot?
    do throws(HistoryError) {
      snapshot = try effects.snapshot()
    } catch {
      throw Failure(error)
    }
    let seed = UInt64.random(in: .min ... .max)
    var first: [Effect] = []
    func app(size: Size, glyphs: Glyphs) -> App {
      var app = App(
        bank: bank, snapshot: snapshot ?? Snapshot(), filter: filter, size: size, glyphs: glyphs,
        keys: keys, now: now, seed: seed)
      first =
        snapshot == nil
        ? app.wait(for: opening, filter: filter, seed: seed) : app.open(opening)
      return app
    }
    let wantsPlain = isPlain || !(Environment.variable("ACCESSIBLE") ?? "").isEmpty
    let isDumb = Environment.variable("TERM") == "dumb"
    if let locale = LocaleCharacters.missing {
      OutputText.writeMessage(
        "the locale '\(locale)' is not on this machine, so text is in ASCII: set LC_ALL to one that "
          + "`locale -a` lists")
    }
    guard !wantsPlain, !isDumb else {
      if !wantsPlain {
        OutputText.writeMessage("TERM is 'dumb': numbered lines instead of a full screen")
      }
      try runPlain(app(size:glyphs:), effects, jobs, editing, clock) { first }
      return
    }
    let terminal: NcursesTerminal
    do throws(TerminalError) {
      terminal = try NcursesTerminal.claim(
        TerminalOptions(usesMouse: snapshot?.preferences.mouse ?? true, crashNote: crashNote))
    } catch {
      guard error.allowsPlain else { throw Failure.unusable(error.message) }
      OutputText.writeMessage("\(error.message); going on without a full screen, as with --plain")
      return try runPlain(app(size:glyphs:), effects, jobs, editing, clock) { first }
    }
    var fullApp = app(size: terminal.size, glyphs: terminal.glyphs)
    fullApp.plansAhead = true
    try FullScreen(
      app: fullApp, terminal: terminal, effects: effects, jobs: jobs, editing: editing, clock: clock
    ).run(starting: first)
  }

  /// What stands below the reason of a crash.
  private static let crashNote =
    "edgewise: this is a fault of the program. What it said was saved is saved; start it again to "
    + "go on.\n"

  private static func runPlain(
    _ makeApp: (Size, Glyphs) -> App, _ effects: HistoryEffects, _ jobs: JobRunner,
    _ editing: BankEditing, _ clock: WallClock, first: () -> [Effect]
  ) throws {
    let columns = Environment.variable("COLUMNS").flatMap { Int($0) } ?? 80
    let width = min(max(columns, 40), 100) - 2
    LineInput.endWithSignals()
    let app = makeApp(
      Size(columns: width + 2, rows: 24), OutputText.isUTF8 ? .unicode : .ascii)
    try PlainLines(
      app: app, effects: effects, jobs: jobs, editing: editing, clock: clock, width: width
    ).run(starting: first())
  }
}

extension TerminalError {
  /// Whether a person is there who can go on in plain lines.
  fileprivate var allowsPlain: Bool {
    switch self {
    case .unknownTerminal, .incapableTerminal, .system: true
    case .inputIsNotATerminal, .outputIsNotATerminal, .alreadyClaimed: false
    }
  }
}
