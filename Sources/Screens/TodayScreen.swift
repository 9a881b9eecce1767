import Practice
package import QuestionBank
import TerminalUI

/// The first screen: what there is to do and what it leads to.
package struct TodayState: Hashable, Sendable {
  /// Index into `App.todayItems`; one past its end counts as the last.
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
  /// Nothing is due under the filter: all levels and topics.
  case allOfThem
  /// The list of suspended questions.
  case suspended
  case progress
  case report
  case roadmap
}

extension App {
  /// The menu, with only what leads somewhere.
  package var todayItems: [TodayItem] {
    let plan = self.plan
    var items: [TodayItem] = []
    if sitting != nil { items.append(.proceed) }
    if !plan.overview.queue.isEmpty { items.append(.start) }
    if !plan.overview.confidentAndWrong.isEmpty { items.append(.confidentAndWrong) }
    if !plan.lookAhead.isEmpty { items.append(.lookAhead) }
    if !plan.moreNew.isEmpty { items.append(.moreNew) }
    if plan.overview.queue.isEmpty, !filter.isEmpty { items.append(.allOfThem) }
    if !plan.suspended.isEmpty { items.append(.suspended) }
    return items + [.report, .progress, .roadmap]
  }

  func selected(in state: TodayState) -> TodayItem {
    let items = todayItems
    return items[min(state.cursor, items.count - 1)]
  }

  mutating func performToday(_ action: Action, _ state: TodayState) -> [Effect] {
    var state = state
    switch action {
    case .choose, .start: return open(selected(in: state))
    case .item(let index):
      let items = todayItems
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
      screen = .today(state)
      return [.keepFilter(filter)]
    case .report, .progress, .roadmap: return openSheet(action)
    case .settings:
      screen = .settings(SettingsState())
      return []
    case .browse:
      openBrowse()
      return []
    case .undo: return undo()
    case .redo: return redo()
    default: state.cursor = moved(state.cursor, by: action, count: todayItems.count)
    }
    screen = .today(state)
    return []
  }

  private mutating func open(_ item: TodayItem) -> [Effect] {
    let plan = self.plan
    switch item {
    case .proceed: return proceed()
    case .start: return begin(with: plan.overview.queue.ids)
    case .confidentAndWrong: return begin(with: plan.overview.confidentAndWrong)
    case .lookAhead: return begin(with: plan.lookAhead)
    case .moreNew: return begin(with: plan.moreNew)
    case .allOfThem:
      filter = StudyFilter()
      screen = .today(TodayState())
      return [.keepFilter(filter)]
    case .suspended:
      overlay = .choosing(Chooser(.suspended(plan.suspended)))
      return []
    case .report: return openSheet(.report)
    case .progress: return openSheet(.progress)
    case .roadmap: return openSheet(.roadmap)
    }
  }

  /// Starts a sitting on some questions. Answers begun in the one that was left are taken over.
  package mutating func begin(with questions: [QuestionID]) -> [Effect] {
    var session = StudySession(
      id: ids.next(at: now.instant), day: today, filter: filter, questions: questions)
    session.drafts = sitting?.drafts ?? [:]
    return ask(session)
  }

  /// Starts a session on what is due and new now, at most some minutes long.
  ///
  /// With nothing to do it stays on Today and says so.
  package mutating func startSession(minutes: Int?) -> [Effect] {
    let queue =
      minutes == nil
      ? overview.queue
      : StudyQueue(
        bank: bank, progress: progress, schedule: preferences.schedule, filter: filter, on: today,
        newLimit: preferences.newPerDay, minutes: minutes)
    guard !queue.isEmpty else {
      notice = Notice(text: "Nothing is due or new for \(filter.summary).", kind: .done)
      return []
    }
    return begin(with: queue.ids)
  }

  /// Goes on with the sitting that was left; on another day with that day's queue.
  package mutating func proceed() -> [Effect] {
    guard let sitting else { return [] }
    filter = sitting.filter
    // Worked out already where the filter was this one.
    let queue = overview.queue
    return ask(
      sitting.resumed(on: today, queue: queue.ids, progress: progress, bank: bank))
  }

  /// Back to Today, the history read again.
  mutating func goToToday() -> [Effect] {
    screen = .today(TodayState())
    browseBehind = nil
    return [.reload]
  }
}
