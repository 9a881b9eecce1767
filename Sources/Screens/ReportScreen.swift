import Practice
import Reports
import TerminalUI

/// Something made of all attempts, to be read and scrolled.
package struct ReportState: Sendable {
  let sheet: Sheet
  /// The summary that it was opened from; nil for Today.
  let behind: SummaryState?
  package var offset = 0

  enum Sheet: Sendable {
    case report(WeakTopicReport)
    case progress(ProgressSheet)

    var reading: Reading {
      switch self {
      case .report: .report
      case .progress: .progress
      }
    }
  }
}

/// A report as it is set on the screen.
struct ReportText: Sendable {
  let width: Int
  let lines: [StyledText]
}

extension App {
  mutating func show(_ reading: Reading, of attempts: [Attempt]) {
    var behind: SummaryState?
    switch screen {
    case .summary(let state): behind = state
    case .report(let state): behind = state.behind
    default: break
    }
    let sheet: ReportState.Sheet =
      switch reading {
      case .report:
        .report(
          WeakTopicReport(
            WeakTopics(
              bank: bank, attempts: attempts, progress: progress, preferences: preferences,
              filter: filter, on: today),
            bank: bank, generatedAt: now, interviewDate: preferences.interviewDate,
            filter: filter))
      case .progress:
        .progress(
          ProgressSheet(
            bank: bank, attempts: attempts, progress: progress, preferences: preferences,
            on: today))
      }
    screen = .report(ReportState(sheet: sheet, behind: behind))
    keptReport = nil
  }

  mutating func performReport(_ action: Action, _ state: ReportState) -> [Effect] {
    var state = state
    switch action {
    case .back:
      guard let behind = state.behind else { return goToToday() }
      screen = .summary(behind)
      return []
    case .report: return [.readAttempts(for: .report)]
    case .progress: return [.readAttempts(for: .progress)]
    default: break
    }
    state.offset = scrolled(state.offset, by: action, content: reportLines(state).count)
    screen = .report(state)
    return []
  }

  func draw(_ state: ReportState, in frame: inout Frame) {
    switch state.sheet {
    case .report:
      drawHeader(
        StyledText("Report", .title), StyledText(clean(filter.summary), .dim), in: &frame)
    case .progress: drawHeader(StyledText("Progress", .title), headerDate, in: &frame)
    }
    draw(reportLines(state), offset: state.offset, in: body, frame: &frame)
  }

  func reportLines(_ state: ReportState) -> [StyledText] { text(of: state).lines }

  /// The sheet set anew only when the window's width has changed.
  func text(of state: ReportState) -> ReportText {
    let width = textWidth
    if let keptReport, keptReport.width == width { return keptReport }
    let plain = PlainText(columns: width, isASCII: glyphs.isASCII)
    switch state.sheet {
    case .report(let report): return ReportText(width: width, lines: lines(of: report, plain))
    case .progress(let sheet):
      return ReportText(
        width: width,
        lines: sheet.lines(plain).map { line in
          StyledText(line.map { StyledText.Span($0.text, $0.kind.role) })
        })
    }
  }

  private func lines(of report: WeakTopicReport, _ plain: PlainText) -> [StyledText] {
    var lines: [StyledText] = []
    let text = report.render(as: .text, plain: plain)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
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
    return lines
  }
}

extension ProgressSheet.Part.Kind {
  fileprivate var role: Role {
    switch self {
    case .text: .text
    case .dim: .dim
    case .heading: .heading
    case .bar: .bar
    case .uncertain: .barUncertain
    case .strong: .strong
    }
  }
}
