import Reports
import TerminalUI

/// A sheet as it is set on the screen: one column or two that scroll together, and which lines can be
/// selected.
struct SheetPage: Sendable {
  struct Line: Sendable {
    let text: StyledText
    let subject: Subject?

    init(_ text: StyledText, _ subject: Subject? = nil) {
      self.text = text
      self.subject = subject
    }
  }

  /// Where a line is.
  struct Place: Hashable, Sendable {
    let column: Int
    let row: Int
  }

  let columns: [[Line]]
  /// Where the lines are that stand for something, column by column.
  let places: [Place]

  init(_ columns: [[Line]]) {
    self.columns = columns
    places = columns.enumerated().flatMap { column, lines in
      lines.indices.filter { lines[$0].subject != nil }.map { Place(column: column, row: $0) }
    }
  }

  var rows: Int { columns.map(\.count).max() ?? 0 }

  func subject(at place: Place) -> Subject? { columns[place.column][place.row].subject }

  func place(of subject: Subject) -> Place? { places.first { self.subject(at: $0) == subject } }

  /// What the lines of a section stand for, those below its heading up to the next one.
  func subjects(below heading: Place) -> [Subject] {
    let below = columns[heading.column][(heading.row + 1)...].compactMap(\.subject)
    return Array(below.prefix { if case .section = $0 { false } else { true } })
  }
}

/// What is selected on a page, and how far it is scrolled. What is selected is in sight.
struct SheetCursor: Sendable {
  private(set) var offset = 0
  private(set) var place: SheetPage.Place?
  /// Whether the first line in sight is to be selected where none is.
  private var isPlaced: Bool

  init(isPlaced: Bool = true) { self.isPlaced = isPlaced }

  /// Moves from one line that can be selected to the next; what lies between is scrolled through.
  mutating func move(by action: Action, on page: SheetPage, _ scene: Scene) {
    switch action {
    case .down: step(by: 1, on: page, scene)
    case .up: step(by: -1, on: page, scene)
    case .pageDown, .pageUp, .top, .bottom:
      isPlaced = true
      offset = scene.scrolled(offset, by: action, content: page.rows)
      let visible = visible(on: page, scene)
      let seen = page.places.filter { visible.contains($0.row) }
      switch action {
      case .top: place = seen.first
      case .bottom: place = seen.last
      default: if place.map({ !seen.contains($0) }) ?? true { place = seen.first }
      }
    default: settle(on: page, scene)
    }
  }

  /// Scrolls by some lines, as the wheel does; what is selected goes along where it leaves the window.
  mutating func scroll(
    _ direction: Action, by lines: Int, on page: SheetPage, _ scene: Scene
  ) {
    for _ in 0..<lines { offset = scene.scrolled(offset, by: direction, content: page.rows) }
    settle(on: page, scene)
  }

  /// Selects a line and brings it into sight, with some rows from it on where they have room.
  mutating func select(
    _ place: SheetPage.Place?, on page: SheetPage, _ scene: Scene, rows: Int = 1
  ) {
    isPlaced = true
    self.place = place
    guard let place else { return }
    var scroller = scroller(on: page, scene)
    scroller.reveal(place.row..<min(page.rows, place.row + rows))
    offset = scroller.offset
  }

  /// Holds to what there is after the page or the window has changed.
  private mutating func settle(on page: SheetPage, _ scene: Scene) {
    offset = scroller(on: page, scene).offset
    if let place, !page.places.contains(place) {
      self.place =
        page.places.last { $0.column == place.column && $0.row <= place.row } ?? page.places.first
    }
    let visible = visible(on: page, scene)
    if place.map({ !visible.contains($0.row) }) ?? true {
      place = isPlaced ? page.places.first { visible.contains($0.row) } : nil
    }
  }

  private mutating func step(by step: Int, on page: SheetPage, _ scene: Scene) {
    isPlaced = true
    let visible = visible(on: page, scene)
    let current = place.flatMap { page.places.firstIndex(of: $0) }
    let next: SheetPage.Place?
    if let current {
      let index = current + step
      next = page.places.indices.contains(index) ? page.places[index] : nil
    } else {
      let seen = page.places.filter { visible.contains($0.row) }
      next =
        (step > 0 ? seen.first : seen.last)
        ?? (step > 0
          ? page.places.first { $0.row >= visible.upperBound }
          : page.places.last { $0.row < visible.lowerBound })
    }
    if let next, visible.contains(next.row) || (place.map { $0.column != next.column } ?? false) {
      return select(next, on: page, scene)
    }
    offset = scene.scrolled(offset, by: step > 0 ? .down : .up, content: page.rows)
    let moved = self.visible(on: page, scene)
    if let next, moved.contains(next.row) {
      place = next
    } else if let place, !moved.contains(place.row) {
      self.place = nil
    }
  }

  private func scroller(on page: SheetPage, _ scene: Scene) -> Scroller {
    let rows = Scroller.visibleRows(of: page.rows, rows: scene.bodyRows, hasMarkRow: false)
    return Scroller(content: page.rows, viewport: rows, offset: offset)
  }

  func visible(on page: SheetPage, _ scene: Scene) -> Range<Int> {
    scroller(on: page, scene).visible
  }
}

extension Scene {
  /// The columns before a sheet's lines, for the mark of the selected one.
  static let sheetMargin = 2

  /// A page from the cursor's offset on, its columns in regions of the body.
  func draw(_ page: SheetPage, _ cursor: SheetCursor, in regions: [Region], frame: inout Frame) {
    for (column, region) in zip(page.columns.indices, regions) {
      let blanks = StyledText(String(repeating: " ", count: Self.sheetMargin))
      let selected = cursor.place.flatMap { $0.column == column ? $0.row : nil }
      var lines = page.columns[column].map { blanks + $0.text }
      // The columns scroll together, and how much is out of sight is said once.
      let isLast = column == page.columns.count - 1
      lines += Array(repeating: StyledText(), count: page.rows - lines.count)
      if isLast {
        draw(lines, offset: cursor.offset, in: region, frame: &frame)
      } else {
        let visible = cursor.visible(on: page, self)
        for row in visible {
          frame.put(
            lines[row],
            at: Position(column: region.column, row: region.row + row - visible.lowerBound),
            maxWidth: region.columns)
        }
      }
      if let selected {
        // Right before the line's words, which may be indented.
        let indent = lines[selected].plain.prefix { $0 == " " }.count - Self.sheetMargin
        let place = Position(
          column: region.column + indent, row: region.row + selected - cursor.offset)
        frame.put(StyledText("\(glyphs.pointer)", .accent), at: place)
        frame.selection = place
      }
    }
  }

  /// The line of a page at a position.
  func place(
    at position: Position, on page: SheetPage, _ cursor: SheetCursor, in regions: [Region]
  ) -> SheetPage.Place? {
    guard let column = regions.firstIndex(where: { $0.contains(position) }),
      page.columns.indices.contains(column)
    else { return nil }
    let place = SheetPage.Place(
      column: column, row: position.row - regions[column].row + cursor.offset)
    return page.places.contains(place) ? place : nil
  }
}
