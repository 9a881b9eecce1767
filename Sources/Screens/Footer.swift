import Practice
import QuestionBank
import TerminalUI

extension App {
  /// The keys of the context: as many as fit in the table's order, the help always.
  func footerButtons() -> [Button] {
    let context = self.context
    let end = size.columns - 1
    var bindings = Keymap.bindings(in: context).filter {
      !$0.label.isEmpty && isAvailable($0.action)
    }
    if context == .revealed, showsOnePane,
      let place = bindings.firstIndex(where: { $0.action == .switchPane })
    {
      bindings.insert(bindings.remove(at: place), at: 0)
    }
    let help = bindings.first { $0.action == .help }.map(footerText)
    let room = end - (help.map { $0.width + 3 } ?? 0)
    var buttons: [Button] = []
    var column = 1
    for binding in bindings
    where binding.action != .help && !buttons.contains(where: { $0.action == binding.action }) {
      let text = footerText(binding)
      guard column + text.width <= room else { continue }
      buttons.append(Button(column: column, text: text, action: binding.action))
      column += text.width + 3
    }
    if let help { buttons.append(Button(column: column, text: help, action: .help)) }
    return buttons
  }

  private func footerText(_ binding: Binding) -> StyledText {
    var text = StyledText(binding.keys[0].name(glyphs), .key)
    text.append(" " + label(of: binding), .dim)
    return text
  }

  /// The footer's words, made precise where the state knows more.
  private func label(of binding: Binding) -> String {
    if binding.action == .toggle, case .choosing(let chooser) = overlay,
      case .suspended = chooser.subject
    {
      return entries(of: chooser)[chooser.cursor].isTicked ? "ask again" : "suspend"
    }
    switch (binding.action, screen) {
    case (.accept, .practice(let state)):
      return "take " + gradeName(state.rubric.suggestedGrade(confidence: state.confidence))
    case (.followUp, .practice(let state)):
      return state.followUpsShown % 2 == 1 ? "its answer" : "follow-up"
    case (.note, .practice(let state)): return note(of: state) == nil ? "note" : "edit note"
    case (.showNote, .practice(let state)): return state.showsNote ? "hide note" : "show note"
    case (.changeSetting, .settings(let state)):
      guard state.key == .mouse else { return "type it" }
      return preferences.mouse ? "switch off" : "switch on"
    case (.reveal, .browse(let state)):
      return state.page?.showsAnswer == true ? "hide answer" : "answer"
    case (.star, .browse(let state)):
      let question = state.page?.question ?? selected(in: state)
      return question.map(progress.marks.isStarred) == true ? "no star" : "star"
    case (.switchPane, .practice(let state)):
      return state.pane == .points ? "answer" : "points"
    case (.choose, .today(let state)) where overlay == nil:
      switch selected(in: state) {
      case .proceed: return "continue"
      case .report, .progress, .roadmap, .suspended: return "open"
      case .allOfThem: return "show"
      default: return "start"
      }
    default: return binding.label
    }
  }

  /// Whether an action would do anything now, so that it is offered.
  func isAvailable(_ action: Action) -> Bool {
    switch action {
    case .undo: return !undoable.isEmpty
    case .report, .progress, .roadmap:
      guard case .report(let state) = screen else { return true }
      return action != state.sheet.action
    case .redo: return !redoable.isEmpty
    case .clearFilter:
      guard case .browse(let state) = screen else { return !filter.isEmpty }
      return !state.filter.isEmpty || !state.query.isEmpty
    case .chooseNone:
      guard case .choosing(let chooser) = overlay else { return false }
      switch chooser.subject {
      case .levels: return !chosen.levels.isEmpty
      case .topics: return !chosen.topics.isEmpty
      case .suspended: return false
      }
    case .hint:
      guard case .practice(let state) = screen else { return false }
      return state.hintsShown < state.hintCount
    case .followUp:
      guard case .practice(let state) = screen else { return false }
      return state.followUpsShown < state.followUpCount * 2
    case .showNote:
      guard case .practice(let state) = screen else { return false }
      return note(of: state) != nil
    case .earlierAnswer:
      guard case .practice(let state) = screen else { return false }
      return mayHaveEarlierAnswer(state)
    case .laterAnswer:
      guard case .practice(let state) = screen else { return false }
      return (state.recall?.place ?? 0) > 0
    case .undoSetting: return !changedSettings.isEmpty
    case .raiseSetting, .lowerSetting:
      guard case .settings(let state) = screen else { return false }
      return state.key != .parameters
    case .right:
      if case .browse(let state) = screen, let page = state.page {
        return page.sideways < mostSideways(page)
      }
      guard case .practice(let state) = screen else { return false }
      return state.sideways < mostSideways(state)
    case .tick:
      guard case .practice(let state) = screen else { return false }
      return showsPoints(state)
    case .skip:
      guard case .practice(let state) = screen else { return false }
      return state.session.upcoming.count > 1
    default: return true
    }
  }
}
