import Practice
import QuestionBank
import Reports
package import TerminalUI
import Typography

/// Something to be read, whose lines open and practise what they stand for: what all attempts say, or the
/// roadmap.
package struct ReportRoom: Room {
  package enum Sheet: Hashable, Sendable { case report, progress, roadmap }

  package let sheet: Sheet
  /// What the sheet is made of; nil until it has been read.
  private var content: Content?
  private(set) var cursor = SheetCursor()
  /// Which phases of the roadmap the person has folded or unfolded; the others are folded when done.
  private var folds: [Int: Bool] = [:]
  private var pages = Memo<PageKey, SheetPage>()
  private var details = Memo<DetailsKey, [StyledText]>()

  private enum Content: Sendable {
    case tallies(Tallies)
    case answers(Tallies, DailyAnswers)
    case roadmap(Roadmap)
  }

  private struct PageKey: Hashable, Sendable {
    let revision: Int
    /// How often the content was read.
    let reading: Int
    let width: Int
    let hasTwoColumns: Bool
    let folds: [Int: Bool]
  }

  private struct DetailsKey: Hashable, Sendable {
    let page: PageKey
    let place: SheetPage.Place
    let width: Int
  }

  private var readings = 0

  package init(_ sheet: Sheet) { self.sheet = sheet }

  package var context: Context { .report }

  package var isAwaiting: Bool { content == nil }

  package mutating func appear(_ scene: Scene) -> [Request] {
    refresh(scene) + [.effect(.readChanges)]
  }

  package mutating func refresh(_ scene: Scene) -> [Request] {
    switch sheet {
    case .report: [.effect(.read(.talliesAndAnswers(of: scope(scene))))]
    case .progress: [.effect(.read(.tallies))]
    case .roadmap: [.effect(.read(.roadmap))]
    }
  }

  package mutating func hear(_ readout: Readout, _ scene: Scene) -> [Request] {
    switch readout {
    case .tallies(let tallies) where sheet == .progress: content = .tallies(tallies)
    case .talliesAndAnswers(let tallies, let answers) where sheet == .report:
      content = .answers(tallies, answers)
    case .roadmap(let roadmap) where sheet == .roadmap: content = .roadmap(roadmap)
    default: return []
    }
    readings += 1
    return []
  }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    let page = page(scene)
    switch action {
    case .back: return (scene.desk.isSeated ? [] : [.rise]) + [.close, .effect(.reload)]
    case .choose: return cursor.place.map { open($0, on: page, scene) } ?? []
    case .item(let index):
      return page.places.indices.contains(index)
        ? open(page.places[index], on: page, scene) : []
    case .practise: return cursor.place.map { practise($0, on: page, scene) } ?? []
    case .practiseItem(let index):
      return page.places.indices.contains(index)
        ? practise(page.places[index], on: page, scene) : []
    case .toggle:
      if let place = cursor.place { fold(at: place, on: page, scene) }
    case .nextOpen: return goToNextOpen(on: page, scene)
    default:
      guard let room = action.room else {
        cursor.move(by: action, on: page, scene)
        return []
      }
      let isSame = (room as? ReportRoom)?.sheet == sheet
      return isSame ? [.effect(.readChanges)] : [.turnInto(room)]
    }
    return []
  }

  private mutating func open(
    _ place: SheetPage.Place, on page: SheetPage, _ scene: Scene
  ) -> [Request] {
    guard let subject = page.subject(at: place) else { return [] }
    cursor.select(place, on: page, scene)
    if case .phase = subject { fold(at: place, on: page, scene) }
    if case .section = subject { return practise(place, on: page, scene) }
    return scene.room(for: subject, standing(scene)).map { [.open($0)] } ?? []
  }

  private func practise(
    _ place: SheetPage.Place, on page: SheetPage, _ scene: Scene
  ) -> [Request] {
    guard let subject = page.subject(at: place) else { return [] }
    let questions = scene.questions(of: subject, at: place, on: page, standing(scene))
    return questions.isEmpty
      ? [.say("There is no question to practise here.")] : [.practise(questions)]
  }

  // MARK: The roadmap

  private func standing(_ scene: Scene) -> RoadmapStanding? {
    guard case .roadmap(let roadmap) = content else { return nil }
    let desk = scene.desk
    return RoadmapStanding(
      roadmap, bank: desk.bank, progress: desk.progress, schedule: desk.preferences.schedule,
      on: desk.today)
  }

  private func folded(_ scene: Scene) -> Set<Int> {
    guard let phases = standing(scene)?.phases else { return [] }
    return Set(phases.indices.filter { folds[$0] ?? phases[$0].isDone })
  }

  /// Folds the phase that a line belongs to, or unfolds it.
  private mutating func fold(at place: SheetPage.Place, on page: SheetPage, _ scene: Scene) {
    guard sheet == .roadmap, let phase = phase(of: place, on: page) else { return }
    folds[phase] = !folded(scene).contains(phase)
    let changed = self.page(scene)
    cursor.select(changed.place(of: .phase(phase)), on: changed, scene)
  }

  private func phase(of place: SheetPage.Place, on page: SheetPage) -> Int? {
    for row in (0...place.row).reversed() {
      if case .phase(let phase) = page.columns[place.column][row].subject { return phase }
    }
    return nil
  }

  /// Selects the next goal that is not reached, after the last one the first.
  private mutating func goToNextOpen(on page: SheetPage, _ scene: Scene) -> [Request] {
    guard let standing = standing(scene) else { return [] }
    let open = standing.phases.enumerated().flatMap { index, phase in
      phase.all.enumerated().compactMap { place, goal in
        goal.questions.isEmpty || goal.isReached ? nil : (phase: index, place: place)
      }
    }
    guard let first = open.first else { return [.say("Every goal is reached.")] }
    var here = (phase: -1, place: -1)
    for row in (0...(cursor.place?.row ?? 0)).reversed() where here.phase < 0 {
      switch page.columns[0][row].subject {
      case .goal(let place, let phase): here = (phase, place)
      case .phase(let phase): here = (phase, -1)
      default: break
      }
    }
    let next = open.first { ($0.phase, $0.place) > (here.phase, here.place) } ?? first
    folds[next.phase] = false
    let changed = self.page(scene)
    cursor.select(
      changed.place(of: .goal(next.place, of: next.phase)), on: changed, scene, rows: 12)
    return []
  }

  // MARK: Drawing

  package mutating func wheel(
    _ direction: Action, at position: Position, _ scene: Scene
  ) -> [Request] {
    cursor.scroll(direction, by: 3, on: page(scene), scene)
    return []
  }

  package mutating func click(
    _ position: Position, clicks: Int, _ scene: Scene
  ) -> [Request] {
    let page = page(scene)
    guard let place = scene.place(at: position, on: page, cursor, in: regions(scene)) else {
      return []
    }
    guard clicks == 1 else { return place == cursor.place ? [.perform(.choose)] : [] }
    cursor.select(place, on: page, scene)
    return []
  }

  package mutating func prepare(_ scene: Scene) {
    let page = page(scene)
    pages.keep(page, for: key(scene))
    cursor.move(by: .redraw, on: page, scene)
    if let (key, lines) = shownDetails(scene) { details.keep(lines, for: key) }
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    let (title, state) =
      switch sheet {
      case .report: ("Report", StyledText(scene.clean(scene.filter.summary), .dim))
      case .progress: ("Progress", scene.headerDate)
      case .roadmap: ("Roadmap", scene.headerDate)
      }
    scene.drawHeader(StyledText(title, .title), state, in: &frame)
    let regions = regions(scene)
    scene.draw(page(scene), cursor, in: regions, frame: &frame)
    guard regions.count > 1 else { return }
    scene.drawRule(leftOf: regions[1], in: &frame)
    if let (_, lines) = shownDetails(scene) {
      scene.draw(lines, offset: 0, in: regions[1], frame: &frame)
    }
  }

  /// One region, or two side by side: of progress its two columns, of the others the sheet and what is
  /// known of the selected line.
  private func regions(_ scene: Scene) -> [Region] {
    guard scene.hasTwoColumns else { return [scene.body] }
    let most = 100 + Scene.sheetMargin
    let left =
      sheet == .progress
      ? min(most, scene.halfWidth) : min(most, max(68, scene.size.columns * 11 / 20))
    var regions = [scene.body, scene.body]
    regions[0].columns = left
    regions[1].column = left + 4
    regions[1].columns = min(most, scene.size.columns - left - 5)
    return regions
  }

  /// What stands beside the sheet of the selected line; nil where the window is too narrow.
  private func shownDetails(_ scene: Scene) -> (DetailsKey, [StyledText])? {
    guard scene.hasTwoColumns, sheet != .progress, let place = cursor.place else { return nil }
    let page = page(scene)
    guard page.places.contains(place), let subject = page.subject(at: place) else { return nil }
    let details = SheetDetails(
      scene: scene, ranges: ranges(scene), roadmap: standing(scene),
      width: regions(scene)[1].columns)
    let key = DetailsKey(page: key(scene), place: place, width: details.width)
    return (
      key, self.details.value(for: key) { details.lines(of: subject, at: place, on: page) }
    )
  }

  /// How sure recall is; nil where that has not been read.
  private func ranges(_ scene: Scene) -> RecallRanges? {
    switch content {
    case .tallies(let tallies), .answers(let tallies, _): scene.ranges(tallies)
    default: nil
    }
  }

  package func offers(_ action: Action, _ scene: Scene) -> Bool {
    switch action {
    case .report: return sheet != .report
    case .progress: return sheet != .progress
    case .roadmap: return sheet != .roadmap
    case .toggle, .nextOpen: return sheet == .roadmap
    case .choose, .practise: return cursor.place != nil
    default: return scene.desk.offers(action)
    }
  }

  package func label(of action: Action, _ scene: Scene) -> String? {
    guard let place = cursor.place, action == .choose || action == .practise else { return nil }
    let page = page(scene)
    guard page.places.contains(place), let subject = page.subject(at: place) else { return nil }
    switch (subject, action) {
    case (.phase(let phase), .choose): return folded(scene).contains(phase) ? "unfold" : "fold"
    case (.section, .choose): return "practise"
    case (.topic, .choose), (.level, .choose), (.goal, .choose): return "list"
    default: return nil
    }
  }

  package func plain(_ scene: Scene) -> PlainPage {
    let page = page(scene)
    var plain = PlainPage(body: page.columns.flatMap { $0 }.map(\.text.plain))
    plain.offer("Back", .back)
    plain.offer("Plan", .plan)
    plain.offer("Report", .report, if: sheet != .report)
    plain.offer("Progress", .progress, if: sheet != .progress)
    plain.offer("Roadmap", .roadmap, if: sheet != .roadmap)
    plain.offer("Browse all questions", .browse)
    plain.offer("Settings", .settings)
    scene.offer(page, standing(scene), on: &plain)
    plain.offerEnd()
    return plain
  }

  // MARK: The text

  private func key(_ scene: Scene) -> PageKey {
    PageKey(
      revision: scene.desk.revision, reading: readings, width: regions(scene)[0].columns,
      hasTwoColumns: scene.hasTwoColumns, folds: folds)
  }

  private func page(_ scene: Scene) -> SheetPage {
    pages.value(for: key(scene)) { makePage(scene) }
  }

  private func scope(_ scene: Scene) -> ReportScope { ReportScope(part: scene.desk.filter) }

  private func makePage(_ scene: Scene) -> SheetPage {
    let desk = scene.desk
    let plain = PlainText(
      columns: min(100, regions(scene)[0].columns - Scene.sheetMargin),
      isASCII: scene.glyphs.isASCII)
    switch (sheet, content) {
    case (_, nil): return SheetPage([[]])
    case (_, .answers(let tallies, let answers)):
      let weak = WeakTopics(
        bank: desk.bank, tallies: tallies, progress: desk.progress,
        preferences: desk.preferences, scope: scope(scene), on: desk.today)
      let figures = ReportFigures(
        bank: desk.bank, tallies: tallies, answers: answers, progress: desk.progress,
        preferences: desk.preferences, scope: scope(scene), on: desk.today)
      let report = WeakTopicReport(
        weak, figures, bank: desk.bank, generatedAt: desk.now, isInApp: true,
        interviewDate: desk.preferences.interviewDate, scope: scope(scene))
      return SheetPage([scene.lines(of: report.document.lines(plain))])
    case (_, .tallies(let tallies)):
      let sheet = ProgressSheet(
        bank: desk.bank, tallies: tallies, progress: desk.progress,
        preferences: desk.preferences, on: desk.today)
      let (left, right) = (
        scene.lines(of: sheet.aheadAndBehind(plain)), scene.lines(of: sheet.topics(plain))
      )
      return SheetPage(
        scene.hasTwoColumns ? [left, right] : [left + [SheetPage.Line(StyledText())] + right])
    case (_, .roadmap(let roadmap)):
      guard let standing = standing(scene) else { return SheetPage([[]]) }
      let sheet = RoadmapSheet(roadmap, standing: standing, bank: desk.bank)
      return SheetPage([scene.lines(of: sheet.lines(plain, folded: folded(scene)))])
    }
  }
}
