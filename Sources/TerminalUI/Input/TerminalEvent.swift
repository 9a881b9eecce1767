/// What a terminal tells the app.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  /// A key with Alt held, or Esc with a key at once after it: a terminal sends the same for both.
  case alt(Key)
  /// Text from the clipboard, lines separated by `\n`, otherwise as it came: sanitise it.
  case paste(String)
  case resize(Size)
  case mouse(MouseEvent)
  /// The app was stopped and goes on: the size and the date may have changed.
  case resumed
  /// The time that was asked for has passed without another event.
  case tick
  /// The terminal is gone; no further event will come.
  case endOfInput
  /// A signal asks the app to end: save, give the terminal back, leave.
  case terminate(TerminationSignal)
}

/// A press of a mouse button or a turn of the wheel.
package struct MouseEvent: Hashable, Sendable {
  package enum Action: Hashable, Sendable {
    case left, middle, right, wheelUp, wheelDown
  }

  package var position: Position
  package var action: Action
  /// 1 for a click, 2 for a double click; 1 for the wheel.
  package var clicks: Int

  package init(position: Position, action: Action, clicks: Int = 1) {
    self.position = position
    self.action = action
    self.clicks = clicks
  }
}

/// A signal that asks a process to end.
package enum TerminationSignal: String, Hashable, Sendable {
  case interrupt = "SIGINT"
  case terminate = "SIGTERM"
  case hangUp = "SIGHUP"
  /// Ctrl-\.
  case quit = "SIGQUIT"
}
