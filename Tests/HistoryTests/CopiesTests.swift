import FSRS
import Foundation
import GRDB
import Practice
import SeededRandom
import Testing

@testable import History

@Suite struct CopiesTests {
  let directory: TemporaryDirectory
  let history: HistoryFile

  init() throws {
    directory = try TemporaryDirectory()
    history = try HistoryFile.open(path: directory.path())
  }

  private func file(_ name: String) throws -> HistoryFile {
    try HistoryFile.open(path: directory.path(name))
  }

  /// Attempts, retractions, marks, notes and settings, at random.
  private func fill(_ file: HistoryFile, seed: UInt64) throws {
    var numbers = SplitMix64(seed: seed)
    let attempts = randomAttempts(60, prefix: "s\(seed)", using: &numbers)
    try file.append(attempts)
    for attempt in attempts.shuffled(using: &numbers).prefix(9) {
      try file.retract(attempt.id, at: attempt.at.adding(milliseconds: 1234))
    }
    for _ in 0..<12 {
      let at = morning.adding(milliseconds: .random(in: 0..<5, using: &numbers))
      let question = "q-\(Int.random(in: 0..<3, using: &numbers))"
      try file.set(
        Mark(
          question: question, kind: MarkKind.allCases.randomElement(using: &numbers) ?? .buried,
          isSet: Bool.random(using: &numbers),
          until: Bool.random(using: &numbers) ? StudyDay(of: at, offsetMinutes: 0) : nil, at: at))
      try file.set(
        Note(
          question: question, text: ["", "é\n", "b"].randomElement(using: &numbers) ?? "", at: at))
      try file.set(
        Setting(
          key: question, value: ["", "x", nil].randomElement(using: &numbers) ?? nil, at: at))
    }
  }

  // MARK: Export

  @Test func anExportRestoresEverything() throws {
    try fill(history, seed: 1)
    try history.append(fullAttempt)
    var odd = attempt("odd", minutes: 7)
    odd.day = odd.day.adding(days: 1)
    try history.append(odd)
    try history.exportLines(to: directory.path("out.jsonl"))
    let restored = try file("restored.db")
    let report = try restored.importLines(from: directory.path("out.jsonl"))
    #expect(report.warnings.isEmpty)
    #expect(try restored.lines() == history.lines())
    #expect(try restored.cards(model: FSRS()) == history.cards(model: FSRS()))
    #expect(try restored.importLines(from: directory.path("out.jsonl")).changes.attempts == 0)
    #expect(try restored.lines() == history.lines())
  }

  @Test func aLineHasTheFieldsOfItsAttempt() throws {
    try history.append(fullAttempt)
    try history.append(attempt("b", "q-1", minutes: 1))
    #expect(
      try history.lines() == [
        #"{"answer":"Größe \"s\"\n\tund z 😀","at":"2026-11-23T09:00:00.123Z","confidence":3,"grade":"hard","id":"019b0000-0000-7000-8000-000000000001","kind":"mock","offsetMinutes":-210,"points":["k1","k4"],"question":"quant-affine-params","revision":3,"score":70,"session":"019b0000-0000-7000-8000-00000000000a","thinkMs":41000,"totalMs":95000}"#,
        #"{"answer":null,"at":"2026-11-23T09:01:00Z","confidence":null,"grade":"good","id":"b","kind":"study","offsetMinutes":60,"points":[],"question":"q-1","revision":1,"score":null,"session":null,"thinkMs":0,"totalMs":0}"#,
      ])
  }

  @Test func exportsOnlyToANewFile() throws {
    let path = try directory.write("mine", to: "out.jsonl")
    #expect(historyError { try history.exportLines(to: path) } == .alreadyExists(path: path))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
  }

  // MARK: Backup

  @Test func aBackupIsAWholeHistoryOfItsOwn() throws {
    try fill(history, seed: 2)
    let path = directory.path("copy.db")
    try history.backup(to: path)
    let before = try history.lines()
    try history.append(fullAttempt)
    let status = try FileManager.default.attributesOfItem(atPath: path)
    #expect((status[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    #expect(try HistoryFile.check(path: path, at: morning) == [])
    let copy = try HistoryFile.open(path: path)
    #expect(try copy.lines() == before)
    try copy.append(fullAttempt)
    #expect(try copy.cards(model: FSRS()) == history.cards(model: FSRS()))
  }

  @Test func aBackupNeverReplacesAFile() throws {
    let path = try directory.write("mine", to: "copy.db")
    #expect(historyError { try history.backup(to: path) } == .alreadyExists(path: path))
    #expect(historyError { try history.backup(to: history.path) } != nil)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
  }

  @Test func aFailedBackupLeavesNothing() throws {
    try fill(history, seed: 3)
    let nowhere = directory.path("none/copy.db")
    #expect(
      historyError { try history.backup(to: nowhere) }
        == .fileProblem(path: nowhere, reason: "cannot be made: No such file or directory"))
    let before = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    let name = directory.path(String(repeating: "n", count: 250))
    #expect(historyError { try history.backup(to: name) } != nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == before)
  }

  // MARK: Merge

  @Test(arguments: 0..<3 as Range<UInt64>)
  func historiesMergeToTheSameInAnyOrder(seed: UInt64) throws {
    for (index, name) in ["a", "b", "c"].enumerated() {
      let each = try file(name)
      try fill(each, seed: seed * 10 + UInt64(index))
      // What all have in common.
      try fill(each, seed: 999)
      _ = try each.cards(model: FSRS())
    }
    let one = try file("one")
    for name in ["a", "b", "c", "a"] { _ = try one.merge(from: directory.path(name)) }
    let two = try file("two")
    _ = try two.merge(from: directory.path("c"))
    _ = try file("b").merge(from: directory.path("a"))
    _ = try two.merge(from: directory.path("b"))
    #expect(try one.lines() == two.lines())
    #expect(try one.lines().count { $0.contains(#""grade":"#) } == 240)
    #expect(try one.cards(model: FSRS()) == Card.fold(one.attempts(), model: FSRS()))
    for name in ["one", "two", "b"] { #expect(try file(name).check() == []) }
    #expect(try one.merge(from: directory.path("b")).attempts == 0)
  }

  @Test func aMergeOnlyReadsTheOtherHistory() throws {
    let other = try file("other.db")
    try other.append([attempt("a"), attempt("b")])
    try other.retract("b", at: morning)
    let lines = try other.lines()
    try history.append(attempt("a"))
    let changes = try history.merge(from: directory.path("other.db"))
    #expect(changes.attempts == 1)
    #expect(changes.attemptsKnown == 1)
    #expect(changes.retractions == 1)
    #expect(try history.lines() == lines)
    #expect(try other.lines() == lines)
    #expect(try history.merge(from: history.path).attempts == 0)
  }

  @Test func aMergeWithAClashAddsNothing() throws {
    let other = try file("other.db")
    try other.append([attempt("a"), attempt("b", grade: .easy), attempt("c")])
    try history.append(attempt("b"))
    #expect(historyError { _ = try history.merge(from: other.path) } == .clash("b"))
    #expect(try history.attempts() == [attempt("b")])
  }

  @Test func aMergeNamesTheFileThatCannotBeUsed() throws {
    let missing = directory.path("none.db")
    #expect(historyError { _ = try history.merge(from: missing) } == .notFound(path: missing))
    let text = try directory.write("text that is no database", to: "text")
    #expect(
      historyError { _ = try history.merge(from: text) }
        == .damaged(path: text, detail: "only 24 bytes long"))
  }

  @Test func neitherMergesNorBacksUpWhatIsNotSound() throws {
    let other = try file("other.db")
    try other.append(attempt("a"))
    try other.queue.inDatabase {
      try $0.execute(sql: "DROP TRIGGER attempt_update; UPDATE attempt SET answer = NULL")
    }
    let unsound = HistoryError.damaged(
      path: other.path, detail: "attempt_update is not as Edgewise makes it")
    #expect(historyError { _ = try history.merge(from: other.path) } == unsound)
    #expect(historyError { try other.backup(to: directory.path("copy.db")) } == unsound)
    #expect(try history.attempts().isEmpty)
    #expect(!FileManager.default.fileExists(atPath: directory.path("copy.db")))
  }

  // MARK: Check

  @Test func findsNothingWrongWithAWholeHistory() throws {
    #expect(try history.check() == [])
    try fill(history, seed: 4)
    _ = try history.cards(model: FSRS())
    #expect(try history.check() == [])
    #expect(try HistoryFile.check(path: history.path, at: morning) == [])
  }

  @Test func findsAMissingTrigger() throws {
    try history.queue.inDatabase { try $0.execute(sql: "DROP TRIGGER attempt_delete") }
    #expect(try history.check() == [.changedSchema("attempt_delete")])
  }

  @Test func findsARetractionWithoutItsAttempt() throws {
    try history.queue.inDatabase {
      try $0.execute(
        sql: """
          PRAGMA foreign_keys = OFF; INSERT INTO retraction (attempt, at) VALUES ('gone', 1);
          PRAGMA foreign_keys = ON;
          """)
    }
    #expect(try history.check() == [.lostAttempt("gone")])
  }

  @Test func findsAValueOutOfItsRange() throws {
    try history.append(attempt("a"))
    try history.queue.inDatabase {
      try $0.execute(
        sql: """
          PRAGMA ignore_check_constraints = ON;
          INSERT INTO note VALUES ('', 'text', 1); PRAGMA ignore_check_constraints = OFF
          """)
    }
    let rule = "a question's id is 1 to 200 printable ASCII characters without spaces"
    let findings: [HistoryFinding] = [.brokenRule(rule, table: "note", record: "")]
    #expect(try history.check() == findings)
    // A connection that cannot write knows no rules.
    try history.queue.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    try history.close()
    chmod(directory.path(), 0o400)
    #expect(try HistoryFile.check(path: directory.path(), at: morning) == findings)
  }
}
