internal import CNcurses
package import TerminalUI

/// The terminal in full-screen use, from ``claim(_:)`` to ``release()``.
///
/// Whatever ends the process in between, an exit or a crash, gives the terminal back as it was;
/// text that was written to standard error meanwhile appears afterwards.
package final class NcursesTerminal {
  /// The size as of the last event.
  package private(set) var size: Size
  /// What the terminal can draw with.
  package let glyphs: Glyphs
  package let colors: ColorMode

  private var screen: OpaquePointer?
  private let input: KeyReader
  private var painter: Painter
  private var pending: [TerminalEvent] = []
  private var usesMouse: Bool
  private var hasEnded = false

  /// Takes the terminal over.
  package static func claim(
    _ options: TerminalOptions = TerminalOptions()
  ) throws(TerminalError) -> NcursesTerminal {
    guard !terminal_is_guarded() else { throw .alreadyClaimed }
    guard terminal_is_terminal(0) else { throw .inputIsNotATerminal }
    guard terminal_is_terminal(1) else { throw .outputIsNotATerminal }
    let isUTF8 = LocaleCharacters.areUTF8
    let error = terminal_guard_begin()
    guard error == 0 else { throw .system(errno: error) }
    let name = variable("TERM") ?? ""
    guard let screen = ncurses_start() else {
      terminal_guard_end()
      throw .unknownTerminal(name)
    }
    guard ncurses_capability("cup") != nil, let input = KeyReader() else {
      endwin()
      delscreen(screen)
      terminal_guard_end()
      throw .incapableTerminal(name)
    }
    return NcursesTerminal(screen, input, options, isUTF8: isUTF8)
  }

  private init(
    _ screen: OpaquePointer, _ input: KeyReader, _ options: TerminalOptions, isUTF8: Bool
  ) {
    self.screen = screen
    self.input = input
    glyphs = isUTF8 && !options.isASCII ? .unicode : .ascii
    let noColor = Self.variable("NO_COLOR") ?? ""
    colors = options.usesColor && noColor.isEmpty ? Looks.startColors() : .mono
    painter = Painter(
      looks: Looks(colors: colors), tellsLinks: Hyperlink.isTold(to: Self.variable))
    usesMouse = options.usesMouse
    size = Self.currentSize() ?? Size(columns: 80, rows: 24)
    cbreak()
    noecho()
    nonl()
    terminal_free_keys()
    def_prog_mode()
    if Self.variable("ESCDELAY") == nil { set_escdelay(25) }
    mouseinterval(0)
    // Frames are whole also while keys wait; ncurses would look for some after every few lines.
    typeahead(-1)
    resize_term(Int32(size.rows), Int32(size.columns))
    let reset = Modes.reset
    terminal_set_reset(reset, reset.utf8.count)
    terminal_set_crash_note(options.crashNote, options.crashNote.utf8.count)
    enter()
  }

  /// Gives the terminal back; does nothing the second time.
  package func release() {
    guard let screen else { return }
    self.screen = nil
    leave()
    input.close()
    delscreen(screen)
    terminal_guard_end()
  }

  /// Shows `frame`; only what differs from the last one is sent.
  package func draw(_ frame: Frame) {
    guard screen != nil else { return }
    painter.draw(frame, size: size)
  }

  /// Sends the whole screen anew, for when something else has written on it.
  package func redraw() {
    guard screen != nil else { return }
    clearok(ncurses_physical_screen(), true)
    wrefresh(ncurses_screen())
    painter.tellLinks()
  }

  /// Has the terminal put a text on the clipboard of the machine that it runs on, also over ssh (OSC 52).
  /// Terminals answer nothing, and some leave it alone.
  ///
  /// - Parameter base64: the text in Base64 (RFC 4648).
  package func copy(base64: String) {
    guard screen != nil else { return }
    Modes.send("\u{1B}]52;c;\(base64)\u{7}")
  }

  /// Turns the reporting of clicks on or off.
  package func setMouse(_ isOn: Bool) {
    usesMouse = isOn
    if screen != nil { mousemask(isOn ? KeyReader.mouseEvents : 0, nil) }
  }

  /// Lends the terminal, in its own modes, to what `body` runs, an editor for instance.
  package func suspendWhile<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard screen != nil else { return try body() }
    leave()
    defer { enter() }
    return try body()
  }
}

// MARK: - Events

extension NcursesTerminal {
  /// The next event; `.tick` if there is none for `timeoutMilliseconds`, which nil makes endless.
  ///
  /// While it waits, the process sleeps.
  package func nextEvent(timeoutMilliseconds: Int? = nil) -> TerminalEvent {
    let clock = ContinuousClock()
    let deadline = timeoutMilliseconds.map { clock.now + .milliseconds(max(0, $0)) }
    while true {
      if !pending.isEmpty { return pending.removeFirst() }
      if hasEnded || screen == nil { return .endOfInput }
      handle(signals: terminal_take_signals())
      if !pending.isEmpty { continue }
      if let event = input.next() { return event }
      var milliseconds: Int32 = -1
      if let deadline {
        let left = deadline - clock.now
        guard left > .zero || timeoutMilliseconds == 0 else { return .tick }
        let wait = (left / .milliseconds(1)).rounded(.up)
        milliseconds = Int32(max(0, min(wait, Double(Int32.max))))
      }
      let seen = terminal_wait(milliseconds)
      if seen == 0 { return .tick }
      if seen & Int32(TERMINAL_SIGNAL) != 0 { continue }
      if let event = input.next() { return event }
      hasEnded = seen & Int32(TERMINAL_HUNG_UP) != 0 || terminal_input_ended()
    }
  }

  private func handle(signals: UInt32) {
    func has(_ signal: Int) -> Bool { signals & UInt32(signal) != 0 }
    guard signals != 0 else { return }
    if has(TERMINAL_HANG_UP) { pending.append(.terminate(.hangUp)) }
    if has(TERMINAL_TERMINATE) { pending.append(.terminate(.terminate)) }
    if has(TERMINAL_INTERRUPT) { pending.append(.terminate(.interrupt)) }
    if has(TERMINAL_QUIT) { pending.append(.terminate(.quit)) }
    if has(TERMINAL_STOP) {
      leave()
      terminal_stop()
      let later = terminal_take_signals() & ~UInt32(TERMINAL_CONTINUE)
      resume()
      handle(signals: later)
    } else if has(TERMINAL_CONTINUE) {
      // It was stopped without notice, so the modes may be anyone's.
      leave()
      resume()
    }
    if has(TERMINAL_RESIZE), !resizeIfNeeded() {
      // There and back again: terminals don't keep what was outside in between.
      redraw()
    }
  }

  private func resume() {
    pending.append(.resumed)
    enter()
  }

  @discardableResult
  private func resizeIfNeeded() -> Bool {
    guard let current = Self.currentSize(), current != size else { return false }
    size = current
    resize_term(Int32(size.rows), Int32(size.columns))
    // In a window that grew, ncurses takes what is new for blank; terminals may show there what they
    // had cut off before.
    clearok(ncurses_physical_screen(), true)
    painter.forget()
    pending.removeAll { if case .resize = $0 { true } else { false } }
    pending.append(.resize(size))
    return true
  }
}

// MARK: - Modes

extension NcursesTerminal {
  /// Puts the terminal into the modes that this app needs, and the last frame, if there was one, on
  /// it. The first one clears the screen by itself.
  private func enter() {
    // In the background this stops the process before it writes on another's screen.
    reset_prog_mode()
    terminal_set_screen(true)
    if usesMouse { mousemask(KeyReader.mouseEvents, nil) }
    resizeIfNeeded()
    if painter.hasDrawn { redraw() }
    Modes.send(Modes.enter)
  }

  /// Gives the terminal its own modes back.
  private func leave() {
    Modes.send(Modes.leave)
    curs_set(1)
    painter.forgetCursor()
    endwin()
    Modes.send(Modes.left)
    terminal_set_screen(false)
  }

  private static func currentSize() -> Size? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard terminal_size(&columns, &rows) else { return nil }
    return Size(columns: Int(columns), rows: Int(rows))
  }

  private static func variable(_ name: String) -> String? {
    terminal_variable(name).map { String(cString: $0) }
  }
}
