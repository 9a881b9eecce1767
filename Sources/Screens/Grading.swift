import FSRS
import Practice
import QuestionBank
import Reports

extension App {
  /// Records the attempt; the screen moves on when it is on disk.
  mutating func grade(_ grade: Grade, _ state: PracticeState) -> [Effect] {
    guard let question = question(of: state) else { return [] }
    let isSuggested = grade == state.rubric.suggestedGrade(confidence: state.confidence)
    let saysPoints = state.hasTicked || isSuggested
    let attempt = Attempt(
      id: ids.next(at: now.instant), question: question.id, revision: question.revision,
      at: now.instant, offsetMinutes: now.offsetMinutes, grade: grade, kind: .study,
      thinkMilliseconds: state.thinkMilliseconds ?? 0,
      totalMilliseconds: max(state.elapsed(at: now.instant), state.thinkMilliseconds ?? 0),
      confidence: state.confidence, points: saysPoints ? state.rubric.tickedInOrder : [],
      score: saysPoints ? state.rubric.score : nil, answer: state.typedAnswer,
      session: state.session.id)
    saving = .attempt
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
    // An attempt that is not later than the last one, done again or after the clock was set back, belongs
    // before it: only the whole log tells what they add up to.
    let isLate = progress.cards[attempt.question].map { $0.lastAt >= attempt.at } ?? false
    if case .redo = saving { bringForward(attempt.question) }
    progress.record(attempt, model: preferences.schedule.model)
    settle(.attempt(attempt))
    notice = Notice(text: savedLine(attempt), kind: .done)
    switch screen {
    case .practice(let state) where state.session.current == attempt.question:
      var session = state.session
      relearningBefore[attempt.id] = session.relearning.contains(attempt.question)
      session.grade(attempt.grade)
      show(session)
    default:
      if var kept = sitting, kept.current == attempt.question {
        kept.grade(attempt.grade)
        sitting = kept.isFinished ? nil : kept
      }
    }
    return isLate ? [.reload] : []
  }

  /// Has a question asked now that a sitting has further back, as after a question was skipped.
  private mutating func bringForward(_ question: QuestionID) {
    switch screen {
    case .practice(let state) where state.session.current != question:
      let session = state.sittingToKeep.asking(question)
      if session.current == question { show(session) }
    case .practice: break
    default: sitting = sitting?.asking(question)
    }
  }

  private func savedLine(_ attempt: Attempt) -> String {
    let grade = gradeName(attempt.grade)
    guard let card = progress.cards[attempt.question], attempt.grade.isPass else {
      return "Saved: \(grade). It comes again shortly."
    }
    let due = preferences.schedule.dueDay(of: card)
    return "Saved: \(grade). Back in \(Phrases.interval(days: due.days(since: today))), "
      + "\(Phrases.shortDate(due.date))."
  }

  mutating func mark(_ kind: MarkKind, _ state: PracticeState) -> [Effect] {
    guard let question = question(of: state) else { return [] }
    let isSet = kind == .starred ? !progress.marks.isStarred(question.id) : true
    var after = state.sittingToKeep
    if kind != .starred {
      after.drop()
      setAside.remove(question.id)
    }
    saving = .mark
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
    if case .redo = saving, !setAside.contains(mark.question) { bringForward(mark.question) }
    progress.marks.apply(mark)
    let title = bank[mark.question]?.title ?? mark.question
    if mark.kind == .starred {
      saving = nil
      notice = Notice(text: mark.isSet ? "Starred." : "No longer starred.", kind: .done)
    } else if mark.isSet {
      settle(.mark(mark))
      let what = mark.kind == .buried ? "Buried until tomorrow" : "Suspended, u undoes it"
      notice = Notice(text: "\(what): \(title)".asSentence, kind: .done)
      if case .practice(let state) = screen, state.session.current == mark.question {
        var session = state.sittingToKeep
        session.drop()
        show(session)
      } else if var kept = sitting, kept.current == mark.question {
        kept.drop()
        sitting = kept.isFinished ? nil : kept
      }
    } else {
      takenBack(mark)
      notice = Notice(text: "Asked again: \(title)".asSentence, kind: .done)
    }
  }

  /// A mark is off again: by an undo, which leads back to its question, or from the list.
  private mutating func takenBack(_ mark: Mark) {
    let isUndo = saving == .undo
    saving = nil
    let undone = undoable.filter { entry in
      guard case .mark(let other) = entry else { return false }
      return other.question == mark.question && other.kind == mark.kind
    }
    undoable.removeAll { undone.contains($0) }
    guard isUndo else { return }
    redoable += undone
    if !setAside.contains(mark.question) { putBack(mark.question) }
  }
}

extension String {
  /// With a full stop, where a title at the end brings no mark of its own.
  var asSentence: String { last.map("?!…".contains) == true ? self : self + "." }
}
