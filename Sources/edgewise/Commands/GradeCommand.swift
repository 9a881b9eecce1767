import ArgumentParser
import FSRS
import Foundation
import History
import Practice
import QuestionBank
import Reports

/// `edgewise grade`.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Record a grade without the app.",
    discussion: "For example: edgewise grade quant-affine-params good")

  @OptionGroup var options: CommonOptions
  @OptionGroup var output: FormatOption
  @Argument(help: "The question's id.") var id: String
  @Argument(help: "again, hard, good or easy.") var grade: String

  func run() throws {
    let bank = try options.places.loadBank()
    let question = try bank.question(id)
    guard let grade = Grade(word: grade.lowercased()) else {
      throw Failure.unusable(
        "'\(grade)' is no grade; take one of again, hard, good, easy")
    }
    let now = try options.places.clock().now()
    let history = try options.places.openHistory()
    var ids = AttemptIDs(seed: UInt64.random(in: .min ... .max))
    let attempt = Attempt(
      id: ids.next(at: now.instant), question: question.id, revision: question.revision,
      at: now.instant, offsetMinutes: now.offsetMinutes, grade: grade, kind: .manual)
    let schedule: Schedule
    let card: Card?
    do throws(HistoryError) {
      try history.append(attempt)
      schedule = Preferences(settings: try history.settings()).schedule
      card = try history.cards(model: schedule.model)[question.id]
    } catch {
      throw Failure(error)
    }
    guard let card else { return }
    let due = schedule.dueDay(of: card)
    switch output.format {
    case .text:
      try OutputText.writeLine(
        "Saved: \(grade.word) for \(question.id). Back in "
          + "\(Phrases.interval(days: due.days(since: now.today))), \(due.date).")
    case .json:
      try OutputText.write(
        JSONValue.object([
          .init("id", .string(attempt.id)), .init("question", .string(question.id)),
          .init("grade", .string(grade.word)), .init("due", .string(due.date.description)),
        ]).text)
    }
  }
}
