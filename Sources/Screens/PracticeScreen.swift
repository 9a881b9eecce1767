import FSRS
import Practice
import QuestionBank
import TerminalUI

extension App {
  /// The question that a sitting asks now.
  func question(of state: PracticeState) -> Question? {
    state.session.current.flatMap { bank[$0] }
  }

  /// Shows a sitting's current question, or its summary when it has none left.
  mutating func ask(_ session: StudySession) -> [Effect] {
    show(session)
    return [.keepSitting(session.isFinished ? nil : session)]
  }

  mutating func show(_ session: StudySession) {
    var session = session
    while let id = session.current, !bank.contains(id) { session.drop() }
    guard let id = session.current, let question = bank[id] else {
      sitting = nil
      screen = .summary(SummaryState(session: session))
      return
    }
    sitting = session
    screen = .practice(PracticeState(session: session, question: question, now: now.instant))
  }

  mutating func performPractice(_ action: Action, _ state: PracticeState) -> [Effect] {
    var state = state
    switch (action, state.phase) {
    case (.up, _), (.down, _), (.pageUp, _), (.pageDown, _), (.top, _), (.bottom, _):
      move(&state, by: action)
    case (.left, _): state.sideways = max(0, state.sideways - 8)
    case (.right, _): state.sideways = min(state.sideways + 8, mostSideways(state))
    case (.confidence(let confidence), .asking): state.confidence = confidence
    case (.hint, .asking): showHint(&state)
    case (.showNote, .asking): showNote(&state)
    case (.write, .asking): state.phase = .writing
    case (.edit(let command), .writing): state.editor.perform(command)
    case (.earlierAnswer, .writing), (.laterAnswer, .writing):
      let isEarlier = action == .earlierAnswer
      guard state.editor.handle(isEarlier ? .up : .down, width: answerWidth(state)) else {
        return recall(by: isEarlier ? 1 : -1, state)
      }
    case (.earlierAnswer, .asking): return recall(by: 1, state)
    case (.laterAnswer, .asking): return recall(by: -1, state)
    case (.finishWriting, .writing):
      state.phase = .asking
      state.session = state.sittingToKeep
      screen = .practice(state)
      return [.keepSitting(state.session)]
    case (.openEditor, .asking): return [.edit(state.editor.text)]
    case (.reveal, .asking):
      state.phase = .revealed
      state.thinkMilliseconds = state.elapsed(at: now.instant)
      state.offset = 0
      state.sideways = 0
      // Where only one of them fits, the answer comes first.
      if showsOnePane { state.pane = .answer }
    case (.tick, .revealed) where showsPoints(state):
      tick(state.cursor, in: &state)
    case (.tickPoint(let index), .revealed):
      if showsPoints(state) { state.pane = .points }
      tick(index, in: &state)
    // Points out of sight are shown before one is ticked.
    case (.tick, .revealed), (.switchPane, .revealed):
      state.pane = state.pane == .points ? .answer : .points
    case (.followUp, .revealed): showFollowUp(&state)
    case (.accept, .revealed):
      return grade(state.rubric.suggestedGrade(confidence: state.confidence), state)
    case (.grade(let grade), .revealed): return self.grade(grade, state)
    case (.skip, .asking), (.skip, .revealed): return skip(state)
    case (.bury, .asking), (.bury, .revealed): return mark(.buried, state)
    case (.suspendQuestion, .asking), (.suspendQuestion, .revealed):
      return mark(.suspended, state)
    case (.star, .asking), (.star, .revealed): return mark(.starred, state)
    case (.note, .asking), (.note, .revealed): return openNote(state)
    case (.removeNote, .asking), (.removeNote, .revealed): return removeNote(state)
    case (.undo, .asking), (.undo, .revealed): return undo()
    case (.redo, .asking), (.redo, .revealed): return redo()
    case (.back, _):
      sitting = state.sittingToKeep
      return [.keepSitting(state.sittingToKeep)] + leavePractice()
    default: return []
    }
    screen = .practice(state)
    return []
  }

  private func move(_ state: inout PracticeState, by action: Action) {
    guard state.phase == .revealed, state.pane == .points, [.up, .down].contains(action) else {
      scrollText(&state, by: action)
      return
    }
    state.movePoint(by: action == .down ? 1 : -1)
  }

  private mutating func showHint(_ state: inout PracticeState) {
    guard state.hintsShown < state.hintCount else {
      notice = Notice(
        text: state.hintCount == 0 ? "This question has no hints." : "There is no further hint.",
        kind: .done)
      return
    }
    state.hintsShown += 1
    bringIntoSight(.hint, &state)
  }

  private mutating func showNote(_ state: inout PracticeState) {
    guard note(of: state) != nil else {
      notice = Notice(text: "There is no note on this question; n writes one.", kind: .done)
      return
    }
    state.showsNote.toggle()
    scrollText(&state, by: .redraw)
    if state.showsNote { bringIntoSight(.note, &state) }
  }

  /// The next follow-up question, or the answer to the one that was asked.
  private mutating func showFollowUp(_ state: inout PracticeState) {
    guard state.followUpsShown < state.followUpCount * 2 else {
      notice = Notice(
        text: state.followUpCount == 0
          ? "This question has no follow-ups." : "There is no further follow-up.", kind: .done)
      return
    }
    state.followUpsShown += 1
    if showsOnePane { state.pane = .answer }
    bringIntoSight(.followUp, &state)
  }

  private func tick(_ index: Int, in state: inout PracticeState) {
    guard state.rubric.keyPoints.indices.contains(index) else { return }
    state.cursor = index
    state.rubric.toggle(state.rubric.keyPoints[index].id)
    state.hasTicked = true
  }

  private mutating func skip(_ state: PracticeState) -> [Effect] {
    guard state.session.upcoming.count > 1 else {
      notice = Notice(text: "This is the last question of the session.", kind: .done)
      return []
    }
    var session = state.sittingToKeep
    session.skip()
    return ask(session)
  }

  /// Asks a question of the sitting again, at once where the sitting is on the screen.
  mutating func putBack(_ question: QuestionID) {
    guard let session = openSession else { return }
    let restored = session.undoing(question, wasRelearning: wasFailed(question, in: session))
    switch screen {
    case .practice, .summary: show(restored)
    case .today, .report, .settings, .browse: sitting = restored
    }
  }
}
