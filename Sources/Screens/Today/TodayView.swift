import Practice
import QuestionBank
import Reports
import TerminalUI
import Typography

/// Today as it is drawn.
struct TodayView: Staged {
  let room: TodayRoom
  let scene: Scene
  private let plan: DayPlan
  private let items: [TodayRoom.Item]

  init(room: TodayRoom, scene: Scene) {
    self.room = room
    self.scene = scene
    plan = room.plan(scene.desk)
    items = room.items(scene.desk)
  }

  /// What has room. A part that does not fit whole is left out: the levels are also in
  /// the list that `l` opens.
  private struct Layout {
    var hasBlanks = false
    var hasLevels = false
    var hasFilter = false
    var hasOutlook = false
    /// Rows below the body's top.
    var menuTop = 1
  }

  private var layout: Layout {
    let levels = hasTwoColumns ? 0 : Level.allCases.count + 1
    let head = waitingLine == nil ? 1 : 2
    var layout = Layout(hasFilter: !filter.isEmpty, menuTop: head)
    var used = head + items.count + (layout.hasFilter ? 1 : 0)
    func takes(_ rows: Int) -> Bool {
      guard used + rows <= bodyRows else { return false }
      used += rows
      return true
    }
    let outlook = outlookLines(width: leftColumns).count
    layout.hasOutlook = outlook > 0 && takes(outlook)
    layout.hasLevels = !bank.questions.isEmpty && takes(levels)
    layout.hasBlanks = takes(
      1 + (layout.hasLevels && !hasTwoColumns ? 1 : 0)
        + (layout.hasOutlook || layout.hasFilter ? 1 : 0))
    if layout.hasBlanks { layout.menuTop += 1 }
    return layout
  }

  /// The columns of what there is to do; in a wide window the levels and the next days are beside it.
  private var leftColumns: Int {
    hasTwoColumns ? min(100, size.columns - barWidth - 41) : size.columns - 2
  }

  /// The right one of two columns.
  private var aside: Region {
    Region(
      column: leftColumns + 4, row: bodyTop, columns: min(100, size.columns - leftColumns - 5),
      rows: bodyRows)
  }

  func draw(in frame: inout Frame) {
    let layout = layout
    drawHeader(StyledText("Edgewise", .title), headerDate, in: &frame)
    var row = bodyTop
    func put(_ text: StyledText) {
      frame.put(text, at: Position(column: 1, row: row), maxWidth: leftColumns)
      row += 1
    }
    put(todayLine(plan.overview))
    if let waitingLine { put(waitingLine) }
    row = bodyTop + layout.menuTop
    let words = items.map { self.words(of: $0, isShort: size.columns < 60) }
    let nameWidth = words.map { DisplayWidth.of($0.name) }.max() ?? 0
    let selected = room.selected(desk)
    for (index, item) in items.enumerated() {
      if item == selected { frame.selection = Position(column: 1, row: row) }
      put(
        menuLine(
          words[index], nameWidth: max(nameWidth, size.columns >= 60 ? 16 : 0),
          isSelected: item == selected))
    }
    if layout.hasBlanks { row += 1 }
    if layout.hasLevels, !hasTwoColumns {
      levelLines.forEach(put)
      if layout.hasBlanks { row += 1 }
    }
    if layout.hasOutlook { outlookLines(width: leftColumns).forEach(put) }
    if layout.hasFilter {
      put(
        StyledText("  Today only  ", .dim) + StyledText(clean(filter.summary), .accent))
    }
    guard hasTwoColumns, !bank.questions.isEmpty else { return }
    drawRule(leftOf: aside, in: &frame)
    draw(
      levelLines + [StyledText()] + nextDayLines(plan.overview.nextDays), offset: 0, in: aside,
      frame: &frame)
  }

  private var levelLines: [StyledText] {
    [StyledText("  Level      again   new    seen", .dim)]
      + Level.allCases.map { levelLine($0, plan.overview.count(of: $0)) }
  }

  /// How much comes due on each of the next days, a day a line.
  private func nextDayLines(_ days: [Int]) -> [StyledText] {
    guard let most = days.max(), most > 0 else { return [] }
    let width = barWidth
    return [StyledText("  Next days  due", .dim)]
      + days.enumerated().map { index, due in
        let date = today.adding(days: index + 1).date
        var line = StyledText("  " + "\(date.weekday) \(Phrases.shortDate(date))".padding(to: 10))
        line.append(String(due).padding(from: 4), due > 0 ? .strong : .dim)
        let length = (due * width + most - 1) / most
        line.append("  " + String(repeating: String(glyphs.barFull), count: length), .bar)
        return line
      }
  }

  /// The cells of a bar.
  private var barWidth: Int { hasTwoColumns && size.columns < 160 || size.columns < 100 ? 20 : 40 }

  /// What the plan leads to, where that is known for today.
  private func outlookLines(width: Int) -> [StyledText] {
    guard let outlook = desk.currentOutlook, outlook.total > 0 else { return [] }
    let sheet = PlanSheet(outlook, today: plan.overview.queue)
    var first = StyledText("  Plan  ", .heading)
    first.append(clean(sheet.promise))
    var second = StyledText("        ", .dim)
    second.append(sheet.consequences, .dim)
    guard hasTwoColumns else { return [first, second] }
    return first.wrapped(to: width, indent: 8) + second.wrapped(to: width, indent: 8)
  }

  /// What has to wait, and until when.
  private var waitingLine: StyledText? {
    guard plan.overview.waiting > 0, !bank.questions.isEmpty else { return nil }
    let margin = String(repeating: " ", count: size.columns >= 60 ? 9 : 2)
    var line = StyledText(margin + TodayRoom.timeAway(desk), .dim)
    line.append("\(plan.overview.waiting) more can wait", .dim)
    if let caught = desk.currentOutlook?.caughtUp {
      line.append(
        "; caught up by \(caught.date.weekday) \(Phrases.shortDate(caught.date))", .dim)
    }
    return line
  }

  private func todayLine(_ overview: Overview) -> StyledText {
    var line = StyledText(size.columns >= 60 ? "  Today  " : "  ", .heading)
    if bank.questions.isEmpty {
      line.append("The bank has no reviewed questions.", .bad)
      return line
    }
    line.append(TodayRoom.words(of: desk, overview))
    let most = overview.nextDays.max() ?? 0
    guard most > 0 else { return line }
    var ahead = StyledText("   next 7 days ", .dim)
    ahead.append(
      String(overview.nextDays.map { glyphs.spark(Double($0) / Double(most)) }), .bar)
    ahead.append(" \(overview.nextDays.reduce(0, +))", .dim)
    if !hasTwoColumns, line.width + ahead.width <= size.columns - 2 { line += ahead }
    return line
  }

  private func menuLine(
    _ words: (name: String, detail: String), nameWidth: Int, isSelected: Bool
  ) -> StyledText {
    var line = StyledText(isSelected ? "\(glyphs.pointer) " : "  ", .accent)
    line.append(
      words.name.padding(to: nameWidth + 2), isSelected ? .strong : .text)
    line.append(words.detail, .dim)
    return line
  }

  /// A menu entry's name and what it leads to.
  func words(of item: TodayRoom.Item, isShort: Bool = false) -> (name: String, detail: String) {
    switch item {
    case .proceed:
      guard let sitting = desk.sittingToProceed, let question = sitting.current else {
        return ("Continue", "")
      }
      let title = clean(title(of: question))
      return ("Continue", "\(sitting.counts): \(title)")
    case .start:
      let queue = plan.overview.queue
      return (
        desk.sitting == nil ? "Start" : "Start over",
        Phrases.count(queue.ids.count, "question") + ", "
          + Phrases.minutes(Phrases.wholeMinutes(seconds: queue.seconds))
          + (desk.sitting == nil || isShort ? "" : "; drops the kept session")
      )
    case .leave: return ("Drop it", isShort ? "the rest" : "what is left of the kept session")
    case .confidentAndWrong:
      return (
        "Sure but wrong",
        Phrases.count(plan.overview.confidentAndWrong.count, "question")
          + (isShort ? "" : " to put right")
      )
    case .more:
      return (
        "\(plan.more.ids.count) more",
        PlanSheet.words(of: plan.more) + (isShort ? "" : ", if you like")
      )
    case .weakest:
      return (
        "Weak points",
        Phrases.count(plan.weakest.count, "question") + (isShort ? "" : " likeliest to slip")
      )
    case .missed:
      return (
        "Missed",
        Phrases.count(plan.missed.count, "question")
          + (isShort ? "" : " with a must-have missed when last asked")
      )
    case .starred:
      return ("Starred", Phrases.count(plan.starred.count, "question"))
    case .allOfThem:
      return ("All of it", isShort ? "the goal" : "the whole goal, without today's filter")
    case .goal:
      return (
        "Which level?", isShort ? "and when?" : "and when is it? Two keys, and the plan fits"
      )
    case .nextInterview:
      return ("Next interview?", isShort ? "a date" : "how did it go? A date such as 18 dec")
    case .suspended:
      return (
        "Suspended",
        Phrases.count(plan.suspended.count, "question") + (isShort ? "" : " not asked any more")
      )
    case .ahead(let ahead):
      return (
        "Dated ahead",
        Phrases.count(ahead.attempts, "answer")
          + (isShort ? "" : " up to \(ahead.latest.date), not counted before")
      )
    case .sheet(.progress):
      return ("Progress", isShort ? "readiness" : "readiness, topics, days, what comes due")
    case .sheet(.roadmap):
      return ("Roadmap", isShort ? "the way in" : "the way into the job, goal by goal")
    case .sheet(.report):
      return ("Report", isShort ? "weak topics" : "weak topics, what to study next")
    }
  }

  private func levelLine(_ level: Level, _ count: Overview.Count) -> StyledText {
    let levels = desk.basis.part.levels
    let isIn = levels.isEmpty || levels.contains(level)
    var line = StyledText("  " + level.title.padding(to: 10), isIn ? .text : .dim)
    line.append(String(count.due).padding(from: 6), count.due > 0 && isIn ? .strong : .dim)
    line.append(String(count.new).padding(from: 6), count.new > 0 && isIn ? .strong : .dim)
    line.append("\(count.seen)/\(count.total)".padding(from: 8), .dim)
    let width = barWidth
    if size.columns >= 60, count.total > 0 {
      let filled = Int((Double(count.seen) / Double(count.total) * Double(width)).rounded())
      line.append("  ")
      line.append(String(repeating: String(glyphs.barFull), count: filled), .bar)
      line.append(String(repeating: String(glyphs.barEmpty), count: width - filled), .dim)
    }
    return line
  }

  /// The entry of the menu under a position.
  func row(at position: Position) -> Int? {
    let row = position.row - bodyTop - layout.menuTop
    return items.indices.contains(row) ? row : nil
  }
}
