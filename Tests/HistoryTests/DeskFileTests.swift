import FSRS
import Foundation
import Practice
import QuestionBank
import Testing

@testable import History

/// What becomes of an answer when the disk fails at the very end of writing it.
@Suite struct DeskFileTests {
  private let history: HistoryFile
  private let now = WallTime(instant: morning, offsetMinutes: 60)

  init() throws { history = try HistoryFile.inMemory() }

  /// A disk that fails once, before or after the answer is on it.
  private func desk(recordsFirst: Bool) -> DeskFile {
    var isFirst = true
    return DeskFile(history) { [history] entry, now throws(HistoryError) in
      defer { isFirst = false }
      guard isFirst else { return try history.keep(entry, at: now) }
      if recordsFirst { _ = try history.keep(entry, at: now) }
      throw .uncertain(path: "history.db", reason: "disk I/O error")
    }
  }

  @Test(arguments: [true, false])
  func anAnswerGivenAgainIsRecordedOnce(wasRecorded: Bool) throws {
    let desk = desk(recordsFirst: wasRecorded)
    let error = historyError { _ = try desk.keep(.attempt(attempt("a")), at: now) }
    #expect(error?.message.contains("may have been recorded") == true)
    let kept = try desk.keep(.attempt(attempt("b", minutes: 1)), at: now)
    #expect(kept.entry == .attempt(attempt("a")))
    #expect(try history.attempts() == [attempt("a")])
    _ = try desk.keep(.attempt(attempt("c", minutes: 2)), at: now)
    #expect(try history.attempts().map(\.id) == ["a", "c"], "it is settled")
  }

  @Test(arguments: [true, false])
  func anotherGradeTakesItsPlace(wasRecorded: Bool) throws {
    let desk = desk(recordsFirst: wasRecorded)
    _ = historyError { _ = try desk.keep(.attempt(attempt("a")), at: now) }
    _ = try desk.keep(.attempt(attempt("b", minutes: 1, grade: .again)), at: now)
    #expect(try history.attempts().map(\.id) == ["b"])
  }

  @Test func anotherProcessKnowsOfIt() throws {
    let directory = try TemporaryDirectory()
    let history = try HistoryFile.open(path: directory.path())
    let desk = DeskFile(history) { entry, now throws(HistoryError) in
      _ = try history.keep(entry, at: now)
      throw .uncertain(path: "history.db", reason: "disk I/O error")
    }
    _ = historyError { _ = try desk.keep(.attempt(attempt("a")), at: now) }
    #expect(FileManager.default.fileExists(atPath: directory.path("history.db-doubt")))
    _ = try DeskFile(history).keep(.attempt(attempt("b", minutes: 1)), at: now)
    #expect(try history.attempts() == [attempt("a")])
    #expect(!FileManager.default.fileExists(atPath: directory.path("history.db-doubt")))
    // A day later it is an answer of its own.
    _ = historyError { _ = try desk.keep(.attempt(attempt("c", minutes: 90)), at: now) }
    _ = try DeskFile(history).keep(.attempt(attempt("d", minutes: 1440)), at: now)
    #expect(try history.attempts().map(\.id) == ["a", "c", "d"])
  }

  @Test func anotherQuestionHasNothingToDoWithIt() throws {
    let desk = desk(recordsFirst: true)
    _ = historyError { _ = try desk.keep(.attempt(attempt("a")), at: now) }
    _ = try desk.keep(.attempt(attempt("b", "q-2")), at: now)
    #expect(try history.attempts().map(\.id) == ["a", "b"])
  }

  /// What could not be written stands in for what is in the file, and is written once it can be.
  @Test func aSittingThatCannotBeKeptIsNotForgotten() throws {
    let directory = try TemporaryDirectory()
    let other = try HistoryFile.open(path: directory.path())
    let desk = DeskFile(try HistoryFile.open(path: directory.path(), busyTimeout: 0.05))
    var sitting = StudySession(id: "s", day: now.today, filter: StudyFilter(), questions: ["a"])
    sitting.drafts = ["a": "begun"]
    try other.write { _ throws in
      desk.take(.sitting(sitting))
      desk.take(.filter(StudyFilter(topics: [.fusion]), on: now.today))
      let problems = desk.flush(at: morning)
      #expect(problems.count == 1, "one wait is enough")
      #expect(problems[0].hasPrefix("The place in the session is not kept: "))
      #expect(desk.flush(at: morning).isEmpty, "nothing is new")
      #expect(try desk.snapshot(on: now.today)?.sitting == sitting)
      #expect(!desk.flush(at: morning, isLast: true).isEmpty)
    }
    #expect(try other.snapshot(on: now.today).sitting == nil)
    #expect(desk.flush(at: morning, isLast: true).isEmpty)
    let kept = try other.snapshot(on: now.today)
    #expect(kept.sitting == sitting)
    #expect(kept.filter.topics == [.fusion])
  }
}
