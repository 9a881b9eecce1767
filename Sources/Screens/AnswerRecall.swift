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

extension App {
  /// Takes up an earlier answer to the question, or, with a negative count, a later one.
  mutating func recall(by count: Int, _ state: PracticeState) -> [Effect] {
    guard let question = state.session.current else { return [] }
    guard state.recall != nil else {
      guard count > 0 else { return [] }
      guard progress.cards[question] != nil else {
        sayThereIsNoEarlierAnswer(state)
        return []
      }
      return [.readAnswers(question)]
    }
    step(by: count, state)
    return []
  }

  /// The earlier answers have been read.
  mutating func showAnswers(_ answers: [String], to question: QuestionID) {
    guard case .practice(var state) = screen, state.session.current == question,
      state.phase != .revealed, state.recall == nil
    else { return }
    let begun = state.editor.text
    state.recall = AnswerRecall(texts: [begun] + answers.filter { $0 != begun })
    step(by: 1, state)
  }

  private mutating func step(by count: Int, _ state: PracticeState) {
    var state = state
    guard var recall = state.recall else { return }
    let place = recall.place + count
    if recall.texts.indices.contains(place) {
      recall.texts[recall.place] = state.editor.text
      recall.place = place
      state.editor = TextEditor(recall.texts[place])
      // The next key of the same direction then goes on.
      if count > 0 { state.editor.perform(.textStart) }
      notice = Notice(
        text: place == 0
          ? "Your text again." : "Earlier answer \(place) of \(recall.texts.count - 1).",
        kind: .done)
    } else if count > 0 {
      sayThereIsNoEarlierAnswer(state)
    }
    state.recall = recall
    screen = .practice(state)
  }

  private mutating func sayThereIsNoEarlierAnswer(_ state: PracticeState) {
    let hasEarlier = (state.recall?.texts.count ?? 0) > 1
    notice = Notice(
      text: hasEarlier ? "That was the first answer." : "No earlier answer to this question.",
      kind: .done)
  }

  /// Whether the question has been answered before, so that there may be an earlier answer to take
  /// up.
  func mayHaveEarlierAnswer(_ state: PracticeState) -> Bool {
    if let recall = state.recall { return recall.place + 1 < recall.texts.count }
    return state.session.current.map { progress.cards[$0] != nil } ?? false
  }
}
