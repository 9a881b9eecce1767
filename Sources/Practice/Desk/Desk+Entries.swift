package import FSRS
package import QuestionBank

extension Desk {
  /// What a person did with the question that is asked.
  package struct Answer: Hashable, Sendable {
    package var grade: Grade
    /// The key points as they were ticked.
    package var rubric: Rubric
    /// Whether any was ticked or unticked.
    package var hasTicked: Bool
    package var confidence: Confidence?
    /// Milliseconds from the prompt to the reveal, and to the grade.
    package var thinkMilliseconds: Int
    package var totalMilliseconds: Int
    /// The answer as it was typed.
    package var text: String?

    package init(
      grade: Grade, rubric: Rubric, hasTicked: Bool, confidence: Confidence? = nil,
      thinkMilliseconds: Int, totalMilliseconds: Int, text: String? = nil
    ) {
      self.grade = grade
      self.rubric = rubric
      self.hasTicked = hasTicked
      self.confidence = confidence
      self.thinkMilliseconds = thinkMilliseconds
      self.totalMilliseconds = totalMilliseconds
      self.text = text
    }

    /// Whether it says anything of the key points: they were gone through, or speak for the grade.
    fileprivate var saysPoints: Bool {
      hasTicked || grade == rubric.suggestion(confidence: confidence).grade
    }
  }

  /// Grades the question that is asked.
  package mutating func grade(_ answer: Answer) -> Entry? {
    guard let session = sitting, let question = session.current.flatMap({ bank[$0] }) else {
      return nil
    }
    saving = .doing
    let (at, day) = moment(after: question.id)
    return .attempt(
      Attempt(
        id: ids.next(at: now.instant), question: question.id, revision: question.revision,
        at: at, offsetMinutes: now.offsetMinutes, day: day, grade: answer.grade, kind: .study,
        thinkMilliseconds: answer.thinkMilliseconds,
        totalMilliseconds: max(answer.totalMilliseconds, answer.thinkMilliseconds),
        confidence: answer.confidence,
        points: answer.saysPoints ? answer.rubric.tickedInOrder : [],
        score: answer.saysPoints ? answer.rubric.score : nil, answer: answer.text,
        session: session.id))
  }

  /// Records a grade for a question that was answered elsewhere.
  package mutating func grade(_ question: Question, _ grade: Grade) -> Entry {
    saving = .doing
    let (at, day) = moment(after: question.id)
    return .attempt(
      Attempt(
        id: ids.next(at: now.instant), question: question.id, revision: question.revision,
        at: at, offsetMinutes: now.offsetMinutes, day: day, grade: grade, kind: .manual))
  }

  /// Now, or just after the last attempt at a question, where the clock has been set back since: what
  /// is answered now is answered after it.
  private func moment(after question: QuestionID) -> (Instant, StudyDay) {
    guard let last = progress.cards[question], last.lastAt >= now.instant else {
      return (now.instant, today)
    }
    return (last.lastAt.adding(milliseconds: 1), max(today, last.lastDay))
  }

  /// Sets a mark on a question, or takes it back; without a word which, the other of what it is.
  package mutating func mark(
    _ kind: MarkKind, _ question: QuestionID, isSet: Bool? = nil
  ) -> Entry {
    let isSet = isSet ?? !isMarked(kind, question)
    // An undo of this leads back to no question that was asked before.
    if !isSeated { finished = nil }
    if kind != .starred, isSet {
      if isToBeAsked(question) {
        setAside.remove(question)
      } else {
        setAside.insert(question)
      }
    }
    saving = .doing
    return .mark(
      Mark(
        question: question, kind: kind, isSet: isSet,
        until: kind == .buried && isSet ? today.adding(days: 1) : nil, at: now.instant))
  }

  private func isMarked(_ kind: MarkKind, _ question: QuestionID) -> Bool {
    switch kind {
    case .starred: progress.marks.isStarred(question)
    case .suspended: progress.marks.isSuspended(question)
    case .buried: progress.marks.isBuried(question, on: today)
    }
  }

  /// Keeps what was written on a question; nil where that is what is on disk.
  package mutating func note(_ text: String, on question: QuestionID) -> Entry? {
    guard text != progress.notes[question] ?? "" else { return nil }
    saving = .doing
    return .note(Note(question: question, text: text, at: now.instant))
  }

  /// Changes a setting to a value as a person types it today.
  package mutating func set(
    _ key: Preferences.Key, typed value: String
  ) throws(Preferences.ValueError) -> Entry {
    var changed = preferences
    try changed.set(key, typed: value, on: today)
    saving = .doing
    return .preference(key, value: changed.value(of: key))
  }

  /// Gives the setting that was changed last its value of before; nil where none was.
  package mutating func undoSetting() -> Entry? {
    while let last = changedSettings.last {
      switch last {
      case .value(let key, let value):
        saving = .undoingSetting
        return .preference(key, value: value)
      case .fit:
        if let entry = undoFit() { return entry }
        // Somebody has set other parameters since.
        changedSettings.removeLast()
      }
    }
    return nil
  }

  /// Takes a fit over, where it is worth that and of the parameters in use; else nil.
  package mutating func adopt(_ proposal: ParameterProposal) -> Entry? {
    guard proposal.isBetter, proposal.old == preferences.parameters else { return nil }
    var replaced = replaced
    replaced.add(
      .init(at: now.instant, old: proposal.old, new: proposal.fit.parameters),
      attempts: proposal.attempts)
    saving = .doing
    return .parameters(
      proposal.fit.parameters, insteadOf: proposal.old, replaced: replaced)
  }

  /// Takes a fit over that nobody asked for, or only notes that it was tried; nil where the parameters in
  /// use are others by now.
  ///
  /// It is taken over unless it is known to foresee worse. Who asks for a fit (``adopt(_:)``) is told of
  /// something better, and wants that shown; the fit that comes by itself is to keep up with the answers,
  /// and with few of them the prior's share of it is worth more than what a trial can tell.
  ///
  /// - Parameters:
  ///   - proposal: the fit.
  ///   - attempts: after how many it was due.
  /// - Returns: what is to be kept.
  package mutating func adopt(_ proposal: ParameterProposal, unaskedAfter attempts: Int) -> Entry? {
    guard proposal.old == preferences.parameters else { return nil }
    var replaced = replaced
    saving = .doing
    guard !proposal.trial.isWorse, proposal.fit.parameters != proposal.old else {
      replaced.reject(attempts: attempts)
      return .parameters(proposal.old, insteadOf: proposal.old, replaced: replaced)
    }
    replaced.add(
      .init(at: now.instant, old: proposal.old, new: proposal.fit.parameters), attempts: attempts)
    return .parameters(
      proposal.fit.parameters, insteadOf: proposal.old, replaced: replaced)
  }

  /// Goes back to the parameters before the last fit; nil where those in use come from none.
  package mutating func undoFit() -> Entry? {
    guard replaced.fit(of: preferences.parameters) != nil else { return nil }
    var replaced = replaced
    let old = replaced.undo() ?? .default
    saving = .undoingSetting
    return .parameters(old, insteadOf: preferences.parameters, replaced: replaced)
  }

  /// An entry could not be put on disk; all is as before.
  package mutating func failed() { saving = nil }
}
