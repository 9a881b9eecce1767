package import Practice
package import QuestionBank
import TerminalUI

/// A question's own page: what it asks, how one stands with it and one's attempts at it.
package struct QuestionPage: Hashable, Sendable {
  package let question: QuestionID
  /// In order of time; nil until they have been read.
  package var attempts: [Attempt]?
  package var showsAnswer = false
  package var offset = 0
  /// Columns by which code and tables that are too wide are moved to the left.
  package var sideways = 0

  init(question: QuestionID) { self.question = question }
}

extension App {
  mutating func performPage(
    _ action: Action, _ page: QuestionPage, _ state: BrowseState
  ) -> [Effect] {
    var state = state
    var page = page
    switch action {
    case .back:
      state.page = nil
      screen = .browse(state)
      return []
    case .practise: return practise(page.question, state)
    case .star, .bury, .suspendQuestion: return toggleMark(action, of: page.question)
    case .undo: return undo()
    case .redo: return redo()
    case .reveal:
      page.showsAnswer.toggle()
      page.sideways = 0
      if page.showsAnswer { bringAnswerIntoSight(&page) }
    case .left: page.sideways = max(0, page.sideways - 8)
    case .right: page.sideways = min(page.sideways + 8, mostSideways(page))
    default: page.offset = scrolledPage(page, by: action)
    }
    state.page = page
    screen = .browse(state)
    return []
  }

  /// The attempts at a question have been read.
  mutating func showAttempts(_ attempts: [Attempt], at question: QuestionID) {
    kept.attempts = (question, attempts)
    guard case .browse(var state) = screen, state.page?.question == question else { return }
    state.page?.attempts = attempts
    screen = .browse(state)
  }

  /// Scrolls as little as shows the answer from its heading on.
  private func bringAnswerIntoSight(_ page: inout QuestionPage) {
    let text = text(of: page)
    let rows = Self.visibleRows(of: text.lines.count, rows: bodyRows, hasMarkRow: false)
    var scroller = Scroller(content: text.lines.count, viewport: rows, offset: page.offset)
    scroller.reveal(text.answer)
    page.offset = scroller.offset
  }

  func scrolledPage(_ page: QuestionPage, by action: Action) -> Int {
    scrolled(page.offset, by: action, content: text(of: page).lines.count)
  }

  func draw(_ page: QuestionPage, in frame: inout Frame) {
    guard let question = bank[page.question] else { return }
    let isStarred = progress.marks.isStarred(question.id)
    let state = stateWord(standing(of: question.id))
    let facts = [question.level.title, question.topic.rawValue, question.kind.rawValue]
    let status = StyledText(state.0, state.1)
    let star = StyledText(isStarred ? "* starred  " : "", .accent)
    drawHeader(
      star
        + fitting(
          size.columns - 4 - status.width - star.width,
          [facts, Array(facts.prefix(2)), Array(facts.prefix(1))].map {
            StyledText($0.joined(separator: dot), .strong)
          }), status, in: &frame)
    draw(text(of: page).lines, offset: page.offset, in: body, frame: &frame)
  }

  func standing(of question: QuestionID) -> QuestionStanding {
    QuestionStanding(question, progress: progress, schedule: preferences.schedule, on: today)
  }
}
