import FSRS
import Practice
import QuestionBank
import TerminalUI
import Typography

/// Where the parts of a revealed question are drawn; nil where there is room for one at a time.
struct RevealedLayout {
  var answer: Region?
  /// One's own answer, where it stands beside the reference.
  var own: Region?
  var points: Region?
  /// The rows that take the marks of what is out of sight.
  var answerMark: Int
  var pointsMark: Int
}

extension PracticeView {
  /// Below this height there is room for the answer or for the key points.
  private static let rowsForBoth = 18

  /// The columns that the answer is set in.
  var revealedTextWidth: Int {
    !hasTwoColumns ? textWidth : min(100, (size.columns - 5) * 3 / 5)
  }

  /// Whether a revealed question has the typed answer beside the reference, the key points below.
  var comparesAnswers: Bool {
    room.phase == .revealed && hasTwoColumns
      && size.rows >= Self.rowsForBoth && !room.editor.isBlank
  }

  /// Whether a revealed question shows either its answer or its key points.
  var showsOnePane: Bool {
    !hasTwoColumns && size.rows < Self.rowsForBoth
  }

  var showsPoints: Bool { !showsOnePane || room.pane == .points }

  /// Above the row of the grades and the rule over it.
  var revealedLayout: RevealedLayout {
    var area = body
    area.rows -= 2
    let below = area.row + area.rows
    var layout = RevealedLayout(answerMark: below, pointsMark: below)
    let compares = comparesAnswers
    if hasTwoColumns, !compares {
      var (answer, points) = (area, area)
      answer.columns = revealedTextWidth
      points.column = answer.column + answer.columns + 3
      points.columns = size.columns - 1 - points.column
      layout.answer = answer
      layout.points = points
    } else if !showsOnePane {
      let wanted = pointLines(width: area.columns).lines.count + 1
      var (answer, points) = (area, area)
      // The half that one moves in is the larger one.
      points.rows = min(wanted, area.rows * (room.pane == .points ? 3 : 2) / 5)
      answer.rows = area.rows - points.rows - 1
      points.row += answer.rows + 1
      layout.answerMark = answer.row + answer.rows
      if compares {
        var own = answer
        own.columns = halfWidth
        layout.own = own
        answer.column += halfWidth + 3
        answer.columns = halfWidth
      }
      layout.answer = answer
      layout.points = points
    } else if room.pane == .answer {
      layout.answer = area
    } else {
      layout.points = area
    }
    return layout
  }

  func drawRevealed(in frame: inout Frame) {
    let layout = revealedLayout
    frame.rule(row: lastBodyRow - 1)
    if let answer = layout.answer {
      if layout.answerMark < lastBodyRow - 1 { frame.rule(row: layout.answerMark) }
      if room.pane == .answer {
        let pointer = Position(column: answer.column - 1, row: answer.row)
        frame.put(String(glyphs.pointer), .accent, at: pointer)
        frame.selection = pointer
      }
      let text = text
      if let own = layout.own {
        drawRule(leftOf: answer, in: &frame)
        draw(
          text.own, offset: room.offset, in: own, markRow: layout.answerMark, frame: &frame)
      }
      draw(
        text.lines, offset: room.offset, in: answer, markRow: layout.answerMark, frame: &frame)
    }
    if let points = layout.points {
      if points.column > 1 { drawRule(leftOf: points, in: &frame) }
      drawPoints(in: points, markRow: layout.pointsMark, frame: &frame)
    }
  }

  // MARK: The key points

  private func drawPoints(
    in region: Region, markRow: Int, frame: inout Frame
  ) {
    let suggested = room.rubric.suggestedGrade(confidence: room.confidence)
    let heading = "Did you say it?"
    let score = "\(room.rubric.score) of 100\(dot)\(suggested.name)"
    let verdict = fitting(
      region.columns - heading.count - 2,
      ["\(score): \(suggested.meaning)", score].map {
        StyledText($0, suggested.isPass ? .good : .bad)
      })
    frame.put(heading, .heading, at: Position(column: region.column, row: region.row))
    frame.put(
      verdict,
      at: Position(column: region.column + region.columns - verdict.width, row: region.row))
    let (lines, starts) = pointLines(width: region.columns)
    var rest = region
    rest.row += 1
    rest.rows -= 1
    draw(
      lines, offset: pointOffset(starts, total: lines.count, visible: rest.rows),
      selected: room.pane == .points ? starts[room.cursor] : nil, in: rest, markRow: markRow,
      frame: &frame)
  }

  /// The first line shown of the key points: the one under the cursor stays whole in sight.
  private func pointOffset(
    _ starts: [Int], total: Int, visible: Int
  ) -> Int {
    guard starts.indices.contains(room.cursor) else { return 0 }
    let next = room.cursor + 1 < starts.count ? starts[room.cursor + 1] : total
    return min(max(0, next - visible), starts[room.cursor])
  }

  /// The key points as a checklist, and the line on which each begins.
  private func pointLines(
    width: Int
  ) -> (lines: [StyledText], starts: [Int]) {
    var lines: [StyledText] = []
    var starts: [Int] = []
    for (index, point) in room.rubric.keyPoints.enumerated() {
      let isTicked = room.rubric.ticked.contains(point.id)
      let isSelected = index == room.cursor && room.pane == .points
      var line = StyledText(isSelected ? "\(glyphs.pointer) " : "  ", .accent)
      line.append(isTicked ? glyphs.checked : glyphs.unchecked, isTicked ? .good : .key)
      line.append(String(point.weight).padding(from: 3), .dim)
      line.append(point.isMust ? "  must  " : "        ", .accent)
      line.append(clean(point.text), isSelected ? .strong : .text)
      starts.append(lines.count)
      lines += line.wrapped(to: width, indent: width >= 44 ? 16 : 6)
    }
    return (lines, starts)
  }

  /// The key point under a position.
  func keyPoint(at position: Position) -> Int? {
    guard room.phase == .revealed, let region = revealedLayout.points,
      (region.column..<region.column + region.columns).contains(position.column)
    else { return nil }
    let (lines, starts) = pointLines(width: region.columns)
    let visible = region.rows - 1
    let row = position.row - region.row - 1
    guard (0..<visible).contains(row) else { return nil }
    let line = row + pointOffset(starts, total: lines.count, visible: visible)
    return line < lines.count ? starts.lastIndex { $0 <= line } : nil
  }

  // MARK: The grades

  /// The four grades, each with its key and when it would bring the question back.
  var gradeButtons: [Button] {
    let suggested = room.rubric.suggestedGrade(confidence: room.confidence)
    let outcomes = outcomes
    func buttons(hasIntervals: Bool, gap: Int) -> [Button] {
      var column = 0
      return outcomes.map { outcome in
        let isSuggested = outcome.grade == suggested
        var text = StyledText(isSuggested ? String(glyphs.pointer) : " ", .accent)
        text.append(key(of: outcome.grade), .key)
        text.append(" " + outcome.grade.name, isSuggested ? .strong : .text)
        if hasIntervals {
          let back = outcome.grade.isPass ? Phrases.shortInterval(days: outcome.days) : "soon"
          text.append(" " + back, .dim)
        }
        defer { column += text.width + gap }
        return Button(column: column, text: text, action: .grade(outcome.grade))
      }
    }
    let choices = [
      buttons(hasIntervals: true, gap: 3), buttons(hasIntervals: true, gap: 1),
      buttons(hasIntervals: false, gap: 1),
    ]
    return choices.first { ($0.last.map { $0.column + $0.text.width } ?? 0) < size.columns }
      ?? choices[2]
  }

  private func key(of grade: Grade) -> String {
    let binding = scene.keys.bindings(in: .revealed).first { $0.action == .grade(grade) }
    return binding?.keys.first?.name(.ascii) ?? ""
  }

  /// What each grade would lead to today.
  var outcomes: [Schedule.Outcome] {
    preferences.schedule.outcomes(
      of: progress.cards[question.id], question: question.id, on: today)
  }
}
