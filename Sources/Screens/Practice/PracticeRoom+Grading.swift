import FSRS
import Practice
import QuestionBank
import TerminalUI

/// What is done after the reveal: reading, ticking, grading.
extension PracticeRoom {
  mutating func updateRevealed(_ action: Action, _ scene: Scene) -> [Request] {
    let view = view(scene)
    switch action {
    case .up, .down, .pageUp, .pageDown, .top, .bottom:
      if pane == .points {
        cursor = view.cursor(after: action)
      } else {
        scroll(to: view.offset(after: action))
      }
    case .tick where pane == .answer: readOn(view)
    case .tick: return tick(cursor)
    case .tickPoint(let index): return tickPoint(index, view)
    case .tickNext, .tickAll:
      // Points out of sight are shown before one is ticked.
      let areShown = view.showsPoints
      pane = .points
      if areShown { return action == .tickAll ? tickAll() : tickNext() }
    case .switchPane: pane = pane == .points ? .answer : .points
    case .readQuestion: read(.question, view)
    case .readMistakes:
      guard !question.mistakes.isEmpty else {
        return [.say("Nothing is noted of what is often said wrongly here.")]
      }
      read(.mistakes, view)
    case .unfold: return unfold(scene)
    case .followUp: return showFollowUp(scene)
    case .accept:
      guard let suggestion else {
        return [.say("Nothing is ticked: tick what you said, or grade it yourself.")]
      }
      return grade(suggestion.grade, scene)
    case .grade(.good) where pane == .answer && offset > 0:
      scroll(to: 0)
      return [.say("At the top; once more grades it Good.")]
    case .grade(let grade): return self.grade(grade, scene)
    default: return updateEither(action, scene)
    }
    return []
  }

  func grade(_ grade: Grade, _ scene: Scene) -> [Request] {
    [
      .grade(
        Desk.Answer(
          grade: grade, rubric: rubric, hasTicked: hasTicked, confidence: confidence,
          thinkMilliseconds: thinkMilliseconds ?? 0,
          totalMilliseconds: elapsed(at: scene.now.instant), text: typedAnswer))
    ]
  }

  // MARK: The key points

  private mutating func tickPoint(_ index: Int, _ view: PracticeView) -> [Request] {
    guard rubric.keyPoints.indices.contains(index) else {
      return [.say("There is no key point \(index + 1).")]
    }
    let areShown = view.showsPoints
    pane = .points
    return areShown ? tick(index) : []
  }

  private mutating func tick(_ index: Int) -> [Request] {
    guard rubric.keyPoints.indices.contains(index) else { return [] }
    cursor = index
    return ticking { $0.toggle($0.keyPoints[index].id) }
  }

  private mutating func tickNext() -> [Request] {
    guard rubric.keyPoints.indices.contains(cursor) else { return [] }
    let isTicked = rubric.ticked.contains(rubric.keyPoints[cursor].id)
    let requests = isTicked ? [] : tick(cursor)
    cursor = min(cursor + 1, rubric.keyPoints.count - 1)
    return requests
  }

  private mutating func tickAll() -> [Request] { ticking { $0.toggleAll() } }

  /// Changes ticks, and notices a point that was got right at last.
  private mutating func ticking(_ change: (inout Rubric) -> Void) -> [Request] {
    let before = rubric.ticked
    change(&rubric)
    hasTicked = true
    let atLast = rubric.keyPoints.enumerated().compactMap { index, point in
      rubric.ticked.contains(point.id) && !before.contains(point.id)
        ? missed?.run(of: point.id).map { (number: index + 1, run: $0) } : nil
    }
    guard let first = atLast.first else { return [] }
    return [
      .say(
        atLast.count == 1
          ? "Point \(first.number) at last: missed the last \(first.run) times."
          : "At last: points \(atLast.map { "\($0.number)" }.joined(separator: ", ")).")
    ]
  }

  // MARK: The answer

  private mutating func scroll(to offset: Int) {
    self.offset = offset
    partOnTop = nil
  }

  /// A page of the answer further, and from its end to the key points.
  private mutating func readOn(_ view: PracticeView) {
    let next = view.offset(after: .pageDown)
    if next == offset { pane = .points } else { scroll(to: next) }
  }

  /// Brings a part of the text to the top, or, where it is there, the answer.
  private mutating func read(_ part: PracticeText.Part, _ view: PracticeView) {
    if view.showsOnePane { pane = .answer }
    let isThere = partOnTop == part && view.showsAnswer
    offset = isThere ? 0 : self.view(view.scene).offset(from: part)
    partOnTop = isThere ? nil : part
  }

  /// Whether one's own answer is, or can be, folded to a line.
  func canUnfold(_ scene: Scene) -> Bool {
    phase == .revealed && typedAnswer != nil && !view(scene).comparesAnswers
  }

  private mutating func unfold(_ scene: Scene) -> [Request] {
    guard canUnfold(scene) else {
      return [.say(typedAnswer == nil ? "You wrote no answer." : "Your answer is shown whole.")]
    }
    isUnfolded.toggle()
    if view(scene).showsOnePane { pane = .answer }
    scroll(to: 0)
    return []
  }

  /// The next follow-up question, or the answer to the one that was asked.
  private mutating func showFollowUp(_ scene: Scene) -> [Request] {
    guard followUpsShown < question.followUps.count * 2 else {
      return [
        .say(
          question.followUps.isEmpty
            ? "This question has no follow-ups." : "There is no further follow-up.")
      ]
    }
    followUpsShown += 1
    if view(scene).showsOnePane { pane = .answer }
    scroll(to: view(scene).offset(showing: .followUp))
    return []
  }
}
