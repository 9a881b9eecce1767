package import Practice
package import QuestionBank
package import TerminalUI

/// A question's own page: what it asks, how one stands with it and one's attempts at it.
package struct QuestionRoom: Room {
  package private(set) var question: Question
  /// In order of time; nil until they have been read.
  package private(set) var attempts: [Attempt]?
  /// How sure recall is; nil until that has been read.
  private var ranges: RecallRanges?
  package private(set) var showsAnswer = false
  package private(set) var offset = 0
  /// Columns by which code and tables that are too wide are moved to the left.
  package private(set) var sideways = 0
  private var texts = Memo<QuestionText.Key, QuestionText>()

  init(_ question: Question) { self.question = question }

  package var context: Context { .question }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .back: return [.close]
    case .practise: return [.practise([question.id])]
    case .showSources: return [.open(SourcesRoom(question))]
    case .editQuestion:
      return scene.bank.files[question.id].map { [.effect(.editQuestion(file: $0))] } ?? []
    case .star: return [.mark(.starred, question.id, isSet: nil)]
    case .bury: return [.mark(.buried, question.id, isSet: nil)]
    case .suspendQuestion: return [.mark(.suspended, question.id, isSet: nil)]
    case .undo: return [.undo]
    case .redo: return [.redo]
    case .reveal:
      showsAnswer.toggle()
      sideways = 0
      if showsAnswer { bringAnswerIntoSight(scene) }
    case .left: sideways = max(0, sideways - 8)
    case .right: sideways = min(sideways + 8, text(scene).mostSideways)
    default: scroll(by: action, scene)
    }
    return []
  }

  package mutating func appear(_ scene: Scene) -> [Request] {
    refresh(scene) + [.effect(.readChanges)]
  }

  package mutating func refresh(_ scene: Scene) -> [Request] {
    // One that was edited so that it is left out now stays as it was.
    question = scene.bank[question.id] ?? question
    return [.effect(.read(.attempts(question.id))), .effect(.read(.tallies))]
  }

  package mutating func hear(_ readout: Readout, _ scene: Scene) -> [Request] {
    switch readout {
    case .attempts(question.id, let attempts): self.attempts = attempts
    case .tallies(let tallies): ranges = scene.ranges(tallies)
    default: break
    }
    return []
  }

  private mutating func scroll(by action: Action, _ scene: Scene) {
    offset = scene.scrolled(offset, by: action, content: text(scene).lines.count)
  }

  /// Scrolls as little as shows the answer from its heading on.
  private mutating func bringAnswerIntoSight(_ scene: Scene) {
    let text = text(scene)
    let rows = Scroller.visibleRows(
      of: text.lines.count, rows: scene.bodyRows, hasMarkRow: false)
    var scroller = Scroller(content: text.lines.count, viewport: rows, offset: offset)
    scroller.reveal(text.answer)
    offset = scroller.offset
  }

  package mutating func prepare(_ scene: Scene) {
    texts.keep(text(scene), for: key(scene))
    sideways = min(sideways, text(scene).mostSideways)
    scroll(by: .redraw, scene)
  }

  /// The page's text, set anew only when it has changed.
  private func text(_ scene: Scene) -> QuestionText {
    let key = key(scene)
    return texts.value(for: key) { QuestionText(question, key, scene) }
  }

  private func key(_ scene: Scene) -> QuestionText.Key {
    QuestionText.Key(
      question: question.id, revision: scene.desk.revision, attempts: attempts,
      showsAnswer: showsAnswer, sideways: sideways, standing: scene.standing(of: question.id),
      recall: scene.recall(of: question.id, ranges),
      width: scene.hasTwoColumns ? scene.size.columns - 2 : scene.textWidth, isPreview: false)
  }

  package func draw(_ scene: Scene, in frame: inout Frame) {
    let standing = scene.standing(of: question.id)
    let facts = [question.level.title, question.topic.name, question.kind.rawValue]
    let state = standing.words
    let status = StyledText(state.text, state.role)
    let star = StyledText(standing.isStarred ? "* starred  " : "", .accent)
    scene.drawHeader(
      star
        + scene.fitting(
          scene.size.columns - 4 - status.width - star.width,
          [facts, Array(facts.prefix(2)), Array(facts.prefix(1))].map {
            StyledText($0.joined(separator: scene.dot), .strong)
          }), status, in: &frame)
    scene.draw(text(scene).lines, offset: offset, in: scene.body, frame: &frame)
  }

  package func offers(_ action: Action, _ scene: Scene) -> Bool {
    switch action {
    case .right: sideways < text(scene).mostSideways
    case .showSources: !question.sources.isEmpty
    case .editQuestion: scene.bank.files[question.id] != nil
    default: scene.desk.offers(action)
    }
  }

  package func label(of action: Action, _ scene: Scene) -> String? {
    switch action {
    case .reveal: showsAnswer ? "hide answer" : "answer"
    case .star: scene.progress.marks.isStarred(question.id) ? "no star" : "star"
    default: nil
    }
  }

  package func plain(_ scene: Scene) -> PlainPage {
    let standing = scene.standing(of: question.id)
    let facts = "\(question.level.title), \(question.topic.name), \(question.kind.rawValue)."
    var page = PlainPage(body: [facts] + text(scene).lines.map(\.plain))
    page.offer(showsAnswer ? "Hide the answer" : "Show the answer", .reveal)
    page.offer("Practise this one now", .practise)
    page.offer(standing.isStarred ? "Take the star off" : "Star", .star)
    page.offer(
      standing.isSuspended ? "Ask it again: no longer suspended" : "Suspend: not asked again",
      .suspendQuestion)
    page.offer(standing.isBuried ? "No longer buried" : "Bury until tomorrow", .bury)
    page.offer("Sources", .showSources, if: offers(.showSources, scene))
    page.offer("Edit the question", .editQuestion, if: offers(.editQuestion, scene))
    page.offerUndo(scene.desk)
    page.offer("Back to the list", .back)
    page.offerEnd()
    return page
  }
}
