import Practice
import QuestionBank
import TerminalUI

extension App {
  /// Carries out an action where it has a meaning; elsewhere it does nothing.
  mutating func perform(_ action: Action) -> [Effect] {
    guard !desk.isSaving else { return [] }
    if action != .quit { leaving = nil }
    switch action {
    case .quit: return leave()
    case .redraw: return [.redraw]
    case .suspendApp: return [.suspendApp]
    case .help:
      return context.takesText ? [] : apply([.open(HelpRoom(over: context))])
    default: return apply(rooms[rooms.count - 1].update(action, scene))
    }
  }

  /// Does what a room asks for, in order.
  mutating func apply(_ requests: [Request]) -> [Effect] {
    var effects: [Effect] = []
    for request in requests { effects += apply(request) }
    return effects
  }

  private mutating func apply(_ request: Request) -> [Effect] {
    switch request {
    case .open(let room): return open(room)
    case .turnInto(let room):
      rooms.removeLast()
      return open(room)
    case .close: return close()
    case .perform(let action): return perform(action)
    case .go(let context, let action): return go(to: context, action)
    case .chosen(let part):
      guard rooms.count > 1 else { return [] }
      return apply(rooms[rooms.count - 2].choose(part, scene))
    case .begin(let questions): desk.begin(with: questions)
    case .proceed: desk.proceed()
    case .practise(let questions):
      // A summary below would be taken for the seat.
      if !(room is SummaryRoom) { rooms.removeAll { $0 is SummaryRoom } }
      desk.practise(questions)
    case .rise: desk.rise()
    case .leaveSitting: leaveSitting()
    case .draft(let text): desk.draft(text)
    case .pause(let milliseconds): desk.pause(after: milliseconds)
    case .skip:
      let skipped = desk.asked
      guard desk.skip() else {
        say("This is the last question of the session.")
        break
      }
      say("Put at the end: \(skipped.map(scene.title(of:)) ?? "").")
    case .filter(let filter): desk.filter = filter
    case .grade(let answer): return keep(desk.grade(answer))
    case .mark(let kind, let question, let isSet):
      return keep(desk.mark(kind, question, isSet: isSet))
    case .note(let text, let question):
      guard let entry = desk.note(text, on: question) else {
        return room is NoteRoom ? close() : []
      }
      return keep(entry)
    case .undo: return keep(desk.undo(), orSay: "Nothing to undo today.")
    case .redo: return keep(desk.redo(), orSay: "Nothing to redo.")
    case .undoSetting: return keep(desk.undoSetting(), orSay: "No setting to undo.")
    case .set(let key, let value):
      do throws(Preferences.ValueError) {
        return keep(try desk.set(key, typed: value))
      } catch {
        complain(error.message)
      }
    case .start(let job):
      guard jobs[job] == nil else { return [] }
      jobs[job] = 0
      return [.start(job)]
    case .giveUp(let job): return jobs[job] == nil ? [] : [.giveUp(job)]
    case .say(let text): say(text)
    case .complain(let text): complain(text)
    case .effect(let effect): return [effect]
    }
    return takeSeat()
  }

  private mutating func keep(_ entry: Entry?, orSay text: String? = nil) -> [Effect] {
    guard let entry else {
      if let text { say(text) }
      return []
    }
    return [.keep(entry)]
  }

  private mutating func open(_ room: any Room) -> [Effect] {
    rooms.append(room)
    return apply(rooms[rooms.count - 1].appear(scene))
  }

  /// Leaves the room that shows for the one below.
  mutating func close() -> [Effect] {
    guard rooms.count > 1 else { return [] }
    // The help leaves what is below it as it was.
    guard !(rooms.removeLast() is HelpRoom) else { return [] }
    return apply(rooms[rooms.count - 1].appear(scene))
  }

  /// Leaves the question that was asked aside, when it is done, for where it was chosen; else as ``takeSeat(undoing:)``.
  mutating func takeSeatOrLeave() -> [Effect] {
    desk.isSeated || !(room is PracticeRoom) ? takeSeat() : close()
  }

  /// Has the room of the sitting show what the desk asks now, or what has come of it.
  /// Of an attempt that has just been taken back, the question stands as before the grade.
  mutating func takeSeat(undoing attempt: Attempt? = nil) -> [Effect] {
    guard desk.isSeated else { return [] }
    let seat = rooms.lastIndex { $0 is PracticeRoom || $0 is SummaryRoom }
    let next: any Room
    if let session = desk.finished {
      if let seat, (rooms[seat] as? SummaryRoom)?.session == session { return [] }
      next = SummaryRoom(session: session)
    } else {
      guard let question = desk.asked.flatMap({ desk.bank[$0] }) else { return [] }
      if let seat, (rooms[seat] as? PracticeRoom)?.turn == desk.turn { return [] }
      if let attempt, attempt.question == question.id {
        next = PracticeRoom(question, undoing: attempt, at: desk)
      } else {
        next = PracticeRoom(question, at: desk)
      }
    }
    guard let seat else { return open(next) }
    rooms[seat] = next
    return []
  }
}
