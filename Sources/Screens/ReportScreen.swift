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

/// A report as it is set on the screen.
struct ReportText: Sendable {
  let width: Int
  let lines: [StyledText]
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
    keptReport = nil
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

  func reportLines(_ state: ReportState) -> [StyledText] { text(of: state).lines }

  /// The report set anew only when the window's width has changed.
  func text(of state: ReportState) -> ReportText {
    let width = textWidth
    if let keptReport, keptReport.width == width { return keptReport }
    let plain = state.report.render(
      as: .text, plain: PlainText(columns: width, isASCII: glyphs.isASCII))
    var lines: [StyledText] = []
    for line in plain.split(separator: "\n", omittingEmptySubsequences: false) {
      // In plain text a row of dashes makes a heading; here its role does.
      if let heading = lines.last, !heading.isEmpty, line.count == heading.width,
        line.allSatisfy({ $0 == "=" || $0 == "-" })
      {
        lines[lines.count - 1] = heading.restyled(line.first == "=" ? .title : .heading)
      } else {
        lines.append(StyledText(String(line)))
      }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return ReportText(width: width, lines: lines)
  }
}
