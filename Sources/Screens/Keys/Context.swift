import QuestionBank

/// Where a key is pressed; each context has its own footer.
package enum Context: Int, Ranked, Hashable, Sendable {
  case today, choosing, asking, writing, revealed, noting, summary, report, settings, typingSetting
  case help, browse, finding, question, waiting, plan, goal, sources, missed

  package var rank: Int { rawValue }

  /// Whether letters are text here, and not keys.
  package var takesText: Bool {
    [.writing, .noting, .typingSetting, .help, .finding].contains(self)
  }

  /// The heading in the help.
  package var title: String {
    switch self {
    case .today: "Today"
    case .choosing: "Choosing levels or topics"
    case .asking: "Practice, before the reveal"
    case .writing: "Writing an answer"
    case .revealed: "Practice, after the reveal"
    case .noting: "Writing a note"
    case .summary: "Summary"
    case .settings: "Settings"
    case .typingSetting: "Typing a setting"
    case .report: "Report, progress and roadmap"
    case .help: "Help"
    case .browse: "Browse"
    case .finding: "Browse, finding by words"
    case .question: "Browse, one question"
    case .waiting: "Waiting"
    case .plan: "Plan"
    case .goal: "Choosing the level to prepare for"
    case .sources: "Sources of a question"
    case .missed: "A question missed again and again"
    }
  }
}
