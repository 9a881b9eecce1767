package import Practice
import QuestionBank
package import TerminalUI

/// The list of all questions, or of those that a filter and some words let through.
package struct BrowseState: Hashable, Sendable {
  package var filter: QuestionFilter
  /// Words that the questions must have.
  package var query = ""
  /// What the words were before they are changed; nil while they are not.
  package var queryBefore: String?
  package var list = ListCursor()
  /// The question that is open over the list.
  package var page: QuestionPage?

  package init(filter: QuestionFilter = QuestionFilter()) { self.filter = filter }

  package var isFinding: Bool { queryBefore != nil }

  /// The most characters of a query.
  static let queryLimit = 60

  /// Takes in a key that is not bound: a letter of the words, or its removal.
  mutating func type(_ key: Key) {
    switch key {
    case .character(let character): paste(String(character))
    case .backspace: _ = query.popLast()
    default: return
    }
    list.selectFirst()
  }

  mutating func paste(_ text: String) {
    let line = Sanitizer.withoutControls(text).filter { DisplayWidth.of($0) > 0 || $0 == "\n" }
    query += line.map { $0 == "\n" ? " " : $0 }
    query = String(query.prefix(Self.queryLimit))
    list.selectFirst()
  }
}

extension App {
  /// Opens the list of all questions.
  package mutating func openBrowse(_ part: StudyFilter = StudyFilter()) {
    screen = .browse(BrowseState(filter: QuestionFilter(part: part)))
    prepare()
  }

  mutating func performBrowse(_ action: Action, _ state: BrowseState) -> [Effect] {
    if let page = state.page { return performPage(action, page, state) }
    if state.isFinding { return performFinding(action, state) }
    var state = state
    switch action {
    case .back: return goToToday()
    case .choose: return openPage(at: state.list.selected, state)
    case .item(let index): return openPage(at: index, state)
    case .find: state.queryBefore = state.query
    case .chooseLevels: overlay = .choosing(Chooser(.levels))
    case .chooseTopics: overlay = .choosing(Chooser(.topics))
    case .clearFilter:
      change(state) {
        $0.filter = QuestionFilter()
        $0.query = ""
      }
      return []
    case .nextState, .previousState:
      change(state) {
        $0.filter.state = Self.turned($0.filter.state, by: action == .nextState ? 1 : -1)
      }
      return []
    case .nextKind, .previousKind:
      change(state) {
        $0.filter.kind = Self.turned($0.filter.kind, by: action == .nextKind ? 1 : -1)
      }
      return []
    case .practise: return selected(in: state).map { practise($0, state) } ?? []
    case .star, .bury, .suspendQuestion:
      return selected(in: state).map { toggleMark(action, of: $0) } ?? []
    case .undo: return undo()
    case .redo: return redo()
    default: move(&state.list, by: action)
    }
    screen = .browse(state)
    return []
  }

  private mutating func performFinding(_ action: Action, _ state: BrowseState) -> [Effect] {
    var state = state
    switch action {
    case .finishFinding: state.queryBefore = nil
    case .back:
      state.query = state.queryBefore ?? ""
      state.queryBefore = nil
      state.list.selectFirst()
    case .eraseLine:
      state.query = ""
      state.list.selectFirst()
    default: move(&state.list, by: action)
    }
    screen = .browse(state)
    return []
  }

  private func move(_ list: inout ListCursor, by action: Action) {
    switch action {
    case .down: list.move(by: 1)
    case .up: list.move(by: -1)
    case .pageDown: list.page(by: 1)
    case .pageUp: list.page(by: -1)
    case .top: list.selectFirst()
    case .bottom: list.selectLast()
    default: break
    }
  }

  /// The value after or before one, with nil between the last and the first.
  private static func turned<Value: CaseIterable & Equatable>(
    _ value: Value?, by step: Int
  ) -> Value? {
    let values: [Value?] = [nil] + Value.allCases.map { $0 }
    let place = values.firstIndex(of: value) ?? 0
    return values[(place + step + values.count) % values.count]
  }

  /// Changes what is listed, and stays with the selected question if it still is.
  mutating func change(_ state: BrowseState, _ body: (inout BrowseState) -> Void) {
    var changed = state
    body(&changed)
    let selected = selected(in: state)
    let list = browseList(changed)
    changed.list.resize(count: list.places.count, height: browseRows(changed))
    let place = list.places.firstIndex { bank.questions[$0].id == selected }
    changed.list.select(place ?? 0)
    screen = .browse(changed)
  }

  /// The question under the cursor; nil in an empty list.
  func selected(in state: BrowseState) -> QuestionID? {
    let places = browseList(state).places
    guard places.indices.contains(state.list.selected) else { return nil }
    return bank.questions[places[state.list.selected]].id
  }

  private mutating func openPage(at index: Int, _ state: BrowseState) -> [Effect] {
    let places = browseList(state).places
    guard places.indices.contains(index) else { return [] }
    var state = state
    let question = bank.questions[places[index]].id
    state.list.select(index)
    state.page = QuestionPage(question: question)
    if let ready = kept.attempts, ready.question == question {
      state.page?.attempts = ready.attempts
    }
    screen = .browse(state)
    // Where another copy has written, what follows on reading that reads the attempts, too.
    return (state.page?.attempts == nil ? [.readQuestionAttempts(question)] : []) + [.readChanges]
  }

  /// Sets or takes back a mark on a question of the list.
  mutating func toggleMark(_ action: Action, of question: QuestionID) -> [Effect] {
    let marks = progress.marks
    let (kind, wasSet): (MarkKind, Bool) =
      switch action {
      case .bury: (.buried, marks.isBuried(question, on: today))
      case .suspendQuestion: (.suspended, marks.isSuspended(question))
      default: (.starred, marks.isStarred(question))
      }
    var after = sitting
    if kind != .starred, !wasSet {
      if after?.current == question { after?.drop() } else { setAside.insert(question) }
    }
    saving = .mark
    let mark = Mark(
      question: question, kind: kind, isSet: !wasSet,
      until: kind == .buried && !wasSet ? today.adding(days: 1) : nil, at: now.instant)
    return [.mark(mark, sitting: after.flatMap { $0.isFinished ? nil : $0 })]
  }

  /// Asks a question now; then the sitting that was left goes on.
  mutating func practise(_ question: QuestionID, _ state: BrowseState) -> [Effect] {
    var session: StudySession
    if let sitting {
      let queue = StudyQueue(
        bank: bank, progress: progress, schedule: preferences.schedule, filter: sitting.filter,
        on: today, newLimit: preferences.newPerDay)
      session = sitting.resumed(on: today, queue: queue.ids, progress: progress, bank: bank)
      session.undo(question, wasRelearning: session.relearning.contains(question))
    } else {
      session = StudySession(
        id: ids.next(at: now.instant), day: today, filter: filter, questions: [question])
    }
    var left = state
    left.queryBefore = nil
    browseBehind = left
    return ask(session)
  }

  /// A click selects; a double click opens.
  mutating func clickBrowse(_ row: Int, _ state: BrowseState) -> [Effect] {
    var state = state
    state.list.select(row)
    screen = .browse(state)
    return []
  }

  /// Back to where practice was started from: Browse, or Today.
  mutating func leavePractice() -> [Effect] {
    guard let behind = browseBehind else { return goToToday() }
    browseBehind = nil
    screen = .browse(behind)
    return [.reload] + pageEffects
  }

  /// What the page of a question shows of the history is read again.
  var pageEffects: [Effect] {
    guard case .browse(let state) = screen, let page = state.page else { return [] }
    return [.readQuestionAttempts(page.question)]
  }
}
