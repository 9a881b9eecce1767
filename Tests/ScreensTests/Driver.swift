import FSRS
import Practice
import QuestionBank
import TerminalUI
import Typography

@testable import Screens

/// A person at the app: opens it, presses keys, lets time pass, looks at the screen.
struct Driver {
  var app: App
  let history: TestHistory
  var now: WallTime
  var hasQuit = false
  /// All that the app has asked for, in order.
  var effects: [Effect] = []
  /// While true the history does not answer to attempts, retractions and marks; those are in
  /// `waiting`.
  var isHistorySlow = false
  var waiting: [Effect] = []

  /// Monday 23 November 2026, 09:00 UTC.
  static let morning = WallTime(
    instant: Instant(milliseconds: 1_795_424_400_000), offsetMinutes: 0)

  static let day: Int64 = 86_400_000

  init(
    bank: Bank = .sample, history: TestHistory = TestHistory(),
    filter: StudyFilter? = nil, size: Size = Size(columns: 80, rows: 24),
    glyphs: Glyphs = .unicode, keys: KeyTable = .standard, now: WallTime = morning
  ) {
    self.history = history
    self.now = now
    app = App(
      bank: bank, snapshot: self.history.open(on: now.today), filter: filter, size: size,
      glyphs: glyphs, keys: keys, now: now, seed: 42)
  }

  /// Ends without a word, as `kill -9` does, and starts again on the same history.
  mutating func restart(after milliseconds: Int64 = 0) {
    now = now.adding(milliseconds: milliseconds)
    app = App(
      bank: desk.bank, snapshot: history.open(on: now.today), size: app.window.size,
      glyphs: app.window.glyphs, now: now, seed: UInt64(history.attempts.count) + 43)
    hasQuit = false
  }

  mutating func send(_ event: Event) {
    var events = [event][...]
    while let event = events.popFirst() {
      for effect in app.update(event, at: now) {
        effects.append(effect)
        if effect == .quit { hasQuit = true }
        if isHistorySlow, effect.writes {
          waiting.append(effect)
        } else {
          events += history.answer(effect, at: now)
        }
      }
    }
  }

  /// Opens what the program was started for, as its launch does.
  mutating func open(_ opening: App.Opening = .today) {
    for effect in app.open(opening) {
      for event in history.answer(effect, at: now) { send(event) }
    }
  }

  /// The slow history answers at last.
  mutating func answer() {
    isHistorySlow = false
    let asked = waiting
    waiting = []
    for effect in asked {
      for event in history.answer(effect, at: now) { send(event) }
    }
  }

  /// Presses keys: each character is one; `<enter>` and the like name the others.
  mutating func press(_ keys: String) {
    var rest = keys[...]
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">"),
        let key = Self.named[String(rest[rest.index(after: rest.startIndex)..<end])]
      {
        press(key)
        rest = rest[rest.index(after: end)...]
      } else {
        press(.character(first))
        rest.removeFirst()
      }
    }
  }

  mutating func press(_ key: Key) { send(.terminal(.key(key))) }

  mutating func paste(_ text: String) { send(.terminal(.paste(text))) }

  mutating func resize(_ columns: Int, _ rows: Int) {
    send(.terminal(.resize(Size(columns: columns, rows: rows))))
  }

  mutating func click(_ column: Int, _ row: Int) { mouse(.left, column, row) }

  mutating func mouse(
    _ action: MouseEvent.Action, _ column: Int = 5, _ row: Int = 5, clicks: Int = 1
  ) {
    let position = Position(column: column, row: row)
    send(
      .terminal(.mouse(MouseEvent(position: position, action: action, clicks: clicks))))
  }

  /// Clicks on the first place where the screen shows some words; twice is a double click.
  mutating func click(on words: String, times: Int = 1) {
    guard let place = place(of: words) else { return }
    for clicks in 1...times { mouse(.left, place.column, place.row, clicks: clicks) }
  }

  /// The first place where the screen shows some words.
  func place(of words: String) -> Position? {
    for (row, line) in app.view().lines.enumerated() {
      guard let range = line.firstRange(of: words) else { continue }
      return Position(column: DisplayWidth.of(line[..<range.lowerBound]), row: row)
    }
    return nil
  }

  /// The last row of the screen.
  var footer: String { app.view().lines.last ?? "" }

  /// The plan that the app has asked for is worked out.
  mutating func plan() {
    send(.job(.plan, .planned(history.outlook(bank: desk.bank, on: now.today))))
  }

  /// Time passes, and the clock ticks at its end.
  mutating func wait(seconds: Int64) {
    now = now.adding(milliseconds: seconds * 1000)
    send(.terminal(.tick))
  }

  /// The screen's text, one line a row.
  var screen: String { app.view().lines.joined(separator: "\n") }

  /// The line above the footer.
  var notice: String? { app.notice?.text }

  var desk: Desk { app.desk }

  /// The cards without the ids of their attempts, which differ where one was done again.
  var figures: [QuestionID: [Double]] {
    desk.progress.cards.mapValues {
      [
        $0.memory.stability, $0.memory.difficulty, Double($0.attempts), Double($0.passes),
        Double($0.lapses), Double($0.lastDay.ordinal), Double($0.lastAt.milliseconds),
      ]
    }
  }

  /// The question on the screen.
  var question: QuestionID? { practice?.question.id }

  /// What is on the screen, where a question is, or under a note or the help.
  var practice: PracticeRoom? { app.rooms.compactMap { $0 as? PracticeRoom }.last }

  /// Whether something on the screen changes by itself with each second.
  var isClockRunning: Bool { app.millisecondsToTick(at: now.instant) != nil }

  /// Attempts that were asked to be recorded so far.
  var recorded: [Attempt] {
    effects.compactMap { if case .keep(.attempt(let attempt)) = $0 { attempt } else { nil } }
  }

  static let named: [String: Key] = [
    "enter": .enter, "esc": .escape, "tab": .tab, "backspace": .backspace, "up": .up,
    "down": .down, "left": .left, "right": .right, "pgup": .pageUp, "pgdn": .pageDown,
    "home": .home, "end": .end, "c-l": .control("l"), "c-z": .control("z"), "c-c": .control("c"),
    "delete": .delete, "c-left": .wordLeft, "c-right": .wordRight, "c-a": .control("a"),
    "c-e": .control("e"), "c-w": .control("w"), "c-k": .control("k"), "c-d": .control("d"),
    "c-u": .control("u"), "c-p": .control("p"),
  ]
}
