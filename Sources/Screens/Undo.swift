import FSRS
import Practice
import QuestionBank

extension App {
  /// Takes back the last thing that was done to the history today.
  mutating func undo() -> [Effect] {
    guard let last = undoable.last else {
      notice = Notice(text: "Nothing to undo today.", kind: .done)
      return []
    }
    isSaving = true
    switch last {
    case .attempt(let attempt):
      return [.retract(attempt, sitting: sitting(undoing: attempt))]
    case .mark(let mark):
      let back = Mark(question: mark.question, kind: mark.kind, isSet: false, at: now.instant)
      return [.mark(back, sitting: openSession?.undoing(mark.question))]
    }
  }

  /// Records again what was taken back last.
  mutating func redo() -> [Effect] {
    guard let undone = redoable.popLast() else {
      notice = Notice(text: "Nothing to redo.", kind: .done)
      return []
    }
    // A retracted id stays retracted, so the attempt comes back under an id of its own.
    let again = Attempt(
      id: ids.next(at: now.instant), question: undone.question, revision: undone.revision,
      at: undone.at, offsetMinutes: undone.offsetMinutes, day: undone.day, grade: undone.grade,
      kind: undone.kind, thinkMilliseconds: undone.thinkMilliseconds,
      totalMilliseconds: undone.totalMilliseconds, confidence: undone.confidence,
      points: undone.points, score: undone.score, answer: undone.answer,
      session: undone.session)
    var after = openSession
    if after?.current == again.question { after?.grade(again.grade) }
    isSaving = true
    return [.record(again, sitting: after.flatMap { $0.isFinished ? nil : $0 })]
  }

  /// An attempt has been taken back on disk: the question stands as before the grade.
  mutating func retracted(_ attempt: Attempt, card: Card?) {
    isSaving = false
    progress.cards[attempt.question] = card
    let wasRelearning = wasRelearning(before: attempt)
    undoable.removeAll { $0 == .attempt(attempt) }
    redoable.append(attempt)
    let title = bank[attempt.question]?.title ?? attempt.question
    notice = Notice(text: "Undid \(gradeName(attempt.grade)): \(title).", kind: .done)
    guard let session = openSession, session.id == attempt.session,
      let question = bank[attempt.question]
    else { return }
    let restored = session.undoing(attempt.question, wasRelearning: wasRelearning)
    sitting = restored
    switch screen {
    case .practice, .summary:
      screen = .practice(
        PracticeState(session: restored, question: question, undoing: attempt, now: now.instant))
    case .today, .report: break
    }
  }

  /// The sitting that an undo would lead back to, as its bookmark.
  private func sitting(undoing attempt: Attempt) -> StudySession? {
    guard let session = openSession else { return nil }
    guard session.id == attempt.session else { return session.isFinished ? nil : session }
    return session.undoing(attempt.question, wasRelearning: wasRelearning(before: attempt))
  }

  /// The sitting on the screen, or the one that was left.
  private var openSession: StudySession? {
    switch screen {
    case .practice(let state): state.sittingToKeep
    case .summary(let state): state.session
    case .today, .report: sitting
    }
  }

  /// Whether the question had been failed in the same sitting before an attempt.
  private func wasRelearning(before attempt: Attempt) -> Bool {
    for case .attempt(let earlier) in undoable.reversed()
    where earlier.id != attempt.id && earlier.question == attempt.question
      && earlier.session == attempt.session
    {
      return earlier.grade == .again
    }
    return false
  }
}

extension StudySession {
  func undoing(_ question: QuestionID, wasRelearning: Bool = false) -> StudySession {
    var session = self
    session.undo(question, wasRelearning: wasRelearning)
    return session
  }
}
