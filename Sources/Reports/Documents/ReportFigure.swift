/// The figures of a document. Each form shows them in its own way and with the same numbers.
extension ReportDocument {
  /// Shares, each known as a range.
  package struct Bars: Sendable {
    /// A share and what stands beside it.
    package struct Row: Sendable {
      package var name: String
      package var note: String
      /// Within 0…1; nil where nothing is known.
      package var range: ClosedRange<Double>?
      /// The range in words.
      package var words: String
      /// What it stands for on a screen.
      package var subject: Subject?

      package init(
        name: String, note: String, range: ClosedRange<Double>?, words: String,
        subject: Subject? = nil
      ) {
        self.name = name
        self.note = note
        self.range = range
        self.words = words
        self.subject = subject
      }
    }

    package var caption: String
    /// What names, notes and ranges are called.
    package var titles: [String]
    package var rows: [Row]

    package init(caption: String, titles: [String], rows: [Row]) {
      self.caption = caption
      self.titles = titles
      self.rows = rows
    }

    /// The same as a table.
    var table: Table {
      Table(
        caption: caption, columns: [.init(titles[0]), .init(titles[1]), .init(titles[2], .number)],
        rows: rows.map { [$0.name, $0.note, $0.words] })
    }
  }

  /// How much was done on each day of some weeks.
  package struct Calendar: Sendable {
    /// Seven days from Monday on.
    package struct Week: Sendable {
      /// The date of its Monday: "7 Sep".
      package var name: String
      /// Nil for days that are not shown.
      package var days: [Int?]

      package init(name: String, days: [Int?]) {
        self.name = name
        self.days = days
      }
    }

    package var caption: String
    package var weeks: [Week]

    package init(caption: String, weeks: [Week]) {
      self.caption = caption
      self.weeks = weeks
    }

    static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// The same as a table, a week a row.
    var table: Table {
      Table(
        caption: caption,
        columns: [.init("Week of")] + Self.weekdays.map { .init($0, .number) }
          + [.init("In all", .number)],
        rows: weeks.map { week in
          [week.name] + week.days.map { $0.map { "\($0)" } ?? "" }
            + ["\(week.days.reduce(0) { $0 + ($1 ?? 0) })"]
        })
    }
  }

  /// How many there are of something, one after another.
  package struct Counts: Sendable {
    package struct Entry: Sendable {
      package var name: String
      package var count: Int

      package init(name: String, count: Int) {
        self.name = name
        self.count = count
      }
    }

    package var caption: String
    /// What names and counts are called.
    package var titles: [String]
    package var entries: [Entry]

    package init(caption: String, titles: [String], entries: [Entry]) {
      self.caption = caption
      self.titles = titles
      self.entries = entries
    }

    /// The same as a table.
    var table: Table {
      Table(
        caption: caption, columns: [.init(titles[0]), .init(titles[1], .number)],
        rows: entries.map { [$0.name, "\($0.count)"] })
    }
  }

  /// Shares that are joined to a line, each with its range.
  package struct Curve: Sendable {
    package struct Point: Sendable {
      package var row: Bars.Row
      /// 0…1.
      package var share: Double

      package init(_ row: Bars.Row, share: Double) {
        self.row = row
        self.share = share
      }
    }

    package var caption: String
    /// As of ``Bars``.
    package var titles: [String]
    package var points: [Point]

    package init(caption: String, titles: [String], points: [Point]) {
      self.caption = caption
      self.titles = titles
      self.points = points
    }

    /// The same ranges as bars.
    var bars: Bars { Bars(caption: caption, titles: titles, rows: points.map(\.row)) }
  }

  /// What is read only by those who want to: folded away where a form can do that, left out where not.
  package enum Fold: Sendable {
    case parts([Part], anchor: String)
    /// Unfolds at another place.
    case elsewhere(anchor: String)

    /// A piece of it, below a line that names it.
    package enum Part: Sendable {
      case markdown(name: String, String)
      case points(name: String, [String])
      case sources(name: String, [Source])
    }

    /// Where a claim comes from.
    package struct Source: Sendable {
      package var title: String
      package var note: String
      package var address: String?

      package init(title: String, note: String, address: String?) {
        self.title = title
        self.note = note
        self.address = address
      }
    }
  }
}
