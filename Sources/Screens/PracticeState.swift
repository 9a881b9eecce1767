package import Practice
import QuestionBank
package import TerminalUI

/// One question on the screen, from the prompt to the grade.
package struct PracticeState: Hashable, Sendable {
  package enum Phase: Hashable, Sendable { case asking, writing, revealed }

  /// Which half of the revealed screen the movement keys are in.
  package enum Pane: Hashable, Sendable { case points, answer }

  package var session: StudySession
  package var phase: Phase = .asking
  /// When the prompt was shown, later by the time that the clock stood still.
  var askedAt: Instant
  /// Set by the reveal.
  package var thinkMilliseconds: Int?
  package var hintsShown = 0
  let hintCount: Int
  /// Follow-up questions and their answers shown, each of them one.
  package var followUpsShown = 0
  let followUpCount: Int
  /// Whether the note is shown before the reveal.
  package var showsNote = false
  package var confidence: Confidence?
  package var editor: TextEditor
  /// What the field of the answer has held; nil until an earlier answer is asked for.
  package var recall: AnswerRecall?
  package var rubric: Rubric
  /// Whether any point was ticked or unticked; without, a grade says nothing about the points.
  package var hasTicked = false
  /// Index of the key point under the cursor.
  package var cursor = 0
  package var pane: Pane = .points
  /// First line shown of the question, before the reveal, or of the answer after it.
  package var offset = 0
  /// First line shown of an answer that was written, before the reveal.
  package var answerOffset = 0
  /// Columns by which code and tables that are too wide are moved to the left.
  package var sideways = 0

  /// A sitting's current question, just asked.
  init(session: StudySession, question: Question, now: Instant) {
    self.session = session
    askedAt = now
    editor = TextEditor(session.drafts[question.id] ?? "")
    rubric = Rubric(question.keyPoints)
    hintCount = question.hints.count
    followUpCount = question.followUps.count
  }

  /// The question of an attempt that was taken back, as it stood before the grade.
  init(session: StudySession, question: Question, undoing attempt: Attempt, now: Instant) {
    self.init(session: session, question: question, now: now)
    phase = .revealed
    askedAt = now.adding(milliseconds: -Int64(attempt.totalMilliseconds))
    thinkMilliseconds = attempt.thinkMilliseconds
    confidence = attempt.confidence
    editor = TextEditor(attempt.answer ?? "")
    rubric = Rubric(question.keyPoints, ticked: attempt.points)
    hasTicked = !attempt.points.isEmpty
  }

  /// Moves the cursor over the key points.
  mutating func movePoint(by count: Int) {
    cursor = max(0, min(cursor + count, rubric.keyPoints.count - 1))
  }

  /// Milliseconds that the question has been on the screen.
  package func elapsed(at now: Instant) -> Int {
    Int(max(0, now.milliseconds - askedAt.milliseconds))
  }

  /// Whether the question has come up so lately that nobody can have read it.
  func isUnread(at now: Instant) -> Bool {
    phase == .asking && hintsShown == 0 && confidence == nil && editor.isBlank && !showsNote
      && elapsed(at: now) < 1000
  }

  /// The typed answer, or nil when there is none.
  package var typedAnswer: String? {
    editor.isBlank ? nil : editor.text
  }

  /// The sitting as a bookmark: with the answer begun.
  package var sittingToKeep: StudySession {
    var kept = session
    if let question = session.current { kept.drafts[question] = typedAnswer }
    return kept
  }

  /// Milliseconds that the answer took, or takes: the clock stops at the reveal.
  package func thinking(at now: Instant) -> Int { thinkMilliseconds ?? elapsed(at: now) }

  /// Stops the clock for the time between two instants.
  mutating func pause(from start: Instant, to end: Instant) {
    guard start < end else { return }
    askedAt = askedAt.adding(milliseconds: end.milliseconds - start.milliseconds)
  }
}
