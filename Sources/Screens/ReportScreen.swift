import Practice
import QuestionBank
import Reports
import TerminalUI

/// Something to be read and scrolled: what all attempts say, or the roadmap.
package struct ReportState: Sendable {
  let sheet: Sheet
  /// The summary that it was opened from; nil for Today.
  let behind: SummaryState?
  package var offset = 0

  enum Sheet: Sendable {
    case report(WeakTopicReport)
    case progress(ProgressSheet)
    case roadmap(RoadmapSheet)

    /// The action that leads here.
    var action: Action {
      switch self {
      case .report: .report
      case .progress: .progress
      case .roadmap: .roadmap
      }
    }
  }
}

/// A sheet and its text, ready to be opened.
struct KeptSheet: Sendable {
  let sheet: ReportState.Sheet
  let text: ReportText
}

/// A report as it is set on the screen.
struct ReportText: Sendable {
  let width: Int
  let lines: [StyledText]
}

extension App {
  /// Keeps what all attempts add up to, and shows what is made of it if that was asked for.
  mutating func take(_ tallies: Tallies, for reading: Reading?) {
    kept.tallies = tallies
    if let reading { showSheet(reading.action) }
  }

  /// Keeps the roadmap, and shows it if that was asked for.
  mutating func take(_ roadmap: Roadmap, isAwaited: Bool) {
    kept.roadmap = roadmap
    if isAwaited { showSheet(.roadmap) } else { kept.anticipated.remove(.roadmap) }
  }

  /// The sheet that an action asks for; nil where something has to be read for it.
  func sheet(_ action: Action) -> ReportState.Sheet? {
    switch action {
    case .report:
      guard let tallies = kept.tallies else { return nil }
      let weak = WeakTopics(
        bank: bank, tallies: tallies, progress: progress, preferences: preferences,
        filter: filter, on: today)
      return .report(
        WeakTopicReport(
          weak, bank: bank, generatedAt: now, isInApp: true,
          interviewDate: preferences.interviewDate, filter: filter))
    case .progress:
      return kept.tallies.map {
        .progress(
          ProgressSheet(
            bank: bank, tallies: $0, progress: progress, preferences: preferences, on: today))
      }
    default:
      return kept.roadmap.map { roadmap in
        let standing = RoadmapStanding(
          roadmap, bank: bank, progress: progress, schedule: preferences.schedule, on: today)
        return .roadmap(RoadmapSheet(roadmap, standing: standing))
      }
    }
  }

  /// Shows the sheet that an action asks for, as far as everything for it is there; returns what has to
  /// be read, if anything.
  @discardableResult
  mutating func showSheet(_ action: Action) -> [Effect] {
    if let ready = kept.sheets.first(where: { $0.sheet.action == action }) {
      show(ready.sheet)
      kept.reportText = ready.text
    } else if let sheet = sheet(action) {
      show(sheet)
    } else {
      switch action {
      case .report: return [.readTallies(for: .report)]
      case .progress: return [.readTallies(for: .progress)]
      default: return [.readRoadmap(isAwaited: true)]
      }
    }
    return []
  }

  /// Shows the sheet that an action asks for, as the history has it now.
  mutating func openSheet(_ action: Action) -> [Effect] { showSheet(action) + [.readChanges] }

  /// The sheet on the screen, made anew after the history was read again.
  mutating func renewSheet() -> [Effect] {
    guard case .report(let state) = screen else { return [] }
    return showSheet(state.sheet.action)
  }

  mutating func show(_ sheet: ReportState.Sheet) {
    var behind: SummaryState?
    var offset = 0
    switch screen {
    case .summary(let state): behind = state
    case .report(let state):
      behind = state.behind
      if state.sheet.action == sheet.action { offset = state.offset }
    default: break
    }
    screen = .report(ReportState(sheet: sheet, behind: behind, offset: offset))
    kept.reportText = nil
  }

  mutating func performReport(_ action: Action, _ state: ReportState) -> [Effect] {
    var state = state
    switch action {
    case .back:
      guard let behind = state.behind else { return goToToday() }
      screen = .summary(behind)
      return []
    case .report, .progress, .roadmap: return openSheet(action)
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
    case .roadmap: drawHeader(StyledText("Roadmap", .title), headerDate, in: &frame)
    }
    draw(reportLines(state), offset: state.offset, in: body, frame: &frame)
  }

  func reportLines(_ state: ReportState) -> [StyledText] { text(of: state).lines }

  /// The sheet set anew only when the window's width has changed.
  func text(of state: ReportState) -> ReportText {
    let width = textWidth
    if let ready = kept.reportText, ready.width == width { return ready }
    let plain = PlainText(columns: width, isASCII: glyphs.isASCII)
    switch state.sheet {
    case .report(let report):
      return ReportText(width: width, lines: Self.lines(report.render(as: .text, plain: plain)))
    case .roadmap(let sheet):
      return ReportText(width: width, lines: Self.lines(sheet.text(plain)))
    case .progress(let sheet):
      return ReportText(
        width: width,
        lines: sheet.lines(plain).map { line in
          StyledText(line.map { StyledText.Span($0.text, $0.kind.role) })
        })
    }
  }

  private static func lines(_ text: String) -> [StyledText] {
    var lines: [StyledText] = []
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

extension Reading {
  fileprivate var action: Action {
    switch self {
    case .report: .report
    case .progress: .progress
    }
  }
}
