package import FSRS
package import QuestionBank

/// What a desk wants on disk before it goes on.
package enum Entry: Hashable, Sendable {
  case attempt(Attempt)
  /// Takes an attempt back.
  case retraction(Attempt)
  case mark(Mark)
  /// Takes the note back where its text is empty.
  case note(Note)
  case preference(Preferences.Key, value: String)
  /// Takes a fit's parameters over, or those that it had replaced, with what has been replaced by then;
  /// nothing where others are in force than those that they are for.
  case parameters(Parameters, insteadOf: Parameters, replaced: ParameterHistory)

  /// An entry as it is on disk.
  package struct Kept: Hashable, Sendable {
    package let entry: Entry
    /// Of an attempt or a retraction, what the question's attempts add up to now.
    package let card: Card?

    package init(_ entry: Entry, card: Card? = nil) {
      self.entry = entry
      self.card = card
    }
  }
}

/// What is kept beside the log so that a later start goes on from here. It may follow after a frame.
package enum Bookmark: Hashable, Sendable {
  /// The sitting that is not finished, if there is one.
  case sitting(StudySession?)
  /// What a day was narrowed to.
  case filter(StudyFilter, on: StudyDay)
  case reversals(Reversals?)
  /// What today holds.
  case offer(DayOffer?)
  /// How the person answers.
  case habits(Habits?)
  /// What the plan leads to.
  case outlook(PlanOutlook?)
  /// The changes of the app that the person knows of.
  case knownChanges([String])
}

/// What has come of an entry that was kept, for a person to be told.
package enum News: Hashable, Sendable {
  /// The day on which the question comes back; nil where it comes again in the sitting.
  case graded(Attempt, back: StudyDay?)
  case undid(Attempt)
  case starred(Bool)
  /// A question was buried or suspended.
  case setAside(Mark)
  /// A question is no longer buried or suspended.
  case askedAgain(QuestionID)
  case noteKept
  case noteRemoved
  case noteUndone(QuestionID)
  case noteRedone(QuestionID)
  case preferenceKept(Preferences.Key, isUndo: Bool)
  /// A fit was taken over, or taken back.
  case fitted(isUndo: Bool)
  /// A setting does not fit, as where another version has kept it.
  case preferenceRefused(Preferences.ValueError)
}
