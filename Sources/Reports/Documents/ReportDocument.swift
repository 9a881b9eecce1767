/// A document for people, before it takes the form of text, Markdown or HTML.
package struct ReportDocument: Sendable {
  package var title: String
  /// One line of facts below the title.
  package var facts: [String]
  package var blocks: [Block]

  package init(title: String, facts: [String] = [], blocks: [Block] = []) {
    self.title = title
    self.facts = facts
    self.blocks = blocks
  }

  package enum Block: Sendable {
    /// The sentence to read if one reads nothing else.
    case lead([Span])
    case heading(String)
    case paragraph([Span])
    case table(Table)
    case list([Item], isNumbered: Bool)
    case bars(Bars)
    case calendar(Calendar)
    case counts(Counts)
    case curve(Curve)
    /// Says where what folds is to be found, in the forms that fold nothing.
    case whereUnfolded([Span])
  }

  /// A run of text within a line. Texts may come from a person's own bank; each renderer makes
  /// them safe.
  package enum Span: Sendable {
    case text(String)
    case strong(String)
    /// A command to type.
    case command(String)
    /// The id of a question.
    case id(String)
  }

  package struct Item: Sendable {
    package var text: [Span]
    /// A line below the text.
    package var note: [Span]
    package var points: [String]
    package var fold: Fold?
    /// What it stands for on a screen.
    package var subject: Subject?

    package init(
      _ text: [Span], note: [Span] = [], points: [String] = [], fold: Fold? = nil,
      subject: Subject? = nil
    ) {
      self.text = text
      self.note = note
      self.points = points
      self.fold = fold
      self.subject = subject
    }
  }

  /// A table whose first column names its rows.
  package struct Table: Sendable {
    /// A sentence that says what the table holds and how to read it; empty for none.
    package var caption: String
    package var columns: [Column]
    /// As many cells a row as there are columns.
    package var rows: [[String]]
    /// What unfolds below each row; empty where nothing does.
    package var folds: [Fold]
    /// What each row stands for on a screen; empty where they stand for nothing.
    package var subjects: [Subject]

    package init(
      caption: String = "", columns: [Column], rows: [[String]], folds: [Fold] = [],
      subjects: [Subject] = []
    ) {
      self.caption = caption
      self.columns = columns
      self.rows = rows
      self.folds = folds
      self.subjects = subjects
    }
  }

  package struct Column: Sendable {
    package enum Kind: Sendable {
      case text
      /// Aligned at its end.
      case number
      /// Text that may be cut where the line is too short.
      case cuttable
    }

    package var title: String
    package var kind: Kind
    /// Whether plain text leaves the column out where the line is too short: of several, the one
    /// with the greatest number first. Nil for never.
    package var spare: Int?

    package init(_ title: String, _ kind: Kind = .text, spare: Int? = nil) {
      self.title = title
      self.kind = kind
      self.spare = spare
    }
  }
}
