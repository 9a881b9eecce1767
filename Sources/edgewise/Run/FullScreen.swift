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
  private var app: App
  private let terminal: NcursesTerminal
  private let effects: HistoryEffects
  private let clock: WallClock
  private var hasQuit = false

  /// How many events may pass before a frame is drawn, so that a held key does not freeze the
  /// picture.
  private static let burst = 64

  init(app: App, terminal: NcursesTerminal, effects: HistoryEffects, clock: WallClock) {
    self.app = app
    self.terminal = terminal
    self.effects = effects
    self.clock = clock
  }

  /// Starts with some effects, and returns when the person quits, input ends, or a signal asks for
  /// it. The terminal is given back by then.
  func run(starting effects: [Effect]) {
    feed(effects)
    while !hasQuit {
      terminal.draw(app.view())
      for event in self.effects.flush() { feed(app.update(event, at: clock.now())) }
      var event = terminal.nextEvent(timeoutMilliseconds: millisecondsToTick)
      for _ in 0..<Self.burst {
        feed(app.update(.terminal(event), at: clock.now()))
        guard !hasQuit, event != .tick else { break }
        event = terminal.nextEvent(timeoutMilliseconds: 0)
        if event == .tick { break }
      }
    }
    for case .failed(let message) in self.effects.flush() { Edgewise.printError(message) }
    terminal.release()
  }

  /// Until the practice clock shows its next second; nil while nothing moves by itself.
  private var millisecondsToTick: Int? {
    guard app.isClockRunning, case .practice(let state) = app.screen else { return nil }
    return 1000 - state.elapsed(at: clock.now().instant) % 1000
  }

  private func feed(_ effects: [Effect]) {
    var waiting = effects[...]
    while let effect = waiting.popFirst() {
      for event in carryOut(effect) {
        waiting += app.update(event, at: clock.now())
      }
    }
  }

  private func carryOut(_ effect: Effect) -> [Event] {
    switch effect {
    case .quit:
      hasQuit = true
      return []
    case .redraw:
      terminal.redraw()
      return []
    case .suspendApp:
      let failures = effects.flush()
      // The terminal takes the signal as it takes Ctrl-Z's, and tells of the return itself.
      kill(getpid(), SIGTSTP)
      return failures
    case .edit(let text):
      switch terminal.suspendWhile({ Editor.edit(text) }) {
      case .success(let edited): return [.edited(edited)]
      case .failure(let failure): return [.failed(failure.message)]
      }
    default: return effects.carryOut(effect)
    }
  }
}
