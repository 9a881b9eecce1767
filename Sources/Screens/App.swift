import FSRS
package import Practice
package import QuestionBank
package import TerminalUI
import Typography

/// The whole app as a value: the desk, the window, the rooms that are open. Events change it, effects
/// leave it.
package struct App: Sendable {
  package internal(set) var desk: Desk
  package internal(set) var window: Window
  /// The keys in force.
  package let keys: KeyTable
  /// The rooms that are open, Today first; the last one shows.
  var rooms: [any Room]
  /// One line about what has just happened, until the next key.
  package internal(set) var notice: Notice?
  /// The jobs that run, and the share of each that is done, 0…1.
  var jobs: [Job: Double] = [:]
  /// Whether the plan is worked out beside the app whenever it has become another. In plain lines, which
  /// could not change by themselves, it is when it is looked at.
  package var plansAhead = false
  /// What the plan was last worked out for.
  private var planned: PlanOccasion?
  /// Whether it was said that answers are lost with the sitting that is to be dropped.
  var isLeavingSitting = false
  /// The key in the footer that was clicked last.
  var clickedLast: Action?
  /// Set while a person is leaving.
  var leaving: Leaving?

  package struct Notice: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case done, problem }
    package let text: String
    package let kind: Kind
  }

  /// The app at its start, on Today.
  ///
  /// A filter that is given counts for this run; without one the kept one does. The seed makes
  /// attempt ids and session ids; equal seeds and events give equal ids.
  package init(
    bank: Bank, snapshot: Snapshot, filter: StudyFilter? = nil, size: Size,
    glyphs: Glyphs = .unicode, keys: KeyTable = .standard, now: WallTime, seed: UInt64
  ) {
    self.keys = keys
    desk = Desk(bank: bank, snapshot: snapshot, filter: filter, now: now, seed: seed)
    window = Window(size: size, glyphs: glyphs)
    rooms = [TodayRoom()]
  }

  /// The room that shows.
  package var room: any Room { rooms[rooms.count - 1] }

  /// The context whose keys are in force.
  package var context: Context { room.context }

  var scene: Scene { Scene(desk: desk, window: window, jobs: jobs, keys: keys) }

  /// Milliseconds until something on the screen changes by itself; nil where nothing does.
  package func millisecondsToTick(at now: Instant) -> Int? {
    guard window.isLargeEnough, let practice = room as? PracticeRoom, practice.phase != .revealed,
      !practice.isPaused
    else { return nil }
    return 1000 - practice.elapsed(at: now) % 1000
  }

  /// What is shown first.
  package enum Opening: Hashable, Sendable {
    case today
    /// A session on what is due and new now, at most some minutes long; with nothing to do, Today.
    case session(minutes: Int?)
    /// The list of the questions that a filter lets through.
    case browse(StudyFilter)
  }

  package mutating func open(_ opening: Opening) -> [Effect] {
    let effects = enter(opening)
    return finish() + effects
  }

  mutating func enter(_ opening: Opening) -> [Effect] {
    switch opening {
    case .today: return enterToday()
    case .session(let minutes):
      let queue = desk.queue(minutes: minutes)
      guard !queue.isEmpty else {
        say(nothingToStudy)
        return enterToday()
      }
      return apply([.begin(queue.ids)])
    case .browse(let part): return apply([.open(BrowseRoom(part))])
    }
  }

  private mutating func enterToday() -> [Effect] {
    // First, or what the day has to offer is worked out twice.
    desk.settleOffer()
    return apply(rooms[rooms.count - 1].appear(scene))
  }

  /// Why a session has no questions, and what there is instead.
  private var nothingToStudy: String {
    let part = desk.filter.isEmpty ? "" : " for \(desk.filter.summary)"
    let plan = DayPlan(desk)
    let unseen = desk.bank.questions.contains {
      desk.basis.part.offers($0) && desk.progress.cards[$0.id] == nil
    }
    let why =
      plan.overview.total == 0
      ? "There is no question\(part)."
      : desk.offerOfToday.questions.isEmpty && !unseen
        ? "All questions\(part) have been seen, and none is due."
        : "Today is done\(part)."
    let rest =
      plan.more.isEmpty ? "" : " Below: \(Phrases.count(plan.more.ids.count, "more question"))."
    return why + rest
  }

  /// Waits until the history's cards are worked out anew, then lays the desk, with a filter where one
  /// is given, and opens what is shown first.
  package mutating func wait(
    for opening: Opening, filter: StudyFilter?, seed: UInt64
  ) -> [Effect] {
    let effects = apply([.open(WaitingRoom(then: opening, filter: filter, seed: seed))])
    return finish() + effects
  }

  mutating func say(_ text: String) { notice = Notice(text: text, kind: .done) }

  mutating func complain(_ text: String) { notice = Notice(text: text, kind: .problem) }

  /// Works out what the next frame shows and what takes longer than drawing it.
  mutating func prepare() {
    guard window.isLargeEnough else { return }
    rooms[rooms.count - 1].prepare(scene)
  }

  /// The end of every turn: the next frame is worked out, and what goes on from here is kept.
  mutating func finish() -> [Effect] {
    let isLaid = !rooms.contains { $0 is WaitingRoom }
    if isLaid {
      desk.settleOffer()
      desk.meet(Keymap.changes.map(\.name))
    }
    prepare()
    let bookmarks = desk.bookmarksToKeep().map { Effect.bookmark($0) }
    return bookmarks + (isLaid ? startPlanning() : [])
  }

  /// Has the plan worked out anew where it is another day's or goal's, or where something has been answered
  /// or the memory model fitted since and nothing is being answered now.
  private mutating func startPlanning() -> [Effect] {
    guard plansAhead || room is PlanRoom, !desk.isSeated, !desk.isSaving,
      !desk.bank.questions.isEmpty
    else {
      return []
    }
    let now = PlanOccasion(
      basis: desk.goalBasis, attempts: desk.attemptCount,
      parameters: desk.preferences.parameters.values)
    guard now != planned, jobs[.plan] == nil else { return [] }
    planned = now
    return desk.outlook.map(PlanOccasion.init) == now ? [] : [.start(.plan)]
  }

  /// What a plan is worked out for.
  private struct PlanOccasion: Hashable, Sendable {
    let basis: PlanBasis
    let attempts: Int
    let parameters: [Double]

    init(basis: PlanBasis, attempts: Int, parameters: [Double]) {
      self.basis = basis
      self.attempts = attempts
      self.parameters = parameters
    }

    /// What one was worked out for.
    init(_ outlook: PlanOutlook) {
      self.init(
        basis: outlook.basis, attempts: outlook.attempts, parameters: outlook.parameters)
    }
  }
}
