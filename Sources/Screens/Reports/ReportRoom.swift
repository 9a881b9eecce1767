import Practice
import QuestionBank
import Reports
package import TerminalUI
import Typography

/// Something to be read and scrolled: what all attempts say, or the roadmap.
package struct ReportRoom: Room {
  package enum Sheet: Hashable, Sendable { case report, progress, roadmap }

  package let sheet: Sheet
  /// What the sheet is made of; nil until it has been read.
  private var content: Content?
  package private(set) var offset = 0
  private var texts = Memo<TextKey, [StyledText]>()

  private enum Content: Sendable {
    case tallies(Tallies)
    case answers(Tallies, DailyAnswers)
    case roadmap(Roadmap)
  }

  private struct TextKey: Hashable, Sendable {
    let revision: Int
    /// How often the content was read.
    let reading: Int
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
    switch action {
    case .back: return [.close, .effect(.reload)]
    case .report: return turn(to: .report)
    case .progress: return turn(to: .progress)
    case .plan: return [.open(PlanRoom())]
    case .roadmap: return turn(to: .roadmap)
    default:
      offset = scene.scrolled(offset, by: action, content: lines(scene).count)
      return []
    }
  }

  private func turn(to sheet: Sheet) -> [Request] {
    sheet == self.sheet ? [.effect(.readChanges)] : [.turnInto(ReportRoom(sheet))]
  }

  package mutating func prepare(_ scene: Scene) {
    texts.keep(lines(scene), for: key(scene))
    offset = scene.scrolled(offset, by: .redraw, content: lines(scene).count)
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    let (title, state) =
      switch sheet {
      case .report: ("Report", StyledText(scene.clean(scene.filter.summary), .dim))
      case .progress: ("Progress", scene.headerDate)
      case .roadmap: ("Roadmap", scene.headerDate)
      }
    scene.drawHeader(StyledText(title, .title), state, in: &frame)
    scene.draw(lines(scene), offset: offset, in: scene.body, frame: &frame)
  }

  package func offers(_ action: Action, _ scene: Scene) -> Bool {
    switch action {
    case .report: sheet != .report
    case .progress: sheet != .progress
    case .roadmap: sheet != .roadmap
    default: scene.desk.offers(action)
    }
  }

  package func plain(_ scene: Scene) -> PlainPage {
    var page = PlainPage(body: lines(scene).map(\.plain))
    page.offer("Back", .back)
    page.offer("Plan", .plan)
    page.offer("Report", .report, if: sheet != .report)
    page.offer("Progress", .progress, if: sheet != .progress)
    page.offer("Roadmap", .roadmap, if: sheet != .roadmap)
    page.offerEnd()
    return page
  }

  // MARK: The text

  private func key(_ scene: Scene) -> TextKey {
    TextKey(revision: scene.desk.revision, reading: readings, width: scene.textWidth)
  }

  private func lines(_ scene: Scene) -> [StyledText] {
    texts.value(for: key(scene)) { makeLines(scene) }
  }

  private func scope(_ scene: Scene) -> ReportScope { ReportScope(part: scene.desk.filter) }

  private func makeLines(_ scene: Scene) -> [StyledText] {
    let desk = scene.desk
    let plain = PlainText(columns: scene.textWidth, isASCII: scene.glyphs.isASCII)
    switch (sheet, content) {
    case (_, nil): return []
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
      return scene.lines(of: report.document)
    case (_, .tallies(let tallies)):
      let sheet = ProgressSheet(
        bank: desk.bank, tallies: tallies, progress: desk.progress,
        preferences: desk.preferences, on: desk.today)
      return scene.lines(of: sheet.lines(plain))
    case (_, .roadmap(let roadmap)):
      let standing = RoadmapStanding(
        roadmap, bank: desk.bank, progress: desk.progress, schedule: desk.preferences.schedule,
        on: desk.today)
      return scene.lines(ofText: RoadmapSheet(roadmap, standing: standing).text(plain))
    }
  }
}
