import FSRS
import Practice
import QuestionBank

extension App.Undoable {
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

extension App {
  /// What was taken back, the last at the end: as it was kept, attempts by what the log says.
  static func redoable(_ reversals: Reversals?, undone attempts: [Attempt]) -> [Undoable] {
    var rest = attempts
    let kept = (reversals?.undone ?? []).compactMap { entry -> Undoable? in
      switch entry {
      case .attempt(let id):
        rest.firstIndex { $0.id == id }.map { .attempt(rest.remove(at: $0)) }
      case .mark(let mark): .mark(mark)
      case .note(let change): .note(change)
      }
    }
    return rest.map { .attempt($0) } + kept
  }

  /// Keeps what the log of attempts does not tell of undoing and redoing, where that has changed.
  mutating func reversalsToKeep() -> [Effect] {
    let notes = undoable.compactMap { entry in
      if case .note(let change) = entry { change } else { nil }
    }
    let undone = redoable.map { entry -> Reversals.Undone in
      switch entry {
      case .attempt(let attempt): .attempt(attempt.id)
      case .mark(let mark): .mark(mark)
      case .note(let change): .note(change)
      }
    }
    let isInLog = undone.allSatisfy { if case .attempt = $0 { true } else { false } }
    let reversals =
      notes.isEmpty && isInLog ? nil : Reversals(day: today, notes: notes, undone: undone)
    guard reversals != keptReversals else { return [] }
    keptReversals = reversals
    return [.keepReversals(reversals)]
  }

  /// What can be undone, given today's attempts: those, the open sitting's from before 04:00, the
  /// questions that were buried or suspended today, and the notes.
  func undoable(with attempts: [Attempt]) -> [Undoable] {
    let open = openSession?.id
    let earlier = undoable.filter { entry in
      switch entry {
      case .attempt(let attempt): entry.isAttempt(of: open) && attempt.day < today
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

  /// Takes back the last thing that was done to the history today.
  mutating func undo() -> [Effect] {
    guard let last = undoable.last else {
      notice = Notice(text: "Nothing to undo today.", kind: .done)
      return []
    }
    saving = .undo
    switch last {
    case .attempt(let attempt):
      return [.retract(attempt, sitting: sitting(undoing: attempt))]
    case .mark(let mark):
      // Of two marks the later one counts, even where the clock was set back in between.
      let back = Mark(
        question: mark.question, kind: mark.kind, isSet: false, at: max(now.instant, mark.at))
      let session = openSession.map { session in
        setAside.contains(mark.question)
          ? session
          : session.undoing(mark.question, wasRelearning: wasFailed(mark.question, in: session))
      }
      return [.mark(back, sitting: session)]
    case .note(let change):
      return [.note(Note(question: change.question, text: change.before, at: now.instant))]
    }
  }

  /// Does again what was taken back last.
  mutating func redo() -> [Effect] {
    guard let undone = redoable.last else {
      notice = Notice(text: "Nothing to redo.", kind: .done)
      return []
    }
    saving = .redo(undone)
    var after = openSession
    switch undone {
    case .attempt(let attempt):
      // A retracted id stays retracted, so the attempt comes back under an id of its own.
      let again = Attempt(
        id: ids.next(at: now.instant), question: attempt.question, revision: attempt.revision,
        at: attempt.at, offsetMinutes: attempt.offsetMinutes, day: attempt.day,
        grade: attempt.grade, kind: attempt.kind, thinkMilliseconds: attempt.thinkMilliseconds,
        totalMilliseconds: attempt.totalMilliseconds, confidence: attempt.confidence,
        points: attempt.points, score: attempt.score, answer: attempt.answer,
        session: attempt.session)
      after = after?.asking(again.question)
      if after?.current == again.question { after?.grade(again.grade) }
      return [.record(again, sitting: after.flatMap { $0.isFinished ? nil : $0 })]
    case .mark(let mark):
      let again = Mark(
        question: mark.question, kind: mark.kind, isSet: true, until: mark.until,
        at: max(now.instant, mark.at))
      if !setAside.contains(mark.question) { after = after?.asking(mark.question) }
      if after?.current == mark.question { after?.drop() }
      return [.mark(again, sitting: after.flatMap { $0.isFinished ? nil : $0 })]
    case .note(let change):
      return [.note(Note(question: change.question, text: change.after, at: now.instant))]
    }
  }

  /// What has been saved was done for the first time, so what was undone before is settled; or it
  /// was done again.
  mutating func settle(_ done: Undoable) {
    if case .redo(let undone) = saving {
      redoable.removeAll { $0 == undone }
    } else {
      redoable = []
    }
    saving = nil
    undoable.append(done)
  }

  /// An attempt has been taken back on disk: the question stands as before the grade.
  mutating func retracted(_ attempt: Attempt, card: Card?) {
    saving = nil
    progress.cards[attempt.question] = card
    undoable.removeAll { $0 == .attempt(attempt) }
    redoable.append(.attempt(attempt))
    let title = bank[attempt.question]?.title ?? attempt.question
    notice = Notice(
      text: "Undid \(gradeName(attempt.grade)): \(title)".asSentence, kind: .done)
    guard let session = openSession, session.id == attempt.session,
      let question = bank[attempt.question]
    else { return }
    let restored = session.undoing(
      attempt, wasRelearning: wasRelearning(before: attempt, in: session))
    sitting = restored
    switch screen {
    case .practice, .summary:
      screen = .practice(
        PracticeState(session: restored, question: question, undoing: attempt, now: now.instant))
    case .today, .report, .settings, .browse: break
    }
  }

  /// The sitting that an undo would lead back to, as its bookmark.
  private func sitting(undoing attempt: Attempt) -> StudySession? {
    guard let session = openSession else { return nil }
    guard session.id == attempt.session else { return session.isFinished ? nil : session }
    return session.undoing(
      attempt, wasRelearning: wasRelearning(before: attempt, in: session))
  }

  /// Whether a question had been failed in a sitting before an attempt.
  private func wasRelearning(before attempt: Attempt, in session: StudySession) -> Bool {
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

extension StudySession {
  /// The sitting with an attempt taken back, and the answer that was typed a draft again.
  fileprivate func undoing(_ attempt: Attempt, wasRelearning: Bool) -> StudySession {
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
