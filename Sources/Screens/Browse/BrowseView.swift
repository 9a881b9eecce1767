import Practice
import QuestionBank
import Reports
import TerminalUI
import Typography

/// The list of questions as it is drawn.
struct BrowseView: Staged {
  let room: BrowseRoom
  let scene: Scene

  /// From this width on the selected question shows beside the list.
  private static let columnsForPreview = 100

  var hasPreview: Bool { size.columns >= Self.columnsForPreview }

  /// The columns of the list, and of what is beside it.
  private var listColumns: Int {
    hasPreview ? max(56, (size.columns - 5) * 13 / 20) : size.columns - 2
  }

  var previewColumns: Int { min(100, size.columns - 5 - listColumns) }

  var list: BrowseList { room.list(desk) }

  /// What shows of the selected question beside the list, and what that depends on.
  var preview: (key: QuestionText.Key, text: QuestionText)? {
    guard let question = room.selected(desk).flatMap({ bank[$0] }) else { return nil }
    let key = QuestionText.Key(
      question: question.id, revision: desk.revision, attempts: nil, showsAnswer: false,
      sideways: 0, standing: standing(of: question.id),
      recall: scene.recall(of: question.id, room.ranges), width: previewColumns, isPreview: true)
    return (key, room.previews.value(for: key) { QuestionText(question, key, scene) })
  }

  /// Whether the window is too low for what is not needed to find one's way.
  private var isLow: Bool { size.rows < 16 }

  private var hasQueryRow: Bool { room.isFinding || !room.query.isEmpty }

  /// The rows above the list: the words that are looked for, the counts, the names of the columns.
  private var headRows: Int { (hasQueryRow ? 1 : 0) + (isLow ? 1 : 2) }

  /// The rows of a question: where words are looked for, also for the line that has them.
  private var rowsOfEntry: Int { room.query.isEmpty || isLow ? 1 : 2 }

  /// The questions in sight at a time; the last row is given up for a mark where not all are.
  var entries: Int {
    Scroller.visibleRows(
      of: list.places.count * rowsOfEntry, rows: bodyRows - headRows, hasMarkRow: false)
      / rowsOfEntry
  }

  func draw(in frame: inout Frame) {
    let list = list
    let order = room.order.words(hasQuery: !room.query.isEmpty)
    let count = "\(list.places.count) of \(bank.questions.count)"
    drawHeader(
      StyledText("Browse  ", .title)
        + StyledText(
          clean(room.filter.summary), room.filter.isEmpty ? .dim : .accent),
      fitting(
        size.columns / 2,
        [order + dot + count, room.order == .given ? count : order].map { StyledText($0, .dim) }),
      in: &frame)
    var region = body
    region.columns = listColumns
    func takeRow() {
      region.row += 1
      region.rows -= 1
    }
    if hasQueryRow {
      drawQuery(in: region, frame: &frame)
      takeRow()
    }
    frame.put(
      fitting(
        region.columns,
        [
          StyledText("   " + list.countWords(by: dot), .dim),
          StyledText(list.countWords(by: " "), .dim),
        ]), at: Position(column: region.column, row: region.row), maxWidth: region.columns)
    takeRow()
    if list.places.isEmpty {
      drawNoMatch(in: region, frame: &frame)
      return
    }
    let columns = BrowseColumns(width: region.columns, hasPreview: hasPreview, order: room.order)
    if !isLow {
      frame.put(
        columns.heading, at: Position(column: region.column, row: region.row),
        maxWidth: region.columns)
      takeRow()
    }
    drawEntries(list, columns, in: region, frame: &frame)
    if hasPreview { drawPreview(in: &frame) }
  }

  private func drawEntries(
    _ list: BrowseList, _ columns: BrowseColumns, in region: Region, frame: inout Frame
  ) {
    for (row, index) in room.cursor.visible.enumerated() {
      let (question, standing) = (
        bank.questions[list.places[index]], list.standings[list.places[index]]
      )
      let isSelected = index == room.cursor.selected
      let top = region.row + row * rowsOfEntry
      if isSelected { frame.selection = Position(column: region.column, row: top) }
      frame.put(
        line(of: question, standing, columns, isSelected: isSelected),
        at: Position(column: region.column, row: top), maxWidth: region.columns)
      if rowsOfEntry > 1 {
        frame.put(
          matchingLine(of: question).truncated(to: region.columns - 5, mark: glyphs.ellipsis),
          at: Position(column: region.column + 5, row: top + 1))
      }
    }
    guard let mark = room.cursor.indicator(glyphs) else { return }
    frame.put(
      mark,
      at: Position(
        column: region.column + region.columns - mark.width - 1,
        row: region.row + region.rows - 1))
  }

  /// The line of a question that has what is looked for; where only its title has, what it is about.
  private func matchingLine(of question: Question) -> StyledText {
    guard let line = list.marks.line(of: question) else {
      let facts = [question.topic.name, question.kind.rawValue, question.form.rawValue]
      return marked(facts.joined(separator: dot), .dim)
    }
    return marked(list.marks.excerpt(clean(line), mark: String(glyphs.ellipsis)), .dim)
  }

  /// A text with what is looked for set off.
  private func marked(_ text: String, _ role: Role) -> StyledText {
    var (marked, end) = (StyledText(), text.startIndex)
    for range in list.marks.ranges(in: text) {
      marked.append(text[end..<range.lowerBound], role)
      marked.append(text[range], .match)
      end = range.upperBound
    }
    marked.append(text[end...], role)
    return marked
  }

  private func drawQuery(in region: Region, frame: inout Frame) {
    let label = "Find  "
    frame.put(label, .heading, at: Position(column: region.column, row: region.row))
    let width = region.columns - label.count - 1
    var shown = clean(room.query)
    // Of a long line its end shows, where the typing is.
    if DisplayWidth.of(shown) > width {
      while DisplayWidth.of(shown) >= width { shown.removeFirst() }
      shown = String(glyphs.ellipsis) + shown
    }
    let column = region.column + label.count
    frame.put(shown, .input, at: Position(column: column, row: region.row), maxWidth: width)
    guard room.isFinding else { return }
    if room.query.isEmpty {
      frame.put(
        fitting(
          width,
          [
            StyledText("words of title, tags, key points, prompt, answer", .placeholder),
            StyledText("words of a question", .placeholder),
          ]), at: Position(column: column, row: region.row), maxWidth: width)
    }
    // Moved away from what is typed, the cursor is on what is found.
    guard room.cursor.selected == 0 else { return }
    frame.cursor = Position(
      column: min(column + DisplayWidth.of(shown), size.columns - 1), row: region.row)
  }

  private func drawNoMatch(in region: Region, frame: inout Frame) {
    let text =
      bank.questions.isEmpty
      ? "The bank has no reviewed questions."
      : room.isFinding
        ? "No question matches." : "No question matches. c lists all questions again."
    draw(
      StyledText(text, .dim).wrapped(to: region.columns), offset: 0, in: region, frame: &frame)
  }

  private func drawPreview(in frame: inout Frame) {
    guard let (_, text) = preview else { return }
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
      marked(clean(question.title), isSelected ? .strong : .text)
        .padded(to: columns.title, mark: glyphs.ellipsis))
    for (name, width) in columns.others {
      let (text, role): (String, Role) =
        switch name {
        case .level: (question.level.title, .text)
        case .topic:
          (width < Topic.widestName ? question.topic.shortName : question.topic.name, .dim)
        case .kind: (question.kind.rawValue, .dim)
        case .form: (question.form.rawValue, .dim)
        case .tries: (String(standing.card?.attempts ?? 0).padding(from: width), .dim)
        case .lapses: (String(standing.card?.lapses ?? 0).padding(from: width), .text)
        case .recall:
          (
            scene.recall(of: question.id, room.ranges).map { clean(Phrases.shortRecall($0.now)) }
              ?? "", .text
          )
        case .state: standing.words
        }
      line.append("  " + text.padding(to: width), role)
    }
    return line
  }

  /// The question of the list under a position.
  func row(at position: Position) -> Int? {
    let row = position.row - bodyTop - headRows
    guard row >= 0, row < entries * rowsOfEntry, position.column <= listColumns else { return nil }
    let index = room.cursor.visible.lowerBound + row / rowsOfEntry
    return room.cursor.visible.contains(index) ? index : nil
  }
}

extension Topic {
  /// The columns of the longest name.
  fileprivate static let widestName = allCases.map { DisplayWidth.of($0.name) }.max() ?? 0
}

/// The columns of the list that a width has room for: the title always, the rest as whole columns.
private struct BrowseColumns {
  /// In their order.
  enum Name: String, CaseIterable {
    case level = "Level", topic = "Topic", kind = "Kind", form = "Form", tries = "Tries"
    case recall = "Recall %", lapses = "Lapses", state = "State"
  }

  let title: Int
  let others: [(name: Name, width: Int)]

  /// - Parameters:
  ///   - width: the columns of the list.
  ///   - hasPreview: whether the whole title of the selected question shows beside it.
  ///   - order: by what the list is sorted; that has a column.
  init(width: Int, hasPreview: Bool, order: QuestionOrder) {
    var widths: [Name: Int] = [.state: 9]
    if order == .recall { widths[.recall] = 12 }
    if order == .lapses { widths[.lapses] = 6 }
    if width >= 52 { widths[.level] = 9 }
    var room = width - 3 - widths.values.reduce(0) { $0 + $1 + 2 }
    // Most titles of the bank have no more columns than the former; of 80 they have at least 50.
    let wanted = hasPreview ? 35 : 50
    for (name, columns) in [(Name.topic, 12), (.form, 8), (.recall, 12), (.kind, 11), (.tries, 5)]
    where widths[name] == nil && room - columns - 2 >= wanted {
      widths[name] = columns
      room -= columns + 2
    }
    let more = Topic.widestName - 12
    if let topic = widths[.topic], room - more >= wanted {
      widths[.topic] = topic + more
      room -= more
    }
    others = Name.allCases.compactMap { name in widths[name].map { (name, $0) } }
    title = max(1, room)
  }

  var heading: StyledText {
    var line = StyledText("   " + "Title".padding(to: title), .dim)
    for (name, width) in others { line.append("  " + name.rawValue.padding(to: width), .dim) }
    return line
  }
}
