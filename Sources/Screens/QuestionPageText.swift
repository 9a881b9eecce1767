import FSRS
import Practice
import QuestionBank
import Reports
import TerminalUI

/// A question's page, or its preview beside the list, as it is set on the screen.
struct QuestionPageText: Sendable {
  /// What the text depends on.
  struct Key: Hashable, Sendable {
    let page: QuestionPage
    let standing: QuestionStanding
    let today: StudyDay
    let width: Int
    let isPreview: Bool
  }

  let key: Key
  let lines: [StyledText]
  /// The lines of the answer.
  let answer: Range<Int>
  /// The width at which nothing would have to move sideways, beyond the width there is.
  let missingWidth: Int
}

extension App {

  private var hasTwoColumns: Bool { size.columns >= Self.columnsForTwo }

  /// The page's text, set anew only when it has changed.
  func text(of page: QuestionPage) -> QuestionPageText {
    text(of: page, width: hasTwoColumns ? size.columns - 2 : textWidth, isPreview: false)
  }

  /// What shows of a question beside the list.
  func preview(of question: QuestionID) -> QuestionPageText {
    text(of: QuestionPage(question: question), width: previewColumns, isPreview: true)
  }

  private func text(of page: QuestionPage, width: Int, isPreview: Bool) -> QuestionPageText {
    var page = page
    // Scrolling changes nothing of the text.
    page.offset = 0
    let key = QuestionPageText.Key(
      page: page, standing: standing(of: page.question), today: today, width: width,
      isPreview: isPreview)
    if let ready = kept.page, ready.key == key { return ready }
    if let ready = kept.nextPage, ready.key == key { return ready }
    guard let question = bank[page.question] else {
      return QuestionPageText(key: key, lines: [], answer: 0..<0, missingWidth: 0)
    }
    if !isPreview, hasTwoColumns { return textInTwoColumns(of: question, key) }
    var setter = QuestionPageSetter(app: self, key: key, width: width)
    setter.setQuestion(question)
    setter.setStanding(question)
    setter.setAttempts()
    setter.setAnswer(question)
    return QuestionPageText(
      key: key, lines: setter.lines, answer: setter.answer, missingWidth: setter.missingWidth)
  }

  /// The question on the left; on the right, how one stands with it. Both scroll together.
  private func textInTwoColumns(
    of question: Question, _ key: QuestionPageText.Key
  ) -> QuestionPageText {
    let leftWidth = min(100, (key.width - 3) * 3 / 5)
    var left = QuestionPageSetter(app: self, key: key, width: leftWidth)
    left.setQuestion(question)
    left.setAnswer(question)
    var right = QuestionPageSetter(app: self, key: key, width: min(72, key.width - leftWidth - 3))
    right.setStanding(question)
    right.setAttempts()
    let count = max(left.lines.count, right.lines.count, bodyRows)
    let lines = (0..<count).map { row in
      (row < left.lines.count ? left.lines[row] : StyledText())
        .padded(to: leftWidth, mark: glyphs.ellipsis)
        + StyledText(" \(glyphs.verticalRule) ", .rule)
        + (row < right.lines.count ? right.lines[row] : StyledText())
    }
    return QuestionPageText(
      key: key, lines: lines, answer: left.answer, missingWidth: left.missingWidth)
  }

  /// How far the page can move sideways.
  func mostSideways(_ page: QuestionPage) -> Int { text(of: page).missingWidth }
}

private struct QuestionPageSetter {
  let app: App
  let key: QuestionPageText.Key
  let width: Int
  var lines: [StyledText] = []
  var answer = 0..<0
  var missingWidth = 0

  init(app: App, key: QuestionPageText.Key, width: Int) {
    self.app = app
    self.key = key
    self.width = width
  }

  // MARK: The question

  mutating func setQuestion(_ question: Question) {
    add(StyledText(app.clean(question.title), .title))
    var facts = [question.id, Phrases.minutes(question.minutes)]
    if key.isPreview {
      facts = [question.topic.rawValue, question.kind.rawValue, Phrases.minutes(question.minutes)]
    }
    add(StyledText(app.clean(facts.joined(separator: app.dot)), .dim))
    if !question.tags.isEmpty {
      add(StyledText(app.clean(question.tags.joined(separator: ", ")), .dim))
    }
    lines.append(StyledText())
    setMarkdown(question.prompt)
  }

  /// The answer, or how to see it.
  mutating func setAnswer(_ question: Question) {
    guard !key.isPreview else { return }
    setHeading("Answer")
    let start = lines.count - 1
    defer { answer = start..<lines.count }
    guard key.page.showsAnswer else {
      add(StyledText("hidden; ", .dim) + StyledText("Space", .key) + StyledText(" shows it", .dim))
      return
    }
    setMarkdown(question.answer)
    setHeading("Key points")
    for point in question.keyPoints {
      var line = StyledText(String(point.weight).padding(from: 3), .dim)
      line.append(point.isMust ? "  must  " : "        ", .accent)
      line.append(app.clean(point.text))
      add(line, indent: width >= 44 ? 11 : 5)
    }
    setPairs("Often said, but wrong", question.mistakes.map { ($0.claim, $0.fix) })
    setPairs("Asked next", question.followUps.map { ($0.question, $0.answer) })
    setPairs(
      "Sources",
      question.sources.map {
        ("\($0.title) (\($0.kind.rawValue), checked \($0.checked))", $0.url ?? $0.claim)
      })
  }

  // MARK: How one stands

  mutating func setStanding(_ question: Question) {
    setHeading("How you stand")
    setFact("State", stateWords)
    guard let card = key.standing.card else { return }
    let model = app.preferences.schedule.model
    let recall = card.retrievability(on: key.today, model: model)
    setFact("Recall now", "\(Phrases.likelihood(recall)), \(Phrases.percent(recall))")
    if let interview = app.preferences.interviewDate.map({ StudyDay($0) }), interview > key.today {
      let then = card.retrievability(on: interview, model: model)
      setFact(
        "Recall then",
        "\(Phrases.likelihood(then)), \(Phrases.percent(then)) at the interview, if left alone")
    }
    setFact("Stability", "\(Phrases.days(card.stability)) until recall falls to 90%")
    setFact("Difficulty", "\(Phrases.decimal(card.difficulty)) of 10")
    let lapses = card.lapses > 0 ? ", \(Phrases.count(card.lapses, "lapse"))" : ""
    setFact("Attempts", "\(card.attempts), \(card.passes) passed\(lapses)")
  }

  private var stateWords: String {
    let standing = key.standing
    var words: [String] = []
    if standing.isSuspended { words.append("suspended, not asked") }
    if standing.isBuried { words.append("buried until tomorrow") }
    if let days = standing.daysToDue {
      let date = Phrases.shortDate(key.today.adding(days: days).date)
      words.append(days == 0 ? "due today" : "due \(Phrases.distance(days: days)), \(date)")
    } else {
      words.append("new, never asked")
    }
    if standing.isStarred { words.append("starred") }
    return words.joined(separator: "; ")
  }

  private mutating func setFact(_ name: String, _ text: String) {
    add(StyledText(name.padding(to: 13), .dim) + StyledText(text), indent: width >= 44 ? 13 : 2)
  }

  // MARK: Attempts

  mutating func setAttempts() {
    guard !key.isPreview else { return }
    setCurve()
    setHeading("Your attempts")
    guard let attempts = key.page.attempts else {
      add(StyledText("…", .dim))
      return
    }
    guard !attempts.isEmpty else {
      add(StyledText("none yet", .dim))
      return
    }
    let gap = width >= 46 ? "  " : " "
    func row(_ cells: [String], _ role: Role, grade: Role) -> StyledText {
      var line = StyledText(cells[0].padding(to: 11), role)
      line.append(gap + cells[1].padding(to: 5), grade)
      line.append(
        gap + cells[2].padding(from: 7) + gap + cells[3].padding(to: 7)
          + (gap.count > 1 ? gap : "") + cells[4].padding(from: 5), role)
      return line
    }
    lines.append(row(["Day", "Grade", "Thought", "Sure", "Score"], .dim, grade: .dim))
    for attempt in attempts.reversed() {
      let date = attempt.day.date
      lines.append(
        row(
          [
            "\(Phrases.shortDate(date)) \(date.year)", gradeName(attempt.grade),
            attempt.thinkMilliseconds > 0
              ? Phrases.clock(milliseconds: attempt.thinkMilliseconds) : dash,
            attempt.confidence?.word ?? dash, attempt.score.map(String.init) ?? dash,
          ], .text, grade: attempt.grade.isPass ? .good : .bad))
    }
  }

  private var dash: String { String(app.glyphs.dash) }

  /// Where recall has been, and where it goes if the question is left alone.
  private mutating func setCurve() {
    let model = app.preferences.schedule.model
    guard let attempts = key.page.attempts, let curve = RecallCurve(attempts, model: model)
    else { return }
    let (today, last) = (key.today, curve.lastDay)
    let due = today.adding(days: key.standing.daysToDue ?? 0)
    let past = today.days(since: curve.firstDay)
    // As much to come as was, but the due day at least.
    let end = max(past + max(7, past / 2), due.days(since: curve.firstDay) + 2)
    let margin = CurvePlot.margin(top: "100%", bottom: "50%")
    let columns = max(1, min(width, 76) - margin)
    let day = { (column: Int) in Double(column) * Double(end) / Double(max(1, columns - 1)) }
    let column = { (days: Int) in
      Int((Double(days) * Double(max(1, columns - 1)) / Double(max(1, end))).rounded())
    }
    let values = (0..<columns).map { curve.recall(daysAfterFirst: day($0), model: model) }
    let least = values.min() ?? 0
    let isHigh = least >= 0.5
    var marks = [CurvePlot.Mark(column: column(past), label: "today")]
    if due > today {
      marks.append(.init(column: column(due.days(since: curve.firstDay)), label: "due"))
    }
    marks.append(.init(column: 0, label: Phrases.shortDate(curve.firstDay.date)))
    if last > curve.firstDay, last < today {
      marks.append(
        .init(
          column: column(last.days(since: curve.firstDay)), label: Phrases.shortDate(last.date)))
    }
    let plot = CurvePlot(
      values: values, range: (isHigh ? 0.5 : 0)...1, dotsFrom: column(past) + 1, marks: marks,
      top: "100%", bottom: isHigh ? "50%" : "0%")
    setHeading("Chance of recall")
    lines += plot.lines(rows: width >= 60 ? 6 : 4, glyphs: app.glyphs)
  }

  // MARK: Parts

  private mutating func add(_ text: StyledText, indent: Int = 0) {
    lines += text.wrapped(to: width, indent: indent)
  }

  private mutating func setHeading(_ text: String) {
    if !lines.isEmpty { lines.append(StyledText()) }
    lines.append(StyledText(text, .heading))
  }

  private mutating func setMarkdown(_ source: String) {
    let layout = Markdown(source).layout(
      width: width, glyphs: app.glyphs, horizontalOffset: key.page.sideways)
    lines += layout.lines
    missingWidth = max(missingWidth, layout.neededWidth - width)
  }

  private mutating func setPairs(_ heading: String, _ pairs: [(String, String)]) {
    guard !pairs.isEmpty else { return }
    setHeading(heading)
    for (first, second) in pairs {
      add(StyledText("\(app.glyphs.bullet) \(app.clean(first))", .strong), indent: 2)
      add(StyledText("  " + app.clean(second)), indent: 2)
    }
  }
}
