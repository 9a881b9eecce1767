import FSRS
import Foundation
import GRDB
import Practice
import SeededRandom
import Testing

@testable import History

/// What is left of a damaged history, and where the rest comes from.
@Suite struct RepairTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private var path: String { directory.path() }

  /// A history with a backup of all but its last attempts.
  private func make(_ count: Int, backedUp: Int) throws -> [Attempt] {
    let history = try HistoryFile.open(path: path)
    var numbers = SplitMix64(seed: 7)
    var attempts = randomAttempts(count, questions: 40, using: &numbers)
    for index in attempts.indices { attempts[index].answer = "answer \(index) of some length" }
    try history.append(attempts.prefix(max(backedUp, 1)))
    try history.retract(attempts[0].id, at: morning)
    for index in 0..<40 {
      try history.set(Note(question: "q-\(index)", text: "note \(index)", at: morning))
    }
    if backedUp > 0 { _ = try Backups(of: path).make(at: morning) { _ in true } }
    try history.append(attempts.dropFirst(max(backedUp, 1)))
    try history.close()
    return attempts
  }

  private func damage(_ body: (inout Data) -> Void) throws {
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    body(&bytes)
    try bytes.write(to: URL(fileURLWithPath: path))
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func whatABrokenPageCostsComesFromTheBackup(seed: UInt64) throws {
    let attempts = try make(400, backedUp: 390)
    var numbers = SplitMix64(seed: seed)
    try damage { bytes in
      let page = Int.random(in: 1..<(bytes.count / 4096), using: &numbers)
      for offset in page * 4096..<(page + 1) * 4096 {
        bytes[offset] = UInt8.random(in: 0...255, using: &numbers)
      }
    }
    let findings = try HistoryFile.check(path: path, at: morning)
    guard findings.contains(where: \.isOfLog) else { return }
    let repair = try HistoryFile.repair(path: path, at: morning)
    let history = try HistoryFile.open(path: path)
    #expect(try history.check() == [])
    let kept = try history.read { try String.fetchAll($0, sql: "SELECT id FROM attempt") }
    #expect(Set(kept).isSubset(of: attempts.map(\.id)))
    #expect(Set(kept).isSuperset(of: attempts.prefix(390).map(\.id)))
    #expect(repair.attempts == kept.count)
    #expect(repair.lost == 400 - kept.count)
    #expect(try FileManager.default.fileExists(atPath: #require(repair.aside)))
    #expect(try history.annotations().notes.count == 40)
    // What is there is what was recorded.
    let recorded = Dictionary(uniqueKeysWithValues: attempts.map { ($0.id, $0) })
    for attempt in try history.attempts() { #expect(recorded[attempt.id] == attempt) }
    try history.append(attempt("after", minutes: 100_000))
    #expect(try history.check() == [])
  }

  @Test func withoutABackupWhatCanBeReadIsKept() throws {
    let attempts = try make(400, backedUp: 0)
    try damage { bytes in
      // Some of the attempts' own pages, at the file's end.
      let pages = bytes.count / 4096
      for page in stride(from: pages - 1, to: pages - 20, by: -7) {
        for offset in page * 4096..<(page + 1) * 4096 { bytes[offset] = 0xA5 }
      }
    }
    let repair = try HistoryFile.repair(path: path, at: morning)
    let history = try HistoryFile.open(path: path)
    #expect(try history.check() == [])
    #expect(repair.backup == nil)
    #expect(repair.attempts + repair.lost == attempts.count)
    #expect(repair.attempts > 200)
  }

  @Test func whatIsNoDatabaseAnyMoreComesFromTheBackup() throws {
    let attempts = try make(50, backedUp: 50)
    try damage { bytes in for offset in 0..<100 { bytes[offset] = 0 } }
    let repair = try HistoryFile.repair(path: path, at: morning)
    #expect(repair.fromBackup == 50 && repair.lost == 0)
    #expect(try HistoryFile.open(path: path).attempts().count == attempts.count - 1)
  }

  @Test func aFlippedBitInAGradeIsTakenFromTheBackup() throws {
    let attempts = try make(30, backedUp: 20)
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { db in
      let trigger = try #require(
        try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'attempt_update'"))
      try db.execute(
        sql: """
          DROP TRIGGER attempt_update;
          UPDATE attempt SET grade = 5 - grade, day = day + 1 WHERE seq IN (5, 25);
          """)
      try db.execute(sql: trigger)
    }
    try queue.close()
    let repair = try HistoryFile.repair(path: path, at: morning)
    #expect(repair.fromBackup == 1)
    #expect(repair.doubtful == [attempts[24].id])
    #expect(repair.lost == 0)
    let history = try HistoryFile.open(path: path)
    #expect(try history.attempts(of: attempts[4].question).contains(attempts[4]))
    #expect(try history.check() == [])
  }

  @Test func aSoundFileIsLeftAsItIs() throws {
    _ = try make(30, backedUp: 20)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let repair = try HistoryFile.repair(path: path, at: morning)
    #expect(repair.findings.isEmpty && repair.aside == nil && repair.attempts == 30)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func whatWasMendedIsKnownAfterARepair() throws {
    _ = try make(30, backedUp: 0)
    let history = try HistoryFile.open(path: path)
    _ = try history.cards(model: FSRS())
    try history.queue.write { try $0.execute(sql: "UPDATE card SET lapses = 99") }
    #expect(try !HistoryFile.check(path: path, at: morning).isEmpty)
    #expect(try !HistoryFile.check(path: path, at: morning).isEmpty, "it is not forgotten")
    _ = try HistoryFile.repair(path: path, at: morning)
    #expect(try HistoryFile.check(path: path, at: morning) == [])
  }

  @Test func anotherProgramsFileIsNotRepaired() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.inDatabase { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
    try queue.close()
    #expect(
      historyError { _ = try HistoryFile.repair(path: path, at: morning) }
        == .notAHistory(path: path))
  }
}
