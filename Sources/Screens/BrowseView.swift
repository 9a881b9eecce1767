import Practice
import QuestionBank
import Reports
import TerminalUI

extension App {
  /// From this width on the selected question shows beside the list.
  private static let columnsForPreview = 100

  var hasPreview: Bool { size.columns >= Self.columnsForPreview }

  /// The columns of the list, and of what is beside it.
  private var listColumns: Int {
    hasPreview ? max(56, (size.columns - 5) / 2) : size.columns - 2
  }

  var previewColumns: Int { min(100, size.columns - 5 - listColumns) }

  /// The rows above the list: the words that are looked for, and the names of the columns.
  private func headRows(_ state: BrowseState) -> Int {
    state.isFinding || !state.query.isEmpty ? 2 : 1
  }

  /// The rows of the list; the last one is given up for a mark where not all are in sight.
  func browseRows(_ state: BrowseState) -> Int {
    Self.visibleRows(
      of: browseList(state).places.count, rows: bodyRows - headRows(state), hasMarkRow: false)
  }

  func draw(_ state: BrowseState, in frame: inout Frame) {
    if let page = state.page {
      draw(page, in: &frame)
      return
    }
    let list = browseList(state)
    drawHeader(
      StyledText("Browse  ", .title)
        + StyledText(
          clean(state.filter.summary), state.filter.isEmpty ? .dim : .accent),
      StyledText("\(list.places.count) of \(bank.questions.count)", .dim), in: &frame)
    var region = body
    region.columns = listColumns
    if headRows(state) == 2 { drawQuery(state, in: region, frame: &frame) }
    region.row += headRows(state) - 1
    region.rows -= headRows(state) - 1
    if list.places.isEmpty {
      drawNoMatch(state, in: region, frame: &frame)
      return
    }
    let columns = BrowseColumns(width: region.columns)
    frame.put(
      columns.heading, at: Position(column: region.column, row: region.row),
      maxWidth: region.columns)
    region.row += 1
    region.rows -= 1
    let lines = list.places.enumerated().map { index, place in
      state.list.visible.contains(index)
        ? line(
          of: bank.questions[place], list.standings[place], columns,
          isSelected: index == state.list.selected) : StyledText()
    }
    draw(lines, offset: state.list.visible.lowerBound, in: region, frame: &frame)
    if hasPreview { drawPreview(state, in: &frame) }
  }

  private func drawQuery(_ state: BrowseState, in region: Region, frame: inout Frame) {
    let label = "Find  "
    frame.put(label, .heading, at: Position(column: region.column, row: region.row))
    let room = region.columns - label.count - 1
    var shown = clean(state.query)
    // Of a long line its end shows, where the typing is.
    if DisplayWidth.of(shown) > room {
      while DisplayWidth.of(shown) >= room { shown.removeFirst() }
      shown = String(glyphs.ellipsis) + shown
    }
    let column = region.column + label.count
    frame.put(shown, .input, at: Position(column: column, row: region.row), maxWidth: room)
    guard state.isFinding else { return }
    if state.query.isEmpty {
      frame.put(
        fitting(
          room,
          [
            StyledText("words of title, tags, key points, prompt, answer", .placeholder),
            StyledText("words of a question", .placeholder),
          ]), at: Position(column: column, row: region.row), maxWidth: room)
    }
    frame.cursor = Position(
      column: min(column + DisplayWidth.of(shown), size.columns - 1), row: region.row)
  }

  private func drawNoMatch(_ state: BrowseState, in region: Region, frame: inout Frame) {
    let text =
      bank.questions.isEmpty
      ? "The bank has no reviewed questions."
      : state.isFinding
        ? "No question matches." : "No question matches. c lists all questions again."
    draw(
      StyledText(text, .dim).wrapped(to: region.columns), offset: 0, in: region, frame: &frame)
  }

  private func drawPreview(_ state: BrowseState, in frame: inout Frame) {
    guard let text = kept.page else { return }
    var region = body
    region.column = listColumns + 4
    region.columns = previewColumns
    frame.fill(
      glyphs.verticalRule, .rule, at: Position(column: region.column - 2, row: region.row),
      columns: 1, rows: region.rows)
    draw(text.lines, offset: 0, in: region, frame: &frame)
  }

  private func line(
    of question: Question, _ standing: QuestionStanding, _ columns: BrowseColumns,
    isSelected: Bool
  ) -> StyledText {
    var line = StyledText(isSelected ? "\(glyphs.pointer)" : " ", .accent)
    line.append(standing.isStarred ? "* " : "  ", .accent)
    line.append(
      StyledText(clean(question.title), isSelected ? .strong : .text)
        .padded(to: columns.title, mark: glyphs.ellipsis))
    for (name, width) in columns.others {
      let (text, role): (String, Role) =
        switch name {
        case .level: (question.level.title, .text)
        case .topic: (question.topic.rawValue, .dim)
        case .kind: (question.kind.rawValue, .dim)
        case .state: stateWord(standing)
        }
      line.append("  " + text.padding(to: width), role)
    }
    return line
  }

  /// Where a question stands, in a word or two.
  func stateWord(_ standing: QuestionStanding) -> (String, Role) {
    if standing.isSuspended { return ("suspended", .dim) }
    if standing.isBuried { return ("buried", .dim) }
    guard let days = standing.daysToDue else { return ("new", .accent) }
    return days <= 0 ? ("due", .warning) : ("in \(Phrases.shortInterval(days: days))", .dim)
  }

  /// The question of the list under a position.
  func browseRow(at position: Position, _ state: BrowseState) -> Int? {
    let row = position.row - bodyTop - headRows(state)
    guard (0..<browseRows(state)).contains(row), position.column <= listColumns else { return nil }
    let index = state.list.visible.lowerBound + row
    return state.list.visible.contains(index) ? index : nil
  }
}

/// The columns of the list that a width has room for: the title always, the rest as whole columns.
private struct BrowseColumns {
  enum Name: String { case level = "Level", topic = "Topic", kind = "Kind", state = "State" }

  let title: Int
  let others: [(name: Name, width: Int)]

  init(width: Int) {
    var others: [(name: Name, width: Int)] = [(.state, 9)]
    if width >= 52 { others.insert((.level, 9), at: 0) }
    if width >= 68 { others.insert((.topic, 15), at: 1) }
    if width >= 92 { others.insert((.kind, 11), at: 2) }
    self.others = others
    title = max(1, width - 3 - others.reduce(0) { $0 + $1.width + 2 })
  }

  var heading: StyledText {
    var line = StyledText("   " + "Title".padding(to: title), .dim)
    for (name, width) in others { line.append("  " + name.rawValue.padding(to: width), .dim) }
    return line
  }
}
