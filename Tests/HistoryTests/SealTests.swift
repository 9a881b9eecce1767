import FSRS
import Foundation
import GRDB
import Practice
import SeededRandom
import Testing

@testable import History

/// What shows that a record was changed or lost, which SQLite does not miss.
@Suite struct SealTests {
  let directory: TemporaryDirectory
  let history: HistoryFile

  init() throws {
    directory = try TemporaryDirectory()
    history = try HistoryFile.open(path: directory.path())
  }

  /// Everything that a history can hold.
  private func fill() throws {
    try history.append([attempt("a", "q-1"), fullAttempt, attempt("c", "q-2", minutes: 5)])
    try history.retract("a", at: morning)
    try history.set(Mark(question: "q-1", kind: .starred, isSet: true, at: morning))
    try history.set(Note(question: "q-1", text: "mine", at: morning))
    try history.set(Setting(key: "theme", value: "dark", at: morning))
    #expect(try history.check() == [])
  }

  @Test(arguments: [
    ("UPDATE attempt SET grade = 4 WHERE id = 'c'", "attempt c is not as it was recorded"),
    (
      "UPDATE attempt SET answer = 'Größe' WHERE answer IS NOT NULL",
      "attempt \(fullAttempt.id) is not as it was recorded"
    ),
    ("UPDATE attempt SET answer = NULL", "attempt \(fullAttempt.id) is not as it was recorded"),
    ("UPDATE attempt SET session = 'x' WHERE id = 'c'", "attempt c is not as it was recorded"),
    ("DELETE FROM attempt WHERE id = 'c'", "an attempt is missing"),
    ("DELETE FROM attempt WHERE seq = 2", "an attempt is missing"),
    ("DELETE FROM attempt WHERE seq > 1", "2 attempts are missing"),
    ("DELETE FROM retraction", "retraction a 1795424400000 is missing"),
    ("UPDATE retraction SET attempt = 'c'", "retraction a 1795424400000 is missing"),
    ("UPDATE mark SET is_set = 0", "mark starred q-1 is not as it was recorded"),
    ("DELETE FROM mark", "mark starred q-1 is missing"),
    ("UPDATE note SET text = 'mind'", "note q-1 is not as it was recorded"),
    ("UPDATE setting SET at = at + 1", "setting theme is not as it was recorded"),
    ("UPDATE setting SET value = NULL", "setting theme is not as it was recorded"),
  ])
  func aRecordThatIsOtherOrGoneIsFound(change: String, finding: String) throws {
    try fill()
    try history.tamper(change)
    #expect(try history.check().map(\.detail).contains(finding))
  }

  @Test func oneFlippedBitOfADigestIsFoundToo() throws {
    try fill()
    try history.tamper("UPDATE attempt_digest SET digest = digest + 1 WHERE seq = 2")
    #expect(
      try history.check().map(\.detail).contains(
        "attempt \(fullAttempt.id) is not as it was recorded"))
    try history.tamper("UPDATE attempt_digest SET digest = digest - 1 WHERE seq = 2")
    #expect(try history.check() == [])
    try history.tamper("UPDATE attempt_digest SET chain = chain + 1 WHERE seq = 2")
    #expect(
      try history.check().map(\.detail).contains(
        "the order of recording at attempt number 2 is not as it was recorded"))
  }

  /// Everything in a row is in its digest.
  @Test(arguments: [
    "id = 'x'", "question = 'x'", "revision = 9", "at = at + 1", "offset_minutes = 9",
    "day = day + 1",
    "grade = 1", "kind = 'manual'", "think_ms = 9", "total_ms = 9", "confidence = NULL",
    "points = 'k1'", "score = NULL", "session = NULL", "answer = ''",
  ])
  func everyColumnIsSealed(change: String) throws {
    try history.append(fullAttempt)
    try history.tamper("UPDATE attempt SET \(change)")
    #expect(try history.check().contains { if case .changed = $0 { true } else { false } })
  }

  @Test func aChangedRecordIsSealedAnew() throws {
    try fill()
    for index in 0..<3 {
      try history.set(Note(question: "q-1", text: "\(index)", at: morning))
      try history.set(Mark(question: "q-1", kind: .starred, isSet: index == 1, at: morning))
    }
    #expect(try history.check() == [])
  }

  @Test func whatAnEarlierVersionStillWritesIsNoDamage() throws {
    try fill()
    // As a process of the third version does that has the file open.
    try history.queue.inDatabase { db in
      try AttemptRow(attempt("late", "q-3", minutes: 9)).insert(db)
      try db.execute(
        sql: """
          UPDATE setting SET value = 'light', at = at + 5;
          INSERT INTO note VALUES ('q-2', 'theirs', 7)
          """)
    }
    #expect(try history.check() == [])
    try history.append(attempt("later", "q-3", minutes: 10))
    #expect(try history.check() == [])
    #expect(try history.seal { _ in true })
    try history.tamper("UPDATE attempt SET grade = 1 WHERE id = 'late'")
    #expect(try history.check().map(\.detail).contains("attempt late is not as it was recorded"))
  }

  @Test func attemptsOfEarlierVersionsAreSealedByAndByAndInTheSameWay() throws {
    var numbers = SplitMix64(seed: 4)
    let attempts = randomAttempts(700, using: &numbers)
    let path = directory.path("old.db")
    do {
      let queue = try DatabaseQueue(path: path)
      try queue.inDatabase {
        try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
      try Schema.migrator.migrate(queue, upTo: "3")
      try queue.write { db in for attempt in attempts { try AttemptRow(attempt).insert(db) } }
      try Schema.migrator.migrate(queue)
      try queue.write { try $0.execute(sql: "DELETE FROM attempt_digest WHERE seq > 100") }
    }
    let old = try HistoryFile.open(path: path)
    // New ones come before the old ones are through.
    try old.append(attempt("new", "q-1", minutes: 90_000))
    #expect(try old.hasUnsealed)
    #expect(try old.seal { _ in true })
    #expect(try !old.hasUnsealed)
    #expect(try old.check() == [])
    try history.append(attempts)
    try history.append(attempt("new", "q-1", minutes: 90_000))
    func seals(_ history: HistoryFile) throws -> [Row] {
      try history.read { try Row.fetchAll($0, sql: "SELECT * FROM attempt_digest ORDER BY seq") }
    }
    #expect(try seals(old) == seals(history))
    #expect(try seals(old).count == 701)
  }

  // MARK: The end

  /// A copy of the files as they stand, as after a kill.
  private func copyFiles(to name: String, without suffixes: [String] = []) throws -> String {
    for suffix in ["", "-wal", "-head"] where !suffixes.contains(suffix) {
      let path = directory.path() + suffix
      guard FileManager.default.fileExists(atPath: path) else { continue }
      try FileManager.default.copyItem(atPath: path, toPath: directory.path(name) + suffix)
    }
    return directory.path(name)
  }

  @Test func aLostEndShowsAndStaysTillItIsSettled() throws {
    try history.append(attempt("a"))
    try history.settle()
    try history.append(attempt("b", minutes: 1))
    try history.append(attempt("c", minutes: 2))
    let whole = try copyFiles(to: "whole.db")
    #expect(try HistoryFile.check(path: whole, at: morning) == [])
    // The log beside the file is gone, or its first frame is damaged.
    let short = try copyFiles(to: "short.db", without: ["-wal"])
    #expect(try HistoryFile.check(path: short, at: morning) == [.lostEnd])
    let opened = try HistoryFile.open(path: short)
    #expect(try opened.attempts().map(\.id) == ["a"])
    // Answers that are given since do not hide it.
    try opened.append([
      attempt("d", minutes: 3), attempt("e", minutes: 4), attempt("f", minutes: 5),
    ])
    #expect(try opened.check() == [.lostEnd])
    try opened.close()
    let repair = try HistoryFile.repair(path: short, at: morning)
    #expect(repair.findings == [.lostEnd])
    #expect(repair.aside == nil)
    let settled = try HistoryFile.open(path: short)
    #expect(try settled.check() == [])
    try settled.append(attempt("g", minutes: 6))
    #expect(HeadFile.read(of: short)?.seq == 5)
  }

  @Test func aCopyFromAnotherMachineThatHasAllOfItIsWhole() throws {
    try history.append([attempt("a"), attempt("b", minutes: 1)])
    let other = try HistoryFile.open(path: directory.path("other.db"))
    try other.append(attempt("c", minutes: 2))
    _ = try history.merge(from: other.path)
    _ = try other.merge(from: history.path)
    try other.close()
    try history.close()
    for side in ["", "-wal", "-shm"] { unlink(directory.path() + side) }
    try FileManager.default.copyItem(atPath: other.path, toPath: directory.path())
    #expect(try HistoryFile.check(path: directory.path(), at: morning) == [])
    // One that was begun anew has nothing to do with the old one.
    unlink(directory.path())
    try HistoryFile.open(path: directory.path()).append(attempt("z"))
    #expect(try HistoryFile.check(path: directory.path(), at: morning) == [])
  }

  @Test func aLostRetractionShows() throws {
    try history.append(attempt("a"))
    try history.settle()
    try history.retract("a", at: morning)
    let short = try copyFiles(to: "short.db", without: ["-wal"])
    #expect(try HistoryFile.check(path: short, at: morning) == [.lostEnd])
  }

  @Test func theEndMayLagButIsNeverAhead() throws {
    try history.append(attempt("a"))
    let head = try Data(contentsOf: URL(fileURLWithPath: directory.path() + "-head"))
    try history.append(attempt("b", minutes: 1))
    let later = try Data(contentsOf: URL(fileURLWithPath: directory.path() + "-head"))
    try head.write(to: URL(fileURLWithPath: directory.path() + "-head"))
    #expect(try history.check() == [])
    // A part of a later one over an earlier one says nothing.
    try (later.prefix(50) + head.dropFirst(50)).write(
      to: URL(fileURLWithPath: directory.path() + "-head"))
    #expect(HeadFile.read(of: directory.path()) == nil)
    #expect(try history.check() == [])
    try Data("rubbish".utf8).write(to: URL(fileURLWithPath: directory.path() + "-head"))
    #expect(try history.check() == [])
    let mode = try FileManager.default.attributesOfItem(atPath: directory.path() + "-head")
    #expect((mode[.size] as? Int ?? 0) > 0)
  }
}
