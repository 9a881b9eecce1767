import FSRS
import Practice
import QuestionBank
import Reports
import TerminalUI

extension App {
  func draw(_ state: PracticeState, in frame: inout Frame) {
    guard let question = question(of: state) else { return }
    drawHeader(practiceHeading(state, question), practiceStatus(state, question), in: &frame)
    switch state.phase {
    case .asking, .writing: drawAsking(state, question, in: &frame)
    case .revealed: drawRevealed(state, question, in: &frame)
    }
  }

  private func practiceHeading(_ state: PracticeState, _ question: Question) -> StyledText {
    let dot = " \(glyphs.middleDot) "
    var text = StyledText(
      "\(state.session.position) of \(state.session.total)  ", .strong)
    text.append(
      [
        question.level.title, question.topic.rawValue, question.kind.rawValue,
        "\(question.minutes) min",
      ].joined(separator: dot), .dim)
    if progress.marks.isStarred(question.id) { text.append(" *", .accent) }
    return text
  }

  private func practiceStatus(_ state: PracticeState, _ question: Question) -> StyledText {
    let milliseconds = state.elapsed(at: now.instant)
    let isOver = milliseconds > question.minutes * 60_000
    var text = StyledText(Phrases.clock(milliseconds: milliseconds), isOver ? .warning : .text)
    if size.columns >= 60 {
      text.append("  " + standing(of: question, state), .dim)
    }
    return text
  }

  /// Where the question stands in the schedule, or how sure one was.
  private func standing(of question: Question, _ state: PracticeState) -> String {
    if state.phase == .revealed, let confidence = state.confidence {
      return "you: \(confidence.word)"
    }
    if state.session.relearning.contains(question.id) { return "again" }
    guard let card = progress.cards[question.id] else { return "new" }
    let days = today.days(since: preferences.schedule.dueDay(of: card))
    if days == 0 { return "due today" }
    return days > 0 ? "due \(days) d ago" : "due in \(-days) d"
  }

  /// The columns that a typed answer is set in.
  var answerWidth: Int { textWidth - 2 }

  private func markdown(_ text: String, width: Int, _ state: PracticeState) -> [StyledText] {
    Markdown(text).layout(width: width, glyphs: glyphs, horizontalOffset: state.sideways).lines
  }

  /// How far the text on the screen can move sideways.
  func mostSideways(_ state: PracticeState, _ question: Question) -> Int {
    let texts = state.phase == .revealed ? [question.answer, question.prompt] : [question.prompt]
    let needed = texts.map { Markdown($0).layout(width: textWidth).neededWidth }.max() ?? 0
    return max(0, needed - textWidth)
  }

  // MARK: Before the reveal

  /// What is read before the reveal: title, prompt, hints.
  func questionLines(_ state: PracticeState, _ question: Question, width: Int) -> [StyledText] {
    var lines = StyledText(question.title, .title).wrapped(to: width)
    lines.append(StyledText())
    lines += markdown(question.prompt, width: width, state)
    for (index, hint) in question.hints.prefix(state.hintsShown).enumerated() {
      lines.append(StyledText())
      let label = "Hint \(index + 1) of \(question.hints.count)  "
      lines += (StyledText(label, .accent) + StyledText(hint)).wrapped(
        to: width, indent: min(label.count, width / 3))
    }
    return lines
  }

  /// How the body is divided before the reveal: rows of the question, then those of the answer
  /// being written. The row above the last holds the mark of what is out of sight.
  private func askingDivision(_ state: PracticeState) -> (question: Int, answer: Int) {
    let room = bodyRows - 2
    let answer = answerLines(state)
    let answerRows = answer.isEmpty ? 0 : min(answer.count + 1, max(3, room / 2))
    return (max(1, room - answerRows), answerRows)
  }

  private func drawAsking(_ state: PracticeState, _ question: Question, in frame: inout Frame) {
    let lines = questionLines(state, question, width: textWidth)
    let (questionRows, answerRows) = askingDivision(state)
    draw(
      lines, offset: state.offset, top: bodyTop, rows: questionRows,
      markRow: bodyTop + bodyRows - 2, in: &frame)
    if answerRows > 0 {
      drawAnswer(
        state, top: bodyTop + min(questionRows, lines.count + 1), rows: answerRows, in: &frame)
    }
    drawConfidence(state, in: &frame)
  }

  private func drawConfidence(_ state: PracticeState, in frame: inout Frame) {
    let row = bodyTop + bodyRows - 1
    var line = StyledText(size.columns >= 64 ? "How sure are you?   " : "Sure?  ", .dim)
    for confidence in Confidence.allCases {
      let isChosen = state.confidence == confidence
      line.append("\(confidence.rawValue)", .key)
      line.append(
        isChosen ? "[\(confidence.word)]" : " \(confidence.word) ", isChosen ? .selection : .text)
      if size.columns >= 64 { line.append(" ") }
    }
    frame.put(line, at: Position(column: 1, row: row), maxWidth: size.columns - 2)
  }

  /// The answer being written, as it is wrapped on the screen.
  func answerLines(_ state: PracticeState) -> [StyledText] {
    guard state.phase == .writing || state.typedAnswer != nil else { return [] }
    return state.editor.layout(width: answerWidth).lines.map { StyledText($0, .input) }
  }

  private func drawAnswer(
    _ state: PracticeState, top: Int, rows: Int, in frame: inout Frame
  ) {
    let layout = state.editor.layout(width: answerWidth)
    frame.put(
      state.phase == .writing ? "Your answer (Esc when done)" : "Your answer", .heading,
      at: Position(column: 1, row: top), maxWidth: size.columns - 2)
    let visible = rows - 1
    let first =
      state.phase == .writing
      ? max(0, layout.cursor.row - visible + 1) : 0
    draw(
      layout.lines.map { StyledText($0, .input) }, offset: first, top: top + 1, rows: visible,
      column: 3, in: &frame)
    if state.phase == .writing {
      frame.cursor = Position(
        column: min(3 + layout.cursor.column, size.columns - 1),
        row: top + 1 + layout.cursor.row - first)
    }
  }

  // MARK: After the reveal

  /// How the revealed body is divided: rows of the answer, then those of the key points.
  ///
  /// Below 18 rows there is room for one of them at a time.
  private func division(_ state: PracticeState) -> (answer: Int, points: Int) {
    let grades = 2
    let room = bodyRows - grades
    guard size.rows >= 18 else {
      return state.pane == .answer ? (room, 0) : (0, room)
    }
    let wanted = pointLines(state, width: textWidth).lines.count + 1
    let points = min(wanted, room * 3 / 5)
    return (room - points - 1, points)
  }

  private func drawRevealed(
    _ state: PracticeState, _ question: Question, in frame: inout Frame
  ) {
    let (answerRows, pointRows) = division(state)
    drawGrades(state, question, in: &frame)
    var top = bodyTop
    if answerRows > 0, pointRows > 0 { frame.rule(row: top + answerRows) }
    if answerRows > 0 {
      draw(
        revealedLines(state, question, width: textWidth), offset: state.offset, top: top,
        rows: answerRows, markRow: top + answerRows, in: &frame)
      top += answerRows
    }
    if answerRows > 0, pointRows > 0 { top += 1 }
    if pointRows > 0 { drawPoints(state, top: top, rows: pointRows, in: &frame) }
  }

  private func drawPoints(_ state: PracticeState, top: Int, rows: Int, in frame: inout Frame) {
    let suggested = state.rubric.suggestedGrade(confidence: state.confidence)
    frame.put("Did you say it?", .heading, at: Position(column: 1, row: top))
    let score = "\(state.rubric.score) of 100 \(glyphs.middleDot) \(gradeName(suggested))"
    frame.put(
      score, suggested.isPass ? .good : .bad,
      at: Position(column: size.columns - 1 - DisplayWidth.of(score), row: top))
    let (lines, starts) = pointLines(state, width: textWidth)
    let visible = rows - 1
    draw(
      lines, offset: pointOffset(state, starts, total: lines.count, visible: visible),
      top: top + 1, rows: visible, markRow: top + rows, in: &frame)
  }

  /// The first line shown of the key points: the one under the cursor stays whole in sight.
  private func pointOffset(
    _ state: PracticeState, _ starts: [Int], total: Int, visible: Int
  ) -> Int {
    let next = state.cursor + 1 < starts.count ? starts[state.cursor + 1] : total
    return min(max(0, next - visible), starts[state.cursor])
  }

  /// The key points as a checklist, and the line on which each begins.
  func pointLines(_ state: PracticeState, width: Int) -> (lines: [StyledText], starts: [Int]) {
    var lines: [StyledText] = []
    var starts: [Int] = []
    for (index, point) in state.rubric.keyPoints.enumerated() {
      let isTicked = state.rubric.ticked.contains(point.id)
      let isSelected = index == state.cursor && state.pane == .points
      var line = StyledText(isSelected ? "\(glyphs.pointer) " : "  ", .accent)
      line.append(isTicked ? glyphs.checked : glyphs.unchecked, isTicked ? .good : .key)
      line.append(String(point.weight).padding(from: 3), .dim)
      line.append(point.isMust ? "  must  " : "        ", .accent)
      line.append(point.text, isSelected ? .strong : .text)
      starts.append(lines.count)
      lines += line.wrapped(to: width, indent: size.columns >= 60 ? 16 : 6)
    }
    return (lines, starts)
  }

  /// The key point under a position.
  func keyPoint(at position: Position) -> Int? {
    guard case .practice(let state) = screen, state.phase == .revealed else { return nil }
    let (answerRows, pointRows) = division(state)
    let top = bodyTop + answerRows + (answerRows > 0 && pointRows > 0 ? 1 : 0) + 1
    let (lines, starts) = pointLines(state, width: textWidth)
    let visible = pointRows - 1
    let row = position.row - top
    guard row >= 0, row < visible else { return nil }
    let line = row + pointOffset(state, starts, total: lines.count, visible: visible)
    return line < lines.count ? starts.lastIndex { $0 <= line } : nil
  }

  private func drawGrades(
    _ state: PracticeState, _ question: Question, in frame: inout Frame
  ) {
    frame.rule(row: bodyTop + bodyRows - 2)
    let suggested = state.rubric.suggestedGrade(confidence: state.confidence)
    let isWide = size.columns >= 48
    var line = StyledText()
    for outcome in outcomes(of: question) {
      let isSuggested = outcome.grade == suggested
      line.append(isSuggested ? "\(glyphs.pointer)" : " ", .accent)
      line.append((isWide ? " " : "") + gradeName(outcome.grade), isSuggested ? .strong : .text)
      if outcome.grade.isPass {
        line.append(" \(Phrases.shortInterval(days: outcome.days))", .dim)
      } else if isWide {
        line.append(" soon", .dim)
      }
      if isWide { line.append(" ") }
    }
    if size.columns >= 64 { line.append("  " + gradeMeaning(suggested), .dim) }
    frame.put(
      line, at: Position(column: 0, row: bodyTop + bodyRows - 1), maxWidth: size.columns - 1)
  }

  /// What each grade would lead to today.
  func outcomes(of question: Question) -> [Schedule.Outcome] {
    preferences.schedule.outcomes(
      of: progress.cards[question.id], question: question.id, on: today)
  }

  /// What can be read after the reveal: one's own answer, the reference, what is often said
  /// wrongly, what is asked next, the question again, the sources.
  func revealedLines(
    _ state: PracticeState, _ question: Question, width: Int
  ) -> [StyledText] {
    var lines: [StyledText] = []
    func heading(_ text: String) {
      if !lines.isEmpty { lines.append(StyledText()) }
      lines.append(StyledText(text, .heading))
    }
    if let typed = state.typedAnswer {
      heading("Your answer")
      lines += StyledText(typed, .input).wrapped(to: width)
    }
    heading("Answer")
    lines += markdown(question.answer, width: width, state)
    if !question.mistakes.isEmpty {
      heading("Often said, but wrong")
      for mistake in question.mistakes {
        lines += pair(mistake.claim, mistake.fix, width: width)
      }
    }
    if !question.followUps.isEmpty {
      heading("Asked next")
      for followUp in question.followUps {
        lines += pair(followUp.question, followUp.answer, width: width)
      }
    }
    heading("The question")
    lines += markdown(question.prompt, width: width, state)
    if !question.sources.isEmpty {
      heading("Sources")
      for source in question.sources {
        lines += pair(
          "\(source.title) (\(source.kind.rawValue), checked \(source.checked))",
          source.url ?? source.claim, width: width)
      }
    }
    return lines
  }

  private func pair(_ first: String, _ second: String, width: Int) -> [StyledText] {
    StyledText("\(glyphs.bullet) \(first)", .strong).wrapped(to: width, indent: 2)
      + StyledText("  \(second)").wrapped(to: width, indent: 2)
  }

  /// Moves through the question or the answer, whichever is shown.
  func scrollText(_ state: inout PracticeState, by action: Action) {
    guard let question = question(of: state) else { return }
    if state.phase == .revealed {
      let rows = division(state).answer
      guard rows > 0 else { return }
      state.offset = scrolled(
        state.offset, by: action,
        content: revealedLines(state, question, width: textWidth).count, visible: rows)
    } else {
      state.offset = scrolled(
        state.offset, by: action,
        content: questionLines(state, question, width: textWidth).count,
        visible: askingDivision(state).question)
    }
  }
}
