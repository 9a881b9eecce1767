import Practice
import Reports
import TerminalUI

/// The report of weak topics, to be read and scrolled.
package struct ReportState: Sendable {
  let report: WeakTopicReport
  package var offset = 0
}

extension App {
  mutating func showReport(_ attempts: [Attempt]) {
    let weak = WeakTopics(
      bank: bank, attempts: attempts, progress: progress, preferences: preferences,
      filter: filter, on: today)
    screen = .report(
      ReportState(
        report: WeakTopicReport(
          weak, bank: bank, generatedAt: now, interviewDate: preferences.interviewDate,
          filter: filter)))
  }

  mutating func performReport(_ action: Action, _ state: ReportState) -> [Effect] {
    if action == .back { return goToToday() }
    var state = state
    state.offset = scrolled(state.offset, by: action, content: reportLines(state).count)
    screen = .report(state)
    return []
  }

  func draw(_ state: ReportState, in frame: inout Frame) {
    drawHeader(
      StyledText("Report", .title), StyledText(filter.summary, .dim), in: &frame)
    drawBody(reportLines(state), offset: state.offset, in: &frame)
  }

  func reportLines(_ state: ReportState) -> [StyledText] {
    state.report.render(
      as: .text, plain: PlainText(columns: textWidth, isASCII: glyphs.isASCII)
    )
    .split(separator: "\n", omittingEmptySubsequences: false).map { StyledText(String($0)) }
  }
}
