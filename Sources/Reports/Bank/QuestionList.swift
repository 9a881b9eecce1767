package import Practice
package import QuestionBank
package import Typography

/// Questions and how a person stands with each, as `edgewise list` and `search` print them.
package struct QuestionList: Sendable {
  /// A question and what its attempts add up to.
  package struct Row: Sendable {
    package let question: Question
    /// Nil until the first attempt.
    package let card: Card?
    package let due: StudyDay?
    /// How likely it is recalled today; tomorrow, if it was answered today.
    package let recall: QuestionRecall?
    package let isHidden: Bool
    /// The line of it that has what was looked for, if it is not the title; nil where nothing was.
    package let match: String?
  }

  package let rows: [Row]
  package let today: StudyDay
  /// What a search has found in them; nil where they are listed without one.
  private let marks: SearchMarks?

  /// The questions in the order given.
  ///
  /// - Parameters:
  ///   - questions: those to be listed.
  ///   - progress: where the person stands.
  ///   - schedule: when questions come back.
  ///   - ranges: how sure recall is, by the same attempts.
  ///   - day: today.
  ///   - marks: what a search has found in them; nil without one.
  package init(
    _ questions: some Sequence<Question>, progress: Progress, schedule: Schedule,
    ranges: RecallRanges, on day: StudyDay, marks: SearchMarks? = nil
  ) {
    today = day
    self.marks = marks
    rows = questions.map { question in
      let card = progress.cards[question.id]
      return Row(
        question: question, card: card, due: card.map(schedule.dueDay(of:)),
        recall: card.map { ranges.recall(of: $0, on: day) },
        isHidden: progress.marks.isHidden(question.id, on: day),
        match: marks?.line(of: question))
    }
  }

  /// One line a question: title, level, minutes, when it is due and id; where the width allows,
  /// also the form, the recall of a hundred with its range, the last grade, the number of attempts, the
  /// topic and the kind. Titles are cut to fit.
  /// Below what a search has found stands the line that has it.
  package func text(_ plain: PlainText = PlainText()) -> String {
    guard !rows.isEmpty else { return "No question matches.\n" }
    let table = ReportDocument.Table(
      columns: [
        .init("Title", .cuttable), .init("Level"), .init("Topic", spare: 5),
        .init("Kind", spare: 6), .init("Form", spare: 1), .init("Min", .number),
        .init("Tries", .number, spare: 4), .init("Last", spare: 3),
        .init("Recall %", .number, spare: 2), .init("Due"), .init("Id"),
      ],
      rows: rows.map { row in
        [
          row.question.title, row.question.level.rawValue, row.question.topic.name,
          row.question.kind.rawValue, row.question.form.rawValue, String(row.question.minutes),
          String(row.card?.attempts ?? 0), row.card?.lastGrade.word ?? "",
          row.recall.map(Phrases.shortRecall) ?? "", due(row), row.question.id,
        ]
      })
    let lines = plain.lines(of: table)
    guard let marks else { return lines.joined(separator: "\n") + "\n" }
    let heading = lines.count - rows.count
    let found =
      lines.prefix(heading)
      + zip(lines.dropFirst(heading), rows).flatMap { line, row in
        let match = plain.line(row.match ?? row.question.title)
        return [
          line,
          plain.cut("    " + marks.bracketed(marks.excerpt(match, mark: "...")), to: plain.columns),
        ]
      }
    return found.joined(separator: "\n") + "\n"
  }

  /// An array with, for each question, `id level topic kind title minutes status attempts lastGrade
  /// due stability difficulty retrievability form asked setting paper language recallLow recallHigh`.
  /// From `lastGrade` to `retrievability`, and of the range of the latter, it is null until the first
  /// attempt; `setting` and `language` are where there is none.
  /// What a search has found has `match` too.
  package var json: JSONValue { fields.json(rows) }

  /// The same fields as ``json``, empty where that has null.
  package var csv: CSVTable { fields.csv(rows) }

  private var fields: FieldList<Row> {
    FieldList(Self.fields + (marks != nil ? [.init("match") { FieldValue($0.match) }] : []))
  }

  private static var fields: [FieldList<Row>.Field] {
    [
      .init("id") { .text($0.question.id) },
      .init("level") { .text($0.question.level.rawValue) },
      .init("topic") { .text($0.question.topic.rawValue) },
      .init("kind") { .text($0.question.kind.rawValue) },
      .init("title") { .text($0.question.title) },
      .init("minutes") { .integer($0.question.minutes) },
      .init("status") { .text($0.question.status.rawValue) },
      .init("attempts") { .integer($0.card?.attempts ?? 0) },
      .init("lastGrade") { FieldValue($0.card?.lastGrade.word) },
      .init("due") { FieldValue($0.due?.date.description) },
      .init("stability") { FieldValue($0.card?.stability) },
      .init("difficulty") { FieldValue($0.card?.difficulty) },
      .init("retrievability") { FieldValue($0.recall?.chance) },
      .init("form") { .text($0.question.form.rawValue) },
      .init("asked") { .integer($0.question.asked) },
      .init("setting") { FieldValue($0.question.setting) },
      .init(
        "paper", json: { .bool($0.question.needsPaper) },
        csv: { .text($0.question.needsPaper ? "true" : "false") }),
      .init("language") { FieldValue($0.question.language?.rawValue) },
      .init("recallLow") { FieldValue($0.recall?.range?.low) },
      .init("recallHigh") { FieldValue($0.recall?.range?.high) },
    ]
  }

  private func due(_ row: Row) -> String {
    if row.isHidden { return "hidden" }
    guard let due = row.due else { return "new" }
    let days = due.days(since: today)
    return days <= 0 ? "now" : "in \(Phrases.shortInterval(days: days))"
  }
}
