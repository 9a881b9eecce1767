package import Practice
package import QuestionBank
package import TerminalUI

/// One question of the sitting, from the prompt to the grade.
package struct PracticeRoom: Room {
  package enum Phase: Hashable, Sendable { case asking, writing, revealed }

  /// Which half of the revealed screen the movement keys are in.
  package enum Pane: Hashable, Sendable { case points, answer }

  package let question: Question
  /// The desk's count of questions put before the person, this one included.
  let turn: Int
  package internal(set) var phase: Phase = .asking
  /// When the prompt was shown, later by the time that the clock stood still.
  var askedAt: Instant
  /// When the clock was stopped; nil while it runs.
  private var pausedAt: Instant?
  /// Whether another room has been over it since it was asked, so that nobody has seen it yet.
  var isCovered = false
  /// Set by the reveal.
  package internal(set) var thinkMilliseconds: Int?
  package internal(set) var hintsShown = 0
  /// Follow-up questions and their answers shown, each of them one.
  package internal(set) var followUpsShown = 0
  /// Whether the note is shown before the reveal.
  package internal(set) var showsNote = false
  package internal(set) var confidence: Confidence?
  package internal(set) var editor: TextEditor
  /// What the field of the answer has held; nil until an earlier answer is asked for.
  package internal(set) var recall: AnswerRecall?
  package internal(set) var rubric: Rubric
  /// Whether any point was ticked or unticked; without, a grade says nothing about the points.
  package internal(set) var hasTicked = false
  /// What was missed the last times; known from the reveal on.
  var missed: MissedPoints?
  /// Index of the key point under the cursor.
  package internal(set) var cursor = 0
  package internal(set) var pane: Pane = .points
  /// Whether one's own answer is shown whole above the reference.
  package internal(set) var isUnfolded = false
  /// What the answer's first line in sight belongs to, where a key has led there.
  var partOnTop: PracticeText.Part?
  /// First line shown of the question, before the reveal, or of the answer after it.
  package internal(set) var offset = 0
  /// First line shown of an answer that was written, before the reveal.
  package internal(set) var answerOffset = 0
  /// Columns by which code and tables that are too wide are moved to the left.
  package internal(set) var sideways = 0
  var texts = Memo<PracticeText.Key, PracticeText>()
  var writing = Memo<Writing, EditorLayout>()

  /// The question that the desk asks, as new.
  init(_ question: Question, at desk: Desk) {
    self.question = question
    turn = desk.turn
    askedAt = desk.now.instant
    editor = TextEditor(desk.sitting?.drafts[question.id] ?? "")
    rubric = Rubric(question.keyPoints)
    guard let pause = desk.sitting?.pause, pause.question == question.id else { return }
    askedAt = desk.now.instant.adding(milliseconds: -Int64(pause.milliseconds))
    pausedAt = desk.now.instant
  }

  /// The question of an attempt that was taken back, as it stood before the grade.
  init(_ question: Question, undoing attempt: Attempt, at desk: Desk) {
    self.init(question, at: desk)
    phase = .revealed
    pausedAt = nil
    askedAt = desk.now.instant.adding(milliseconds: -Int64(attempt.totalMilliseconds))
    thinkMilliseconds = attempt.thinkMilliseconds
    confidence = attempt.confidence
    editor = TextEditor(attempt.answer ?? "")
    // The points of another revision may be others.
    guard attempt.revision == question.revision else { return }
    rubric = Rubric(question.keyPoints, ticked: attempt.points)
    hasTicked = !attempt.points.isEmpty
  }

  package var context: Context {
    switch phase {
    case .asking: .asking
    case .writing: .writing
    case .revealed: .revealed
    }
  }

  /// Milliseconds that the question has been on the screen.
  package func elapsed(at now: Instant) -> Int {
    Int(max(0, (pausedAt ?? now).milliseconds - askedAt.milliseconds))
  }

  /// Whether the clock was stopped and has not been let go on.
  package var isPaused: Bool { pausedAt != nil }

  /// Stops the clock.
  mutating func pause(at now: Instant) -> [Request] {
    pausedAt = now
    return [.pause(elapsed(at: now))]
  }

  /// Lets the clock go on.
  mutating func goOn(at now: Instant) -> [Request] {
    guard let start = pausedAt else { return [] }
    pausedAt = nil
    stopClock(from: start, to: now)
    return [.pause(nil)]
  }

  /// Milliseconds that the answer took, or takes: the clock stops at the reveal.
  package func thinking(at now: Instant) -> Int { thinkMilliseconds ?? elapsed(at: now) }

  /// Whether the question has come up so lately that nobody can have read it.
  func isUnread(at now: Instant) -> Bool {
    phase == .asking && hintsShown == 0 && confidence == nil && editor.isBlank && !showsNote
      && !isPaused && elapsed(at: now) < 1000
  }

  /// What the ticks speak for; nil as long as nothing was ticked.
  var suggestion: Rubric.Suggestion? {
    hasTicked ? rubric.suggestion(confidence: confidence) : nil
  }

  /// The typed answer, or nil when there is none.
  package var typedAnswer: String? { editor.isBlank ? nil : editor.text }

  func view(_ scene: Scene) -> PracticeView { PracticeView(room: self, scene: scene) }

  package mutating func stopClock(from start: Instant, to end: Instant) {
    guard start < end else { return }
    let stood = end.milliseconds - start.milliseconds
    askedAt = askedAt.adding(milliseconds: stood)
    pausedAt = pausedAt?.adding(milliseconds: stood)
  }

  package mutating func appear(_ scene: Scene) -> [Request] {
    if isCovered, !isPaused { askedAt = scene.now.instant }
    isCovered = false
    return []
  }

  package func unkept(atEnd: Bool, _ scene: Scene) -> [Request] {
    phase == .revealed && !atEnd ? [] : [.draft(typedAnswer)]
  }

  package mutating func prepare(_ scene: Scene) {
    let view = view(scene)
    texts.keep(view.text, for: view.textKey)
    if view.hasAnswer {
      let width = view.answerWidth
      writing.keep(
        view.layout(of: editor, width: width, kept: writing),
        for: Writing(editor: editor, width: width))
    }
    let prepared = self.view(scene)
    offset = prepared.offset(after: .redraw)
    sideways = min(sideways, prepared.mostSideways)
  }

  package func draw(_ scene: Scene, in frame: inout Frame) { view(scene).draw(in: &frame) }
}
