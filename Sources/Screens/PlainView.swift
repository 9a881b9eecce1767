import FSRS
import Practice
import QuestionBank
import Reports
import TerminalUI

/// The app as lines of text and a numbered list of choices, for terminals and readers that cannot
/// use a full screen. The state and the actions are the same.
package struct PlainPage: Hashable, Sendable {
  package struct Choice: Hashable, Sendable {
    package let label: String
    package let action: Action
  }

  /// What is read; printed when it differs from what was printed last.
  package var body: [String]
  /// What changes with each choice; printed each time.
  package var status: [String]
  package var choices: [Choice]
}

extension App {
  /// The page for the state that the app is in, set to a width in columns.
  package func plainPage(width: Int) -> PlainPage {
    var app = self
    app.size = Size(columns: max(40, width + 2), rows: 24)
    var page =
      switch app.overlay {
      case .help: app.plainHelp()
      case .choosing(let chooser): app.plainChooser(chooser)
      case nil:
        switch app.screen {
        case .today: app.plainToday()
        case .practice(let state): app.plainPractice(state)
        case .summary(let state): app.plainSummary(state)
        case .report(let state): app.plainReport(state)
        }
      }
    if let notice { page.status.append(notice.text) }
    return page
  }

  private func choice(_ label: String, _ action: Action) -> PlainPage.Choice {
    PlainPage.Choice(label: label, action: action)
  }

  private func plainToday() -> PlainPage {
    let overview = self.overview
    var body = [
      "Edgewise. \(today.date.weekday) \(today.date).",
      "\(overview.queue.due.count) due, \(overview.queue.new.count) new, about "
        + "\(max(0, Int((overview.queue.seconds / 60).rounded()))) minutes. "
        + "Filter: \(filter.summary).",
    ]
    for level in Level.allCases {
      let count = overview.levels[level] ?? Overview.Count()
      body.append(
        "\(level.title): \(count.due) due, \(count.new) new, \(count.seen) of \(count.total) seen.")
    }
    if overview.queue.ids.isEmpty, let next = overview.nextDue {
      body.append("Nothing is due. Next: \(next.date).")
    }
    let items = todayItems(overview).enumerated().map { index, item in
      let words = menuWords(item, overview)
      return choice("\(words.name): \(words.detail)", .item(index))
    }
    var choices =
      items + [choice("Choose levels", .chooseLevels), choice("Choose topics", .chooseTopics)]
    if !filter.isEmpty { choices.append(choice("Clear the filter", .clearFilter)) }
    if isAvailable(.undo) { choices.append(choice("Undo the last grade", .undo)) }
    choices += [choice("Keys", .help), choice("Quit", .quit)]
    return PlainPage(body: body, status: [], choices: choices)
  }

  private func plainChooser(_ chooser: Chooser) -> PlainPage {
    let entries: [(name: String, isChosen: Bool)] =
      chooser.subject == .levels
      ? Level.allCases.map { ($0.title, filter.levels.contains($0)) }
      : Topic.allCases.map { ("\($0.rawValue), \($0.title)", filter.topics.contains($0)) }
    let choices = entries.enumerated().map { index, entry in
      choice((entry.isChosen ? "Leave " : "Take ") + entry.name, .item(index))
    }
    return PlainPage(
      body: [], status: ["Practising \(filter.summary)."],
      choices: choices + [choice("Take all", .chooseNone), choice("Done", .back)])
  }

  private func plainPractice(_ state: PracticeState) -> PlainPage {
    guard let question = question(of: state) else {
      return PlainPage(body: [], status: [], choices: [choice("Back", .back)])
    }
    let heading =
      "Question \(state.session.position) of \(state.session.total). \(question.level.title), "
      + "\(question.topic.rawValue), \(question.kind.rawValue), \(question.minutes) minutes."
    return state.phase == .revealed
      ? plainRevealed(state, question, heading: heading)
      : plainAsking(state, question, heading: heading)
  }

  private func plainAsking(
    _ state: PracticeState, _ question: Question, heading: String
  ) -> PlainPage {
    let body =
      [heading]
      + questionLines(state, question, width: textWidth).map(\.plain)
      + (state.typedAnswer.map { ["Your answer: \($0)"] } ?? [])
    var choices = [choice("Reveal the answer", .reveal)]
    if isAvailable(.hint) { choices.append(choice("Next hint", .hint)) }
    choices.append(choice("Write an answer, ended by a line with only a dot", .write))
    for confidence in Confidence.allCases {
      choices.append(choice("I am sure of it: \(confidence.word)", .confidence(confidence)))
    }
    return PlainPage(
      body: body,
      status: state.confidence.map { ["How sure: \($0.word)."] } ?? [],
      choices: choices + plainCommon(question))
  }

  private func plainRevealed(
    _ state: PracticeState, _ question: Question, heading: String
  ) -> PlainPage {
    let suggested = state.rubric.suggestedGrade(confidence: state.confidence)
    var choices = state.rubric.keyPoints.enumerated().map { index, point in
      let isTicked = state.rubric.ticked.contains(point.id)
      return choice(
        "\(isTicked ? "Untick" : "Tick") (\(point.weight)\(point.isMust ? ", must" : "")): "
          + point.text, .tickPoint(index))
    }
    choices.append(choice("Take the suggested grade, \(gradeName(suggested))", .accept))
    for outcome in outcomes(of: question) {
      let back =
        outcome.grade.isPass
        ? "back in \(Phrases.interval(days: outcome.days))" : "again in this session"
      choices.append(
        choice(
          "\(gradeName(outcome.grade)): \(gradeMeaning(outcome.grade)); \(back)",
          .grade(outcome.grade)))
    }
    let ticked = state.rubric.ticked.count
    return PlainPage(
      body: [heading] + revealedLines(state, question, width: textWidth).map(\.plain),
      status: [
        "Ticked \(ticked) of \(state.rubric.keyPoints.count): \(state.rubric.score) of 100, "
          + "which suggests \(gradeName(suggested))."
      ], choices: choices + plainCommon(question))
  }

  private func plainCommon(_ question: Question) -> [PlainPage.Choice] {
    let isStarred = progress.marks.isStarred(question.id)
    var choices: [PlainPage.Choice] = []
    if isAvailable(.skip) { choices.append(choice("Skip to the next question", .skip)) }
    choices += [
      choice("Bury until tomorrow", .bury), choice("Suspend: never ask again", .suspendQuestion),
      choice(isStarred ? "Take the star off" : "Star", .star),
    ]
    if isAvailable(.undo) { choices.append(choice("Undo the last grade", .undo)) }
    return choices + [choice("Back to Today", .back), choice("Quit", .quit)]
  }

  private func plainSummary(_ state: SummaryState) -> PlainPage {
    var choices = [choice("Back to Today", .back), choice("Report", .report)]
    if isAvailable(.undo) { choices.append(choice("Undo the last grade", .undo)) }
    return PlainPage(
      body: ["Session finished."] + summaryLines(state).map(\.plain), status: [],
      choices: choices + [choice("Quit", .quit)])
  }

  private func plainReport(_ state: ReportState) -> PlainPage {
    PlainPage(
      body: reportLines(state).map(\.plain), status: [],
      choices: [choice("Back", .back), choice("Quit", .quit)])
  }

  private func plainHelp() -> PlainPage {
    PlainPage(
      body: [
        "Type the number of a choice, or one of these keys, and Enter.",
        "An empty line shows the page again.",
      ] + helpLines.map(\.plain), status: [], choices: [choice("Back", .back)])
  }
}
