import TerminalUI

extension App {
  /// Goes to where an action belongs, by way of Today, and does it there; says why where it cannot.
  ///
  /// - Parameters:
  ///   - context: whose key does it; one without a ``Context/hindrance``.
  ///   - action: what is to be done.
  /// - Returns: what follows from it.
  mutating func go(to context: Context, _ action: Action) -> [Effect] {
    guard !(room is WaitingRoom) else {
      say("Your history is being added up; that works in a moment.")
      return []
    }
    var effects: [Effect] = []
    while rooms.count > 1 {
      let count = rooms.count
      effects += perform(.back)
      guard rooms.count < count else { return effects }
    }
    if let way = context.way { effects += perform(way) }
    guard self.context == context else {
      say(context.isPractice ? "No question is left to ask now." : "That is not to be had now.")
      return effects
    }
    guard room.offers(action, scene) else {
      say("There is nothing to do that with now.")
      return effects
    }
    return effects + perform(action)
  }
}

extension Context {
  fileprivate var isPractice: Bool { [.asking, .writing, .revealed].contains(self) }

  /// What Today does to open it; nil for Today itself.
  fileprivate var way: Action? {
    switch self {
    case .browse: .browse
    case .plan: .plan
    case .settings: .settings
    case .report: .report
    case .choosing: .chooseLevels
    // The first entry is what goes on or starts.
    case .asking: .item(0)
    default: nil
    }
  }

  /// Why nobody can simply go there; nil where one can.
  var hindrance: String? {
    switch self {
    case .today, .browse, .plan, .settings, .report, .choosing, .asking: nil
    case .revealed: "That works when an answer is shown."
    case .writing: "That works while an answer is written."
    case .noting: "That works while a note is written."
    case .typingSetting: "That works while a setting is typed."
    case .finding: "That works while words to find are typed, in Browse."
    case .question: "That works on a question's page: open one in Browse."
    case .missed: "That works where a question was missed again and again."
    case .summary: "That works on the summary, at the end of a session."
    case .sources: "That works on the list of a question's sources: o on its page."
    case .goal: "That works where the level to prepare for is chosen."
    case .waiting, .help: "That works in: \(title)."
    }
  }
}
