import Practice
package import TerminalUI

/// What shows while the history's cards are worked out anew, as after the import of a long one.
package struct WaitingRoom: Room {
  /// What is shown when they are.
  let opening: App.Opening
  /// What the desk is laid with then, beside the history.
  let filter: StudyFilter?
  let seed: UInt64

  init(then opening: App.Opening, filter: StudyFilter?, seed: UInt64) {
    self.opening = opening
    self.filter = filter
    self.seed = seed
  }

  package var context: Context { .waiting }

  package mutating func appear(_ scene: Scene) -> [Request] { [.start(.cards)] }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] { [] }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    scene.drawHeader(StyledText("Edgewise", .title), scene.headerDate, in: &frame)
    let share = scene.jobs[.cards] ?? 0
    let width = min(40, scene.textWidth)
    let filled = Int((share * Double(width)).rounded())
    let lines = [
      StyledText(Job.cards.doing, .strong),
      StyledText(String(repeating: String(scene.glyphs.barFull), count: filled), .bar)
        + StyledText(
          String(repeating: String(scene.glyphs.barEmpty), count: width - filled), .dim),
      StyledText(),
    ]
    let words = StyledText(Self.explanation, .dim).wrapped(to: scene.textWidth)
    scene.draw(lines + words, offset: 0, in: scene.body, frame: &frame)
  }

  private static let explanation =
    "This is done once, after an import or a change of the memory model. Nothing is lost if you quit."

  package func plain(_ scene: Scene) -> PlainPage {
    var page = PlainPage(body: [Job.cards.doing + ".", Self.explanation])
    page.offerEnd()
    return page
  }
}
