import FSRS
import Foundation
import Practice
import QuestionBank
import Testing

@testable import History

/// What is kept of a day beside the log: the goal of old versions, the filter, what was worked out.
@Suite struct DayBookmarkTests {
  private let history: HistoryFile
  private let today = StudyDay(of: morning, offsetMinutes: 60)

  init() throws { history = try HistoryFile.inMemory() }

  private func set(_ key: String, _ value: String) throws {
    _ = try history.set(Setting(key: key, value: value, at: morning))
  }

  @Test func theFilterOfAnOldVersionIsTheFirstGoal() throws {
    try set("filter", #"{"levels":["senior","mid"],"topics":[]}"#)
    let snapshot = try history.snapshot(on: today)
    #expect(snapshot.preferences.goal == StudyFilter(levels: [.mid, .senior]))
    #expect(snapshot.filter.isEmpty, "it narrows no day any more")
    try set("goal-levels", "staff")
    #expect(try history.snapshot(on: today).preferences.goal?.levels == [.staff])
  }

  @Test func anEmptyOrUnreadableFilterIsNoGoal() throws {
    for text in [#"{"levels":[],"topics":[]}"#, "[]", "not JSON"] {
      try set("filter", text)
      #expect(try history.snapshot(on: today).preferences.goal == nil)
    }
  }

  @Test func aFilterHoldsForItsDay() throws {
    let part = StudyFilter(topics: [.fusion])
    try history.keep(.filter(part, on: today), at: morning)
    #expect(try history.snapshot(on: today).filter == part)
    #expect(try history.snapshot(on: today.adding(days: 1)).filter.isEmpty)
  }

  @Test func whatIsWorkedOutForADayComesBackAndIsNotExported() throws {
    let offer = DayOffer(
      PlanBasis(Preferences(), on: today), bank: Bank([]), progress: Progress(),
      schedule: Schedule(), habits: Habits(on: today))
    try history.keep(.offer(offer), at: morning)
    try history.keep(.habits(Habits(on: today)), at: morning)
    let snapshot = try history.snapshot(on: today)
    #expect(snapshot.offer == offer)
    #expect(snapshot.habits == Habits(on: today))
    try history.keep(.filter(StudyFilter(topics: [.fusion]), on: today), at: morning)
    var lines: [String] = []
    try history.exportLines { lines.append($0) }
    #expect(lines.count == 1 && lines[0].contains("day-filter"))
  }

  @Test func theLatestAttemptsAreReadOnceADay() throws {
    try history.append(attempt("a"))
    #expect(try history.snapshot(on: today).recent.map(\.id) == ["a"])
    try history.keep(.habits(Habits(on: today)), at: morning)
    #expect(try history.snapshot(on: today).recent.isEmpty)
    #expect(try history.snapshot(on: today.adding(days: 1)).recent.map(\.id) == ["a"])
  }
}
