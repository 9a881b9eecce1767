import FSRS
import Foundation
import GRDB
import Practice
import QuestionBank
import Testing

@testable import History

/// Dates that a wrong clock, or somebody's file, has brought.
@Suite struct OddDateTests {
  let directory: TemporaryDirectory
  let history: HistoryFile
  private static let last = Instant(milliseconds: 253_402_300_799_999)

  init() throws {
    directory = try TemporaryDirectory()
    history = try HistoryFile.open(path: directory.path())
  }

  // MARK: The last instant

  @Test func theLastInstantIsRefusedOnEntry() throws {
    let lines = [
      #"{"setting":"theme","value":"dark","at":"9999-12-31T23:59:59.999Z"}"#,
      #"{"note":"mine","question":"q-1","at":"9999-12-31T23:59:59.999Z"}"#,
      #"{"mark":"starred","question":"q-1","at":"9999-12-31T23:59:59.999Z"}"#,
    ]
    for line in lines {
      let file = try directory.write(line, to: "in.jsonl")
      #expect(historyError { _ = try history.importLines(from: file) } != nil)
    }
    #expect(try history.lines().isEmpty)
  }

  @Test func whatIsDatedJustBeforeItCanBeChangedAgainAndAgain() throws {
    let file = try directory.write(
      #"""
      {"setting":"sitting","value":"x","at":"9999-12-31T23:59:59.998Z"}
      {"note":"mine","question":"q-1","at":"9999-12-31T23:59:59.998Z"}
      {"mark":"starred","question":"q-1","at":"9999-12-31T23:59:59.998Z"}
      """#, to: "in.jsonl")
    _ = try history.importLines(from: file)
    for value in ["b", "a", "", "c"] {
      try history.set(Setting(key: "sitting", value: value, at: morning))
      #expect(try history.settings()["sitting"] == value)
      try history.set(Note(question: "q-1", text: value, at: morning))
      #expect(try history.annotations().notes["q-1"]?.text ?? "" == value)
      try history.set(Mark(question: "q-1", kind: .starred, isSet: value == "a", at: morning))
      #expect(try history.annotations().marks.isStarred("q-1") == (value == "a"))
    }
    // It goes out and in again.
    try history.exportLines(to: directory.path("out.jsonl"))
    let fresh = try HistoryFile.open(path: directory.path("fresh.db"))
    _ = try fresh.importLines(from: directory.path("out.jsonl"))
    #expect(try fresh.lines() == history.lines())
  }

  @Test func aFileOfAnEarlierVersionThatHasItCanBeChangedAndMerged() throws {
    let path = directory.path("old.db")
    try makeHistory(at: path, version: 3) {
      try $0.execute(
        sql: "INSERT INTO setting VALUES ('theme', 'dark', \(Self.last.milliseconds))")
    }
    _ = try history.merge(from: path)
    let opened = try HistoryFile.open(path: path)
    #expect(try opened.lines() == history.lines(), "as if it had been opened first")
    for each in [opened, history] {
      try each.set(Setting(key: "theme", value: "amber", at: morning))
      #expect(try each.settings()["theme"] == "amber")
      #expect(try each.check() == [])
    }
  }

  // MARK: A clock that was ahead

  private let model = FSRS()
  private let today = StudyDay(of: morning, offsetMinutes: 60)
  private static let years: Int64 = 525_600 * 9

  @Test func whatIsDatedAfterTomorrowDoesNotCountYet() throws {
    try history.append([
      attempt("a", "q-1"), attempt("ahead", "q-1", minutes: Self.years),
      attempt("only", "q-2", minutes: Self.years), attempt("b", "q-3", minutes: 1440),
    ])
    let counted = [attempt("a", "q-1"), attempt("b", "q-3", minutes: 1440)]
    for isStored in [false, true] {
      // From the log, and from what is stored of it.
      if isStored { _ = try history.cards(model: model) }
      #expect(
        try history.cards(model: model, through: today.lastCounted)
          == Card.fold(counted, model: model))
      #expect(
        try history.tallies(model: model, through: today.lastCounted)
          == Tallies(counted, model: model))
      #expect(try history.attempts(through: today.lastCounted) == counted)
      #expect(try history.card(of: "q-2", model: model, through: today.lastCounted) == nil)
    }
    #expect(
      try history.attemptsAhead(of: today.lastCounted)
        == DatedAhead(attempts: 2, latest: attempt("x", minutes: Self.years).day))
    // When its day has come it counts.
    #expect(try history.cards(model: model).count == 3)
    #expect(try history.attemptsAhead(of: attempt("x", minutes: Self.years).day) == nil)
  }

  @Test func anAnswerNowIsScheduledFromNow() throws {
    try history.append(attempt("ahead", "q-1", minutes: Self.years))
    let now = WallTime(instant: morning, offsetMinutes: 60)
    let kept = try history.keep(.attempt(attempt("now", "q-1", grade: .again)), at: now)
    #expect(kept.card?.lastDay == today)
    #expect(kept.card == Card.fold([attempt("now", "q-1", grade: .again)], model: model)["q-1"])
    let snapshot = try history.snapshot(on: today)
    #expect(snapshot.progress.cards["q-1"] == kept.card)
    #expect(snapshot.progress.ahead?.attempts == 1)
    let undone = try history.keep(.retraction(attempt("now", "q-1", grade: .again)), at: now)
    #expect(undone.card == nil)
  }

  @Test func whatIsDatedAheadCanBeTakenBack() throws {
    try history.append([
      attempt("a", "q-1"), attempt("ahead", "q-1", minutes: Self.years),
      attempt("only", "q-2", minutes: Self.years),
    ])
    let ids = try history.ids(after: today.lastCounted)
    #expect(ids == ["ahead", "only"])
    #expect(try history.retract(ids, at: morning) == 2)
    #expect(try history.retract(ids, at: morning) == 0)
    #expect(try history.attemptsAhead(of: today.lastCounted) == nil)
    #expect(try history.attempts() == [attempt("a", "q-1")])
    #expect(historyError { _ = try history.retract(["a", "none"], at: morning) } != nil)
    #expect(try history.attempts() == [attempt("a", "q-1")], "all or none")
  }

  @Test func anAnswerIsTakenBackAlsoWhenTheClockWasSetBackSince() throws {
    let ahead = attempt("ahead", "q-1", minutes: 300)
    try history.append(ahead)
    _ = try history.keep(
      .retraction(ahead), at: WallTime(instant: morning, offsetMinutes: 60))
    #expect(try history.done(on: ahead.day).undone == [ahead], "so that it can be had again")
  }

  @Test func aMarkDatedAheadKeepsNoAnswerFromBeingHadAgain() throws {
    try history.append(attempt("a", "q-1"))
    try history.set(
      Mark(
        question: "q-2", kind: .suspended, isSet: true, at: morning.adding(milliseconds: 1 << 40)))
    try history.retract("a", at: morning.adding(milliseconds: 5))
    #expect(try history.done(on: today).undone.map(\.id) == ["a"])
  }
}
