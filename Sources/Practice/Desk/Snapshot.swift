package import QuestionBank

/// What a desk is laid with: what the history holds, read at once.
package struct Snapshot: Sendable {
  package var progress: Progress
  package var preferences: Preferences
  /// Today's attempts, none retracted, in order of time.
  package var today: [Attempt]
  /// Today's attempts that were taken back and can be had again, the one taken back last at the end.
  package var undone: [Attempt]
  /// The sitting that was not finished.
  package var sitting: StudySession?
  /// What the person narrowed today to.
  package var filter: StudyFilter
  /// What can be undone and redone beside attempts.
  package var reversals: Reversals?
  /// The parameters that fits have replaced.
  package var replaced: ParameterHistory
  /// What today holds, as it was chosen first.
  package var offer: DayOffer?
  /// How the person answers, as it was measured last.
  package var habits: Habits?
  /// The latest attempts that count, in order of time, where habits are still to be measured on this day.
  package var recent: [Attempt]
  /// What the plan leads to, as it was worked out last.
  package var outlook: PlanOutlook?
  /// The changes of the app that the person knows of; nil in a file of before they were noted.
  package var knownChanges: [String]?

  package init(
    progress: Progress = Progress(), preferences: Preferences = Preferences(),
    today: [Attempt] = [], undone: [Attempt] = [], sitting: StudySession? = nil,
    filter: StudyFilter = StudyFilter(), reversals: Reversals? = nil,
    replaced: ParameterHistory = ParameterHistory(), offer: DayOffer? = nil,
    outlook: PlanOutlook? = nil, habits: Habits? = nil, recent: [Attempt] = [],
    knownChanges: [String]? = nil
  ) {
    self.progress = progress
    self.preferences = preferences
    self.today = today
    self.undone = undone
    self.sitting = sitting
    self.filter = filter
    self.reversals = reversals
    self.replaced = replaced
    self.offer = offer
    self.outlook = outlook
    self.habits = habits
    self.recent = recent
    self.knownChanges = knownChanges
  }

  /// How the person answers, measured where that is not done on this day yet.
  package func habits(of bank: Bank, on day: StudyDay) -> Habits {
    if let habits, habits.day == day { return habits }
    return Habits(
      attempts: recent, cards: progress.cards, bank: bank, model: preferences.schedule.model,
      on: day)
  }
}
