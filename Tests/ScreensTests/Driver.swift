import FSRS
import Practice
import QuestionBank
import Screens
import TerminalUI

/// A history in memory that answers effects as the real one does.
struct MemoryHistory {
  var attempts: [Attempt] = []
  var retracted: Set<AttemptID> = []
  var marks = Marks()
  var sitting: StudySession?
  var preferences = Preferences()
  /// What the next write fails with, once.
  var failure: String?

  var counted: [Attempt] {
    attempts.filter { !retracted.contains($0.id) }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  func snapshot(on day: StudyDay) -> Snapshot {
    Snapshot(
      progress: Progress(
        cards: Card.fold(counted, model: preferences.schedule.model), marks: marks),
      preferences: preferences, today: counted.filter { $0.day == day }, sitting: sitting)
  }

  mutating func answer(_ effect: Effect, on day: StudyDay) -> Event? {
    if let failure, effect.writes {
      self.failure = nil
      return .failed(failure)
    }
    switch effect {
    case .record(let attempt, let sitting):
      attempts.append(attempt)
      self.sitting = sitting
      return .recorded(attempt)
    case .retract(let attempt, let sitting):
      retracted.insert(attempt.id)
      self.sitting = sitting
      let rest = counted.filter { $0.question == attempt.question }
      return .retracted(
        attempt, card: Card.fold(rest, model: preferences.schedule.model)[attempt.question])
    case .mark(let mark, let sitting):
      marks.apply(mark)
      self.sitting = sitting
      return .marked(mark)
    case .keepSitting(let sitting):
      self.sitting = sitting
      return nil
    case .reload: return .loaded(snapshot(on: day))
    case .readAttempts: return .attempts(counted)
    case .edit(let text): return .edited(text + "edited")
    case .redraw, .suspendApp, .quit: return nil
    }
  }
}

extension Effect {
  fileprivate var writes: Bool {
    switch self {
    case .record, .retract, .mark: true
    default: false
    }
  }
}

/// A person at the app: opens it, presses keys, lets time pass, looks at the screen.
struct Driver {
  var app: App
  var history: MemoryHistory
  var now: WallTime
  var hasQuit = false
  var effects: [Effect] = []

  /// Monday 23 November 2026, 09:00 UTC.
  static let morning = WallTime(
    instant: Instant(milliseconds: 1_795_424_400_000), offsetMinutes: 0)

  init(
    bank: Bank = .sample, history: MemoryHistory = MemoryHistory(),
    size: Size = Size(columns: 80, rows: 24), glyphs: Glyphs = .unicode, now: WallTime = morning
  ) {
    self.history = history
    self.now = now
    app = App(
      bank: bank, snapshot: history.snapshot(on: now.today), size: size, glyphs: glyphs, now: now,
      seed: 42)
  }

  /// Quits without a word, as `kill -9` does, and starts again on the same history.
  mutating func restart(after milliseconds: Int64 = 0) {
    now = now.adding(milliseconds: milliseconds)
    app = App(
      bank: app.bank, snapshot: history.snapshot(on: now.today), size: app.size,
      glyphs: app.glyphs, now: now, seed: UInt64(history.attempts.count) + 43)
  }

  mutating func send(_ event: Event) {
    var events = [event]
    while !events.isEmpty {
      for effect in app.update(events.removeFirst(), at: now) {
        effects.append(effect)
        if effect == .quit { hasQuit = true }
        if let answer = history.answer(effect, on: now.today) { events.append(answer) }
      }
    }
  }

  /// Presses keys: each character is one; `<enter>` and the like name the others.
  mutating func press(_ keys: String) {
    var rest = keys[...]
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">") {
        if let key = Self.named[String(rest[rest.index(after: rest.startIndex)..<end])] {
          send(.terminal(.key(key)))
        }
        rest = rest[rest.index(after: end)...]
      } else {
        send(.terminal(.key(.character(first))))
        rest.removeFirst()
      }
    }
  }

  mutating func wait(seconds: Int64) {
    now = now.adding(milliseconds: seconds * 1000)
    send(.terminal(.tick))
  }

  mutating func resize(_ columns: Int, _ rows: Int) {
    send(.terminal(.resize(Size(columns: columns, rows: rows))))
  }

  /// The screen's text, one line a row.
  var screen: String { app.view().lines.joined(separator: "\n") }

  private static let named: [String: Key] = [
    "enter": .enter, "esc": .escape, "tab": .tab, "backspace": .backspace, "up": .up,
    "down": .down, "left": .left, "right": .right, "pgup": .pageUp, "pgdn": .pageDown,
    "home": .home, "end": .end, "c-l": .control("l"), "c-z": .control("z"), "c-c": .control("c"),
    "c-d": .control("d"), "c-u": .control("u"),
  ]
}
