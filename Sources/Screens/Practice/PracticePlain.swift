import FSRS
import Practice
import QuestionBank
import Reports
import TerminalUI
import Typography

extension PracticeRoom {
  package func plain(_ scene: Scene) -> PlainPage {
    let place =
      scene.desk.sitting.map {
        "Question \($0.position) of \($0.total)" + ($0.again > 0 ? ", \($0.again) again" : "")
          + ". "
      } ?? ""
    let heading =
      place + "\(question.level.title), \(question.topic.name), \(question.kind.rawValue), "
      + "\(question.minutes) minutes."
    var page = PlainPage(body: [heading] + wholeText(scene).lines.map(\.plain))
    switch phase {
    case .asking: fillAsking(&page, scene)
    case .writing:
      page.status = ["Your answer: \(editor.text)"]
      offerEarlierAnswers(&page, scene)
      page.offer("Done writing", .finishWriting)
      page.offer("Quit", .quit)
    case .revealed: fillRevealed(&page, scene)
    }
    return page
  }

  /// The text with nothing folded.
  private func wholeText(_ scene: Scene) -> PracticeText {
    var room = self
    room.isUnfolded = true
    return room.view(scene).text
  }

  private func fillAsking(_ page: inout PlainPage, _ scene: Scene) {
    page.body += typedAnswer.map { ["Your answer: \($0)"] } ?? []
    page.status = confidence.map { ["How sure: \($0.word)."] } ?? []
    if isPaused {
      let clock = Phrases.clock(milliseconds: elapsed(at: scene.now.instant))
      page.status.append("The clock stands at \(clock).")
    }
    page.offer("Reveal the answer", .reveal)
    page.offer("Next hint", .hint, if: offers(.hint, scene))
    page.offer("Write an answer, ended by a line with only a dot", .write)
    page.offer("Write an answer in the editor", .openEditor)
    offerEarlierAnswers(&page, scene)
    page.offer(
      showsNote ? "Hide the note" : "Show the note", .showNote, if: offers(.showNote, scene))
    page.offer(isPaused ? "Let the clock go on" : "Stop the clock", .pause)
    for confidence in Confidence.allCases where confidence != self.confidence {
      page.offer("How sure: \(confidence.word)", .confidence(confidence))
    }
    offerCommon(&page, scene)
  }

  private func offerEarlierAnswers(_ page: inout PlainPage, _ scene: Scene) {
    page.offer("Take up an earlier answer", .earlierAnswer, if: offers(.earlierAnswer, scene))
    page.offer("Back to the later answer", .laterAnswer, if: offers(.laterAnswer, scene))
  }

  private func fillRevealed(_ page: inout PlainPage, _ scene: Scene) {
    page.status = [
      "Ticked \(rubric.ticked.count) of \(rubric.keyPoints.count)"
        + (suggestion.map {
          ": \(rubric.score) of 100, which suggests \($0.grade.name); \($0.reason.words)."
        } ?? ".")
    ]
    for (index, point) in rubric.keyPoints.enumerated() {
      let isTicked = rubric.ticked.contains(point.id)
      page.offer(
        "\(isTicked ? "Untick" : "Tick") point \(index + 1) (\(point.weight)\(point.isMust ? ", must" : "")): "
          + point.text
          + (missed?.run(of: point.id).map { " (missed the last \($0) times)" } ?? ""),
        .tickPoint(index))
    }
    page.offer(rubric.missed.isEmpty ? "Take all ticks off" : "Tick all points", .tickAll)
    page.go(onWith: 8)
    page.offer(
      followUpsShown % 2 == 1 ? "Show its answer" : "Ask the next follow-up question", .followUp,
      if: offers(.followUp, scene))
    page.offer("Sources", .showSources, if: offers(.showSources, scene))
    page.offer(
      "Take the suggested grade, \(suggestion?.grade.name ?? "")", .accept, if: suggestion != nil)
    for outcome in view(scene).outcomes {
      let back =
        outcome.grade.isPass
        ? "back in \(Phrases.interval(days: outcome.days))" : "again in this session"
      page.offer(
        "\(outcome.grade.name): \(outcome.grade.meaning); \(back)", .grade(outcome.grade))
    }
    offerCommon(&page, scene)
  }

  private func offerCommon(_ page: inout PlainPage, _ scene: Scene) {
    let isStarred = scene.progress.marks.isStarred(question.id)
    let hasNote = scene.progress.notes[question.id] != nil
    page.offer("Skip to the next question", .skip, if: offers(.skip, scene))
    page.offer("Bury until tomorrow", .bury)
    page.offer("Suspend: not asked again", .suspendQuestion)
    page.offer(isStarred ? "Take the star off" : "Star", .star)
    page.offer(
      (hasNote ? "Add to the note" : "Write a note") + ", ended by a line with only a dot", .note)
    page.offer("Remove the note", .removeNote, if: hasNote)
    page.offerUndo(scene.desk)
    page.offer("Back to Today", .back)
    page.offerEnd()
  }
}
