package import Practice
import QuestionBank
package import TerminalUI
import Typography

/// What a room sees of the rest of the app: the desk, and the window that it is drawn in.
package struct Scene: Sendable {
  package let desk: Desk
  package let window: Window
  /// The jobs that run, and the share of each that is done.
  package let jobs: [Job: Double]
  /// The keys in force.
  package let keys: KeyTable

  package init(
    desk: Desk, window: Window, jobs: [Job: Double] = [:], keys: KeyTable = .standard
  ) {
    self.desk = desk
    self.window = window
    self.jobs = jobs
    self.keys = keys
  }
}

/// The window: how large it is, and what it can draw.
package struct Window: Hashable, Sendable {
  package var size: Size
  package let glyphs: Glyphs

  package init(size: Size, glyphs: Glyphs) {
    self.size = size
    self.glyphs = glyphs
  }

  /// The smallest that the rooms are laid out for.
  package static let smallestSize = Size(columns: 40, rows: 12)

  package var isLargeEnough: Bool {
    size.columns >= Self.smallestSize.columns && size.rows >= Self.smallestSize.rows
  }
}

/// Whatever is drawn in a scene: what it needs of desk and window goes by its short name.
protocol Staged {
  var scene: Scene { get }
}

extension Scene: Staged { var scene: Scene { self } }

extension Staged {
  var desk: Desk { scene.desk }
  var bank: Bank { scene.desk.bank }
  var now: WallTime { scene.desk.now }
  var today: StudyDay { scene.desk.today }
  var progress: Progress { scene.desk.progress }
  var preferences: Preferences { scene.desk.preferences }
  var filter: StudyFilter { scene.desk.filter }
  var size: Size { scene.window.size }
  var glyphs: Glyphs { scene.window.glyphs }

  /// The rows between the header and the notice line: a header, a rule, a notice and a footer
  /// frame every screen.
  var bodyRows: Int { max(1, size.rows - 4) }

  /// First row of the body.
  var bodyTop: Int { 2 }

  var lastBodyRow: Int { bodyTop + bodyRows - 1 }

  /// The body, with its margins.
  var body: Region {
    Region(column: 1, row: bodyTop, columns: max(1, size.columns - 2), rows: bodyRows)
  }

  /// Columns that text is set in: one cell of margin on either side, and no longer lines than
  /// read well.
  var textWidth: Int { max(1, min(size.columns - 2, 100)) }

  /// The columns that a text of the person's own is written in, where it has the whole width.
  var writingWidth: Int { textWidth - 2 }

  /// From this width on two texts stand side by side.
  var hasTwoColumns: Bool { size.columns >= 120 }

  /// The columns of each of two texts side by side, three columns between them.
  var halfWidth: Int { (size.columns - 5) / 2 }

  /// Between the parts of a line.
  var dot: String { " \(glyphs.middleDot) " }

  /// Text from a question or a person, on one line, with only what the terminal can draw.
  func clean(_ text: String) -> String { Sanitizer(glyphs).line(text) }

  /// A question's title, or its id where the bank no longer has it.
  func title(of question: QuestionID) -> String { bank[question]?.title ?? question }

  /// Where a question stands in the schedule, and what it is marked with.
  func standing(of question: QuestionID) -> QuestionStanding {
    QuestionStanding(question, progress: progress, schedule: preferences.schedule, on: today)
  }
}

/// A part of the screen.
struct Region: Hashable {
  var column: Int
  var row: Int
  var columns: Int
  var rows: Int

  func contains(_ position: Position) -> Bool {
    (column..<column + columns).contains(position.column)
      && (row..<row + rows).contains(position.row)
  }
}

/// Words on a row that can be clicked.
struct Button {
  let column: Int
  let text: StyledText
  /// Nil for words that do nothing.
  let action: Action?

  func contains(_ position: Position) -> Bool {
    (column..<column + text.width).contains(position.column)
  }
}
