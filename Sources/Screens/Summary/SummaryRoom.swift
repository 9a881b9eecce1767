import FSRS
package import Practice
import QuestionBank
package import TerminalUI
import Typography

/// What a finished sitting came to.
package struct SummaryRoom: Room {
  package let session: StudySession
  package var offset = 0
  private var queues = Memo<Int, Int>()

  init(session: StudySession) { self.session = session }

  package var context: Context { .summary }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .back: return [.rise, .close, .effect(.reload)]
    case .undo: return [.undo]
    case .report: return [.open(ReportRoom(.report))]
    case .progress: return [.open(ReportRoom(.progress))]
    case .plan: return [.open(PlanRoom())]
    case .roadmap: return [.open(ReportRoom(.roadmap))]
    default:
      offset = scene.scrolled(offset, by: action, content: view(scene).lines.count)
      return []
    }
  }

  package mutating func prepare(_ scene: Scene) {
    queues.keep(queueCount(scene.desk), for: scene.desk.revision)
    offset = scene.scrolled(offset, by: .redraw, content: view(scene).lines.count)
  }

  package func draw(_ scene: Scene, in frame: inout Frame) { view(scene).draw(in: &frame) }

  package func plain(_ scene: Scene) -> PlainPage {
    var page = PlainPage(body: ["Session finished."] + view(scene).lines.map(\.plain))
    page.offer(session.aside == nil ? "Back to Today" : "Back to the list", .back)
    page.offer("Plan", .plan)
    page.offer("Report", .report)
    page.offer("Progress", .progress)
    page.offer("Roadmap", .roadmap)
    page.offer(
      "Undo the last grade, burial, suspension or note", .undo, if: scene.desk.canUndo)
    page.offerEnd()
    return page
  }

  /// How many questions are still to do today.
  private func queueCount(_ desk: Desk) -> Int {
    queues.value(for: desk.revision) { desk.queue().ids.count }
  }

  private func view(_ scene: Scene) -> SummaryView {
    SummaryView(
      scene: scene, offset: offset, attempts: scene.desk.attempts(of: session),
      queueCount: queueCount(scene.desk))
  }
}

/// The summary as it is drawn.
private struct SummaryView: Staged {
  let scene: Scene
  let offset: Int
  /// The sitting's attempts that still count, in order.
  let attempts: [Attempt]
  /// How many questions are still to do today.
  let queueCount: Int

  func draw(in frame: inout Frame) {
    let milliseconds = attempts.reduce(0) { $0 + $1.totalMilliseconds }
    let asked = Set(attempts.map(\.question)).count
    let status =
      "\(Phrases.count(asked, "question")) in \(Phrases.clock(milliseconds: milliseconds))"
    drawHeader(
      StyledText("Session finished", .title),
      asked == 0 ? StyledText() : StyledText(status, .dim), in: &frame)
    draw(lines, offset: offset, in: body, frame: &frame)
  }

  var lines: [StyledText] {
    let width = textWidth
    guard !attempts.isEmpty else {
      return StyledText("Nothing was graded in this session.").wrapped(to: width)
        + [StyledText()] + closing(width: width)
    }
    var first: [Attempt] = []
    for attempt in attempts where !first.contains(where: { $0.question == attempt.question }) {
      first.append(attempt)
    }
    let recalled = first.count { $0.grade.isPass }
    var lines = StyledText("Known at the first try: \(recalled) of \(first.count).")
      .wrapped(to: width)
    let sure = first.filter { ($0.confidence ?? .guess) >= .fairly }
    if !sure.isEmpty {
      let right = sure.count { $0.grade.isPass }
      let verdict =
        sure.count == 1
        ? "Sure of 1 answer, which was \(right == 1 ? "right" : "wrong")."
        : "Sure of \(sure.count) answers, of which \(right) \(right == 1 ? "was" : "were") right."
      lines += StyledText(verdict).wrapped(to: width)
      for attempt in sure where attempt.confidence?.isBelied(by: attempt.grade) == true {
        let title = clean(bank[attempt.question]?.title ?? attempt.question)
        lines += StyledText("\(glyphs.bullet) sure, and wrong: \(title)")
          .wrapped(to: width, indent: 2)
      }
    }
    lines += [StyledText(), StyledText("Comes back", .heading)]
    lines += lastAttempts(attempts).map { comesBack($0, width: width) }
    let missed = missedLines(first, width: width)
    if !missed.isEmpty {
      lines += [StyledText(), StyledText("Must-haves missed at the first try", .heading)] + missed
    }
    lines.append(StyledText())
    return lines + closing(width: width)
  }

  /// Of several attempts at a question the last one, soonest due first.
  private func lastAttempts(_ attempts: [Attempt]) -> [Attempt] {
    var last: [QuestionID: Attempt] = [:]
    for attempt in attempts { last[attempt.question] = attempt }
    return last.values.sorted {
      (dueDay(of: $0), $0.question) < (dueDay(of: $1), $1.question)
    }
  }

  private func dueDay(of attempt: Attempt) -> StudyDay {
    progress.cards[attempt.question].map(preferences.schedule.dueDay(of:)) ?? today
  }

  private func comesBack(_ attempt: Attempt, width: Int) -> StyledText {
    let due = dueDay(of: attempt)
    var line = StyledText(
      attempt.grade.name.padding(to: 7), attempt.grade.isPass ? .good : .bad)
    line.append(Phrases.interval(days: due.days(since: today)).padding(to: 11), .text)
    line.append(clean(bank[attempt.question]?.title ?? attempt.question))
    return line.truncated(to: width, mark: glyphs.ellipsis)
  }

  private func missedLines(_ first: [Attempt], width: Int) -> [StyledText] {
    first.flatMap { attempt -> [StyledText] in
      guard attempt.score != nil, let question = bank[attempt.question] else { return [] }
      return Rubric(question.keyPoints, ticked: attempt.points).missed.filter(\.isMust)
        .flatMap { point in
          StyledText("\(glyphs.bullet) \(clean(point.text))").wrapped(to: width, indent: 2)
        }
    }
  }

  private func closing(width: Int) -> [StyledText] {
    let left = queueCount
    let text =
      left == 0
      ? "Nothing more is due today." : "\(Phrases.count(left, "question")) still to do today."
    return StyledText(text, .dim).wrapped(to: width)
  }
}
