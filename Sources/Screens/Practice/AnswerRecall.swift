import Practice
import QuestionBank
import TerminalUI

/// The history of the field that an answer is typed in.
package struct AnswerRecall: Hashable, Sendable {
  /// The text that was begun, then earlier answers, latest first; each as it was left.
  package var texts: [String]
  /// Which of them is in the field.
  package var place = 0
}

extension PracticeRoom {
  /// Takes up an earlier answer to the question, or, with a negative count, a later one.
  mutating func recall(by count: Int, _ scene: Scene) -> [Request] {
    guard recall != nil else {
      guard count > 0 else { return [] }
      guard scene.progress.cards[question.id] != nil else { return [noEarlierAnswer] }
      return [.effect(.read(.answers(question.id)))]
    }
    return step(by: count)
  }

  package mutating func hear(_ readout: Readout, _ scene: Scene) -> [Request] {
    if case .latestAttempts(question.id, let attempts) = readout, phase == .revealed {
      missed = MissedPoints(question, attempts: attempts)
    }
    guard case .answers(question.id, let answers) = readout, phase != .revealed, recall == nil
    else { return [] }
    let begun = editor.text
    recall = AnswerRecall(texts: [begun] + answers.filter { $0 != begun })
    return step(by: 1)
  }

  private mutating func step(by count: Int) -> [Request] {
    guard var recall else { return [] }
    let place = recall.place + count
    guard recall.texts.indices.contains(place) else { return count > 0 ? [noEarlierAnswer] : [] }
    recall.texts[recall.place] = editor.text
    recall.place = place
    editor = TextEditor(recall.texts[place])
    // The next key of the same direction then goes on.
    if count > 0 { editor.perform(.textStart) }
    self.recall = recall
    return [
      .say(
        place == 0 ? "Your text again." : "Earlier answer \(place) of \(recall.texts.count - 1).")
    ]
  }

  private var noEarlierAnswer: Request {
    .say(
      (recall?.texts.count ?? 0) > 1
        ? "That was the first answer." : "No earlier answer to this question.")
  }

  /// Whether the question has been answered before, so that there may be an earlier answer to take
  /// up.
  func mayHaveEarlierAnswer(_ scene: Scene) -> Bool {
    if let recall { return recall.place + 1 < recall.texts.count }
    return scene.progress.cards[question.id] != nil
  }
}
