import CNcurses
import TerminalUI

/// Turns what ncurses reads into events.
final class KeyReader {
  /// The most text that one paste brings, in bytes; the rest of it is dropped. More than any screen
  /// takes, so that the screen can say that something was left out.
  private static let pasteLimit = 256 * 1024
  /// How long a paste may pause, in milliseconds, before it counts as broken off.
  private static let pastePause: Int32 = 1000
  /// How long a reply may take to go on after its first bytes, in milliseconds, and how long it may pause
  /// later. A person takes longer to press a second key.
  private static let replyDelay: Int32 = 50
  private static let replyPause: Int32 = 1000
  /// How long after an escape character that came alone the rest of a reply is looked for.
  private static let pieceDelay = Duration.milliseconds(1000)
  private static let doubleClick = Duration.milliseconds(400)

  static let mouseEvents =
    ncurses_left_press() | ncurses_middle_press() | ncurses_right_press() | ncurses_wheel_up()
    | ncurses_wheel_down()

  /// A pad, as reading from a window would also draw it.
  private var window: UnsafeMutablePointer<WINDOW>
  /// What was read ahead, the next first.
  private var returned: [Int32] = []
  /// The bytes of a character in UTF-8 that is not yet complete.
  private var partial: [UInt8] = []
  /// When an escape character last came alone, with nothing after it yet.
  private var escapedAt: ContinuousClock.Instant?
  private var lastPress: (event: MouseEvent, at: ContinuousClock.Instant)?

  /// Nil if ncurses has no memory left.
  init?() {
    guard let pad = newpad(1, 1) else { return nil }
    window = pad
    keypad(pad, true)
    nodelay(pad, true)
    meta(pad, true)
    for (sequence, code) in Self.sequences where key_defined(sequence) == 0 {
      define_key(sequence, code)
    }
    for (sequence, code) in Self.wordSequences { define_key(sequence, code) }
    define_key("\u{1B}[200~", Int32(NCURSES_PASTE_BEGIN))
    define_key("\u{1B}[201~", Int32(NCURSES_PASTE_END))
  }

  func close() {
    delwin(window)
  }

  /// The next event that is there without waiting.
  func next() -> TerminalEvent? {
    while let code = read() {
      if let event = event(for: code) { return event }
    }
    return nil
  }

  private func read() -> Int32? {
    if !returned.isEmpty { return returned.removeFirst() }
    let code = ncurses_read(window)
    return code == ERR ? nil : code
  }

  private func event(for code: Int32) -> TerminalEvent? {
    if code != 27, code < 0x80 || code > 0xFF { partial.removeAll() }
    if isRestOfReply(code) { return nil }
    switch code {
    case 27: return escape()
    case 0x80...0xFF: return character(UInt8(code))
    case KEY_MOUSE: return mouse()
    case Int32(NCURSES_PASTE_BEGIN): return paste()
    default: return KeyCodes.key(code).map { .key($0) }
    }
  }

  /// Tells the Escape key, and a key with Alt, from what a terminal sends that is no key, which is
  /// dropped: its letters must never act as keys.
  private func escape() -> TerminalEvent? {
    guard let next = read() else {
      escapedAt = ContinuousClock.now
      return .key(.escape)
    }
    if let byte = UInt8(exactly: next), let reply = TerminalReply(opening: byte) {
      return isDropped(reply) ? nil : alt(next)
    }
    return alt(next)
  }

  /// What comes at once after an escape character.
  private func alt(_ code: Int32) -> TerminalEvent? {
    if code != 27, code < 0x80 || code == KEY_BACKSPACE, let key = KeyCodes.key(code) {
      return .alt(key)
    }
    returned.insert(code, at: 0)
    return .key(.escape)
  }

  /// Reads to the end of a reply, which may come in pieces; false where it turns out to be none, with what
  /// follows it unread.
  private func isDropped(_ reply: TerminalReply) -> Bool {
    var reply = reply
    var isBegun = false
    while let code = read(within: isBegun ? Self.replyPause : Self.replyDelay) {
      switch reply.take(code) {
      case .goesOn: isBegun = true
      case .ends: return true
      case .breaksOff:
        returned.insert(contentsOf: reply.holdsEscape ? [27, code] : [code], at: 0)
        return isBegun
      }
    }
    return isBegun
  }

  /// The next code, waited for some milliseconds at most.
  private func read(within milliseconds: Int32) -> Int32? {
    if let code = read() { return code }
    guard terminal_wait_for_input(milliseconds), !terminal_input_ended() else { return nil }
    return read()
  }

  /// Whether a code is the rest of a reply whose escape character came alone, a piece before it, and was
  /// taken for the key.
  private func isRestOfReply(_ code: Int32) -> Bool {
    defer { escapedAt = nil }
    guard let escapedAt, ContinuousClock.now - escapedAt < Self.pieceDelay, code != 0x4F,
      let byte = UInt8(exactly: code), let reply = TerminalReply(opening: byte)
    else { return false }
    return isDropped(reply)
  }

  private func character(_ byte: UInt8) -> TerminalEvent? {
    if byte >= 0xC0 { partial.removeAll() }
    partial.append(byte)
    guard let lead = partial.first, lead >= 0xC2 else {
      partial.removeAll()
      return nil
    }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard partial.count >= length else { return nil }
    let text = String(validating: partial, as: UTF8.self)
    partial.removeAll()
    return text?.first.map { .key(.character($0)) }
  }

  private func paste() -> TerminalEvent? {
    var bytes: [UInt8] = []
    while true {
      guard let code = read() else {
        if terminal_wait_for_input(Self.pastePause), !terminal_input_ended() { continue }
        break
      }
      if code == Int32(NCURSES_PASTE_END) { break }
      if code == KEY_MOUSE {
        var event = MEVENT()
        getmouse(&event)
      }
      if let byte = UInt8(exactly: code), bytes.count < Self.pasteLimit { bytes.append(byte) }
    }
    // A character that the limit cuts through is dropped whole.
    if bytes.count == Self.pasteLimit {
      while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
      if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return .paste(String(text.map { $0 == "\r" || $0 == "\r\n" ? "\n" : $0 }))
  }

  private func mouse() -> TerminalEvent? {
    var report = MEVENT()
    guard getmouse(&report) == OK, let action = Self.action(report.bstate) else { return nil }
    let position = Position(column: Int(report.x), row: Int(report.y))
    var event = MouseEvent(position: position, action: action)
    guard action != .wheelUp, action != .wheelDown else { return .mouse(event) }
    let now = ContinuousClock.now
    if let last = lastPress, last.event == event, now - last.at < Self.doubleClick {
      event.clicks = 2
    }
    lastPress = (event, now)
    return .mouse(event)
  }

  private static func action(_ state: mmask_t) -> MouseEvent.Action? {
    if state & ncurses_left_press() != 0 { return .left }
    if state & ncurses_wheel_up() != 0 { return .wheelUp }
    if state & ncurses_wheel_down() != 0 { return .wheelDown }
    if state & ncurses_middle_press() != 0 { return .middle }
    return state & ncurses_right_press() != 0 ? .right : nil
  }
}
