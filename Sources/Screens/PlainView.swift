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
    app.size = Size(columns: min(max(40, width + 2), 119), rows: 24)
    app.prepare()
    var page = app.plainContent()
    if let notice { page.status.append(notice.text) }
    return page
  }

  private func plainContent() -> PlainPage {
    switch overlay {
    case .help(let help): return plainHelp(help)
    case .choosing(let chooser): return plainChooser(chooser)
    case .note(let note): return plainNote(note)
    case nil: break
    }
    switch screen {
    case .today: return plainToday()
    case .practice(let state): return plainPractice(state)
    case .summary(let state):
      return PlainPage(
        body: ["Session finished."] + summaryLines(state).map(\.plain), status: [],
        choices: [
          choice("Back to Today", .back)
        ] + Self.sheets
          + plainUndo().filter { $0.action == .undo } + plainEnd())
    case .report(let state):
      return PlainPage(
        body: reportLines(state).map(\.plain), status: [],
        choices: [choice("Back", .back)]
          + Self.sheets.filter { $0.action != state.sheet.action } + plainEnd())
    case .browse(let state): return plainBrowse(state)
    case .settings(let state): return plainSettings(state)
    }
  }

  func choice(_ label: String, _ action: Action) -> PlainPage.Choice {
    PlainPage.Choice(label: label, action: action)
  }

  /// What can be read besides questions.
  private static let sheets = [
    PlainPage.Choice(label: "Report", action: .report),
    PlainPage.Choice(label: "Progress", action: .progress),
    PlainPage.Choice(label: "Roadmap", action: .roadmap),
  ]

  func plainUndo() -> [PlainPage.Choice] {
    (isAvailable(.undo) ? [choice("Undo the last grade, burial, suspension or note", .undo)] : [])
      + (isAvailable(.redo) ? [choice("Redo what was undone", .redo)] : [])
  }

  func plainEnd() -> [PlainPage.Choice] { [choice("Keys", .help), choice("Quit", .quit)] }

  private func plainToday() -> PlainPage {
    let plan = self.plan
    let overview = plan.overview
    var body = ["Edgewise, \(Phrases.date(today.date))."]
    if let interview = preferences.interviewDate {
      let days = StudyDay(interview).days(since: today)
      if days >= 0 { body.append("The interview is \(Phrases.distance(days: days)).") }
    }
    if bank.questions.isEmpty {
      body.append("The bank has no reviewed questions.")
    } else if overview.queue.isEmpty {
      let next = overview.nextDue.map { " Next: \(Phrases.date($0.date))." } ?? ""
      body.append("Nothing is due.\(next)")
    } else {
      body.append(
        "\(overview.queue.due.count) due, \(overview.queue.new.count) new, "
          + "about \(Phrases.minutes(Phrases.wholeMinutes(seconds: overview.queue.seconds))).")
    }
    body.append("Practising \(filter.summary).")
    for level in Level.allCases {
      let count = overview.count(of: level)
      body.append(
        "\(level.title): \(count.due) due, \(count.new) new, \(count.seen) of \(count.total) seen.")
    }
    let items = todayItems.enumerated().map { index, item in
      let words = menuWords(item, plan)
      return choice("\(words.name): \(words.detail)", .item(index))
    }
    let filters =
      [choice("Choose levels", .chooseLevels), choice("Choose topics", .chooseTopics)]
      + (filter.isEmpty ? [] : [choice("Clear the filter", .clearFilter)])
      + [choice("Browse all questions", .browse), choice("Settings", .settings)]
    return PlainPage(body: body, status: [], choices: items + filters + plainUndo() + plainEnd())
  }

  private func plainChooser(_ chooser: Chooser) -> PlainPage {
    var isQuestions = false
    if case .suspended = chooser.subject { isQuestions = true }
    let choices = entries(of: chooser).enumerated().map { index, entry in
      let verb =
        isQuestions
        ? entry.isTicked ? "Ask again" : "Suspend" : entry.isTicked ? "Leave" : "Take"
      let detail = entry.detail.isEmpty ? "" : ", " + entry.detail
      return choice("\(verb) \(entry.name)\(detail)", .item(index))
    }
    let all = isAvailable(.chooseNone) ? [choice("Take all", .chooseNone)] : []
    return PlainPage(
      body: [], status: [isQuestions ? "Suspended questions." : "Practising \(filter.summary)."],
      choices: choices + all + [choice("Done", .back)] + plainEnd())
  }

  private func plainPractice(_ state: PracticeState) -> PlainPage {
    guard let question = question(of: state) else {
      return PlainPage(body: [], status: [], choices: [choice("Back", .back)])
    }
    let heading =
      "Question \(state.session.position) of \(state.session.total). \(question.level.title), "
      + "\(question.topic.rawValue), \(question.kind.rawValue), \(question.minutes) minutes."
    let text = [heading] + text(of: state).lines.map(\.plain)
    switch state.phase {
    case .asking: return plainAsking(state, question, text)
    case .writing:
      return PlainPage(
        body: text, status: ["Your answer: \(state.editor.text)"],
        choices: plainRecall() + [choice("Done writing", .finishWriting), choice("Quit", .quit)])
    case .revealed: return plainRevealed(state, question, text)
    }
  }

  private func plainAsking(
    _ state: PracticeState, _ question: Question, _ text: [String]
  ) -> PlainPage {
    var choices = [choice("Reveal the answer", .reveal)]
    if isAvailable(.hint) { choices.append(choice("Next hint", .hint)) }
    choices.append(choice("Write an answer, ended by a line with only a dot", .write))
    choices.append(choice("Write an answer in the editor", .openEditor))
    choices += plainRecall()
    if isAvailable(.showNote) {
      choices.append(choice(state.showsNote ? "Hide the note" : "Show the note", .showNote))
    }
    for confidence in Confidence.allCases where confidence != state.confidence {
      choices.append(choice("How sure: \(confidence.word)", .confidence(confidence)))
    }
    return PlainPage(
      body: text + (state.typedAnswer.map { ["Your answer: \($0)"] } ?? []),
      status: state.confidence.map { ["How sure: \($0.word)."] } ?? [],
      choices: choices + plainCommon(question))
  }

  private func plainRecall() -> [PlainPage.Choice] {
    (isAvailable(.earlierAnswer) ? [choice("Take up an earlier answer", .earlierAnswer)] : [])
      + (isAvailable(.laterAnswer) ? [choice("Back to the later answer", .laterAnswer)] : [])
  }

  private func plainRevealed(
    _ state: PracticeState, _ question: Question, _ text: [String]
  ) -> PlainPage {
    let suggested = state.rubric.suggestedGrade(confidence: state.confidence)
    var choices = state.rubric.keyPoints.enumerated().map { index, point in
      let isTicked = state.rubric.ticked.contains(point.id)
      return choice(
        "\(isTicked ? "Untick" : "Tick") (\(point.weight)\(point.isMust ? ", must" : "")): "
          + point.text, .tickPoint(index))
    }
    if isAvailable(.followUp) {
      choices.append(
        choice(
          state.followUpsShown % 2 == 1 ? "Show its answer" : "Ask the next follow-up question",
          .followUp))
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
      body: text,
      status: [
        "Ticked \(ticked) of \(state.rubric.keyPoints.count): \(state.rubric.score) of 100, "
          + "which suggests \(gradeName(suggested))."
      ], choices: choices + plainCommon(question))
  }

  private func plainCommon(_ question: Question) -> [PlainPage.Choice] {
    let isStarred = progress.marks.isStarred(question.id)
    let hasNote = progress.notes[question.id] != nil
    return (isAvailable(.skip) ? [choice("Skip to the next question", .skip)] : [])
      + [
        choice("Bury until tomorrow", .bury),
        choice("Suspend: not asked again", .suspendQuestion),
        choice(isStarred ? "Take the star off" : "Star", .star),
        choice(
          (hasNote ? "Add to the note" : "Write a note") + ", ended by a line with only a dot",
          .note),
      ] + (hasNote ? [choice("Remove the note", .removeNote)] : []) + plainUndo() + [
        choice("Back to Today", .back)
      ] + plainEnd()
  }
}
