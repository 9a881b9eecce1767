import Practice
import QuestionBank
import TerminalUI

/// A list to choose levels or topics from.
package struct Chooser: Hashable, Sendable {
  package enum Subject: Hashable, Sendable { case levels, topics }

  package let subject: Subject
  package var cursor = 0

  package init(_ subject: Subject) { self.subject = subject }

  package var count: Int {
    subject == .levels ? Level.allCases.count : Topic.allCases.count
  }
}

extension App {
  mutating func performChooser(_ action: Action, _ chooser: Chooser) {
    var chooser = chooser
    switch action {
    case .back:
      overlay = nil
      return
    case .item(let index):
      guard (0..<chooser.count).contains(index) else { return }
      chooser.cursor = index
      toggle(chooser)
    case .toggle: toggle(chooser)
    case .chooseNone:
      if chooser.subject == .levels { filter.levels = [] } else { filter.topics = [] }
      screen = .today(TodayState())
    default: chooser.cursor = moved(chooser.cursor, by: action, count: chooser.count)
    }
    overlay = .choosing(chooser)
  }

  private mutating func toggle(_ chooser: Chooser) {
    switch chooser.subject {
    case .levels: filter.levels.formSymmetricDifference([Level.allCases[chooser.cursor]])
    case .topics: filter.topics.formSymmetricDifference([Topic.allCases[chooser.cursor]])
    }
    screen = .today(TodayState())
  }

  func draw(_ chooser: Chooser, in frame: inout Frame) {
    let overview = self.overview
    let isLevels = chooser.subject == .levels
    let chosen = isLevels ? filter.levels.count : filter.topics.count
    var heading = StyledText(isLevels ? "Levels" : "Topics", .title)
    heading.append(dot + (chosen == 0 ? "all" : "\(chosen) chosen"), .text)
    drawHeader(heading, StyledText("due  new   seen", .dim), in: &frame)
    let lines: [StyledText] =
      isLevels
      ? Level.allCases.enumerated().map { index, level in
        chooserLine(
          name: level.title, detail: "", isChosen: filter.levels.contains(level),
          isSelected: index == chooser.cursor, overview.levels[level] ?? Overview.Count())
      }
      : Topic.allCases.enumerated().map { index, topic in
        chooserLine(
          name: topic.rawValue, detail: topic.title, isChosen: filter.topics.contains(topic),
          isSelected: index == chooser.cursor, overview.topics[topic] ?? Overview.Count())
      }
    draw(lines, offset: chooserOffset(chooser), in: body, frame: &frame)
  }

  private func chooserOffset(_ chooser: Chooser) -> Int {
    let visible = Self.visibleRows(of: chooser.count, rows: bodyRows, hasMarkRow: false)
    return max(0, chooser.cursor - visible + 1)
  }

  /// The entry under a position.
  func chooserRow(at position: Position, _ chooser: Chooser) -> Int? {
    let row = position.row - bodyTop
    guard (0..<Self.visibleRows(of: chooser.count, rows: bodyRows, hasMarkRow: false)).contains(row)
    else { return nil }
    let index = row + chooserOffset(chooser)
    return index < chooser.count ? index : nil
  }

  private func chooserLine(
    name: String, detail: String, isChosen: Bool, isSelected: Bool, _ count: Overview.Count
  ) -> StyledText {
    let isEmpty = count.total == 0
    var line = StyledText(isSelected ? "\(glyphs.pointer) " : "  ", .accent)
    line.append(isChosen ? glyphs.checked : glyphs.unchecked, .key)
    line.append(" " + name.padding(to: 16), isSelected ? .strong : isEmpty ? .dim : .text)
    let counts =
      String(count.due).padding(from: 4) + String(count.new).padding(from: 5)
      + "\(count.seen)/\(count.total)".padding(from: 7)
    let room = size.columns - 2 - line.width - counts.count
    line.append(
      room < 12 ? String(repeating: " ", count: max(0, room)) : detail.padding(to: room), .dim)
    line.append(counts, isEmpty ? .dim : .text)
    return line
  }
}
