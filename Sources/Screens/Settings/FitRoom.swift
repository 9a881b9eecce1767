import Practice
import Reports
package import TerminalUI
import Typography

/// What a fit of the memory model has found, to be read and scrolled.
package struct FitRoom: Room {
  private let report: ParameterReport
  private var offset = 0
  private var texts = Memo<Int, [StyledText]>()

  init(_ report: ParameterReport) { self.report = report }

  package var context: Context { .report }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    if action == .back { return [.close] }
    offset = scene.scrolled(offset, by: action, content: lines(scene).count)
    return []
  }

  package mutating func prepare(_ scene: Scene) {
    texts.keep(lines(scene), for: scene.textWidth)
    offset = scene.scrolled(offset, by: .redraw, content: lines(scene).count)
  }

  private func lines(_ scene: Scene) -> [StyledText] {
    texts.value(for: scene.textWidth) { scene.lines(of: report.document) }
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    scene.drawHeader(StyledText("Fit of the memory model", .title), in: &frame)
    scene.draw(lines(scene), offset: offset, in: scene.body, frame: &frame)
  }

  package func offers(_ action: Action, _ scene: Scene) -> Bool {
    ![.report, .progress, .roadmap].contains(action) && scene.desk.offers(action)
  }

  package func plain(_ scene: Scene) -> PlainPage {
    var page = PlainPage(body: lines(scene).map(\.plain))
    page.offer("Back", .back)
    page.offerEnd()
    return page
  }
}
