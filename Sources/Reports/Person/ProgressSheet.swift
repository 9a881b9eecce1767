package import Practice
package import QuestionBank
package import Typography

/// Readiness, topics, days practised and load ahead, as `edgewise progress` prints them and the
/// progress screen shows them.
package struct ProgressSheet: Sendable {
  package let readiness: [Readiness]
  package let topics: [WeakTopics.Standing<Topic>]
  package let days: PracticeDays
  package let forecast: LoadForecast
  package let today: StudyDay
  /// The day that readiness is about.
  package let target: StudyDay
  package let hasInterview: Bool

  /// Weeks that the calendar shows.
  package static let weeks = 18
  /// Days ahead that the forecast shows.
  package static let daysAhead = 28

  /// Takes tallies and cards of the same attempts.
  package init(
    bank: Bank, tallies: Tallies, progress: Progress, preferences: Preferences,
    on today: StudyDay
  ) {
    let interview = preferences.interviewDate.map { StudyDay($0) }
    target = max(interview ?? today, today)
    hasInterview = interview.map { $0 >= today } ?? false
    self.today = today
    readiness = Readiness.all(
      of: bank, tallies: tallies, progress: progress, model: preferences.schedule.model,
      on: target)
    topics = WeakTopics.topics(
      of: bank, tallies: tallies.questions, progress: progress, preferences: preferences, on: today
    ).sorted { $0.group < $1.group }
    days = PracticeDays(
      tallies.days, today: today, count: (Self.weeks - 1) * 7 + today.weekday + 1)
    forecast = LoadForecast(
      bank: bank, progress: progress, schedule: preferences.schedule, on: today,
      days: Self.daysAhead)
  }
}

// MARK: Lines

extension ProgressSheet {
  /// A piece of a line and what it is.
  package struct Part: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case text, dim, title, heading, bar, uncertain, strong }

    package let text: String
    package let kind: Kind

    package init(_ text: String, _ kind: Kind = .text) {
      self.text = text
      self.kind = kind
    }
  }

  package typealias Line = [Part]

  /// The sheet in lines that fit, for a terminal or a file.
  package func lines(_ plain: PlainText) -> [Line] {
    (aheadAndBehind(plain) + [SheetLine()] + topics(plain)).map(\.parts)
  }

  /// Readiness, what comes due and the days practised; each level's line stands for it.
  package func aheadAndBehind(_ plain: PlainText) -> [SheetLine] {
    let levels = readiness.map { Subject.level($0.level) }
    return Self.lines(readinessLines(plain), ending: levels)
      + ([[]] + forecastLines(plain) + [[]] + calendarLines(plain)).map { SheetLine($0) }
  }

  /// The topics; each one's line stands for it.
  package func topics(_ plain: PlainText) -> [SheetLine] {
    Self.lines(topicLines(plain), ending: topics.map { .topic($0.group) })
  }

  /// Lines of which the last ones stand for something.
  private static func lines(_ lines: [Line], ending subjects: [Subject]) -> [SheetLine] {
    let head = lines.count - subjects.count
    return lines.enumerated().map { SheetLine($1, $0 < head ? nil : subjects[$0 - head]) }
  }

  package func text(_ plain: PlainText = PlainText()) -> String { Self.text(of: lines(plain)) }

  /// The text of a sheet's lines, without blanks at their ends.
  static func text(of lines: [Line]) -> String {
    lines.map { line in
      var text = line.map(\.text).joined()
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }.joined()
  }

  /// The note stands beside the title, or below it where the line is too short.
  private func heading(_ title: String, _ note: String, _ plain: PlainText) -> [Line] {
    let room = plain.columns - title.count - 2
    let note = plain.line(note)
    guard DisplayWidth.of(note) > room else {
      return [[Part(title, .heading), Part("  " + note, .dim)]]
    }
    return [[Part(title, .heading)]]
      + plain.wrapped(note, first: "  ", rest: "  ").map { [Part($0, .dim)] }
  }

  private func readinessLines(_ plain: PlainText) -> [Line] {
    let when = hasInterview ? "on \(Phrases.shortDate(target.date))" : "today"
    let title = "Ready \(when)"
    return heading(title, "share you could answer without more practice, 80% range", plain)
      + readiness.map { level in
        let seen = plain.padded("\(level.seen)/\(level.total)", to: 8, atEnd: false)
        let name = "  " + plain.padded(level.level.title, to: 10, atEnd: true)
        guard let range = level.range else {
          return [Part(name), Part(seen, .dim), Part("  not tried yet", .dim)]
        }
        return [Part(name), Part(seen, .dim), Part("  ")]
          + bar(range, plain) + [
            Part("  " + plain.line(Phrases.range(range.lowerBound, range.upperBound)))
          ]
      }
  }

  private func topicLines(_ plain: PlainText) -> [Line] {
    heading("Topics", "share of tries passed, 80% range", plain)
      + topics.map { topic in
        let cells = plain.columns < 50 ? 13 : 20
        let name =
          "  " + plain.padded(plain.cut(topic.group.name, to: cells), to: cells, atEnd: true)
        let seen = plain.padded("\(topic.seen)/\(topic.total)", to: 6, atEnd: false)
        guard topic.attempts > 0 else {
          return [Part(name), Part(seen, .dim), Part("  not tried yet", .dim)]
        }
        return [Part(name), Part(seen, .dim), Part("  ")]
          + bar(topic.interval.low...topic.interval.high, plain, narrower: 8)
          + [Part("  " + plain.line(Phrases.range(topic.interval)))]
      }
  }

  /// Full up to the range's lower end, uncertain up to its upper one, then empty.
  private func bar(
    _ range: ClosedRange<Double>, _ plain: PlainText, narrower: Int = 0
  ) -> [Part] {
    let cells = max(6, min(40, plain.columns - 34 - narrower))
    let bar = RangeBar(range, cells: cells)
    let marks = RangeBar.marks(isASCII: plain.isASCII)
    func run(_ mark: String, _ count: Int, _ kind: Part.Kind) -> [Part] {
      count > 0 ? [Part(String(repeating: mark, count: count), kind)] : []
    }
    return run(marks.full, bar.full, .bar) + run(marks.uncertain, bar.uncertain, .uncertain)
      + run(marks.empty, bar.empty, .dim)
  }

  private func forecastLines(_ plain: PlainText) -> [Line] {
    let head = heading("Due ahead", "if each is answered in time and nothing new begun", plain)
    guard let most = forecast.ahead.max(), most > 0 else {
      return head + [
        [Part("  \(forecast.now) due now, nothing in the next \(Self.daysAhead) days")]
      ]
    }
    let heights = plain.isASCII ? Array("_.:-=+*#") : Array("▁▂▃▄▅▆▇█")
    let count = min(forecast.ahead.count, plain.columns - 4)
    let shown = forecast.ahead.prefix(count)
    let spark = shown.map { due in
      due == 0 ? " " : String(heights[(due * (heights.count - 1) + most - 1) / most])
    }.joined()
    let first = today.adding(days: 1)
    let last = today.adding(days: count)
    let scale =
      plain.padded(Phrases.shortDate(first.date), to: max(7, count - 7), atEnd: true)
      + plain.padded(Phrases.shortDate(last.date), to: min(7, count), atEnd: false)
    return head + [
      [
        Part("  "), Part(spark, .bar),
        Part("  at most \(most) a day", .dim),
      ],
      [Part("  " + scale, .dim)],
      [
        Part("  \(forecast.now) due now, \(shown.reduce(0, +)) in the next \(count) days", .text)
      ],
    ]
  }

  private func calendarLines(_ plain: PlainText) -> [Line] {
    let all = days.weeks
    let weeks = all.suffix(max(1, min(all.count, (plain.columns - 8) / 2)))
    let names = ReportDocument.Calendar.weekdays
    let marks = PracticeStep.marks(isASCII: plain.isASCII)
    let note =
      "\(Phrases.count(days.practised, "day")) of the last \(days.attempts.count), "
      + "\(Phrases.count(days.streak, "day")) in a row"
    let rows = names.indices.map { weekday -> Line in
      [Part("  " + names[weekday] + " ", .dim)]
        + weeks.map { week in
          guard let count = week[weekday] else { return Part("  ") }
          let mark = PracticeStep.of(count)
          return Part(" " + marks[mark], mark == 0 ? .dim : .bar)
        }
    }
    let legend: Line = [
      Part("  "), Part(marks[1], .bar), Part(" \(PracticeStep.words[1]) tries  ", .dim),
      Part(marks[2], .bar), Part(" \(PracticeStep.words[2])  ", .dim), Part(marks[3], .bar),
      Part(" \(PracticeStep.words[3])", .dim),
    ]
    return heading("Days practised", note, plain) + rows + [legend]
  }
}

// MARK: JSON

extension ProgressSheet {
  /// `date target levels[] topics[] days dueNow dueAhead[]`.
  ///
  /// Each level has `level seen total low high`, each topic `topic seen total attempts low high`; low
  /// and high are an 80% range, null where nothing was tried. `days` has `practised of streak`.
  package var json: JSONValue {
    [
      "date": .string(today.date.description), "target": .string(target.date.description),
      "levels": .array(
        readiness.map {
          [
            "level": .string($0.level.rawValue), "seen": .integer($0.seen),
            "total": .integer($0.total), "low": JSONValue(rounded: $0.range?.lowerBound),
            "high": JSONValue(rounded: $0.range?.upperBound),
          ]
        }),
      "topics": .array(
        topics.map { topic in
          let range = topic.attempts > 0 ? topic.interval : nil
          return [
            "topic": .string(topic.group.rawValue), "seen": .integer(topic.seen),
            "total": .integer(topic.total), "attempts": .integer(topic.attempts),
            "low": JSONValue(rounded: range?.low), "high": JSONValue(rounded: range?.high),
          ]
        }),
      "days": [
        "practised": .integer(days.practised), "of": .integer(days.attempts.count),
        "streak": .integer(days.streak),
      ],
      "dueNow": .integer(forecast.now),
      "dueAhead": .array(forecast.ahead.map { .integer($0) }),
    ]
  }
}
