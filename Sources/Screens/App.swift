package import Practice
package import QuestionBank
package import TerminalUI

/// The whole app as a value: what is shown and what it knows. Events change it, effects leave it.
package struct App: Sendable {
  package let bank: Bank
  package let glyphs: Glyphs
  package internal(set) var size: Size
  package internal(set) var now: WallTime
  package internal(set) var progress: Progress
  package internal(set) var preferences: Preferences
  package internal(set) var filter: StudyFilter
  package internal(set) var screen: Screen
  /// Help or a chooser over the screen.
  package internal(set) var overlay: Overlay?
  /// One line about what has just happened, until the next key.
  package internal(set) var notice: Notice?
  /// The sitting that goes on, when it is not on the screen.
  package internal(set) var sitting: StudySession?
  /// Today's attempts that can be undone, and those undone that can be redone, latest last.
  var undoable: [Undoable]
  var redoable: [Attempt]
  /// True while an effect that changes the history is under way: keys wait.
  package internal(set) var isSaving = false
  var ids: AttemptIDs

  /// What is behind any overlay.
  package enum Screen: Sendable {
    case today(TodayState)
    case practice(PracticeState)
    case summary(SummaryState)
    case report(ReportState)
  }

  package enum Overlay: Hashable, Sendable {
    case help(offset: Int)
    case choosing(Chooser)
  }

  package struct Notice: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case done, problem }
    package let text: String
    package let kind: Kind
  }

  /// What `u` takes back.
  enum Undoable: Hashable, Sendable {
    case attempt(Attempt)
    case mark(Mark)
  }

  /// The app at its start, on Today.
  ///
  /// The seed makes attempt ids and session ids; equal seeds and events give equal ids.
  package init(
    bank: Bank, snapshot: Snapshot, filter: StudyFilter = StudyFilter(), size: Size,
    glyphs: Glyphs = .unicode, now: WallTime, seed: UInt64
  ) {
    self.bank = bank
    self.glyphs = glyphs
    self.size = size
    self.now = now
    self.filter = filter
    progress = snapshot.progress
    preferences = snapshot.preferences
    sitting = snapshot.sitting
    undoable = snapshot.today.map { .attempt($0) }
    redoable = []
    ids = AttemptIDs(seed: seed)
    screen = .today(TodayState())
  }

  /// The context whose keys are in force.
  package var context: Context {
    switch overlay {
    case .help: return .help
    case .choosing: return .choosing
    case nil: break
    }
    switch screen {
    case .today: return .today
    case .practice(let practice):
      switch practice.phase {
      case .asking: return .asking
      case .writing: return .writing
      case .revealed: return .revealed
      }
    case .summary: return .summary
    case .report: return .report
    }
  }

  /// Whether something on the screen changes by itself with each second.
  package var isClockRunning: Bool {
    guard case .practice = screen, overlay == nil, isLargeEnough else { return false }
    return true
  }

  /// The smallest window that the screens are laid out for.
  package static let smallestSize = Size(columns: 40, rows: 12)

  package var isLargeEnough: Bool {
    size.columns >= Self.smallestSize.columns && size.rows >= Self.smallestSize.rows
  }

  package var today: StudyDay { now.today }

  package var overview: Overview {
    Overview(
      bank: bank, progress: progress, preferences: preferences, filter: filter, on: today)
  }

  /// Takes in an event and returns what is to be done about it, in order.
  package mutating func update(_ event: Event, at now: WallTime) -> [Effect] {
    let earlier = self.now
    self.now = now
    var effects = earlier.today == now.today ? [] : dayChanged()
    switch event {
    case .terminal(let event): effects += terminal(event, earlier: earlier)
    case .action(let action):
      notice = nil
      effects += perform(action)
    case .recorded(let attempt): effects += recorded(attempt)
    case .retracted(let attempt, let card): retracted(attempt, card: card)
    case .marked(let mark): marked(mark)
    case .loaded(let snapshot): load(snapshot)
    case .attempts(let attempts): showReport(attempts)
    case .edited(let text): edited(text)
    case .failed(let message):
      isSaving = false
      notice = Notice(text: message, kind: .problem)
    }
    return effects
  }

  private mutating func terminal(_ event: TerminalEvent, earlier: WallTime) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .paste(let text):
      guard case .practice(var practice) = screen, overlay == nil else { return [] }
      if practice.phase == .asking { practice.phase = .writing }
      guard practice.phase == .writing else { return [] }
      practice.editor.paste(text)
      screen = .practice(practice)
      return []
    case .resize(let size):
      self.size = size
      clampScrolling()
      return []
    case .mouse(let mouse): return preferences.mouse ? click(mouse) : []
    case .resumed:
      // The clock does not count the time away; the last event before it was at most a tick ago.
      if case .practice(var practice) = screen {
        practice.pause(from: earlier.instant, to: now.instant)
        screen = .practice(practice)
      }
      return [.reload, .redraw]
    case .tick: return []
    case .endOfInput, .terminate: return leave()
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    guard !isSaving else { return [] }
    notice = nil
    // A window too small to show what a key does takes only the keys that leave it.
    guard isLargeEnough || [.character("q"), .control("c"), .control("z")].contains(key) else {
      return []
    }
    if let action = Keymap.action(for: key, in: context) { return perform(action) }
    if context == .writing, case .practice(var practice) = screen {
      _ = practice.editor.handle(key, width: answerWidth)
      screen = .practice(practice)
    }
    return []
  }

  /// Quits, with the sitting kept as it is.
  mutating func leave() -> [Effect] {
    keepSitting() + [.quit]
  }

  /// The effect that keeps the sitting on the screen, if there is one.
  func keepSitting() -> [Effect] {
    guard case .practice(let practice) = screen else { return [] }
    return [.keepSitting(practice.sittingToKeep)]
  }

  private mutating func dayChanged() -> [Effect] {
    undoable = []
    redoable = []
    return [.reload]
  }

  private mutating func load(_ snapshot: Snapshot) {
    progress = snapshot.progress
    preferences = snapshot.preferences
    undoable = snapshot.today.map { .attempt($0) }
    if case .practice = screen { return }
    sitting = snapshot.sitting
  }

  private mutating func edited(_ text: String) {
    guard case .practice(var practice) = screen, practice.phase != .revealed else { return }
    practice.editor = TextEditor(text)
    practice.phase = .asking
    screen = .practice(practice)
  }
}
