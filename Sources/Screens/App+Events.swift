package import Practice
import QuestionBank
import TerminalUI

extension App {
  /// Takes in an event and returns what is to be done about it, in order.
  package mutating func update(_ event: Event, at now: WallTime) -> [Effect] {
    let earlier = desk.now
    var effects: [Effect] = desk.look(at: now) ? [.reload] : []
    switch event {
    case .terminal(let event): effects += take(event, earlier: earlier.instant)
    case .action(let action):
      guard !desk.isSaving else { break }
      notice = nil
      effects += perform(action)
    case .kept(let kept): effects += take(kept)
    case .loaded(let snapshot): effects += load(snapshot)
    case .stale: effects += apply([.start(.cards)])
    case .job(let job, let report): effects += take(report, of: job)
    case .read(let readout):
      for place in rooms.indices where place < rooms.count {
        effects += apply(rooms[place].hear(readout, scene))
      }
    case .edited(let text):
      guard var practice = room as? PracticeRoom else { break }
      practice.take(edited: text, scene)
      rooms[rooms.count - 1] = practice
      effects += keepUnkept()
    case .told(let message): say(message)
    case .bankRead(let bank):
      desk.take(bank)
      effects += refresh()
    case .failed(let message): failed(message)
    case .finished: effects += finished()
    }
    // Bookmarks first: what reads the history again is to find them there.
    let bookmarks = finish()
    return bookmarks + effects
  }

  private mutating func take(_ event: TerminalEvent, earlier: Instant) -> [Effect] {
    switch event {
    case .key(let key): return press(key)
    case .alt(let key): return pressWithAlt(key)
    case .paste(let text): return paste(text)
    case .resize(let size):
      window.size = size
      return []
    case .mouse(let mouse): return desk.preferences.mouse ? take(mouse) : []
    case .resumed:
      // The clock does not count the time away; the last event before it was at most a tick ago.
      for place in rooms.indices {
        rooms[place].stopClock(from: earlier, to: desk.now.instant)
      }
      return [.reload, .redraw]
    case .tick: return keepUnkept()
    case .endOfInput, .terminate: return leave(isForced: true)
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    guard !desk.isSaving else { return [] }
    notice = nil
    guard window.isLargeEnough else {
      // A window too small to show what a key does takes only those that leave it.
      switch key {
      case .character("q"), .control("c"): return leave(isForced: true)
      case .control("z"): return [.suspendApp]
      default: return []
      }
    }
    if let action = keys.action(for: key, in: context) {
      // Who has given the key another meaning knows that.
      let change =
        action == KeyTable.standard.action(for: key, in: context)
        ? Keymap.change(of: key, in: context) : nil
      let effects = perform(action)
      if let change, desk.learns(change.name) { say(change.words) }
      return effects
    }
    leaving = nil
    return apply(rooms[rooms.count - 1].type(key, scene))
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
    guard !desk.isSaving, window.isLargeEnough else { return [] }
    leaving = nil
    switch rooms[rooms.count - 1].paste(text, scene) {
    case .refused: return []
    case .taken: notice = nil
    case .cut:
      complain("The end of the paste is left out: a text holds \(TextEditor.limit / 1024) KB.")
    }
    return keepUnkept()
  }

  /// Keeps what was begun and has changed since it was last kept, so that a crash costs little of it.
  private mutating func keepUnkept() -> [Effect] {
    rooms.flatMap { $0.unkept(atEnd: false, scene) }.reduce(into: []) { $0 += apply([$1]) }
  }

  private mutating func load(_ snapshot: Snapshot) -> [Effect] {
    let hadMouse = desk.preferences.mouse
    let practice = rooms.compactMap { $0 as? PracticeRoom }.last
    let isUnread = practice?.isUnread(at: desk.now.instant) ?? false
    if let place = rooms.firstIndex(where: { $0 is WaitingRoom }),
      let waiting = rooms[place] as? WaitingRoom
    {
      // The start, at last: the desk is laid with all that the history holds.
      rooms.removeSubrange(place...)
      desk = Desk(
        bank: desk.bank, snapshot: snapshot, filter: waiting.filter, now: desk.now,
        seed: waiting.seed)
      let mouse: [Effect] = desk.preferences.mouse ? [] : [.setMouse(false)]
      return mouse + enter(waiting.opening)
    }
    desk.load(snapshot, isUnread: isUnread)
    let mouse = desk.preferences.mouse
    return (hadMouse == mouse ? [] : [.setMouse(mouse)]) + takeSeat() + refresh()
  }

  private mutating func take(_ kept: Entry.Kept) -> [Effect] {
    let news = desk.kept(kept)
    tell(news)
    var effects: [Effect] = []
    switch news {
    // Another copy may have written in between.
    case .graded(let attempt, _):
      effects = takeSeatOrLeave() + refresh() + askWhatHelps(attempt.question) + [.readChanges]
    case .undid(let attempt): effects = takeSeat(undoing: attempt) + refresh()
    case .setAside, .askedAgain: effects = takeSeatOrLeave()
    case .noteKept, .noteRemoved, .noteUndone, .noteRedone:
      if room is NoteRoom { effects = close() }
    case .preferenceKept(let key, _):
      if var settings = room as? SettingsRoom {
        let isDone = settings.show(key)
        rooms[rooms.count - 1] = settings
        if isDone { effects = close() }
      }
      switch key {
      case .mouse: effects += [.setMouse(desk.preferences.mouse)]
      // The cards are what another model makes of the same attempts.
      case .parameters: effects += [.reload]
      default: break
      }
    case .fitted(let isUndo): effects = (isUndo ? [] : showFit()) + [.reload]
    case .starred, .preferenceRefused: break
    }
    return effects
  }

  /// Asks what would help with a question that was missed again and again; what is asked next waits below
  /// with its clock at its start.
  private mutating func askWhatHelps(_ question: QuestionID) -> [Effect] {
    guard desk.isSeated, let card = desk.progress.cards[question], card.isStubborn,
      var practice = room as? PracticeRoom
    else { return [] }
    practice.isCovered = true
    rooms[rooms.count - 1] = practice
    return apply([.open(MissedRoom(question: question, misses: card.misses))])
  }

  /// The room that shows is told that the history has changed.
  private mutating func refresh() -> [Effect] {
    apply(rooms[rooms.count - 1].refresh(scene))
  }
}
