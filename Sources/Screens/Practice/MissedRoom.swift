import Practice
package import QuestionBank
package import TerminalUI

/// A question was missed once too often: what would help?
package struct MissedRoom: Room {
  package let question: QuestionID
  /// How often it was missed by now.
  let misses: Int

  package var context: Context { .missed }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .note:
      return [.turnInto(NoteRoom(question, text: scene.progress.notes[question] ?? ""))]
    case .suspendQuestion: return [.close, .mark(.suspended, question, isSet: true)]
    case .undo: return [.close, .undo]
    case .back: return [.close]
    default: return []
    }
  }

  private func lines(_ scene: Scene) -> [StyledText] {
    let hasNote = scene.progress.notes[question] != nil
    let title = StyledText(scene.clean(scene.title(of: question)), .title)
    return title.wrapped(to: scene.textWidth) + [StyledText()]
      + [
        "Missed \(misses) times by now. What would help?",
        hasNote
          ? "The note on it can say more; it comes with the answer."
          : "A note of your own, which comes with the answer from then on?",
        "Or set it aside: it is not asked until you want it back.",
      ].flatMap { StyledText($0).wrapped(to: scene.textWidth) }
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    scene.drawHeader(StyledText("Missed again", .title), in: &frame)
    scene.draw(lines(scene), offset: 0, in: scene.body, frame: &frame)
  }

  package func label(of action: Action, _ scene: Scene) -> String? {
    action == .note && scene.progress.notes[question] != nil ? "edit note" : nil
  }

  package func plain(_ scene: Scene) -> PlainPage {
    var page = PlainPage(body: lines(scene).map(\.plain))
    page.offer("Go on", .back)
    page.offer("Write a note, ended by a line with only a dot", .note)
    page.offer("Set it aside: not asked again", .suspendQuestion)
    page.offerUndo(scene.desk)
    page.offerEnd()
    return page
  }
}
