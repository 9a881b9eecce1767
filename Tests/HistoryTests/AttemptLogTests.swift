import FSRS
import Foundation
import GRDB
import Practice
import Testing

@testable import History

@Suite struct AttemptLogTests {
  let directory: TemporaryDirectory
  let history: HistoryFile

  init() throws {
    directory = try TemporaryDirectory()
    history = try HistoryFile.open(path: directory.path())
  }

  @Test func keepsEveryFieldOfAnAttempt() throws {
    let plain = attempt("b", minutes: 1)
    try history.append(fullAttempt)
    try history.append(plain)
    #expect(try history.attempts() == [fullAttempt, plain])
  }

  @Test func keepsADayThatDoesNotFollowFromTheInstant() throws {
    var odd = attempt("a")
    odd.day = odd.day.adding(days: -1)
    try history.append(odd)
    #expect(try history.attempts() == [odd])
  }

  @Test func takesAnAttemptTwiceButNotAnotherOfItsID() throws {
    try history.append(attempt("a"))
    try history.append(attempt("a"))
    #expect(try history.attempts() == [attempt("a")])
    #expect(historyError { try history.append(attempt("a", grade: .easy)) } == .clash("a"))
    #expect(try history.attempts() == [attempt("a")])
  }

  @Test func appendsAllOfABatchOrNothing() throws {
    try history.append(attempt("a"))
    let clash = [attempt("b"), attempt("a", grade: .easy), attempt("c")]
    #expect(historyError { try history.append(clash) } == .clash("a"))
    #expect(try history.attempts() == [attempt("a")])
    #expect(try history.append([attempt("a"), attempt("b"), attempt("b")]) == 1)
    #expect(try history.attempts().count == 2)
  }

  @Test(
    arguments: [
      ("revision is at least 0", { @Sendable in $0.revision = -1 }),
      ("at lies in", { $0.at = Instant(milliseconds: -1) }),
      ("the offset lies", { $0.offsetMinutes = 1081 }),
      ("day lies", { $0.day = $0.day.adding(days: 4) }),
      ("think time is at least 0", { $0.thinkMilliseconds = -1 }),
      ("total time is at least 0", { $0.totalMilliseconds = -1 }),
      ("key points are", { $0.points = ["k 1"] }),
      ("key points are", { $0.points = [""] }),
      ("key points are", { $0.points = ["k\n1"] }),
      ("score is 0 to 100", { $0.score = 101 }),
      ("score is 0 to 100", { $0.score = -1 }),
      ("a question's id", { $0.question = "" }),
      ("a question's id", { $0.question = "naïve" }),
      ("a question's id", { $0.question = String(repeating: "q", count: 201) }),
      ("a session's id", { $0.session = "s 1" }),
      ("an answer has at most", { $0.answer = String(repeating: "x", count: 1_000_001) }),
      ("no NUL", { $0.answer = "a\0b" }),
    ] as [(String, @Sendable (inout Attempt) -> Void)])
  func refusesAValueOutOfItsRange(rule: String, change: @Sendable (inout Attempt) -> Void) throws {
    var wrong = fullAttempt
    change(&wrong)
    let error = try #require(historyError { try history.append(wrong) })
    #expect(error.message.contains(rule))
    #expect(try history.attempts().isEmpty)
  }

  @Test(arguments: ["", "a b", "naïve", String(repeating: "a", count: 65)])
  func refusesAnIDThatIsNone(id: String) throws {
    let error = try #require(historyError { try history.append(attempt(id)) })
    #expect(error.message.contains("an id is 1 to 64"))
  }

  @Test(arguments: [
    "UPDATE attempt SET grade = 4", "DELETE FROM attempt", "UPDATE retraction SET at = 1",
    "DELETE FROM retraction",
    "INSERT OR REPLACE INTO attempt SELECT * FROM attempt",
    "INSERT OR REPLACE INTO attempt SELECT 9, id, 'other', revision, at, offset_minutes, day, "
      + "grade, kind, 0, 0, NULL, '', NULL, NULL, NULL FROM attempt LIMIT 1",
    "INSERT OR REPLACE INTO retraction SELECT * FROM retraction",
    "INSERT INTO retraction (attempt, at) VALUES ('unknown', 1)",
  ])
  func neverChangesWhatWasRecorded(sql: String) throws {
    try history.append([attempt("a"), attempt("b")])
    try history.retract("b", at: morning)
    let before = try history.lines()
    #expect(throws: DatabaseError.self) {
      try history.queue.write { try $0.execute(sql: sql) }
    }
    #expect(try history.lines() == before)
  }

  @Test func retractsAnAttemptAndKeepsItInTheLog() throws {
    try history.append([attempt("a"), attempt("b", minutes: 1)])
    try history.retract("b", at: morning.adding(milliseconds: 5))
    try history.retract("b", at: morning.adding(milliseconds: 9))
    #expect(try history.attempts() == [attempt("a")])
    let lines = try history.lines()
    #expect(lines.count { $0.contains(#""id":"b""#) } == 1)
    #expect(lines.last == #"{"at":"2026-11-23T09:00:00.005Z","retract":"b"}"#, "the first time")
    #expect(lines.count == 3)
    #expect(historyError { try history.retract("c", at: morning) } == .unknownAttempt("c"))
  }

  @Test func givesTheAttemptsOfADayAndOfAQuestion() throws {
    let late = attempt("a", "q-1", minutes: 60 * 24)
    let early = attempt("b", "q-2")
    let between = attempt("c", "q-1", minutes: 3)
    let gone = attempt("d", "q-1", minutes: 4)
    try history.append([late, early, between, gone])
    try history.retract("d", at: morning)
    #expect(try history.done(on: early.day).kept == [early, between])
    #expect(try history.done(on: late.day).kept == [late])
    #expect(try history.attempts(of: "q-1") == [between, late])
    #expect(try history.attempts(of: "q-1", latest: 1) == [late])
    #expect(try history.attempts(of: "q-1", latest: 9) == [between, late])
    #expect(try history.attempts(of: "q-9") == [])
    #expect(try history.attempts(since: late.day) == [late])
  }

  @Test func givesWhatWasUndoneOnADayAndCanBeHadAgain() throws {
    func undone() throws -> [AttemptID] {
      try history.done(on: attempt("a").day).undone.map(\.id)
    }
    try history.append([
      attempt("a"), attempt("b", minutes: 1), attempt("c", minutes: 2), attempt("d", minutes: 3),
    ])
    #expect(try undone() == [])
    try history.retract("d", at: morning.adding(milliseconds: 600_000))
    try history.retract("c", at: morning.adding(milliseconds: 600_000))
    try history.retract("b", at: morning.adding(milliseconds: 700_000))
    #expect(try undone() == ["d", "c", "b"])
    // Had again, at the same moment under another id; and taken back once more.
    try history.append([attempt("e", minutes: 1)])
    #expect(try undone() == ["d", "c"])
    try history.retract("e", at: morning.adding(milliseconds: 800_000))
    #expect(try undone() == ["d", "c", "e"])
    // Another day's answer settles nothing, this day's does.
    try history.append([attempt("f", minutes: 60 * 24)])
    #expect(try undone() == ["d", "c", "e"])
    try history.append([attempt("g", minutes: 15)])
    #expect(try undone() == [])
    // What was settled stays so, also when the answer that did it is taken back.
    try history.retract("g", at: morning.adding(milliseconds: 1_000_000))
    #expect(try undone() == ["g"])
  }

  @Test func whatIsUndoneInTheInstantOfTheAnswerCanBeHadAgain() throws {
    try history.append(attempt("a"))
    try history.retract("a", at: morning)
    #expect(try history.done(on: attempt("a").day).undone.map(\.id) == ["a"])
  }

  @Test func whatIsSetAsideSettlesWhatWasUndoneBefore() throws {
    func undone() throws -> [AttemptID] {
      try history.done(on: attempt("a").day).undone.map(\.id)
    }
    try history.append(attempt("a"))
    try history.set(Mark(question: "q", kind: .buried, isSet: true, at: morning))
    try history.retract("a", at: morning.adding(milliseconds: 5))
    try history.set(
      Mark(question: "q", kind: .starred, isSet: true, at: morning.adding(milliseconds: 6)))
    try history.set(
      Mark(question: "q", kind: .buried, isSet: false, at: morning.adding(milliseconds: 6)))
    #expect(try undone() == ["a"])
    try history.set(
      Mark(question: "p", kind: .suspended, isSet: true, at: morning.adding(milliseconds: 7)))
    #expect(try undone() == [])
  }

  @Test func noticesOnlyTheWritesOfOthers() throws {
    let other = try HistoryFile.open(path: directory.path())
    let before = try history.dataVersion
    try history.append(attempt("a"))
    #expect(try history.dataVersion == before)
    try other.append(attempt("b"))
    #expect(try history.dataVersion != before)
  }

  @Test func saysThatTheDiskIsFullAndLosesNothing() throws {
    try history.append(attempt("a"))
    try history.queue.inDatabase { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages)")
    }
    var large = attempt("b", minutes: 1)
    large.answer = String(repeating: "x", count: 100_000)
    #expect(historyError { try history.append(large) } == .diskFull(path: history.path))
    #expect(try history.attempts() == [attempt("a")])
    try history.queue.inDatabase { _ = try Int.fetchOne($0, sql: "PRAGMA max_page_count = 10000") }
    try history.append(large)
    #expect(try history.attempts() == [attempt("a"), large])
    #expect(try history.check() == [])
  }

  @Test func theAnswersToAQuestionAreTheLatestFirstAndEachOnce() throws {
    func answer(_ id: String, _ minutes: Int64, _ text: String?, _ question: String = "q") throws {
      var attempt = attempt(id, question, minutes: minutes)
      attempt.answer = text
      try history.append(attempt)
    }
    try answer("a", 0, "first")
    try answer("b", 1, "second")
    try answer("c", 2, "first")
    try answer("d", 3, nil)
    try answer("e", 4, "third")
    try answer("f", 5, "other", "q-2")
    try history.retract("e", at: morning)
    #expect(try history.answers(to: "q", atMost: 9) == ["first", "second"])
    #expect(try history.answers(to: "q", atMost: 1) == ["first"])
    #expect(try history.answers(to: "q-3", atMost: 9).isEmpty)
  }
}
