package import Practice
package import QuestionBank
import TerminalUI

/// The first screen: what there is to do and what it leads to.
package struct TodayState: Hashable, Sendable {
  /// Index into `App.todayItems`.
  package var cursor = 0
}

/// A line of Today's menu.
package enum TodayItem: Hashable, Sendable {
  /// Goes on with the sitting that was left.
  case proceed
  /// What is due and new.
  case start
  /// The confident and wrong ones.
  case confidentAndWrong
  /// Nothing is due: the ones likeliest to be forgotten.
  case lookAhead
  /// Nothing is due: more new ones than the day's limit.
  case moreNew
  case report
}

extension App {
  /// How many questions look-ahead and more-new offer.
  static let extraQuestions = 5

  /// The menu, with only what leads somewhere.
  package func todayItems(_ overview: Overview) -> [TodayItem] {
    var items: [TodayItem] = []
    if sitting != nil { items.append(.proceed) }
    if !overview.queue.ids.isEmpty { items.append(.start) }
    if !overview.confidentAndWrong.isEmpty { items.append(.confidentAndWrong) }
    if overview.queue.ids.isEmpty {
      if !lookAhead.isEmpty { items.append(.lookAhead) }
      if !moreNew.isEmpty { items.append(.moreNew) }
    }
    return items + [.report]
  }

  var lookAhead: [QuestionID] {
    Overview.lookAhead(
      bank: bank, progress: progress, schedule: preferences.schedule, filter: filter, on: today,
      count: Self.extraQuestions)
  }

  var moreNew: [QuestionID] {
    StudyQueue(
      bank: bank, progress: progress, schedule: preferences.schedule, filter: filter, on: today,
      newLimit: progress.introduced(on: today) + Self.extraQuestions
    ).new
  }

  mutating func performToday(_ action: Action, _ state: TodayState) -> [Effect] {
    var state = state
    let items = todayItems(overview)
    switch action {
    case .down: state.cursor = min(state.cursor + 1, items.count - 1)
    case .up: state.cursor = max(0, state.cursor - 1)
    case .top, .pageUp: state.cursor = 0
    case .bottom, .pageDown: state.cursor = items.count - 1
    case .choose, .start:
      return open(items[min(state.cursor, items.count - 1)])
    case .item(let index):
      return items.indices.contains(index) ? open(items[index]) : []
    case .chooseLevels:
      overlay = .choosing(Chooser(.levels))
      return []
    case .chooseTopics:
      overlay = .choosing(Chooser(.topics))
      return []
    case .clearFilter:
      filter = StudyFilter()
      state.cursor = 0
    case .report: return [.readAttempts]
    case .undo: return undo()
    case .redo: return redo()
    default: return []
    }
    screen = .today(state)
    return []
  }

  private mutating func open(_ item: TodayItem) -> [Effect] {
    let overview = self.overview
    switch item {
    case .proceed: return proceed()
    case .start: return begin(with: overview.queue.ids)
    case .confidentAndWrong: return begin(with: overview.confidentAndWrong)
    case .lookAhead: return begin(with: lookAhead)
    case .moreNew: return begin(with: moreNew)
    case .report: return [.readAttempts]
    }
  }

  /// Starts a sitting on some questions.
  package mutating func begin(with questions: [QuestionID]) -> [Effect] {
    let session = StudySession(
      id: ids.next(at: now.instant), day: today, filter: filter, questions: questions)
    return ask(session)
  }

  /// Goes on with the sitting that was left; on another day with that day's queue.
  package mutating func proceed() -> [Effect] {
    guard let sitting else { return [] }
    let queue = StudyQueue(
      bank: bank, progress: progress, schedule: preferences.schedule, filter: sitting.filter,
      on: today, newLimit: preferences.newPerDay)
    filter = sitting.filter
    return ask(
      sitting.resumed(on: today, queue: queue.ids, progress: progress, bank: bank))
  }

  /// Back to Today, the history read again.
  mutating func goToToday() -> [Effect] {
    screen = .today(TodayState())
    return [.reload]
  }
}

/// A list to choose levels or topics from.
package struct Chooser: Hashable, Sendable {
  package enum Subject: Hashable, Sendable { case levels, topics }

  package let subject: Subject
  package var cursor = 0

  package init(_ subject: Subject) { self.subject = subject }

  package var count: Int {
    subject == .levels ? Level.allCases.count : Topic.allCases.count
  }
}

extension App {
  mutating func choose(_ action: Action, in chooser: Chooser) {
    var chooser = chooser
    switch action {
    case .down: chooser.cursor = min(chooser.cursor + 1, chooser.count - 1)
    case .up: chooser.cursor = max(0, chooser.cursor - 1)
    case .top, .pageUp: chooser.cursor = 0
    case .bottom, .pageDown: chooser.cursor = chooser.count - 1
    case .item(let index) where (0..<chooser.count).contains(index):
      chooser.cursor = index
      return choose(.toggle, in: chooser)
    case .toggle:
      switch chooser.subject {
      case .levels: filter.levels.formSymmetricDifference([Level.allCases[chooser.cursor]])
      case .topics: filter.topics.formSymmetricDifference([Topic.allCases[chooser.cursor]])
      }
      screen = .today(TodayState())
    case .chooseNone:
      if chooser.subject == .levels { filter.levels = [] } else { filter.topics = [] }
      screen = .today(TodayState())
    default: break
    }
    overlay = .choosing(chooser)
  }
}

extension App {
  /// Starts a session on what is due and new now, at most some minutes long.
  ///
  /// With nothing to do it stays on Today and says so.
  package mutating func startSession(minutes: Int?) -> [Effect] {
    let queue = StudyQueue(
      bank: bank, progress: progress, schedule: preferences.schedule, filter: filter, on: today,
      newLimit: preferences.newPerDay, minutes: minutes)
    guard !queue.ids.isEmpty else {
      notice = Notice(text: "Nothing is due or new for \(filter.summary).", kind: .done)
      return []
    }
    return begin(with: queue.ids)
  }
}
