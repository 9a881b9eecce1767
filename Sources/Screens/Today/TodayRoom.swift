package import Practice
import QuestionBank
package import TerminalUI

/// The first screen: what there is to do and what it leads to.
package struct TodayRoom: Room {
  /// Index into the items; one past their end counts as the last.
  package var cursor = 0
  /// What was ticked at the latest attempts, as it was read last; only a day that is done asks for it.
  private var ticks: [QuestionID: Tally.Ticks] = [:]
  private var plans = Memo<PlanKey, DayPlan>()

  private struct PlanKey: Hashable, Sendable {
    let revision: Int
    /// How often the ticks were read.
    let reading: Int
  }

  private var readings = 0

  package init() {}

  /// A line of the menu.
  package enum Item: Hashable, Sendable {
    /// Goes on with the sitting that was left.
    case proceed
    /// What is due and new.
    case start
    /// Drops what is left of the sitting, where nothing else would take its place.
    case leave
    /// The confident and wrong ones.
    case confidentAndWrong
    /// The day is done: what is worth most beyond it.
    case more
    /// The day is done: the ones likeliest to be forgotten.
    case weakest
    /// The day is done: the ones of which a must-have was missed when they were last asked.
    case missed
    /// The day is done: the starred ones.
    case starred
    /// The day is done under the filter: the whole goal.
    case allOfThem
    /// Nobody has said yet what is prepared for.
    case goal
    /// The interview was.
    case nextInterview
    /// The list of suspended questions.
    case suspended
    /// Answers that are dated after tomorrow.
    case ahead(DatedAhead)
    case sheet(ReportRoom.Sheet)
  }

  package var context: Context { .today }

  /// What the day has to offer.
  func plan(_ desk: Desk) -> DayPlan {
    plans.value(for: key(desk)) { DayPlan(desk, ticks: ticks) }
  }

  private func key(_ desk: Desk) -> PlanKey { PlanKey(revision: desk.revision, reading: readings) }

  /// The menu, with only what leads somewhere.
  package func items(_ desk: Desk) -> [Item] {
    let plan = plan(desk)
    var items: [Item] = []
    if desk.canProceed { items.append(.proceed) }
    if !plan.overview.queue.isEmpty {
      items.append(.start)
    } else if desk.canProceed {
      items.append(.leave)
    }
    if !plan.overview.confidentAndWrong.isEmpty { items.append(.confidentAndWrong) }
    if !plan.more.isEmpty { items.append(.more) }
    if !plan.weakest.isEmpty { items.append(.weakest) }
    if !plan.missed.isEmpty { items.append(.missed) }
    if !plan.starred.isEmpty { items.append(.starred) }
    if plan.overview.queue.isEmpty, !desk.filter.isEmpty { items.append(.allOfThem) }
    if desk.preferences.goal == nil, !desk.bank.questions.isEmpty { items.append(.goal) }
    if desk.hasInterviewPassed { items.append(.nextInterview) }
    if !plan.suspended.isEmpty { items.append(.suspended) }
    if let ahead = desk.progress.ahead { items.append(.ahead(ahead)) }
    return items + [.sheet(.report), .sheet(.progress), .sheet(.roadmap)]
  }

  func selected(_ desk: Desk) -> Item {
    let items = items(desk)
    return items[min(cursor, items.count - 1)]
  }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    let desk = scene.desk
    switch action {
    case .choose: return open(selected(desk), desk)
    case .item(let index):
      let items = items(desk)
      return items.indices.contains(index) ? open(items[index], desk) : []
    case .chooseLevels: return [.open(ChooserRoom(.levels, toPractise: desk.filter))]
    case .chooseTopics: return [.open(ChooserRoom(.topics, toPractise: desk.filter))]
    case .clearFilter:
      return practise(StudyFilter())
    case .undo: return [.undo]
    case .redo: return [.redo]
    default:
      if let room = action.room { return [.open(room)] }
      cursor = scene.moved(cursor, by: action, count: items(desk).count)
      return []
    }
  }

  private mutating func open(_ item: Item, _ desk: Desk) -> [Request] {
    let plan = plan(desk)
    switch item {
    case .proceed: return Self.sitDown(.proceed)
    case .start: return Self.sitDown(.begin(plan.overview.queue.ids))
    case .leave: return [.leaveSitting]
    case .confidentAndWrong: return Self.sitDown(.begin(plan.overview.confidentAndWrong))
    case .more: return Self.sitDown(.begin(plan.more.ids))
    case .weakest: return Self.sitDown(.begin(plan.weakest))
    case .missed: return Self.sitDown(.begin(plan.missed))
    case .starred: return Self.sitDown(.begin(plan.starred))
    case .goal: return [.open(GoalRoom(isFirst: true))]
    case .nextInterview: return [.open(SettingsRoom(asking: .interviewDate))]
    case .allOfThem: return practise(StudyFilter())
    case .suspended:
      return [.open(ChooserRoom(.suspended(plan.suspended), toPractise: desk.filter))]
    case .ahead:
      return [
        .say(
          "Is the clock right? If it was not: `edgewise history retract --ahead` takes them back.")
      ]
    case .sheet(let sheet): return [.open(ReportRoom(sheet))]
    }
  }

  /// Another copy may have answered some of the questions while Today stood there; they give way before
  /// anybody has read them.
  private static func sitDown(_ request: Request) -> [Request] {
    [request, .effect(.readChanges)]
  }

  package mutating func choose(_ part: StudyFilter, _ scene: Scene) -> [Request] {
    practise(part)
  }

  /// Narrows today to a part, which may be done.
  private mutating func practise(_ part: StudyFilter) -> [Request] {
    cursor = 0
    return [.filter(part), .effect(.read(.latestTicks))]
  }

  package mutating func appear(_ scene: Scene) -> [Request] {
    cursor = 0
    return refresh(scene)
  }

  package mutating func refresh(_ scene: Scene) -> [Request] {
    prepare(scene)
    return plan(scene.desk).overview.queue.isEmpty ? [.effect(.read(.latestTicks))] : []
  }

  package mutating func hear(_ readout: Readout, _ scene: Scene) -> [Request] {
    guard case .latestTicks(let ticks) = readout else { return [] }
    self.ticks = ticks
    readings += 1
    return []
  }

  package mutating func click(
    _ position: Position, clicks: Int, _ scene: Scene
  ) -> [Request] {
    guard let row = TodayView(room: self, scene: scene).row(at: position) else { return [] }
    guard clicks == 1 else { return row == cursor ? [.perform(.choose)] : [] }
    cursor = row
    return []
  }

  package mutating func prepare(_ scene: Scene) {
    plans.keep(plan(scene.desk), for: key(scene.desk))
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    TodayView(room: self, scene: scene).draw(in: &frame)
  }

  package func label(of action: Action, _ scene: Scene) -> String? {
    guard action == .choose else { return nil }
    switch selected(scene.desk) {
    case .proceed: return "continue"
    case .sheet, .suspended: return "open"
    case .goal, .nextInterview: return "answer"
    case .allOfThem, .ahead: return "show"
    default: return "start"
    }
  }
}
