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
    hasPreview ? max(56, (size.columns - 5) / 2) : size.columns - 2
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

  /// The rows above the list: the words that are looked for, and the names of the columns.
  private var headRows: Int {
    room.isFinding || !room.query.isEmpty ? 2 : 1
  }

  /// The rows of the list; the last one is given up for a mark where not all are in sight.
  var rows: Int {
    Scroller.visibleRows(
      of: list.places.count, rows: bodyRows - headRows, hasMarkRow: false)
  }

  func draw(in frame: inout Frame) {
    let list = list
    drawHeader(
      StyledText("Browse  ", .title)
        + StyledText(
          clean(room.filter.summary), room.filter.isEmpty ? .dim : .accent),
      StyledText("\(list.places.count) of \(bank.questions.count)", .dim), in: &frame)
    var region = body
    region.columns = listColumns
    if headRows == 2 { drawQuery(in: region, frame: &frame) }
    region.row += headRows - 1
    region.rows -= headRows - 1
    if list.places.isEmpty {
      drawNoMatch(in: region, frame: &frame)
      return
    }
    let columns = BrowseColumns(width: region.columns)
    frame.put(
      columns.heading, at: Position(column: region.column, row: region.row),
      maxWidth: region.columns)
    region.row += 1
    region.rows -= 1
    let lines = list.places.enumerated().map { index, place in
      room.cursor.visible.contains(index)
        ? line(
          of: bank.questions[place], list.standings[place], columns,
          isSelected: index == room.cursor.selected) : StyledText()
    }
    draw(
      lines, offset: room.cursor.visible.lowerBound, selected: room.cursor.selected, in: region,
      frame: &frame)
    if hasPreview { drawPreview(in: &frame) }
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
      StyledText(clean(question.title), isSelected ? .strong : .text)
        .padded(to: columns.title, mark: glyphs.ellipsis))
    for (name, width) in columns.others {
      let (text, role): (String, Role) =
        switch name {
        case .level: (question.level.title, .text)
        case .topic: (question.topic.rawValue, .dim)
        case .kind: (question.kind.rawValue, .dim)
        case .form: (question.form.rawValue, .dim)
        case .recall:
          (
            scene.recall(of: question.id, room.ranges).map { clean(Phrases.shortRecall($0.now)) }
              ?? "",
            .text
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
    guard (0..<rows).contains(row), position.column <= listColumns else { return nil }
    let index = room.cursor.visible.lowerBound + row
    return room.cursor.visible.contains(index) ? index : nil
  }
}

/// The columns of the list that a width has room for: the title always, the rest as whole columns.
private struct BrowseColumns {
  enum Name: String {
    case level = "Level", topic = "Topic", kind = "Kind", form = "Form", recall = "Recall %"
    case state = "State"
  }

  let title: Int
  let others: [(name: Name, width: Int)]

  init(width: Int) {
    var others: [(name: Name, width: Int)] = [(.state, 9)]
    if width >= 52 { others.insert((.level, 9), at: 0) }
    if width >= 68 { others.insert((.form, 8), at: 1) }
    if width >= 92 { others.insert((.topic, 15), at: 1) }
    if width >= 96 { others.insert((.recall, 12), at: others.count - 1) }
    if width >= 112 { others.insert((.kind, 11), at: 2) }
    self.others = others
    title = max(1, width - 3 - others.reduce(0) { $0 + $1.width + 2 })
  }

  var heading: StyledText {
    var line = StyledText("   " + "Title".padding(to: title), .dim)
    for (name, width) in others { line.append("  " + name.rawValue.padding(to: width), .dim) }
    return line
  }
}
