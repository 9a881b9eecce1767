import Practice
import QuestionBank
import Reports
import Typography

extension TodayRoom {
  package func plain(_ scene: Scene) -> PlainPage {
    let view = TodayView(room: self, scene: scene)
    let desk = scene.desk
    let overview = plan(desk).overview
    var body = ["Edgewise, \(Phrases.date(desk.today.date))."]
    if let interview = desk.preferences.interviewDate {
      let days = StudyDay(interview).days(since: desk.today)
      if days >= 0 { body.append("The interview is \(Phrases.distance(days: days)).") }
    }
    if desk.bank.questions.isEmpty {
      body.append("The bank has no reviewed questions.")
    } else {
      body.append(Self.words(of: desk, overview) + ".")
      if overview.waiting > 0 {
        body.append("\(Self.timeAway(desk))\(overview.waiting) more can wait.")
      }
    }
    let part = PlanSheet.name(of: desk.preferences.goal ?? StudyFilter())
    body.append(
      desk.filter.isEmpty
        ? "Preparing for \(part)." : "Preparing for \(part); today only \(desk.filter.summary).")
    for level in Level.allCases {
      let count = overview.count(of: level)
      body.append(
        "\(level.title): \(count.due) again, \(count.new) new, \(count.seen) of \(count.total) seen."
      )
    }
    var page = PlainPage(body: body)
    let items = items(desk)
    for place in 0..<Item.places {
      let index = items.firstIndex { $0.place(canProceed: desk.canProceed) == place }
      let words = index.map { view.words(of: items[$0]) }
      page.offer(
        words.map { "\($0.name): \($0.detail)" } ?? "", .item(index ?? 0), if: index != nil)
    }
    page.offer("Plan", .plan)
    page.offer("Choose levels", .chooseLevels)
    page.offer("Choose topics", .chooseTopics)
    page.offer("Clear the filter", .clearFilter, if: !desk.filter.isEmpty)
    page.offer("Browse all questions", .browse)
    page.offer("Settings", .settings)
    page.offerUndo(desk)
    page.offerEnd()
    return page
  }

  /// What there is to do today, or that it is done.
  static func words(of desk: Desk, _ overview: Overview) -> String {
    let queue = overview.queue
    guard queue.isEmpty else {
      let minutes = Phrases.minutes(Phrases.wholeMinutes(seconds: queue.seconds))
      return "\(minutes): \(PlanSheet.count(queue))"
    }
    if desk.basis.daysOff.contains(desk.today) { return "A day off" }
    let next = overview.nextDue.map {
      ", next on \($0.date.weekday) \(Phrases.shortDate($0.date))"
    }
    guard desk.hasPractised else {
      return "Nothing is due" + (next ?? "")
    }
    return "Done for today" + (next ?? "")
  }

  /// How long nothing was practised, where that was some days and is not over yet: "6 days away: ".
  static func timeAway(_ desk: Desk) -> String {
    guard let last = desk.progress.cards.values.map(\.lastDay).max() else { return "" }
    let days = desk.today.days(since: last) - 1
    return days >= 3 ? "\(days) days away: " : ""
  }
}

extension TodayRoom.Item {
  /// How many kinds of entries there are.
  fileprivate static let places = 16

  /// Its place in numbered lines, whatever else is there; what one comes for is the first.
  fileprivate func place(canProceed: Bool) -> Int {
    switch self {
    case .proceed: 0
    case .start: canProceed ? 1 : 0
    case .leave: 2
    case .confidentAndWrong: 3
    case .more: 4
    case .weakest: 5
    case .missed: 6
    case .starred: 7
    case .allOfThem: 8
    case .goal: 9
    case .nextInterview: 10
    case .suspended: 11
    case .ahead: 12
    case .sheet(.report): 13
    case .sheet(.progress): 14
    case .sheet(.roadmap): 15
    }
  }
}
