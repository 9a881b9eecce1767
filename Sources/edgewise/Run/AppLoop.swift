import Screens

/// The app between the events that reach it and the effects that leave it, on any kind of terminal.
struct AppLoop {
  private(set) var app: App
  let clock: WallClock
  /// Set when the app asks to end.
  private(set) var hasQuit = false
  /// What failed while the app ended, so that no screen has told of it.
  private(set) var failuresAtEnd: [String] = []

  init(app: App, clock: WallClock) {
    self.app = app
    self.clock = clock
  }

  /// Says what failed at the end, or where it goes on.
  ///
  /// - Throws: `Failure` without a word more, where anything failed.
  func takeLeave() throws(Failure) {
    failuresAtEnd.forEach(OutputText.writeMessage)
    guard failuresAtEnd.isEmpty else { throw Failure(message: "", exitCode: 2) }
    // Nobody is there to read it where the terminal is gone.
    if let farewell = app.farewell { try? OutputText.writeLine(farewell) }
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
        if case .failed(let message) = event { failures.append(message) }
        waiting += app.update(event, at: clock.now())
      }
    }
  }
}
