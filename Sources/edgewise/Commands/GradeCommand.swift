import ArgumentParser
import FSRS
import Foundation
import History
import Practice
import QuestionBank
import Reports
import Typography

/// `edgewise grade`.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Record a grade without the app.",
    discussion: "For example: edgewise grade quant-affine-params good")

  @OptionGroup var options: CommonOptions
  @OptionGroup var output: FormatOption
  @Argument(help: "The question's id.", completion: .questions) var id: String
  @Argument(help: "again, hard, good or easy.", completion: .grades) var grade: String

  func run() throws {
    let bank = try options.places.loadBank()
    let question = try bank.question(id)
    guard let grade = Grade(word: grade.lowercased()) else {
      throw Failure.unusable(
        "'\(grade)' is no grade; take one of again, hard, good, easy")
    }
    let now = try options.places.clock().now()
    let history = try options.places.openHistory()
    let news: News
    var desk: Desk
    do throws(HistoryError) {
      desk = Desk(
        bank: bank, snapshot: try history.snapshot(on: now.today), now: now,
        seed: UInt64.random(in: .min ... .max))
      news = desk.kept(try DeskFile(history).keep(desk.grade(question, grade), at: now))
    } catch {
      throw Failure(error)
    }
    for bookmark in desk.bookmarksToKeep() {
      // The grade is on disk, and to try again would double it.
      do throws(HistoryError) {
        try history.keep(bookmark, at: now.instant)
      } catch {
        OutputText.writeMessage("the grade is saved; \(error.message)")
      }
    }
    guard case .graded(let attempt, let day?) = news else {
      throw Failure.unusable("the grade cannot be found again; run `edgewise history check`")
    }
    try Failure.telling {
      switch try output.data {
      case .text:
        try OutputText.writeLine(
          "Saved: \(grade.word) for \(question.id). Back in "
            + "\(Phrases.interval(days: day.days(since: now.today))), \(day.date).")
      case .json:
        try OutputText.writeData(
          JSONValue.object([
            .init("id", .string(attempt.id)), .init("question", .string(question.id)),
            .init("grade", .string(grade.word)), .init("due", .string(day.date.description)),
          ]).text)
      }
    }
  }
}
