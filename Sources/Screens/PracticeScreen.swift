import Reports
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

  private mutating func show(_ session: StudySession) {
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
    case (.left, _), (.right, _):
      let most = question(of: state).map { mostSideways(state, $0) } ?? 0
      state.sideways = min(max(0, state.sideways + (action == .right ? 8 : -8)), most)
    case (.confidence(let confidence), .asking): state.confidence = confidence
    case (.hint, .asking):
      let hints = question(of: state)?.hints.count ?? 0
      state.hintsShown = min(state.hintsShown + 1, hints)
      if hints == 0 { notice = Notice(text: "This question has no hints.", kind: .done) }
    case (.write, .asking): state.phase = .writing
    case (.finishWriting, .writing):
      state.phase = .asking
      screen = .practice(state)
      return [.keepSitting(state.sittingToKeep)]
    case (.openEditor, .asking): return [.edit(state.editor.text)]
    case (.reveal, .asking):
      state.phase = .revealed
      state.thinkMilliseconds = state.elapsed(at: now.instant)
      state.offset = 0
      state.sideways = 0
    case (.tick, .revealed): tick(state.cursor, in: &state)
    case (.tickPoint(let index), .revealed):
      state.cursor = index
      tick(index, in: &state)
    case (.switchPane, .revealed): state.pane = state.pane == .points ? .answer : .points
    case (.accept, .revealed):
      return grade(state.rubric.suggestedGrade(confidence: state.confidence), state)
    case (.grade(let grade), .revealed): return self.grade(grade, state)
    case (.skip, .asking), (.skip, .revealed): return skip(state)
    case (.bury, .asking), (.bury, .revealed): return mark(.buried, state)
    case (.suspendQuestion, .asking), (.suspendQuestion, .revealed):
      return mark(.suspended, state)
    case (.star, .asking), (.star, .revealed): return mark(.starred, state)
    case (.undo, _): return undo()
    case (.redo, _): return redo()
    case (.back, _):
      sitting = state.sittingToKeep
      return [.keepSitting(state.sittingToKeep)] + goToToday()
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
    state.cursor = min(max(0, state.cursor + (action == .down ? 1 : -1)), last)
  }

  private func tick(_ index: Int, in state: inout PracticeState) {
    guard state.rubric.keyPoints.indices.contains(index) else { return }
    state.rubric.toggle(state.rubric.keyPoints[index].id)
    state.hasTicked = true
  }

  /// Records the attempt; the screen moves on when it is on disk.
  private mutating func grade(_ grade: Grade, _ state: PracticeState) -> [Effect] {
    guard let question = question(of: state) else { return [] }
    let isSuggested = grade == state.rubric.suggestedGrade(confidence: state.confidence)
    let saysPoints = state.hasTicked || isSuggested
    let attempt = Attempt(
      id: ids.next(at: now.instant), question: question.id, revision: question.revision,
      at: now.instant, offsetMinutes: now.offsetMinutes, grade: grade, kind: .study,
      thinkMilliseconds: state.thinkMilliseconds ?? 0,
      totalMilliseconds: state.elapsed(at: now.instant), confidence: state.confidence,
      points: saysPoints ? state.rubric.tickedInOrder : [],
      score: saysPoints ? state.rubric.score : nil, answer: state.typedAnswer,
      session: state.session.id)
    redoable = []
    isSaving = true
    return [.record(attempt, sitting: sitting(after: attempt, in: state.session))]
  }

  /// The bookmark after an attempt; nil when the sitting is finished with it.
  private func sitting(after attempt: Attempt, in session: StudySession) -> StudySession? {
    var after = session
    if session.current == attempt.question { after.grade(attempt.grade) }
    return after.isFinished ? nil : after
  }

  /// An attempt is on disk: says when the question comes back and goes on.
  mutating func recorded(_ attempt: Attempt) -> [Effect] {
    isSaving = false
    progress.record(attempt, model: preferences.schedule.model)
    undoable.append(.attempt(attempt))
    notice = Notice(text: savedLine(attempt), kind: .done)
    switch screen {
    case .practice(let state) where state.session.current == attempt.question:
      var session = state.session
      session.grade(attempt.grade)
      show(session)
    default:
      if var kept = sitting, kept.current == attempt.question {
        kept.grade(attempt.grade)
        sitting = kept.isFinished ? nil : kept
      }
    }
    return []
  }

  private func savedLine(_ attempt: Attempt) -> String {
    let grade = gradeName(attempt.grade)
    guard let card = progress.cards[attempt.question], attempt.grade.isPass else {
      return "Saved: \(grade). It comes again in this session."
    }
    let due = preferences.schedule.dueDay(of: card)
    return "Saved: \(grade). Back in \(Phrases.interval(days: due.days(since: today))), "
      + "\(Phrases.shortDate(due.date))."
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

  private mutating func mark(_ kind: MarkKind, _ state: PracticeState) -> [Effect] {
    guard let question = question(of: state) else { return [] }
    let isSet = kind == .starred ? !progress.marks.isStarred(question.id) : true
    var after = state.sittingToKeep
    if kind != .starred { after.drop() }
    isSaving = true
    return [
      .mark(
        Mark(
          question: question.id, kind: kind, isSet: isSet,
          until: kind == .buried ? today.adding(days: 1) : nil, at: now.instant),
        sitting: after.isFinished ? nil : after)
    ]
  }

  /// A mark is on disk.
  mutating func marked(_ mark: Mark) {
    isSaving = false
    progress.marks.apply(mark)
    let title = bank[mark.question]?.title ?? mark.question
    if mark.kind == .starred {
      notice = Notice(text: mark.isSet ? "Starred." : "No longer starred.", kind: .done)
      return
    }
    if mark.isSet {
      undoable.append(.mark(mark))
      let what = mark.kind == .buried ? "Buried until tomorrow" : "Suspended, not asked again"
      notice = Notice(text: "\(what): \(title). u undoes it.", kind: .done)
      if case .practice(let state) = screen, state.session.current == mark.question {
        var session = state.sittingToKeep
        session.drop()
        show(session)
      }
    } else {
      undoable.removeAll { entry in
        guard case .mark(let other) = entry else { return false }
        return other.question == mark.question && other.kind == mark.kind
      }
      notice = Notice(text: "Asked again: \(title).", kind: .done)
      putBack(mark.question, wasRelearning: false)
    }
  }

  /// Asks a question of the sitting again, at once where the sitting is on the screen.
  mutating func putBack(_ question: QuestionID, wasRelearning: Bool) {
    switch screen {
    case .practice(let state):
      var session = state.sittingToKeep
      session.undo(question, wasRelearning: wasRelearning)
      show(session)
    case .summary(let state):
      var session = state.session
      session.undo(question, wasRelearning: wasRelearning)
      show(session)
    case .today, .report:
      sitting?.undo(question, wasRelearning: wasRelearning)
    }
  }
}
