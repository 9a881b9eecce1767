import FSRS
import QuestionBank

extension Desk {
  /// Takes in an entry that is on disk, and says what has come of it.
  package mutating func kept(_ kept: Entry.Kept) -> News {
    defer { saving = nil }
    switch kept.entry {
    case .attempt(let attempt): return recorded(attempt, card: kept.card)
    case .retraction(let attempt): return retracted(attempt, card: kept.card)
    case .mark(let mark): return marked(mark)
    case .note(let note): return noted(note)
    case .preference(let key, let value): return changed(key, to: value)
    case .parameters(let parameters, _, let replaced): return changed(parameters, replaced)
    }
  }

  private mutating func recorded(_ attempt: Attempt, card: Card?) -> News {
    if case .redoing = saving { bringForward(attempt.question) }
    progress.cards[attempt.question] = card
    settle(.attempt(attempt))
    if var session = sitting, session.current == attempt.question {
      relearningBefore[attempt.id] = session.relearning.contains(attempt.question)
      session.grade(attempt.grade)
      goOn(with: session)
    }
    let comesAgain = attempt.session != nil && !attempt.grade.isPass
    return .graded(attempt, back: comesAgain ? nil : card.map(preferences.schedule.dueDay(of:)))
  }

  /// The question stands as before the grade.
  private mutating func retracted(_ attempt: Attempt, card: Card?) -> News {
    progress.cards[attempt.question] = card
    undoable.removeAll { deed in
      if case .attempt(let done) = deed { done.id == attempt.id } else { false }
    }
    redoable.append(.attempt(attempt))
    if let session = openSession, session.id == attempt.session, bank.contains(attempt.question) {
      goOn(
        with: session.undoing(attempt, wasRelearning: wasRelearning(before: attempt, in: session)))
    }
    return .undid(attempt)
  }

  private mutating func marked(_ mark: Mark) -> News {
    if case .redoing = saving, !setAside.contains(mark.question) { bringForward(mark.question) }
    progress.marks.apply(mark)
    guard mark.kind != .starred else { return .starred(mark.isSet) }
    guard mark.isSet else {
      takenBack(mark)
      // What is asked again may belong to today.
      offer = nil
      return .askedAgain(mark.question)
    }
    settle(.mark(mark))
    drop(mark.question)
    return .setAside(mark)
  }

  /// A mark is off again: by an undo, which leads back to its question, or from a list.
  private mutating func takenBack(_ mark: Mark) {
    let undone = undoable.filter { deed in
      guard case .mark(let other) = deed else { return false }
      return other.question == mark.question && other.kind == mark.kind
    }
    undoable.removeAll { undone.contains($0) }
    guard saving == .undoing else { return }
    redoable += undone
    if !setAside.contains(mark.question), let session = openSession {
      goOn(
        with: session.undoing(mark.question, wasRelearning: wasFailed(mark.question, in: session)))
    }
  }

  private mutating func noted(_ note: Note) -> News {
    var change = Reversals.NoteChange(
      question: note.question, before: progress.notes[note.question] ?? "", after: note.text,
      at: note.at)
    progress.keep(note)
    switch saving {
    case .undoing:
      let last = undoable.lastIndex { deed in
        guard case .note(let other) = deed else { return false }
        return other.question == note.question
      }
      if let last { redoable.append(undoable.remove(at: last)) }
      return .noteUndone(note.question)
    case .redoing(.note(let undone)):
      // In the place that it had among what was done.
      change.at = undone.at
      settle(.note(change))
      return .noteRedone(note.question)
    default:
      settle(.note(change))
      return note.text.isEmpty ? .noteRemoved : .noteKept
    }
  }

  private mutating func changed(_ key: Preferences.Key, to value: String) -> News {
    var changed = preferences
    do throws(Preferences.ValueError) {
      try changed.set(key, to: value)
    } catch {
      return .preferenceRefused(error)
    }
    let isUndo = note(.value(key, before: preferences.value(of: key)))
    preferences = changed
    return .preferenceKept(key, isUndo: isUndo)
  }

  private mutating func changed(_ parameters: Parameters, _ replaced: ParameterHistory) -> News {
    let isUndo = note(.fit)
    preferences.parameters = parameters
    self.replaced = replaced
    return .fitted(isUndo: isUndo)
  }

  /// Notes a change of the settings, or that the last one was undone; true for the latter.
  private mutating func note(_ change: SettingChange) -> Bool {
    guard saving == .undoingSetting else {
      changedSettings.append(change)
      return false
    }
    _ = changedSettings.popLast()
    return true
  }

  /// What has been saved was done for the first time, so what was undone before is settled; or it was
  /// done again.
  private mutating func settle(_ done: Deed) {
    if case .redoing(let undone) = saving {
      redoable.removeAll { $0 == undone }
    } else {
      redoable = []
    }
    undoable.append(done)
  }
}
