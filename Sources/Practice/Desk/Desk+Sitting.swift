package import QuestionBank

extension Desk {
  /// What is left of today's questions; where minutes are given, what is worth most in so many, whatever
  /// has been done today.
  package func queue(minutes: Int? = nil) -> StudyQueue {
    guard let minutes else {
      return offerOfToday.rest(
        of: bank, progress: progress, repeats: repeats, time: habits.time)
    }
    return makeOffer(basis, minutes: minutes).rest(of: bank, progress: progress)
  }

  /// What was not known today and comes once more in the sitting that was left.
  var repeats: [QuestionID] {
    guard let sitting, sitting.day == today else { return [] }
    return sitting.upcoming.filter(sitting.relearning.contains)
  }

  /// What is worth most in some minutes beyond the day.
  func queueBeyond(minutes: Int) -> StudyQueue {
    makeOffer(basis, minutes: minutes, isBeyond: true).rest(of: bank, progress: progress)
  }

  /// What today's plan is made for.
  package var basis: PlanBasis { PlanBasis(preferences, filter: filter, on: today) }

  /// What the plan is made for: the goal, whatever today is narrowed to.
  package var goalBasis: PlanBasis { PlanBasis(preferences, on: today) }

  /// What the plan leads to, where that was worked out for the goal as it stands today.
  package var currentOutlook: PlanOutlook? {
    outlook.flatMap { $0.basis == goalBasis ? $0 : nil }
  }

  /// All attempts that count.
  package var attemptCount: Int { progress.cards.values.reduce(0) { $0 + $1.attempts } }

  /// Takes in what the plan leads to, unless it has become another plan meanwhile.
  package mutating func take(_ outlook: PlanOutlook) {
    if outlook.basis == goalBasis { self.outlook = outlook }
  }

  /// What today holds: as it was chosen first, or, where something else is practised by now, what fits into
  /// the time that is left.
  package var offerOfToday: DayOffer {
    let basis = basis
    return offer.flatMap { $0.basis == basis ? $0 : nil } ?? makeOffer(basis)
  }

  private func makeOffer(
    _ basis: PlanBasis, minutes: Int? = nil, isBeyond: Bool = false
  ) -> DayOffer {
    DayOffer(
      basis, bank: bank, progress: progress, schedule: preferences.schedule, habits: habits,
      opened: openedEarlier, minutes: minutes, isBeyond: isBeyond)
  }

  /// The question that was open when a sitting of an earlier day was left: with it that sitting goes on.
  private var openedEarlier: QuestionID? {
    guard let sitting, sitting.day < today, let question = sitting.current,
      progress.cards[question].map({ $0.lastDay < today }) ?? true
    else { return nil }
    return question
  }

  /// Fixes what today holds, where that is not done yet for what is practised now.
  package mutating func settleOffer() {
    guard offer?.basis != basis else { return }
    offer = offerOfToday
  }

  /// Sits down to some questions. Answers begun in the sitting that was left are taken over.
  package mutating func begin(with questions: [QuestionID]) {
    var session = StudySession(
      id: ids.next(at: now.instant), day: today, filter: filter, questions: questions)
    session.drafts = openSession?.drafts ?? [:]
    session.pause = openSession?.pause
    sit(session)
  }

  /// Goes on with the sitting that was left; on another day with that day's queue.
  package mutating func proceed() {
    guard let sitting else { return }
    if sitting.day == today { filter = sitting.filter }
    sit(resumed(sitting))
  }

  /// The sitting that was left, as it would go on now; nil where nothing of it is left to ask.
  package var sittingToProceed: StudySession? {
    guard let sitting, sitting.upcoming.contains(where: bank.contains) else { return nil }
    let rest = resumed(sitting)
    return rest.isFinished ? nil : rest
  }

  private func resumed(_ sitting: StudySession) -> StudySession {
    sitting.resumed(
      on: today, queue: sitting.day == today ? [] : queue().ids, progress: progress, bank: bank)
  }

  /// Asks questions now, beside the sitting that was left, which then goes on where it was.
  package mutating func practise(_ questions: [QuestionID]) {
    sit(
      StudySession(
        id: ids.next(at: now.instant), day: today, filter: filter, questions: questions,
        beside: sitting, at: now.instant))
  }

  /// Gets up from the sitting, or from its summary; what is left of it can be gone on with.
  package mutating func rise() {
    isSeated = false
    finished = nil
    sitting = sitting?.left
  }

  /// Drops what is left of the sitting that was left; what was graded in it stays.
  package mutating func dropSitting() {
    guard !isSeated else { return }
    (sitting, finished) = (nil, nil)
  }

  /// Keeps the answer begun to the question that is asked; nil where there is none.
  package mutating func draft(_ text: String?) {
    guard isSeated, let question = sitting?.current else { return }
    sitting?.drafts[question] = text
  }

  /// Stops the clock of the question that is asked after it has run for some time; nil lets it go on.
  package mutating func pause(after milliseconds: Int?) {
    guard isSeated, let question = sitting?.current else { return }
    sitting?.pause = milliseconds.map { .init(question: question, milliseconds: $0) }
  }

  /// Puts the question that is asked at the end; false where it is the last one.
  package mutating func skip() -> Bool {
    guard let sitting, sitting.upcoming.count > 1 else { return false }
    var session = sitting
    session.skip()
    goOn(with: session)
    return true
  }

  /// The attempts of a sitting that still count, in order.
  package func attempts(of session: StudySession) -> [Attempt] {
    undoable.compactMap {
      guard case .attempt(let attempt) = $0, attempt.session == session.id else { return nil }
      return attempt
    }
  }

  private mutating func sit(_ session: StudySession) {
    isSeated = true
    goOn(with: session)
  }

  /// The sitting as it stands now, without questions that the bank does not have.
  mutating func goOn(with session: StudySession) {
    var session = session
    while let id = session.current, !bank.contains(id) { session.drop() }
    turn += 1
    guard session.isFinished else {
      // What is taken back of one question asked aside, which was left when it was done, leads to it again.
      if finished?.id == session.id, session.isOneAside { isSeated = true }
      (sitting, finished) = (session, nil)
      return
    }
    sitting = session.afterwards
    finished = session
    if session.isOneAside { isSeated = false }
  }

  /// Has a question of the sitting asked now, as after it was skipped.
  mutating func bringForward(_ question: QuestionID) {
    sitting = sitting?.asking(question)
  }

  /// Whether a question was, or is to be, asked in the sitting that the person is at.
  func isToBeAsked(_ question: QuestionID) -> Bool {
    sitting?.current == question || isSeated && sitting?.upcoming.contains(question) == true
  }

  /// A question of the sitting is not asked any more in it. One to come in a sitting that was left stays
  /// there: who goes on with it is not asked what is set aside.
  mutating func drop(_ question: QuestionID) {
    guard var session = sitting, isToBeAsked(question) else { return }
    let isAsked = session.current == question
    session.drop(question)
    if isAsked { goOn(with: session) } else { sitting = session }
  }
}
