import Foundation
import Practice
import Screens
import TerminalUI
import Typography

/// Runs the app as lines of text with numbered choices: for dumb terminals, screen readers and
/// scripts.
final class PlainLines {
  private var loop: AppLoop
  private let effects: HistoryEffects
  private let jobs: JobRunner
  private let editing: BankEditing
  private let width: Int
  private let sanitizer: Sanitizer
  private var upkeep = Upkeep()
  private var lastSettled: ContinuousClock.Instant?
  private var printedBody: [String] = []
  /// Whether choices are printed only where they are others, or asked for. To a program that reads the lines
  /// they are printed each time: it cannot ask.
  private let showsMenuOnDemand = isatty(STDIN_FILENO) == 1
  /// Whose choices were printed last.
  private var menuContext: Context?
  private var hasToldOfMenu = false
  /// Why nothing more can be printed.
  private var failure: Failure?

  init(
    app: App, effects: HistoryEffects, jobs: JobRunner, editing: BankEditing, clock: WallClock,
    width: Int
  ) {
    loop = AppLoop(app: app, clock: clock)
    self.effects = effects
    self.jobs = jobs
    self.editing = editing
    self.width = width
    sanitizer = Sanitizer(app.window.glyphs)
  }

  /// Starts with some effects, and returns when the person quits or input ends.
  ///
  /// - Throws: `Failure` where something could not be kept at the end, or where nothing can be printed
  ///   any more; what was graded is on disk.
  func run(starting effects: [Effect]) throws(Failure) {
    loop.run(effects, carryOut: carryOut)
    while !loop.hasQuit {
      for event in jobs.takeEvents() { send(event) }
      self.effects.look(after: &upkeep, jobs)
      let page = loop.app.plainPage(width: width)
      show(page)
      // After it, so that nobody waits for bookmarks; what fails is told below.
      for event in self.effects.flush() {
        send(event)
        loop.app.plainPage(width: width).status.forEach(write)
      }
      settle()
      show("> ")
      guard failure == nil, let line = readLine() else {
        show("\n")
        send(.terminal(.endOfInput))
        break
      }
      take(line.filter { !$0.isWhitespace }, page)
    }
    try loop.takeLeave()
    if let failure { throw failure }
  }

  /// Brings what was written into the file itself, once a minute: nobody can tell here when a person
  /// rests, and each time costs the next answer a little.
  private func settle() {
    let now = ContinuousClock.now
    guard effects.isUnsettled, lastSettled.map({ now - $0 > .seconds(60) }) ?? true else { return }
    lastSettled = now
    effects.settle()
  }

  private func show(_ page: PlainPage) {
    if page.body != printedBody {
      write("")
      page.body.forEach(write)
      printedBody = page.body
    }
    page.status.forEach(write)
    let context = loop.app.context
    guard !showsMenuOnDemand || context != menuContext else {
      if !hasToldOfMenu { write("An empty line shows the choices again; their numbers stay.") }
      hasToldOfMenu = true
      return
    }
    menuContext = context
    for choice in page.choices { write("\(choice.number). \(choice.label)") }
  }

  private func take(_ line: String, _ page: PlainPage) {
    if line.isEmpty {
      printedBody = []
      menuContext = nil
    } else if let number = Int(line) {
      guard let choice = page.choices.first(where: { $0.number == number }) else {
        write("There is no choice \(number) now; \(Self.choices(page)).")
        return
      }
      choose(choice.action)
    } else if line.count == 1, let letter = line.first,
      let action = loop.app.keys.action(for: .character(letter), in: loop.app.context)
    {
      choose(action)
    } else {
      write("'\(sanitizer.line(line))' is no choice; \(Self.choices(page)), or ? for keys.")
    }
  }

  /// The numbers that can be typed, as part of a sentence.
  private static func choices(_ page: PlainPage) -> String {
    guard let first = page.choices.first, let last = page.choices.last else { return "" }
    return "type one of \(first.number) to \(last.number) that has a line"
  }

  private func choose(_ action: Action) {
    guard action != .help || loop.app.context == .help else {
      showKeys()
      return
    }
    send(.action(action))
    switch (action, loop.app.context) {
    case (.write, .writing): readText("answer")
    case (.note, .noting): readText("note")
    case (.item, .typingSetting):
      readSetting()
    case (.find, .finding):
      write("Type the words to find.")
      let line = readLine() ?? ""
      send(.action(.eraseLine))
      send(.terminal(.paste(line)))
      send(.action(.finishFinding))
    default: break
    }
  }

  /// Asks until a value fits or an empty line leaves the setting alone.
  private func readSetting() {
    write("Type the new value; an empty line leaves it as it is.")
    while loop.app.context == .typingSetting {
      let value = readLine() ?? ""
      send(.action(.edit(.deleteToLineStart)))
      send(.terminal(.paste(value)))
      send(.action(value.isEmpty ? .back : .acceptSetting))
      guard loop.app.context == .typingSetting else { return }
      loop.app.plainPage(width: width).status.forEach(write)
      show("> ")
    }
  }

  private func readText(_ name: String) {
    write("Write your \(name); a line with only a dot ends it.")
    var lines: [String] = []
    while let line = readLine(), line != "." { lines.append(line) }
    send(.terminal(.paste(lines.joined(separator: "\n"))))
    send(.action(.finishWriting))
  }

  /// Prints the keys and goes back to where one was.
  private func showKeys() {
    send(.action(.help))
    guard loop.app.context == .help else { return }
    loop.app.plainPage(width: width).body.forEach(write)
    send(.action(.back))
  }

  private func write(_ line: String) {
    show(sanitizer.line(line) + "\n")
  }

  private func show(_ text: String) {
    guard failure == nil else { return }
    do throws(Failure) { try OutputText.write(text) } catch { failure = error }
  }

  private func send(_ event: Event) { loop.send(event, carryOut: carryOut) }

  private func carryOut(_ effect: Effect) -> [Event] {
    switch effect {
    case .edit(let text):
      switch Editor.edit(text) {
      case .success(let edited): return edited.events
      case .failure(let failure): return [.failed(failure.message)]
      }
    case .editQuestion(let file): return editing.edit(file)
    case .open(let address):
      switch Opener.open(address) {
      case .opened: return [.told("Opened in the browser.")]
      case .unavailable(let why): return [.failed("\(why): \(address)")]
      }
    case .copy(let text): return [.told(text)]
    case .start(let job):
      // Lines that come by themselves would be in the way of what is typed.
      write(job.doing + "...")
      return [.job(job, jobs.run(job))]
    default: return effects.carryOut(effect)
    }
  }
}
