import FSRS
import QuestionBank

extension Desk {
  /// Takes back the last thing that was done to the history today; nil where nothing was.
  package mutating func undo() -> Entry? {
    guard let last = undoable.last else { return nil }
    saving = .undoing
    switch last {
    case .attempt(let attempt): return .retraction(attempt)
    case .mark(let mark):
      // Of two marks the later one counts, even where the clock was set back in between.
      return .mark(
        Mark(question: mark.question, kind: mark.kind, isSet: false, at: max(now.instant, mark.at)))
    case .note(let change):
      return .note(Note(question: change.question, text: change.before, at: now.instant))
    }
  }

  /// Does again what was taken back last; nil where nothing was.
  package mutating func redo() -> Entry? {
    guard let undone = redoable.last else { return nil }
    saving = .redoing(undone)
    switch undone {
    case .attempt(let attempt):
      // A retracted id stays retracted, so the attempt comes back under an id of its own.
      return .attempt(
        Attempt(
          id: ids.next(at: now.instant), question: attempt.question, revision: attempt.revision,
          at: attempt.at, offsetMinutes: attempt.offsetMinutes, day: attempt.day,
          grade: attempt.grade, kind: attempt.kind, thinkMilliseconds: attempt.thinkMilliseconds,
          totalMilliseconds: attempt.totalMilliseconds, confidence: attempt.confidence,
          points: attempt.points, score: attempt.score, answer: attempt.answer,
          session: attempt.session))
    case .mark(let mark):
      return .mark(
        Mark(
          question: mark.question, kind: mark.kind, isSet: true, until: mark.until,
          at: max(now.instant, mark.at)))
    case .note(let change):
      return .note(Note(question: change.question, text: change.after, at: now.instant))
    }
  }

  /// What was taken back, the last at the end: as it was kept, attempts by what the log says.
  static func redoable(_ reversals: Reversals?, undone attempts: [Attempt]) -> [Deed] {
    var rest = attempts
    let kept = (reversals?.undone ?? []).compactMap { entry -> Deed? in
      switch entry {
      case .attempt(let id):
        rest.firstIndex { $0.id == id }.map { .attempt(rest.remove(at: $0)) }
      case .mark(let mark): .mark(mark)
      case .note(let change): .note(change)
      }
    }
    return rest.map { .attempt($0) } + kept
  }

  /// What the log of attempts does not tell of undoing and redoing; nil where that is nothing.
  var reversals: Reversals? {
    let notes = undoable.compactMap { deed in
      if case .note(let change) = deed { change } else { nil }
    }
    let undone = redoable.map { deed -> Reversals.Undone in
      switch deed {
      case .attempt(let attempt): .attempt(attempt.id)
      case .mark(let mark): .mark(mark)
      case .note(let change): .note(change)
      }
    }
    let isInLog = undone.allSatisfy { if case .attempt = $0 { true } else { false } }
    return notes.isEmpty && isInLog ? nil : Reversals(day: today, notes: notes, undone: undone)
  }

  /// What can be undone, given today's attempts: those, the open sitting's from before 04:00, the
  /// questions that were buried or suspended today, and the notes.
  func undoable(with attempts: [Attempt]) -> [Deed] {
    let open = openSession?.id
    let earlier = undoable.filter { deed in
      switch deed {
      case .attempt(let attempt): deed.isAttempt(of: open) && attempt.day < today
      case .mark: false
      case .note: true
      }
    }
    let marks = progress.marks.inForce.filter {
      $0.kind != .starred && StudyDay(of: $0.at, offsetMinutes: now.offsetMinutes) == today
    }
    let all = earlier + attempts.map { .attempt($0) } + marks.map { .mark($0) }
    return all.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
  }

  /// Whether a question had been failed in a sitting before an attempt.
  func wasRelearning(before attempt: Attempt, in session: StudySession) -> Bool {
    relearningBefore[attempt.id]
      ?? wasFailed(attempt.question, in: session, leavingOut: attempt.id)
  }

  /// Whether the last attempt at a question since a sitting began, one left out, failed.
  func wasFailed(
    _ question: QuestionID, in session: StudySession, leavingOut id: AttemptID? = nil
  ) -> Bool {
    for case .attempt(let earlier) in undoable.reversed()
    where earlier.id != id && earlier.question == question && earlier.session == session.id
      && earlier.day >= session.day
    {
      return !earlier.grade.isPass
    }
    return false
  }
}

extension Desk.Deed {
  /// Whether it is an attempt made in a sitting.
  func isAttempt(of session: SessionID?) -> Bool {
    guard case .attempt(let attempt) = self, let session else { return false }
    return attempt.session == session
  }

  /// Whether it can be taken back on the next day: an open sitting's attempt, or a note.
  func outlivesTheDay(in session: SessionID?) -> Bool {
    if case .note = self { return true }
    return isAttempt(of: session)
  }

  /// When it was done.
  fileprivate var at: Instant {
    switch self {
    case .attempt(let attempt): attempt.at
    case .mark(let mark): mark.at
    case .note(let change): change.at
    }
  }
}

extension StudySession {
  /// The sitting with an attempt taken back, and the answer that was typed a draft again.
  func undoing(_ attempt: Attempt, wasRelearning: Bool) -> StudySession {
    var session = undoing(attempt.question, wasRelearning: wasRelearning)
    session.drafts[attempt.question] = attempt.answer
    return session
  }

  func undoing(_ question: QuestionID, wasRelearning: Bool) -> StudySession {
    var session = self
    session.undo(question, wasRelearning: wasRelearning)
    return session
  }
}
