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

  var showsAnswer: Bool { !showsOnePane || room.pane == .answer }

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
      var (answer, points) = (area, area)
      // The half that one moves in is the larger one. The answer gets what no point fills.
      let most = area.rows * (room.pane == .points ? 3 : 2) / 5
      points.rows = 1 + keyPointList(width: area.columns).fullRows(atMost: most - 1)
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

  // MARK: The grades

  /// The four grades, each with its key, when it would bring the question back and what it means.
  var gradeButtons: [Button] {
    let suggested = room.suggestion?.grade
    let outcomes = outcomes
    func buttons(hasIntervals: Bool, hasMeanings: Bool, gap: Int) -> [Button] {
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
        if hasMeanings { text.append(", " + outcome.grade.gist, .dim) }
        defer { column += text.width + gap }
        return Button(column: column, text: text, action: .grade(outcome.grade))
      }
    }
    let choices = [
      buttons(hasIntervals: true, hasMeanings: true, gap: 3),
      buttons(hasIntervals: true, hasMeanings: true, gap: 1),
      buttons(hasIntervals: true, hasMeanings: false, gap: 1),
      buttons(hasIntervals: false, hasMeanings: false, gap: 1),
    ]
    return choices.first { ($0.last.map { $0.column + $0.text.width } ?? 0) < size.columns }
      ?? choices[3]
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
