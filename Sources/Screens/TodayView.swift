import Practice
import QuestionBank
import Reports
import TerminalUI

extension App {
  func draw(_ state: TodayState, in frame: inout Frame) {
    let overview = self.overview
    drawHeader(StyledText("Edgewise", .title), headerDate, in: &frame)
    let items = todayItems(overview)
    var row = bodyTop
    let end = bodyTop + bodyRows
    func put(_ text: StyledText) {
      guard row < end else { return }
      frame.put(text, at: Position(column: 1, row: row), maxWidth: size.columns - 2)
      row += 1
    }
    put(todayLine(overview))
    let isRoomy = size.rows >= 20
    if isRoomy { row += 1 }
    for (index, item) in items.enumerated() {
      put(menuLine(item, overview, isSelected: index == state.cursor))
    }
    if isRoomy { row += 1 }
    put(StyledText("  " + levelHeading, .dim))
    for level in Level.allCases {
      put(levelLine(level, overview.levels[level] ?? Overview.Count()))
    }
    if isRoomy { row += 1 }
    if isRoomy || !filter.isEmpty {
      var line = StyledText("  Filter  ", .dim)
      line.append(filter.summary, filter.isEmpty ? .dim : .accent)
      put(line)
    }
    if bank.questions.isEmpty {
      put(StyledText("  The bank has no reviewed questions.", .bad))
    }
  }

  private var headerDate: StyledText {
    let date = today.date
    var text = StyledText("\(date.weekday) \(date.day) \(date.monthName)", .dim)
    if let interview = preferences.interviewDate {
      let days = StudyDay(interview).days(since: today)
      let when =
        days > 0 ? "interview in \(Phrases.count(days, "day"))" : days == 0 ? "interview today" : ""
      if !when.isEmpty { text.append(" \(glyphs.middleDot) \(when)", .dim) }
    }
    return text
  }

  private func todayLine(_ overview: Overview) -> StyledText {
    let queue = overview.queue
    let dot = " \(glyphs.middleDot) "
    var line = StyledText("  Today   ", .heading)
    if queue.ids.isEmpty {
      line.append(" nothing due", .text)
      if let next = overview.nextDue {
        line.append("\(dot)next \(Phrases.shortDate(next.date))", .dim)
      }
    } else {
      line.append(
        " \(queue.due.count) due\(dot)\(queue.new.count) new\(dot)"
          + "about \(max(1, Int((queue.seconds / 60).rounded()))) min")
    }
    let most = overview.nextDays.max() ?? 0
    if most > 0, size.columns >= 60 {
      line.append("   next 7 days ", .dim)
      line.append(
        String(overview.nextDays.map { glyphs.spark(Double($0) / Double(most)) }), .bar)
      line.append(" \(overview.nextDays.reduce(0, +))", .dim)
    }
    return line
  }

  private func menuLine(
    _ item: TodayItem, _ overview: Overview, isSelected: Bool
  ) -> StyledText {
    let (name, detail) = menuWords(item, overview)
    var line = StyledText(isSelected ? "\(glyphs.pointer) " : "  ", .accent)
    line.append(
      name.padding(to: 22), isSelected ? .strong : .text)
    line.append(detail, .dim)
    return line
  }

  /// A menu entry's name and what it leads to.
  func menuWords(_ item: TodayItem, _ overview: Overview) -> (name: String, detail: String) {
    switch item {
    case .proceed:
      guard let sitting else { return ("Continue", "") }
      let title = sitting.current.flatMap { bank[$0]?.title } ?? ""
      return ("Continue", "\(sitting.position) of \(sitting.total): \(title)")
    case .start:
      let number = overview.queue.ids.count
      return (
        "Start", number == 1 ? "the question" : "the \(number) questions, topics interleaved"
      )
    case .confidentAndWrong:
      return (
        "Confident and wrong",
        Phrases.count(overview.confidentAndWrong.count, "question") + " you were sure of"
      )
    case .lookAhead: return ("Look ahead", "the questions likeliest to slip next")
    case .moreNew: return ("More new ones", "beyond today's \(preferences.newPerDay)")
    case .report: return ("Report", "weak topics, and what to study next")
    }
  }

  private var levelHeading: String { "Level        due   new   seen" }

  private func levelLine(_ level: Level, _ count: Overview.Count) -> StyledText {
    let isIn = filter.levels.isEmpty || filter.levels.contains(level)
    var line = StyledText("  " + level.title.padding(to: 10), isIn ? .text : .dim)
    line.append(String(count.due).padding(from: 6), count.due > 0 && isIn ? .strong : .dim)
    line.append(String(count.new).padding(from: 6), count.new > 0 && isIn ? .strong : .dim)
    line.append("\(count.seen)/\(count.total)".padding(from: 7), .dim)
    let width = min(20, size.columns - 36)
    if width > 4, count.total > 0 {
      let filled = Int((Double(count.seen) / Double(count.total) * Double(width)).rounded())
      line.append("  ")
      line.append(String(repeating: String(glyphs.barFull), count: filled), .bar)
      line.append(String(repeating: String(glyphs.barEmpty), count: width - filled), .dim)
    }
    return line
  }

  /// The row of the menu under a position.
  func todayRow(at position: Position) -> Int? {
    let first = bodyTop + 1 + (size.rows >= 20 ? 1 : 0)
    let row = position.row - first
    return (0..<todayItems(overview).count).contains(row) ? row : nil
  }

  func draw(_ chooser: Chooser, in frame: inout Frame) {
    let overview = self.overview
    let isLevels = chooser.subject == .levels
    drawHeader(
      StyledText(isLevels ? "Levels to practise" : "Topics to practise", .title),
      StyledText("due  new  seen", .dim), in: &frame)
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
    drawBody(lines, offset: max(0, chooser.cursor - bodyRows + 2), in: &frame)
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
      + "\(count.seen)/\(count.total)".padding(from: 6)
    let room = size.columns - 2 - line.width - counts.count
    line.append(detail.padding(to: max(0, room)), .dim)
    line.append(counts, isEmpty ? .dim : .text)
    return line
  }
}

extension String {
  /// At least `width` characters, with spaces after; longer text is cut.
  func padding(to width: Int) -> String {
    StyledText(self).padded(to: width).plain
  }

  /// At least `width` characters, with spaces before.
  func padding(from width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(self))) + self
  }
}
