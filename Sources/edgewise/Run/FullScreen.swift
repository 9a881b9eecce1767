import Foundation
import History
import NcursesTerminal
import Practice
import Screens
import TerminalUI

/// Runs the app on a full-screen terminal: events in, effects out, one frame after each burst of
/// events.
@MainActor
final class FullScreen {
  private var loop: AppLoop
  private let terminal: NcursesTerminal
  private let effects: HistoryEffects
  private let jobs: JobRunner
  private let editing: BankEditing
  private var upkeep = Upkeep()

  /// How many events may pass before a frame is drawn, so that a held key does not freeze the
  /// picture.
  private static let burst = 64

  init(
    app: App, terminal: NcursesTerminal, effects: HistoryEffects, jobs: JobRunner,
    editing: BankEditing, clock: WallClock
  ) {
    loop = AppLoop(app: app, clock: clock)
    self.terminal = terminal
    self.effects = effects
    self.jobs = jobs
    self.editing = editing
  }

  /// Starts with some effects, and returns when the person quits, input ends, or a signal asks for
  /// it. The terminal is given back by then.
  ///
  /// - Throws: `Failure` where something could not be kept at the end.
  func run(starting effects: [Effect]) throws(Failure) {
    loop.run(effects, carryOut: carryOut)
    while !loop.hasQuit {
      terminal.draw(loop.app.view())
      for event in self.effects.flush() { send(event) }
      self.effects.look(after: &upkeep, jobs)
      var event = terminal.nextEvent(timeoutMilliseconds: millisecondsToTick)
      if event == .tick, self.effects.isUnsettled { self.effects.settle() }
      for event in jobs.takeEvents() { send(event) }
      var count = 1
      send(event)
      while !loop.hasQuit, event != .tick, count < Self.burst {
        event = terminal.nextEvent(timeoutMilliseconds: 0)
        if event == .tick { break }
        send(event)
        count += 1
      }
    }
    terminal.release()
    try loop.takeLeave()
  }

  /// Until something may have changed by itself; nil while nothing does.
  private var millisecondsToTick: Int? {
    let times = [
      loop.app.millisecondsToTick(at: loop.clock.now().instant),
      jobs.isRunning ? Self.millisecondsBetweenReports : nil,
      effects.isUnsettled ? Self.millisecondsToSettling : nil,
    ]
    return times.compactMap(\.self).min()
  }

  /// After how long at most what was written goes into the file itself: at the next tick without a key.
  private static let millisecondsToSettling = 2_000

  /// How soon one sees that a job goes on.
  private static let millisecondsBetweenReports = 50

  private func send(_ event: TerminalEvent) {
    guard case .alt(let key) = event, !loop.app.context.takesText else {
      return send(.terminal(event))
    }
    // Where no text is written, it is Esc with a key soon after it.
    send(.terminal(.key(.escape)))
    if !loop.hasQuit { send(.terminal(.key(key))) }
  }

  private func send(_ event: Event) { loop.send(event, carryOut: carryOut) }

  private func carryOut(_ effect: Effect) -> [Event] {
    switch effect {
    case .redraw:
      terminal.redraw()
      return []
    case .setMouse(let isOn):
      terminal.setMouse(isOn)
      return []
    case .start(let job):
      jobs.start(job)
      return []
    case .giveUp(let job):
      jobs.giveUp(job)
      return []
    case .suspendApp:
      let failures = effects.flush()
      // The terminal takes the signal as it takes Ctrl-Z's, and tells of the return itself.
      kill(getpid(), SIGTSTP)
      return failures
    case .edit(let text):
      switch terminal.suspendWhile({ Editor.edit(text) }) {
      case .success(let edited): return edited.events
      case .failure(let failure): return [.failed(failure.message)]
      }
    case .editQuestion(let file):
      return terminal.suspendWhile { editing.edit(file) }
    case .open(let address):
      switch Opener.open(address) {
      case .opened: return [.told("Opened in the browser.")]
      case .unavailable(let why):
        terminal.copy(base64: Data(address.utf8).base64EncodedString())
        return [.told("Copied, where the terminal allows it: \(why).")]
      }
    case .copy(let text):
      terminal.copy(base64: Data(text.utf8).base64EncodedString())
      return [.told("Copied, where the terminal allows it.")]
    default: return effects.carryOut(effect)
    }
  }
}
