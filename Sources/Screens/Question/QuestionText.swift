import FSRS
import Practice
import QuestionBank
import Reports
import TerminalUI
import Typography

/// A question's page, or its preview beside a list, as it is set on the screen.
struct QuestionText: Sendable {
  /// What the text depends on.
  struct Key: Hashable, Sendable {
    let question: QuestionID
    /// The desk's.
    let revision: Int
    let attempts: [Attempt]?
    let showsAnswer: Bool
    let sideways: Int
    let standing: QuestionStanding
    let recall: ShownRecall?
    let width: Int
    let isPreview: Bool
  }

  let lines: [StyledText]
  /// The lines of the answer.
  let answer: Range<Int>
  /// How far it can move sideways.
  let mostSideways: Int

  init(_ question: Question, _ key: Key, _ scene: Scene) {
    let isDivided = !key.isPreview && scene.hasTwoColumns
    let width = isDivided ? min(100, (key.width - 3) * 3 / 5) : key.width
    var writer = QuestionTextWriter(scene: scene, key: key, width: width)
    writer.writeQuestion(question)
    if !isDivided { writer.writeStanding() }
    writer.writeAnswer(question)
    answer = writer.answer
    mostSideways = writer.setter.mostSideways
    guard isDivided else {
      lines = writer.setter.lines
      return
    }
    // The question on the left; on the right, how one stands with it. Both scroll together.
    let left = writer.setter.lines
    writer = QuestionTextWriter(scene: scene, key: key, width: min(72, key.width - width - 3))
    writer.writeStanding()
    let right = writer.setter.lines
    let glyphs = scene.glyphs
    lines = (0..<max(left.count, right.count, scene.bodyRows)).map { row in
      (row < left.count ? left[row] : StyledText())
        .padded(to: width, mark: glyphs.ellipsis)
        + StyledText(" \(glyphs.verticalRule) ", .rule)
        + (row < right.count ? right[row] : StyledText())
    }
  }
}

private struct QuestionTextWriter: Staged {
  let scene: Scene
  let key: QuestionText.Key
  var setter: QuestionSetter
  var answer = 0..<0

  init(scene: Scene, key: QuestionText.Key, width: Int) {
    self.scene = scene
    self.key = key
    setter = QuestionSetter(scene, width: width, sideways: key.sideways)
  }

  private var width: Int { setter.width }

  // MARK: The question

  mutating func writeQuestion(_ question: Question) {
    setter.addTitle(of: question)
    var facts = [question.id, question.form.rawValue, Phrases.minutes(question.minutes)]
    if key.isPreview {
      facts = [
        question.topic.name, question.form.rawValue, question.kind.rawValue,
        Phrases.minutes(question.minutes),
      ]
    }
    setter.add(StyledText(clean(facts.joined(separator: dot)), .dim))
    if !question.tags.isEmpty {
      setter.add(StyledText(clean(question.tags.joined(separator: ", ")), .dim))
    }
    setter.addBlank()
    setter.addMarkdown(question.prompt)
  }

  /// The answer, or how to see it.
  mutating func writeAnswer(_ question: Question) {
    guard !key.isPreview else { return }
    setter.addHeading("Answer")
    let start = setter.lines.count - 1
    defer { answer = start..<setter.lines.count }
    guard key.showsAnswer else {
      setter.add(
        StyledText("hidden; ", .dim) + StyledText("Space", .key) + StyledText(" shows it", .dim))
      return
    }
    setter.addMarkdown(question.answer)
    setter.addHeading("Key points")
    for point in question.keyPoints {
      var line = StyledText(String(point.weight).padding(from: 3), .dim)
      line.append(point.isMust ? "  must  " : "        ", .accent)
      line.append(clean(point.text))
      setter.add(line, indent: width >= 44 ? 11 : 5)
    }
    setter.addMistakes(question.mistakes)
    if !question.followUps.isEmpty {
      setter.addHeading("Asked next")
      for followUp in question.followUps {
        setter.addFollowUp(followUp)
      }
    }
    setter.addSources(question.sources)
  }

  // MARK: How one stands

  /// How one stands, and the attempts.
  mutating func writeStanding() {
    writeFacts()
    writeAttempts()
    writeAnswers()
  }

  private mutating func writeFacts() {
    setter.addHeading("How you stand")
    writeFact("State", stateWords)
    guard let card = key.standing.card, let recall = key.recall else { return }
    writeFact("Recall now", words(for: recall.now))
    if let then = recall.atInterview {
      writeFact("Recall then", "\(words(for: then)) at the interview, if left alone")
    }
    writeFact("Stability", "\(Phrases.days(card.stability)) until recall falls to 90%")
    writeFact("Difficulty", "\(Phrases.decimal(card.difficulty)) of 10")
    let lapses = card.lapses > 0 ? ", \(Phrases.count(card.lapses, "lapse"))" : ""
    writeFact("Attempts", "\(card.attempts), \(card.passes) passed\(lapses)")
  }

  private func words(for recall: QuestionRecall) -> String {
    clean("\(Phrases.likelihood(recall.chance)), \(Phrases.recall(recall))")
  }

  private var stateWords: String {
    let standing = key.standing
    var words: [String] = []
    if standing.isSuspended { words.append("suspended, not asked") }
    if standing.isBuried { words.append("buried until tomorrow") }
    if let days = standing.daysToDue {
      let date = Phrases.shortDate(today.adding(days: days).date)
      words.append(days == 0 ? "due today" : "due \(Phrases.distance(days: days)), \(date)")
    } else {
      words.append("new, never asked")
    }
    if standing.isStarred { words.append("starred") }
    return words.joined(separator: "; ")
  }

  private mutating func writeFact(_ name: String, _ text: String) {
    setter.add(
      StyledText(name.padding(to: 13), .dim) + StyledText(text), indent: width >= 44 ? 13 : 2)
  }

  // MARK: Attempts

  private mutating func writeAttempts() {
    guard !key.isPreview else { return }
    writeCurve()
    setter.addHeading("Your attempts")
    guard let attempts = key.attempts else {
      setter.add(StyledText("…", .dim))
      return
    }
    guard !attempts.isEmpty else {
      setter.add(StyledText("none yet", .dim))
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
    setter.lines.append(row(["Day", "Grade", "Thought", "Sure", "Score"], .dim, grade: .dim))
    for attempt in attempts.reversed() {
      let date = attempt.day.date
      setter.lines.append(
        row(
          [
            "\(Phrases.shortDate(date)) \(date.year)", attempt.grade.name,
            attempt.thinkMilliseconds > 0
              ? Phrases.clock(milliseconds: attempt.thinkMilliseconds) : dash,
            attempt.confidence?.word ?? dash, attempt.score.map(String.init) ?? dash,
          ], .text, grade: attempt.grade.isPass ? .good : .bad))
    }
  }

  /// What was typed as answers, the last one first.
  private mutating func writeAnswers() {
    guard !key.isPreview, let attempts = key.attempts else { return }
    let typed = attempts.reversed().filter { $0.answer != nil }
    guard !typed.isEmpty else { return }
    setter.addHeading("What you wrote")
    for attempt in typed {
      let date = attempt.day.date
      setter.add(
        StyledText("\(Phrases.shortDate(date)) \(date.year)\(dot)", .dim)
          + StyledText(attempt.grade.name, attempt.grade.isPass ? .good : .bad))
      setter.addTyped(attempt.answer ?? "")
    }
  }

  private var dash: String { String(glyphs.dash) }

  /// Where recall has been, and where it goes if the question is left alone.
  private mutating func writeCurve() {
    let model = preferences.schedule.model
    guard let attempts = key.attempts, let curve = RecallCurve(attempts, model: model)
    else { return }
    let last = curve.lastDay
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
    setter.addHeading("Chance of recall")
    setter.lines += plot.lines(rows: width >= 60 ? 6 : 4, glyphs: glyphs)
  }
}
