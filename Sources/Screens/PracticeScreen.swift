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
    while let id = session.current, bank[id] == nil { session.drop() }
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
    case (.write, .asking): state.phase = .writing
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
    case (.tickPoint(let index), .revealed): tick(index, in: &state)
    // Points out of sight are shown before one is ticked.
    case (.tick, .revealed), (.switchPane, .revealed):
      state.pane = state.pane == .points ? .answer : .points
    case (.accept, .revealed):
      return grade(state.rubric.suggestedGrade(confidence: state.confidence), state)
    case (.grade(let grade), .revealed): return self.grade(grade, state)
    case (.skip, .asking), (.skip, .revealed): return skip(state)
    case (.bury, .asking), (.bury, .revealed): return mark(.buried, state)
    case (.suspendQuestion, .asking), (.suspendQuestion, .revealed):
      return mark(.suspended, state)
    case (.star, .asking), (.star, .revealed): return mark(.starred, state)
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
    let last = state.rubric.keyPoints.count - 1
    state.cursor = max(0, min(state.cursor + (action == .down ? 1 : -1), last))
  }

  private mutating func showHint(_ state: inout PracticeState) {
    guard state.hintsShown < state.hintCount else {
      notice = Notice(
        text: state.hintCount == 0 ? "This question has no hints." : "There is no further hint.",
        kind: .done)
      return
    }
    state.hintsShown += 1
    // The hint stands last, so the end comes into sight.
    scrollText(&state, by: .bottom)
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
    case .today, .report, .browse: sitting = restored
    }
  }
}
