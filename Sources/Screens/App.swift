package import Practice
package import QuestionBank
package import TerminalUI

/// The whole app as a value: what is shown and what it knows. Events change it, effects leave it.
package struct App: Sendable {
  package let bank: Bank
  package let glyphs: Glyphs
  package internal(set) var size: Size
  package internal(set) var now: WallTime
  package internal(set) var progress: Progress { didSet { kept.forgetStandings() } }
  package internal(set) var preferences: Preferences { didSet { kept.forgetStandings() } }
  package internal(set) var filter: StudyFilter {
    didSet { if filter != oldValue { kept.forgetPlan() } }
  }
  package internal(set) var screen: Screen
  /// Help or a chooser over the screen.
  package internal(set) var overlay: Overlay?
  /// One line about what has just happened, until the next key.
  package internal(set) var notice: Notice?
  /// The sitting that goes on, when it is not on the screen.
  package internal(set) var sitting: StudySession?
  /// What can be undone, and what was undone and can be redone, latest last.
  var undoable: [Undoable]
  var redoable: [Undoable]
  /// What of the two is on disk.
  var keptReversals: Reversals?
  /// The settings that were changed, with the values they had, latest last.
  var changedSettings: [SettingChange] = []
  /// Whether a question had been failed in its sitting before an attempt, as far as this process
  /// saw it.
  var relearningBefore: [AttemptID: Bool]
  /// What is being written to the history; keys do nothing until that has succeeded or failed.
  var saving: Saving?
  var ids: AttemptIDs
  var kept = Kept()
  /// The key in the footer that was clicked last.
  var clickedLast: Action?
  /// Where practice that was started from Browse leads back to.
  var browseBehind: BrowseState?
  /// Questions that were set aside without having been asked.
  var setAside: Set<QuestionID> = []

  /// What is behind any overlay.
  package enum Screen: Sendable {
    case today(TodayState)
    case practice(PracticeState)
    case summary(SummaryState)
    case report(ReportState)
    case settings(SettingsState)
    case browse(BrowseState)
  }

  package enum Overlay: Hashable, Sendable {
    case help(HelpState)
    case choosing(Chooser)
    case note(NoteState)
  }

  package struct Notice: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case done, problem }
    package let text: String
    package let kind: Kind
  }

  /// What `u` takes back and `U` does again.
  enum Undoable: Hashable, Sendable {
    case attempt(Attempt)
    case mark(Mark)
    case note(Reversals.NoteChange)
  }

  enum Saving: Hashable, Sendable {
    case attempt, mark, undo, note
    case setting(isUndo: Bool)
    case redo(Undoable)
  }

  /// The app at its start, on Today.
  ///
  /// A filter that is given counts for this run; without one the kept one does. The seed makes
  /// attempt ids and session ids; equal seeds and events give equal ids.
  package init(
    bank: Bank, snapshot: Snapshot, filter: StudyFilter? = nil, size: Size,
    glyphs: Glyphs = .unicode, now: WallTime, seed: UInt64
  ) {
    self.bank = bank
    self.glyphs = glyphs
    self.size = size
    self.now = now
    self.filter = filter ?? snapshot.filter
    progress = snapshot.progress
    preferences = snapshot.preferences
    sitting = snapshot.sitting
    let reversals = snapshot.reversals.flatMap { $0.day == now.today ? $0 : nil }
    keptReversals = reversals
    undoable = (reversals?.notes ?? []).map { .note($0) }
    redoable = Self.redoable(reversals, undone: snapshot.undone)
    relearningBefore = [:]
    ids = AttemptIDs(seed: seed)
    screen = .today(TodayState())
    undoable = undoable(with: snapshot.today)
    prepare()
  }

  package var isSaving: Bool { saving != nil }

  /// The context whose keys are in force.
  package var context: Context {
    switch overlay {
    case .help: .help
    case .choosing: .choosing
    case .note: .noting
    case nil: screenContext
    }
  }

  var screenContext: Context {
    switch screen {
    case .today: .today
    case .practice(let practice):
      switch practice.phase {
      case .asking: .asking
      case .writing: .writing
      case .revealed: .revealed
      }
    case .summary: .summary
    case .report: .report
    case .settings(let settings): settings.field == nil ? .settings : .typingSetting
    case .browse(let browse):
      browse.page != nil ? .question : browse.isFinding ? .finding : .browse
    }
  }

  /// Whether something on the screen changes by itself with each second.
  package var isClockRunning: Bool {
    guard case .practice(let practice) = screen, overlay == nil, isLargeEnough else {
      return false
    }
    return practice.phase != .revealed
  }

  /// The smallest window that the screens are laid out for.
  package static let smallestSize = Size(columns: 40, rows: 12)

  package var isLargeEnough: Bool {
    size.columns >= Self.smallestSize.columns && size.rows >= Self.smallestSize.rows
  }

  package var today: StudyDay { now.today }

  /// The sitting on the screen, or the one that was left.
  var openSession: StudySession? {
    switch screen {
    case .practice(let state): state.sittingToKeep
    case .summary(let state): state.session
    case .today, .report, .settings, .browse: sitting
    }
  }
}

extension App {
  /// Takes in an event and returns what is to be done about it, in order.
  package mutating func update(_ event: Event, at now: WallTime) -> [Effect] {
    let earlier = self.now
    self.now = now
    var effects = earlier.today == now.today ? [] : dayChanged()
    switch event {
    case .terminal(let event): effects += terminal(event, earlier: earlier)
    case .action(let action):
      if !isSaving { notice = nil }
      effects += perform(action)
    case .recorded(let attempt): effects += recorded(attempt) + pageEffects
    case .retracted(let attempt, let card):
      retracted(attempt, card: card)
      effects += pageEffects
    case .marked(let mark): marked(mark)
    case .noted(let note): noted(note)
    case .preferenceKept(let key, let value): effects += preferenceKept(key, value)
    case .answers(let question, let answers): showAnswers(answers, to: question)
    case .loaded(let snapshot): effects += load(snapshot) + pageEffects
    case .tallies(let tallies, let reading): take(tallies, for: reading)
    case .roadmap(let roadmap, let isAwaited): take(roadmap, isAwaited: isAwaited)
    case .questionAttempts(let question, let attempts): showAttempts(attempts, at: question)
    case .edited(let text): effects += edited(text)
    case .failed(let message):
      saving = nil
      notice = Notice(text: message, kind: .problem)
    }
    prepare()
    return effects + reversalsToKeep()
  }

  private mutating func terminal(_ event: TerminalEvent, earlier: WallTime) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .alt(let key): return pressWithAlt(key)
    case .paste(let text): return paste(text)
    case .resize(let size):
      self.size = size
      clampScrolling()
      return []
    case .mouse(let mouse): return preferences.mouse ? take(mouse) : []
    case .resumed:
      // The clock does not count the time away; the last event before it was at most a tick ago.
      if case .practice(var practice) = screen {
        practice.pause(from: earlier.instant, to: now.instant)
        screen = .practice(practice)
      }
      return [.reload, .redraw]
    case .tick: return keepDraft()
    case .endOfInput, .terminate: return leave()
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    guard !isSaving else { return [] }
    notice = nil
    guard isLargeEnough else {
      // A window too small to show what a key does takes only those that leave it.
      switch key {
      case .character("q"), .control("c"): return leave()
      case .control("z"): return [.suspendApp]
      default: return []
      }
    }
    if let action = Keymap.action(for: key, in: context) { return perform(action) }
    if case .help(var help) = overlay {
      help.type(key)
      overlay = .help(help)
    } else if case .note(var note) = overlay {
      _ = note.editor.handle(key, width: writingWidth)
      overlay = .note(note)
    } else if case .settings(var settings) = screen {
      settings.type(key)
      screen = .settings(settings)
    } else if context == .finding, case .browse(var browse) = screen {
      browse.type(key)
      screen = .browse(browse)
    } else if context == .writing, case .practice(var practice) = screen {
      _ = practice.editor.handle(key, width: answerWidth(practice))
      screen = .practice(practice)
    }
    return []
  }

  /// As line editors have it. Of any other key only the Esc counts that a terminal sends before it:
  /// the key must not act as a command on what was being written.
  private mutating func pressWithAlt(_ key: Key) -> [Effect] {
    switch key {
    case .character("b"): press(.wordLeft)
    case .character("f"): press(.wordRight)
    case .backspace: press(.control("w"))
    default: press(.escape)
    }
  }

  /// What is pasted goes into the text that is written, never into keys.
  private mutating func paste(_ text: String) -> [Effect] {
    guard !isSaving, isLargeEnough else { return [] }
    var isWhole = true
    switch (overlay, screen) {
    case (.note(var note), _):
      isWhole = note.editor.paste(text)
      overlay = .note(note)
    case (.help(var help), _):
      for character in text where !character.isNewline { help.type(.character(character)) }
      overlay = .help(help)
      return []
    case (nil, .browse(var browse)) where context == .finding:
      browse.paste(text)
      screen = .browse(browse)
      return []
    case (nil, .settings(var settings)) where settings.field != nil:
      settings.paste(text)
      screen = .settings(settings)
    case (nil, .practice(var practice)) where practice.phase != .revealed:
      practice.phase = .writing
      isWhole = practice.editor.paste(text)
      screen = .practice(practice)
    default: return []
    }
    notice =
      isWhole
      ? nil
      : Notice(
        text: "The end of the paste is left out: a text holds \(TextEditor.limit / 1024) KB.",
        kind: .problem)
    return keepDraft()
  }

  /// The answer as it came back from the person's editor.
  private mutating func edited(_ text: String) -> [Effect] {
    guard case .practice(var practice) = screen, practice.phase != .revealed else { return [] }
    practice.editor = TextEditor(text)
    practice.phase = .asking
    screen = .practice(practice)
    return keepDraft()
  }

  /// Keeps an answer that has changed since it was last kept, so that a crash costs little of it.
  private mutating func keepDraft() -> [Effect] {
    guard case .practice(var practice) = screen, practice.phase != .revealed,
      let question = practice.session.current,
      practice.session.drafts[question] != practice.typedAnswer
    else { return [] }
    practice.session = practice.sittingToKeep
    screen = .practice(practice)
    return [.keepSitting(practice.session)]
  }

  /// Quits, with the sitting and a note that is being written kept as they are.
  mutating func leave() -> [Effect] {
    var effects: [Effect] = []
    if case .note(let state) = overlay, let note = unsavedNote(state) {
      effects.append(.note(note))
    }
    if case .practice(let practice) = screen {
      effects.append(.keepSitting(practice.sittingToKeep))
    }
    return effects + [.quit]
  }

  /// Works out what the next frame shows and what takes longer than drawing it.
  mutating func prepare() {
    let showsPlan =
      switch (overlay, screen) {
      case (.choosing, _), (nil, .today), (nil, .summary): true
      default: false
      }
    if showsPlan, kept.plan == nil {
      kept.standings =
        kept.standings
        ?? Standing.all(of: bank, progress: progress, schedule: preferences.schedule, on: today)
      kept.plan = DayPlan(self)
    }
    prepareLayout()
    if case .browse(let state) = screen { prepare(state) }
    if case .help(let help) = overlay { kept.help = text(of: help) }
    guard overlay == nil, isLargeEnough else { return }
    switch screen {
    case .practice(let state): kept.text = text(of: state)
    case .report(let state): kept.reportText = text(of: state)
    case .today, .summary, .settings, .browse: break
    }
  }
}
