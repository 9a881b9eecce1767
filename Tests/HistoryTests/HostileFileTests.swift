import FSRS
import Foundation
import GRDB
import Practice
import Testing

@testable import History

/// Files that somebody has made so that reading them goes wrong, or never ends.
@Suite struct HostileFileTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// A history of a few answers, changed by SQL, with no trigger or rule in the way.
  private func make(_ changes: String) throws -> String {
    let path = directory.path()
    let history = try HistoryFile.open(path: path)
    try history.append([attempt("a", "q-1"), fullAttempt])
    try history.retract("a", at: morning)
    _ = try history.cards(model: FSRS())
    try history.close()
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { db in
      try db.execute(
        sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; \(changes)")
    }
    try queue.close()
    return path
  }

  private static let endless =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"

  @Test(arguments: [
    // What is read gives rows without end.
    "DROP TABLE setting; CREATE VIEW setting AS \(endless) SELECT 'k' || i AS key, 'v' AS value, 1 AS at FROM n",
    "DROP TABLE card_source; CREATE VIEW card_source AS \(endless) SELECT i AS only, 'x' AS log, 'y' AS model FROM n WHERE i < 0",
    "DROP TABLE grdb_migrations; CREATE VIEW grdb_migrations AS \(endless) SELECT i AS identifier FROM n",
    // What is written takes for ever, or does something else.
    "CREATE TRIGGER mine AFTER INSERT ON attempt BEGIN SELECT count(*) FROM attempt, attempt AS b; END",
    "CREATE TRIGGER mine BEFORE INSERT ON attempt BEGIN SELECT RAISE(IGNORE); END",
    "CREATE INDEX mine ON note (length(text || hex(zeroblob(400000000))))",
    "DROP TRIGGER attempt_delete",
    "ALTER TABLE attempt ADD COLUMN mine TEXT",
    "ALTER TABLE attempt ADD COLUMN mine TEXT AS (hex(zeroblob(100000000)))",
    "DROP INDEX attempt_day",
  ])
  func aSchemaThatIsNotOursIsRefusedAtOnce(changes: String) throws {
    let path = try make(changes)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let start = ContinuousClock.now
    for attempt in [
      { _ = try HistoryFile.open(path: path) }, { _ = try HistoryFile.openReadOnly(path: path) },
    ] as [() throws -> Void] {
      guard case .damaged(_, let detail) = historyError(attempt) else {
        Issue.record("it was opened")
        continue
      }
      #expect(detail.hasSuffix("is not as Edgewise makes it"))
    }
    #expect(try !HistoryFile.check(path: path, at: morning).isEmpty)
    #expect(ContinuousClock.now - start < .seconds(5))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    let beside = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    #expect(!beside.contains("history.db-wal"))
  }

  /// 3,000 views cost each command seconds.
  @Test func aSchemaWithThousandsOfThingsIsRefused() throws {
    let path = try make((0..<150).map { "CREATE VIEW v\($0) AS SELECT 1;" }.joined())
    #expect(historyError { _ = try HistoryFile.open(path: path) } != nil)
  }

  @Test func hugeValuesInWhatIsDerivedAreWorkedOutAnew() throws {
    let path = try make(
      """
      UPDATE tally SET sensitivity = zeroblob(60000000), last_ticked = printf('%.*c', 60000000, ' ')
      """)
    let start = ContinuousClock.now
    let history = try HistoryFile.open(path: path)
    #expect(try history.tallies(model: FSRS()) == Tallies(history.attempts(), model: FSRS()))
    #expect(try history.check().allSatisfy(\.isOfCache))
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  /// A rollback journal that somebody has put beside a history, or that was left of another file, must
  /// not bring it back to what it says.
  @Test func aForeignJournalCutsNothingOff() throws {
    let path = try make("")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    var journal = Data([0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7])
    for number in [0, 7, 1, 512, 4096] as [UInt32] {
      withUnsafeBytes(of: number.bigEndian) { journal.append(contentsOf: $0) }
    }
    journal.append(Data(repeating: 0, count: 512 - journal.count))
    journal.append(Data(repeating: 120, count: 600))
    try journal.write(to: URL(fileURLWithPath: path + "-journal"))
    for attempt in [
      { _ = try HistoryFile.open(path: path) }, { _ = try HistoryFile.openReadOnly(path: path) },
    ] as [() throws -> Void] {
      #expect(
        historyError(attempt)?.message.contains("-journal beside it is another file's") == true)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    try FileManager.default.removeItem(atPath: path + "-journal")
    #expect(try HistoryFile.open(path: path).check() == [])
  }

  @Test func aForeignLogIsNotBroughtIntoAFileThatIsRefused() throws {
    let path = try make("")
    let other = directory.path("other.db")
    let second = try HistoryFile.open(path: other)
    for index in 0..<40 { try second.append(attempt("o-\(index)", "q-\(index)", minutes: 5)) }
    try FileManager.default.copyItem(atPath: other + "-wal", toPath: path + "-wal")
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let error = historyError { _ = try HistoryFile.open(path: path) }
    if error != nil {
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    } else {
      // All of the other one is in the log: then it shows that this one's end is lost.
      #expect(try HistoryFile.check(path: path, at: morning) == [.lostEnd])
    }
  }

  @Test(arguments: ["0", "-1", "1", "2", "3"])
  func aVersionThatIsNotTheFilesIsDamageAndCanBeRepaired(version: String) throws {
    let path = try make("PRAGMA user_version = \(version)")
    guard case .damaged = historyError({ _ = try HistoryFile.open(path: path) }) else {
      Issue.record("it was opened")
      return
    }
    #expect(try HistoryFile.repair(path: path, at: morning).attempts == 2)
    #expect(try HistoryFile.open(path: path).check() == [])
  }

  @Test func aPipeIsNoHistory() {
    let path = directory.path("pipe.db")
    mkfifo(path, 0o600)
    #expect(historyError { _ = try HistoryFile.open(path: path) } == .notAHistory(path: path))
    #expect(
      historyError { _ = try HistoryFile.openReadOnly(path: path) } == .notAHistory(path: path))
  }

  @Test func aTableOfSomebodysOwnIsNoneOfOurBusiness() throws {
    let path = try make("CREATE TABLE mine (name TEXT); CREATE VIEW ours AS SELECT 1; ANALYZE")
    #expect(try HistoryFile.open(path: path).check() == [])
  }

  @Test func pagesThatLeadInCirclesEndWithAnError() throws {
    let path = directory.path()
    let history = try HistoryFile.open(path: path)
    for index in 0..<3000 { try history.set(Note(question: "q-\(index)", text: "n", at: morning)) }
    try history.close()
    // Every child of the table's root becomes one and the same page, and that page's children the root.
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let queue = try DatabaseQueue(path: path)
    let root = try queue.read {
      try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'note'") ?? 0
    }
    try queue.close()
    let start = (root - 1) * 4096
    #expect(bytes[start] == 2, "an inner page of an index")
    let cells = Int(bytes[start + 3]) << 8 | Int(bytes[start + 4])
    for cell in 0..<cells {
      let place = start + 12 + 2 * cell
      let offset = start + (Int(bytes[place]) << 8 | Int(bytes[place + 1]))
      for (index, byte) in withUnsafeBytes(of: UInt32(root).bigEndian, Array.init).enumerated() {
        bytes[offset + index] = byte
      }
    }
    try bytes.write(to: URL(fileURLWithPath: path))
    let clock = ContinuousClock.now
    let opened = try HistoryFile.openReadOnly(path: path)
    #expect(historyError { _ = try opened.annotations() } != nil)
    #expect(try !opened.check().isEmpty)
    #expect(ContinuousClock.now - clock < .seconds(5))
  }

  @Test(arguments: [
    "UPDATE setting SET at = -9223372036854775808", "UPDATE note SET at = 9223372036854775807",
    "UPDATE mark SET until = 9223372036854775807", "UPDATE retraction SET at = -1",
    "UPDATE attempt SET at = 9223372036854775807", "UPDATE attempt SET day = -9223372036854775808",
    "UPDATE attempt SET offset_minutes = 9223372036854775807",
    "UPDATE attempt SET think_ms = -1", "UPDATE attempt SET grade = 77",
    "UPDATE attempt SET score = 101", "UPDATE attempt SET id = char(10) || 'x' WHERE id = 'a'",
    "UPDATE attempt SET points = 'a  b'", "UPDATE setting SET key = ''",
  ])
  func aValueOutOfItsRangeIsFoundAndNeverATrap(change: String) throws {
    let path = directory.path()
    let history = try HistoryFile.open(path: path)
    try history.append([attempt("a", "q-1"), fullAttempt])
    try history.retract("a", at: morning)
    try history.set(Setting(key: "theme", value: "dark", at: morning))
    try history.set(Note(question: "q-1", text: "mine", at: morning))
    try history.set(
      Mark(question: "q-1", kind: .buried, isSet: true, until: StudyDay(ordinal: 9), at: morning))
    try history.tamper(
      """
      \(change)
      """)
    #expect(try history.check().contains(where: \.isOfLog))
    _ = historyError { _ = try history.lines() }
    _ = historyError { _ = try history.snapshot(on: StudyDay(ordinal: 20_780)) }
    _ = historyError { _ = try history.tallies(model: FSRS()) }
  }
}
