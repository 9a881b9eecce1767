package import QuestionBank

/// The ledger at which a person practises: where they stand, the sitting that goes on, what can be
/// undone, what is being saved.
///
/// Whoever works at it (the app, `edgewise grade`, a test) asks it for an ``Entry``, puts that on disk
/// and tells it so with ``kept(_:)``. It is a pure value: the time, the history and the seed come in.
package struct Desk: Sendable {
  package private(set) var bank: Bank { didSet { revision += 1 } }
  package internal(set) var now: WallTime
  package internal(set) var progress: Progress { didSet { revision += 1 } }
  package internal(set) var preferences: Preferences { didSet { revision += 1 } }
  /// What today is narrowed to; empty for all that belongs to the goal.
  package var filter: StudyFilter {
    didSet { if filter != oldValue { revision += 1 } }
  }
  /// What today holds, as it was chosen; nil, or another day's or part's, where that is still to be done.
  package internal(set) var offer: DayOffer? { didSet { revision += 1 } }
  /// How the person answers, as of today.
  package internal(set) var habits: Habits
  /// What the plan leads to, as it was worked out last.
  package internal(set) var outlook: PlanOutlook? { didSet { revision += 1 } }
  /// The changes of the app that the person knows of; nil where nobody has looked yet.
  var knownChanges: [String]?
  /// Differs whenever ``progress``, ``preferences``, ``filter`` or the day do.
  package private(set) var revision = 0
  /// The sitting that goes on; never a finished one.
  package internal(set) var sitting: StudySession?
  /// The sitting that has just come to its end, as long as its summary is looked at; or whose last question
  /// was set aside from elsewhere, so that an undo leads back to it and to the answers begun in it.
  package internal(set) var finished: StudySession?
  /// Whether the person is at the sitting: its question, or its summary, is before them.
  package internal(set) var isSeated = false
  /// Counts the questions that were put before the person.
  package internal(set) var turn = 0
  /// What can be undone, and what was undone and can be redone, latest last.
  var undoable: [Deed] = []
  var redoable: [Deed] = []
  /// The parameters that fits have replaced.
  package internal(set) var replaced: ParameterHistory
  /// The settings that were changed, latest last.
  var changedSettings: [SettingChange] = []
  /// Whether a question had been failed in its sitting before an attempt, as far as this process saw it.
  var relearningBefore: [AttemptID: Bool] = [:]
  /// Questions that were set aside without having been asked.
  var setAside: Set<QuestionID> = []
  /// What is being written to the history; until that has succeeded or failed, nothing else is.
  var saving: Saving?
  var ids: AttemptIDs
  /// The bookmarks as they were last handed out.
  var marked: Bookmarks

  /// What `undo` takes back and `redo` does again.
  enum Deed: Hashable, Sendable {
    case attempt(Attempt)
    case mark(Mark)
    case note(Reversals.NoteChange)
  }

  enum Saving: Hashable, Sendable {
    case doing, undoing, undoingSetting
    case redoing(Deed)
  }

  enum SettingChange: Hashable, Sendable {
    /// A setting with the value that it had.
    case value(Preferences.Key, before: String)
    /// A fit was taken over.
    case fit
  }

  /// A desk laid with what the history holds.
  ///
  /// A filter that is given counts for this run; without one the kept one does. The seed makes attempt
  /// ids and session ids; equal seeds and requests give equal ids.
  package init(
    bank: Bank, snapshot: Snapshot, filter: StudyFilter? = nil, now: WallTime, seed: UInt64
  ) {
    self.bank = bank
    self.now = now
    self.filter = filter ?? snapshot.filter
    progress = snapshot.progress
    preferences = snapshot.preferences
    sitting = snapshot.sitting?.left
    replaced = snapshot.replaced
    offer = snapshot.offer
    outlook = snapshot.outlook
    knownChanges = snapshot.knownChanges
    habits = snapshot.habits(of: bank, on: now.today)
    ids = AttemptIDs(seed: seed)
    let reversals = snapshot.reversals.flatMap { $0.day == now.today ? $0 : nil }
    marked = Bookmarks(
      sitting: sitting, filter: self.filter, reversals: reversals, offer: offer, outlook: outlook,
      habits: snapshot.habits, knownChanges: knownChanges)
    undoable = (reversals?.notes ?? []).map { .note($0) }
    redoable = Self.redoable(reversals, undone: snapshot.undone)
    undoable = undoable(with: snapshot.today)
  }

  package var today: StudyDay { now.today }

  package var isSaving: Bool { saving != nil }

  package var canUndo: Bool { !undoable.isEmpty }

  package var canRedo: Bool { !redoable.isEmpty }

  /// Whether the sitting that was left has something to ask.
  package var canProceed: Bool { sittingToProceed != nil }

  package var canUndoSetting: Bool { !changedSettings.isEmpty }

  /// Whether the interview that was practised for is over.
  package var hasInterviewPassed: Bool {
    preferences.interviewDate.map { StudyDay($0) < today } ?? false
  }

  /// Whether something was answered today.
  package var hasPractised: Bool { progress.cards.values.contains { $0.lastDay == today } }

  /// The sitting's question, where the person is at it.
  package var asked: QuestionID? { isSeated ? sitting?.current : nil }

  /// The sitting before the person, or the one that was left.
  var openSession: StudySession? { finished ?? sitting }

  /// Takes in what time it is; true where a new day has begun, and the history is to be read again.
  package mutating func look(at now: WallTime) -> Bool {
    let hasDawned = self.now.today != now.today
    self.now = now
    guard hasDawned else { return false }
    revision += 1
    filter = StudyFilter()
    let open = openSession?.id
    undoable.removeAll { !$0.outlivesTheDay(in: open) }
    redoable.removeAll { !$0.outlivesTheDay(in: open) }
    return true
  }

  /// Takes in the bank as it was read again.
  package mutating func take(_ bank: Bank) { self.bank = bank }

  /// Takes in the history as it was read again.
  ///
  /// - Parameters:
  ///   - snapshot: all that is in it.
  ///   - isUnread: whether the question that is asked has come up so lately that nobody can have read
  ///     it; it then gives way where another copy of the app has asked it.
  package mutating func load(_ snapshot: Snapshot, isUnread: Bool = false) {
    progress = snapshot.progress
    preferences = snapshot.preferences
    replaced = snapshot.replaced
    if habits.day != today { habits = snapshot.habits(of: bank, on: today) }
    // What another copy has chosen for today holds here too.
    if let theirs = snapshot.offer, theirs.basis == basis {
      offer = theirs
      marked.offer = theirs
    }
    if let known = snapshot.knownChanges {
      knownChanges = known
      marked.knownChanges = known
    }
    undoable = undoable(with: snapshot.today)
    // Another copy may have done it again.
    redoable.removeAll { deed in
      guard case .attempt(let undone) = deed else { return false }
      return snapshot.today.contains { $0.question == undone.question && $0.at == undone.at }
    }
    if isSeated, let sitting {
      // Another copy may have asked some of what is to come; what is being read stays.
      let rest = sitting.resumed(on: sitting.day, queue: [], progress: progress, bank: bank)
      if rest.current == sitting.current {
        self.sitting = rest
      } else if isUnread {
        goOn(with: rest)
      }
    } else {
      sitting = snapshot.sitting?.left
      if sitting != nil { finished = nil }
      marked.sitting = sitting
    }
  }

  /// The bookmarks that have changed since they were last asked for.
  package mutating func bookmarksToKeep() -> [Bookmark] {
    let now = Bookmarks(
      sitting: sitting, filter: filter, reversals: reversals, offer: offer, outlook: outlook,
      // Kept with the offer that was made by them.
      habits: offer == nil ? marked.habits : habits, knownChanges: knownChanges)
    defer { marked = now }
    var changed: [Bookmark] = []
    if now.sitting != marked.sitting { changed.append(.sitting(now.sitting)) }
    if now.filter != marked.filter { changed.append(.filter(now.filter, on: today)) }
    if now.reversals != marked.reversals { changed.append(.reversals(now.reversals)) }
    if now.offer != marked.offer { changed.append(.offer(now.offer)) }
    if now.habits != marked.habits { changed.append(.habits(now.habits)) }
    if now.outlook != marked.outlook { changed.append(.outlook(now.outlook)) }
    if now.knownChanges != marked.knownChanges {
      changed.append(.knownChanges(now.knownChanges ?? []))
    }
    return changed
  }

  struct Bookmarks: Hashable, Sendable {
    var sitting: StudySession?
    var filter: StudyFilter
    var reversals: Reversals?
    var offer: DayOffer?
    var outlook: PlanOutlook?
    var habits: Habits?
    var knownChanges: [String]?
  }
}
