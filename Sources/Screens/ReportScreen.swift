import Practice
import Reports
import TerminalUI

/// The report of weak topics, to be read and scrolled.
package struct ReportState: Sendable {
  let report: WeakTopicReport
  /// The summary that it was opened from; nil for Today.
  let behind: SummaryState?
  package var offset = 0
}

extension App {
  mutating func showReport(_ attempts: [Attempt]) {
    let weak = WeakTopics(
      bank: bank, attempts: attempts, progress: progress, preferences: preferences,
      filter: filter, on: today)
    var behind: SummaryState?
    if case .summary(let state) = screen { behind = state }
    screen = .report(
      ReportState(
        report: WeakTopicReport(
          weak, bank: bank, generatedAt: now, interviewDate: preferences.interviewDate,
          filter: filter), behind: behind))
  }

  mutating func performReport(_ action: Action, _ state: ReportState) -> [Effect] {
    var state = state
    if action == .back {
      guard let behind = state.behind else { return goToToday() }
      screen = .summary(behind)
      return []
    }
    state.offset = scrolled(state.offset, by: action, content: reportLines(state).count)
    screen = .report(state)
    return []
  }

  func draw(_ state: ReportState, in frame: inout Frame) {
    drawHeader(
      StyledText("Report", .title), StyledText(clean(filter.summary), .dim), in: &frame)
    draw(reportLines(state), offset: state.offset, in: body, frame: &frame)
  }

  func reportLines(_ state: ReportState) -> [StyledText] {
    state.report.render(
      as: .text, plain: PlainText(columns: textWidth, isASCII: glyphs.isASCII)
    )
    .split(separator: "\n", omittingEmptySubsequences: false).map { StyledText(String($0)) }
  }
}
