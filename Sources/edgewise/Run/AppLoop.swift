import Screens

/// The app between the events that reach it and the effects that leave it, on any kind of terminal.
struct AppLoop {
  private(set) var app: App
  let clock: WallClock
  /// Set when the app asks to end.
  private(set) var hasQuit = false
  /// Whether what shows may have changed without an event from the terminal.
  private(set) var hasNews = false
  /// What failed while the app ended, so that no screen has told of it.
  private(set) var failuresAtEnd: [String] = []

  init(app: App, clock: WallClock) {
    self.app = app
    self.clock = clock
  }

  /// Makes something ready that a key may lead to, while nobody waits; returns whether there was
  /// anything left.
  mutating func anticipate(carryOut: (Effect) -> [Event]) -> Bool {
    hasNews = false
    guard let effects = app.anticipate() else { return false }
    for effect in effects {
      for event in carryOut(effect) {
        // Nobody asked for it; who does will hear what is wrong.
        if case .failed = event { continue }
        run(app.update(event, at: clock.now()), carryOut: carryOut)
      }
    }
    return true
  }

  /// Takes in an event and all that follows from it.
  mutating func send(_ event: Event, carryOut: (Effect) -> [Event]) {
    run(app.update(event, at: clock.now()), carryOut: carryOut)
  }

  /// Has effects carried out, takes in what they answer, and so on until nothing is left.
  mutating func run(_ effects: [Effect], carryOut: (Effect) -> [Event]) {
    var waiting = effects[...]
    var failures: [String] = []
    while let effect = waiting.popFirst() {
      if effect == .quit {
        hasQuit = true
        failuresAtEnd = failures
      }
      for event in carryOut(effect) {
        switch event {
        case .failed(let message):
          failures.append(message)
          hasNews = true
        case .loaded: hasNews = true
        default: break
        }
        waiting += app.update(event, at: clock.now())
      }
    }
  }
}
