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
    /// 0…1, today.
    package let retrievability: Double?
    package let isHidden: Bool
  }

  package let rows: [Row]
  package let today: StudyDay

  /// The questions in the order given.
  package init(
    _ questions: some Sequence<Question>, progress: Progress, schedule: Schedule, on day: StudyDay
  ) {
    let model = schedule.model
    today = day
    rows = questions.map { question in
      let card = progress.cards[question.id]
      return Row(
        question: question, card: card, due: card.map(schedule.dueDay(of:)),
        retrievability: card?.retrievability(on: day, model: model),
        isHidden: progress.marks.isHidden(question.id, on: day))
    }
  }

  /// One line a question: id, level, title, minutes and when it is due; where the width allows,
  /// also the form, the last grade, the number of attempts, the topic and the kind. Titles are cut to fit.
  package func text(_ plain: PlainText = PlainText()) -> String {
    guard !rows.isEmpty else { return "No question matches.\n" }
    let table = ReportDocument.Table(
      columns: [
        .init("Id"), .init("Level"), .init("Topic", spare: 4), .init("Kind", spare: 5),
        .init("Form", spare: 1), .init("Title", .cuttable), .init("Min", .number),
        .init("Tries", .number, spare: 3), .init("Last", spare: 2), .init("Due"),
      ],
      rows: rows.map { row in
        [
          row.question.id, row.question.level.rawValue, row.question.topic.rawValue,
          row.question.kind.rawValue, row.question.form.rawValue, row.question.title,
          String(row.question.minutes),
          String(row.card?.attempts ?? 0), row.card?.lastGrade.word ?? "", due(row),
        ]
      })
    return plain.lines(of: table).joined(separator: "\n") + "\n"
  }

  /// An array with, for each question, `id level topic kind title minutes status attempts lastGrade
  /// due stability difficulty retrievability form asked setting paper language`. From `lastGrade` to
  /// `retrievability` it is null until the first attempt; `setting` and `language` are where there is
  /// none.
  package var json: JSONValue {
    .array(
      rows.map { row in
        [
          "id": .string(row.question.id),
          "level": .string(row.question.level.rawValue),
          "topic": .string(row.question.topic.rawValue),
          "kind": .string(row.question.kind.rawValue),
          "title": .string(row.question.title),
          "minutes": .integer(row.question.minutes),
          "status": .string(row.question.status.rawValue),
          "attempts": .integer(row.card?.attempts ?? 0),
          "lastGrade": JSONValue(row.card?.lastGrade.word),
          "due": JSONValue(row.due?.date.description),
          "stability": JSONValue(rounded: row.card?.stability),
          "difficulty": JSONValue(rounded: row.card?.difficulty),
          "retrievability": JSONValue(rounded: row.retrievability),
          "form": .string(row.question.form.rawValue),
          "asked": .integer(row.question.asked),
          "setting": JSONValue(row.question.setting),
          "paper": .bool(row.question.needsPaper),
          "language": JSONValue(row.question.language?.rawValue),
        ]
      })
  }

  /// The same fields as ``json``, empty where that has null.
  package var csv: CSVTable {
    CSVTable(
      header: [
        "id", "level", "topic", "kind", "title", "minutes", "status", "attempts", "lastGrade",
        "due", "stability", "difficulty", "retrievability", "form", "asked", "setting", "paper",
        "language",
      ],
      rows: rows.map { row in
        [
          .text(row.question.id), .text(row.question.level.rawValue),
          .text(row.question.topic.rawValue), .text(row.question.kind.rawValue),
          .text(row.question.title), .integer(row.question.minutes),
          .text(row.question.status.rawValue), .integer(row.card?.attempts ?? 0),
          .init(row.card?.lastGrade.word), .init(row.due?.date.description),
          .init(row.card?.stability), .init(row.card?.difficulty), .init(row.retrievability),
          .text(row.question.form.rawValue), .integer(row.question.asked),
          .init(row.question.setting), .text(row.question.needsPaper ? "true" : "false"),
          .init(row.question.language?.rawValue),
        ]
      })
  }

  private func due(_ row: Row) -> String {
    if row.isHidden { return "hidden" }
    guard let due = row.due else { return "new" }
    let days = due.days(since: today)
    return days <= 0 ? "now" : "in \(Phrases.shortInterval(days: days))"
  }
}
