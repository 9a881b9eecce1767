import FSRS
import Practice
import QuestionBank
package import TerminalUI

extension PracticeRoom {
  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    switch phase {
    case .asking: updateAsking(action, scene)
    case .writing: updateWriting(action, scene)
    case .revealed: updateRevealed(action, scene)
    }
  }

  private mutating func updateAsking(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .confidence(let confidence): self.confidence = confidence
    case .hint: return showHint(scene)
    case .showNote: return showNote(scene)
    case .write: phase = .writing
    case .earlierAnswer: return recall(by: 1, scene)
    case .laterAnswer: return recall(by: -1, scene)
    case .openEditor:
      return [.effect(.edit(EditorSheet(question, answer: editor.text, scene).text))]
    case .pause:
      let now = scene.now.instant
      return isPaused ? goOn(at: now) : pause(at: now)
    case .reveal: return reveal(scene)
    default: return updateEither(action, scene)
    }
    return []
  }

  private mutating func reveal(_ scene: Scene) -> [Request] {
    let now = scene.now.instant
    thinkMilliseconds = elapsed(at: now)
    let requests = goOn(at: now)
    phase = .revealed
    offset = 0
    sideways = 0
    // Where only one of them fits, the answer comes first.
    if view(scene).showsOnePane { pane = .answer }
    return requests + readMisses(scene)
  }

  /// After an undo too, and where another copy has answered.
  package mutating func refresh(_ scene: Scene) -> [Request] {
    phase == .revealed ? readMisses(scene) : []
  }

  private func readMisses(_ scene: Scene) -> [Request] {
    scene.progress.cards[question.id] == nil ? [] : [.effect(.read(.latestAttempts(question.id)))]
  }

  private mutating func updateWriting(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .edit(let command): editor.perform(command)
    case .earlierAnswer, .laterAnswer:
      let isEarlier = action == .earlierAnswer
      let width = view(scene).answerWidth
      guard editor.handle(isEarlier ? .up : .down, width: width) else {
        return recall(by: isEarlier ? 1 : -1, scene)
      }
    case .finishWriting:
      phase = .asking
      return [.draft(typedAnswer)]
    default: offset = view(scene).offset(after: action)
    }
    return []
  }

  /// What is done on either side of the reveal.
  mutating func updateEither(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .left: sideways = max(0, sideways - 8)
    case .right: sideways = min(sideways + 8, view(scene).mostSideways)
    case .skip: return [.draft(typedAnswer), .skip]
    case .bury: return mark(.buried)
    case .suspendQuestion: return mark(.suspended)
    case .star: return [.mark(.starred, question.id, isSet: nil)]
    case .note:
      return [.open(NoteRoom(question.id, text: scene.progress.notes[question.id] ?? ""))]
    case .removeNote: return [.note("", on: question.id)]
    case .undo: return [.undo]
    case .redo: return [.redo]
    case .showSources: return [.open(SourcesRoom(question))]
    case .back: return [.draft(typedAnswer), .rise, .close, .effect(.reload)]
    default: offset = view(scene).offset(after: action)
    }
    return []
  }

  private func mark(_ kind: MarkKind) -> [Request] {
    [.draft(typedAnswer), .mark(kind, question.id, isSet: true)]
  }

  private mutating func showHint(_ scene: Scene) -> [Request] {
    guard hintsShown < question.hints.count else {
      return [
        .say(
          question.hints.isEmpty ? "This question has no hints." : "There is no further hint.")
      ]
    }
    hintsShown += 1
    offset = view(scene).offset(showing: .hint)
    return []
  }

  private mutating func showNote(_ scene: Scene) -> [Request] {
    guard scene.progress.notes[question.id] != nil else {
      return [.say("There is no note on this question; n writes one.")]
    }
    showsNote.toggle()
    offset = view(scene).offset(after: .redraw)
    if showsNote { offset = view(scene).offset(showing: .note) }
    return []
  }
}

// MARK: - Text and mouse

extension PracticeRoom {
  package mutating func type(_ key: Key, _ scene: Scene) -> [Request] {
    if phase == .writing { _ = editor.handle(key, width: view(scene).answerWidth) }
    return []
  }

  package mutating func paste(_ text: String, _ scene: Scene) -> Paste {
    guard phase != .revealed else { return .refused }
    phase = .writing
    return editor.paste(text) ? .taken : .cut
  }

  /// The answer as it came back from the person's editor.
  mutating func take(edited text: String, _ scene: Scene) {
    guard phase != .revealed else { return }
    editor = TextEditor(EditorSheet(question, answer: editor.text, scene).answer(in: text))
    phase = .asking
  }

  /// Ticks a key point, takes the movement keys to the answer, or moves the cursor of what is written.
  package mutating func click(
    _ position: Position, clicks: Int, _ scene: Scene
  ) -> [Request] {
    guard clicks == 1 else { return [] }
    let view = view(scene)
    if position.row == view.lastBodyRow {
      let button = view.lastRowButtons.first { $0.contains(position) }
      // Not by its key, which may also mean a movement.
      if case .grade(let grade) = button?.action { return self.grade(grade, scene) }
      return button?.action.map { [.perform($0)] } ?? []
    }
    switch phase {
    case .revealed:
      if let point = view.keyPoint(at: position) { return [.perform(.tickPoint(point))] }
      let layout = view.revealedLayout
      if [layout.answer, layout.own].contains(where: { $0?.contains(position) == true }) {
        pane = .answer
      }
    case .writing:
      guard var region = view.askingLayout.answer else { return [] }
      // Below the heading.
      region.row += 1
      region.rows -= 1
      view.moveCursor(of: &editor, to: position, in: region, width: view.answerWidth, kept: writing)
    case .asking: break
    }
    return []
  }

  package mutating func wheel(
    _ direction: Action, at position: Position, _ scene: Scene
  ) -> [Request] {
    let rows = direction == .down ? 3 : -3
    let view = view(scene)
    if phase != .revealed, let answer = view.askingLayout.answer, answer.contains(position) {
      if phase == .writing {
        editor.moveRows(by: rows, width: view.answerWidth)
      } else {
        let lines = view.layout(of: editor, width: view.answerWidth, kept: writing).rowCount
        var scroller = Scroller(content: lines, viewport: answer.rows - 1, offset: answerOffset)
        scroller.scroll(by: rows)
        answerOffset = scroller.offset
      }
    } else if phase == .revealed, view.revealedLayout.points?.contains(position) == true {
      // A point is about as long as what the wheel scrolls by.
      cursor = view.cursor(after: direction)
    } else {
      for _ in 0..<3 { offset = self.view(scene).offset(after: direction) }
    }
    return []
  }
}

// MARK: - What is offered

extension PracticeRoom {
  package func offers(_ action: Action, _ scene: Scene) -> Bool {
    switch action {
    case .hint: hintsShown < question.hints.count
    case .followUp: followUpsShown < question.followUps.count * 2
    case .showSources: !question.sources.isEmpty
    case .showNote: scene.progress.notes[question.id] != nil
    case .earlierAnswer: mayHaveEarlierAnswer(scene)
    case .laterAnswer: (recall?.place ?? 0) > 0
    case .right: sideways < view(scene).mostSideways
    case .tick: view(scene).showsPoints || pane == .answer
    case .accept: suggestion != nil
    case .readMistakes: !question.mistakes.isEmpty
    case .unfold: canUnfold(scene)
    case .skip: (scene.desk.sitting?.upcoming.count ?? 0) > 1
    default: scene.desk.offers(action)
    }
  }

  package func label(of action: Action, _ scene: Scene) -> String? {
    switch action {
    case .accept: suggestion.map { "take " + $0.grade.name }
    case .tick: pane == .answer ? "read on" : nil
    case .unfold: isUnfolded ? "fold" : nil
    case .readQuestion: partOnTop == .question ? "answer" : nil
    case .readMistakes: partOnTop == .mistakes ? "answer" : nil
    case .pause: isPaused ? "go on" : nil
    case .followUp: followUpsShown % 2 == 1 ? "its answer" : "follow-up"
    case .note: scene.progress.notes[question.id] == nil ? "note" : "edit note"
    case .showNote: showsNote ? "hide note" : "show note"
    case .switchPane: pane == .points ? "answer" : "points"
    default: nil
    }
  }

  package func isForemost(_ action: Action, _ scene: Scene) -> Bool {
    phase == .revealed && action == .switchPane && view(scene).showsOnePane
  }
}
