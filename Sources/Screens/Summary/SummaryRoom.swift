import FSRS
package import Practice
import QuestionBank
import Reports
package import TerminalUI
import Typography

/// What a finished sitting came to.
package struct SummaryRoom: Room {
  package let session: StudySession
  private var cursor = SheetCursor(isPlaced: false)
  private var queues = Memo<Int, Int>()

  init(session: StudySession) { self.session = session }

  package var context: Context { .summary }

  package mutating func update(_ action: Action, _ scene: Scene) -> [Request] {
    switch action {
    case .back: return [.rise, .close, .effect(.reload)]
    case .undo: return [.undo]
    case .choose: return cursor.place.map { open($0, scene) } ?? [.perform(.back)]
    case .practise: return cursor.place.map { practise($0, scene) } ?? []
    case .item(let index), .practiseItem(let index):
      let places = view(scene).page.places
      guard places.indices.contains(index) else { return [] }
      return action == .item(index) ? open(places[index], scene) : practise(places[index], scene)
    default:
      if let room = action.room { return [.open(room)] }
      cursor.move(by: action, on: view(scene).page, scene)
      return []
    }
  }

  private func open(_ place: SheetPage.Place, _ scene: Scene) -> [Request] {
    guard let subject = view(scene).page.subject(at: place) else { return [] }
    return scene.room(for: subject).map { [.open($0)] } ?? practise(place, scene)
  }

  private func practise(_ place: SheetPage.Place, _ scene: Scene) -> [Request] {
    let page = view(scene).page
    let questions =
      page.subject(at: place).map { scene.questions(of: $0, at: place, on: page) } ?? []
    return questions.isEmpty ? [] : [.practise(questions)]
  }

  package mutating func wheel(
    _ direction: Action, at position: Position, _ scene: Scene
  ) -> [Request] {
    cursor.scroll(direction, by: 3, on: view(scene).page, scene)
    return []
  }

  package mutating func click(
    _ position: Position, clicks: Int, _ scene: Scene
  ) -> [Request] {
    let page = view(scene).page
    guard let place = scene.place(at: position, on: page, cursor, in: [scene.body]) else {
      return []
    }
    guard clicks == 1 else { return place == cursor.place ? [.perform(.choose)] : [] }
    cursor.select(place, on: page, scene)
    return []
  }

  package func offers(_ action: Action, _ scene: Scene) -> Bool {
    action == .practise ? cursor.place != nil : scene.desk.offers(action)
  }

  package func label(of action: Action, _ scene: Scene) -> String? {
    guard action == .choose else { return nil }
    guard let place = cursor.place else { return "done" }
    if case .section = view(scene).page.subject(at: place) { return "practise" }
    return nil
  }

  package mutating func prepare(_ scene: Scene) {
    queues.keep(queueCount(scene.desk), for: scene.desk.revision)
    cursor.move(by: .redraw, on: view(scene).page, scene)
  }

  package func draw(_ scene: Scene, in frame: inout Frame) { view(scene).draw(in: &frame) }

  package func plain(_ scene: Scene) -> PlainPage {
    var page = PlainPage(
      body: ["Session finished."] + view(scene).page.columns[0].map(\.text.plain))
    page.offer(session.aside == nil ? "Back to Today" : "Back to the list", .back)
    page.offer("Plan", .plan)
    page.offer("Report", .report)
    page.offer("Progress", .progress)
    page.offer("Roadmap", .roadmap)
    page.offer("Browse all questions", .browse)
    page.offer("Settings", .settings)
    page.offer(
      "Undo the last grade, burial, suspension or note", .undo, if: scene.desk.canUndo)
    scene.offer(view(scene).page, on: &page)
    page.offerEnd()
    return page
  }

  /// How many questions are still to do today.
  private func queueCount(_ desk: Desk) -> Int {
    queues.value(for: desk.revision) { desk.queue().ids.count }
  }

  private func view(_ scene: Scene) -> SummaryView {
    SummaryView(
      scene: scene, cursor: cursor, attempts: scene.desk.attempts(of: session),
      queueCount: queueCount(scene.desk))
  }
}

/// The summary as it is drawn.
private struct SummaryView: Staged {
  let scene: Scene
  let cursor: SheetCursor
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
    scene.draw(page, cursor, in: [body], frame: &frame)
  }

  /// What came of the sitting; the lines of questions stand for them.
  var page: SheetPage { SheetPage([lines]) }

  private var lines: [SheetPage.Line] {
    let width = textWidth - Scene.sheetMargin
    guard !attempts.isEmpty else {
      return
        (StyledText("Nothing was graded in this session.").wrapped(to: width)
        + [StyledText()] + closing(width: width)).map { SheetPage.Line($0) }
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
    var page = (lines + [StyledText()]).map { SheetPage.Line($0) }
    page.append(SheetPage.Line(StyledText("Comes back", .heading), .section(0)))
    page += lastAttempts(attempts).map {
      SheetPage.Line(comesBack($0, width: width), .question($0.question))
    }
    let missed = missedLines(first, width: width)
    if !missed.isEmpty {
      page.append(SheetPage.Line(StyledText()))
      page.append(
        SheetPage.Line(StyledText("Must-haves missed at the first try", .heading), .section(1)))
      page += missed
    }
    return page + ([StyledText()] + closing(width: width)).map { SheetPage.Line($0) }
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

  private func missedLines(_ first: [Attempt], width: Int) -> [SheetPage.Line] {
    first.flatMap { attempt -> [SheetPage.Line] in
      guard attempt.score != nil, let question = bank[attempt.question] else { return [] }
      return Rubric(question.keyPoints, ticked: attempt.points).missed.filter(\.isMust)
        .flatMap { point in
          StyledText("\(glyphs.bullet) \(clean(point.text))").wrapped(to: width, indent: 2)
            .enumerated().map { SheetPage.Line($1, $0 == 0 ? .question(question.id) : nil) }
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
