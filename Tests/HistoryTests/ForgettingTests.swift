import FSRS
import Foundation
import GRDB
import Practice
import Testing

@testable import History

/// What was typed can be blanked, everywhere.
@Suite struct ForgettingTests {
  let directory: TemporaryDirectory
  let history: HistoryFile

  init() throws {
    directory = try TemporaryDirectory()
    history = try HistoryFile.open(path: directory.path())
  }

  private static let secret = "the name of my employer, in so many words"

  private func answered(_ id: AttemptID, minutes: Int64 = 0, _ answer: String? = secret) -> Attempt
  {
    var attempt = attempt(id, "q-1", minutes: minutes)
    attempt.answer = answer
    return attempt
  }

  /// Whether a text is anywhere in the files.
  private func isOnDisk(_ text: String, _ name: String = "history.db") throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: directory.path).contains { file in
      let path = directory.path(file)
      guard file.hasPrefix(name), !file.hasSuffix("-backups") else { return false }
      return try Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data(text.utf8)) != nil
    }
  }

  /// An app that was open all the while still has the text when it does the answer again.
  @Test func whatIsDoneAgainAfterwardsDoesNotBringItBack() throws {
    try history.append(answered("a"))
    try history.retract("a", at: morning)
    _ = try history.forget("a", at: morning)
    let now = WallTime(instant: morning, offsetMinutes: 60)
    let kept = try history.keep(.attempt(answered("b")), at: now)
    #expect(kept.entry == .attempt(answered("b", nil)))
    #expect(try history.attempts().map(\.answer) == [nil])
    #expect(try !isOnDisk(Self.secret))
    // A later answer is another one.
    _ = try history.keep(.attempt(answered("c", minutes: 5)), at: now)
    #expect(try history.attempts().map(\.answer) == [nil, Self.secret])
  }

  @Test func anAnswerIsGoneFromTheFilesAndTheGradeStays() throws {
    try history.append([answered("a"), answered("b", minutes: 5, "another")])
    // Taken back and done again: the same text twice; and as a draft.
    try history.retract("a", at: morning)
    try history.append(answered("a2"))
    let draft = "{\"drafts\":{\"q-1\":\"\(Self.secret)\"}}"
    try history.set(Setting(key: "sitting", value: draft, at: morning))
    try history.settle()
    #expect(try isOnDisk(Self.secret))
    let cards = try history.cards(model: FSRS())
    #expect(try history.forget("a2", at: morning).answers == 2)
    #expect(try !isOnDisk(Self.secret))
    #expect(try isOnDisk("another"))
    #expect(try history.cards(model: FSRS()) == cards)
    #expect(try history.check() == [])
    #expect(try !history.lines().joined().contains(Self.secret))
    #expect(try history.forget("a", at: morning).isNothing, "nothing is left to forget")
    try history.backup(to: directory.path("copy.db"))
    #expect(try !isOnDisk(Self.secret, "copy.db"))
  }

  @Test func aNoteIsGoneFromTheFiles() throws {
    try history.set(Note(question: "q-1", text: Self.secret, at: morning))
    let reversals = "{\"notes\":[{\"question\":\"q-1\",\"before\":\"\(Self.secret)\"}]}"
    try history.set(Setting(key: "reversals", value: reversals, at: morning))
    try history.settle()
    #expect(try isOnDisk(Self.secret))
    #expect(try history.forget("q-1", at: morning).notes == 1)
    #expect(try !isOnDisk(Self.secret))
    #expect(try history.annotations().notes.isEmpty)
    #expect(try history.check() == [])
  }

  @Test func aBookmarkThatHoldsNothingOfItStays() throws {
    try history.append(answered("a"))
    try history.set(Setting(key: "sitting", value: "{\"drafts\":{}}", at: morning))
    _ = try history.forget("a", at: morning)
    #expect(try history.settings()["sitting"] != nil)
  }

  @Test func itIsForgottenWhereverItIsMerged() throws {
    try history.append([answered("a"), answered("b", minutes: 1, "another")])
    let elsewhere = directory.path("elsewhere.db")
    try history.backup(to: elsewhere)
    let other = try HistoryFile.open(path: elsewhere)
    try other.append(attempt("c", "q-2"))
    _ = try history.forget("a", at: morning)
    // From there to here it does not come back, and from here to there it goes.
    #expect(try history.merge(from: elsewhere).attempts == 1)
    #expect(try history.attempts(of: "q-1").map(\.answer) == [nil, "another"])
    #expect(try other.merge(from: history.path).forgotten == 1)
    #expect(try other.lines() == history.lines())
    #expect(try other.check() == [] && history.check() == [])
    // Into a new one, in either order, as lines as well.
    let fresh = try HistoryFile.open(path: directory.path("fresh.db"))
    try history.exportLines(to: directory.path("out.jsonl"))
    #expect(try fresh.importLines(from: directory.path("out.jsonl")).changes.forgotten == 1)
    #expect(try fresh.lines() == history.lines())
    let old = try HistoryFile.open(path: directory.path("old.db"))
    try old.append([answered("a"), answered("b", minutes: 1, "another"), attempt("c", "q-2")])
    _ = try fresh.merge(from: old.path)
    #expect(try fresh.lines() == history.lines())
  }

  @Test func anAttemptIsNeverChangedOtherwise() throws {
    try history.append([answered("a"), answered("b", minutes: 1)])
    _ = try history.forget("a", at: morning)
    for change in ["grade = 1", "answer = 'x'", "seq = 9", "answer = NULL, score = 5"] {
      #expect(throws: DatabaseError.self) {
        try history.queue.write {
          try $0.execute(sql: "UPDATE attempt SET \(change) WHERE id = 'a'")
        }
      }
    }
    #expect(throws: DatabaseError.self) {
      try history.queue.write {
        try $0.execute(
          sql:
            "INSERT INTO attempt SELECT 9, 'b2', question, revision, at, offset_minutes, day, grade, "
            + "kind, think_ms, total_ms, confidence, points, score, answer, session FROM attempt "
            + "WHERE id = 'b'; UPDATE attempt SET answer = NULL WHERE id = 'b2'")
      }
    }
  }

  @Test func whatIsNotThereIsSaidNotToBe() {
    #expect(historyError { _ = try history.forget("none", at: morning) } == .unknownAttempt("none"))
  }
}
