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
    #expect(repair.backups == 0)
    #expect(repair.attempts + repair.lost == attempts.count)
    #expect(repair.attempts > 200)
  }

  @Test func whatIsNoDatabaseAnyMoreComesFromTheBackup() throws {
    let attempts = try make(50, backedUp: 50)
    try damage { bytes in for offset in 0..<100 { bytes[offset] = 0 } }
    let repair = try HistoryFile.repair(path: path, at: morning)
    #expect(repair.attempts == 50 && repair.lost == 0)
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
    #expect(repair.fromBackups == 1)
    #expect(repair.doubtful == [attempts[24].id])
    #expect(repair.lost == 0)
    let history = try HistoryFile.open(path: path)
    #expect(try history.attempts(of: attempts[4].question).contains(attempts[4]))
    #expect(try history.check() == [])
  }

  /// What leads to the rows is damaged, and they are not.
  @Test(arguments: ["cut", "magic", "schema", "root", "count"])
  func rowsAreReadWithoutTheWayToThem(damage kind: String) throws {
    let attempts = try make(400, backedUp: 0)
    let queue = try DatabaseQueue(path: path)
    let root = try queue.read {
      try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'attempt'") ?? 0
    }
    try queue.close()
    try damage { bytes in
      switch kind {
      case "cut": bytes.removeLast(4096)
      case "magic": for offset in 0..<16 { bytes[offset] = 0 }
      case "schema":
        let place = bytes.range(of: Data("CREATE TABLE finding".utf8))?.lowerBound ?? 0
        bytes[place + 3] ^= 4
      case "root": for offset in (root - 1) * 4096..<root * 4096 { bytes[offset] = 0 }
      default: for offset in 28..<32 { bytes[offset] = 0xFF }
      }
    }
    let repair = try HistoryFile.repair(path: path, at: morning)
    // At most the page that was cut off is lost.
    #expect(repair.attempts >= (kind == "cut" ? 370 : 400), "\(repair)")
    #expect(repair.attempts + repair.lost == 400)
    let history = try HistoryFile.open(path: path)
    #expect(try history.check() == [])
    let recorded = Dictionary(uniqueKeysWithValues: attempts.map { ($0.id, $0) })
    for attempt in try history.attempts() { #expect(recorded[attempt.id] == attempt) }
  }

  @Test func whatWasForgottenKeepsNoBackupFromHelpingAndStaysForgotten() throws {
    let attempts = try make(100, backedUp: 100)
    let history = try HistoryFile.open(path: path)
    _ = try history.forget(attempts[5].id, at: morning)
    try history.close()
    try damage { bytes in
      let place = bytes.range(of: Data("answer 70 of some length".utf8))?.lowerBound ?? 0
      for offset in place / 4096 * 4096..<(place / 4096 + 1) * 4096 { bytes[offset] = 0 }
    }
    let repair = try HistoryFile.repair(path: path, at: morning)
    #expect(repair.lost == 0 && repair.attempts == 100 && repair.fromBackups > 0)
    let mended = try HistoryFile.open(path: path)
    #expect(try mended.attempts().first { $0.id == attempts[5].id }?.answer == nil)
    #expect(try !mended.lines().joined().contains("answer 5 of some length"))
  }

  /// A clock that was ahead has made the backup that seems the newest.
  @Test func everyBackupHelps() throws {
    _ = try make(60, backedUp: 20)
    _ = try Backups(of: path).make(at: morning.adding(milliseconds: 1 << 40)) { _ in true }
    let history = try HistoryFile.open(path: path)
    for index in 0..<30 { try history.append(attempt("later-\(index)", minutes: 90_000)) }
    try history.close()
    _ = try Backups(of: path).make(at: morning.adding(milliseconds: 86_400_000)) { _ in true }
    try damage { bytes in bytes.removeSubrange(8192...) }
    let repair = try HistoryFile.repair(path: path, at: morning)
    #expect(repair.attempts == 90)
  }

  @Test func aDamagedRetractionOrForgettingTakesNothingAway() throws {
    let history = try HistoryFile.open(path: path)
    var first = attempt("a51", "q-1")
    first.answer = "mine"
    var second = attempt("a53", "q-2")
    second.answer = "innocent"
    try history.append([first, second, attempt("a16", "q-3"), attempt("a17", "q-3", minutes: 1)])
    _ = try history.forget("a51", at: morning)
    try history.retract("a17", at: morning)
    try history.set(Note(question: "q-1", text: "good", at: morning))
    _ = try Backups(of: path).make(at: morning) { _ in true }
    try history.tamper(
      """
      UPDATE forgotten SET attempt = 'a53'; UPDATE retraction SET attempt = 'a16';
      UPDATE note SET text = 'zzzz'
      """)
    try history.close()
    _ = try HistoryFile.repair(path: path, at: morning)
    let mended = try HistoryFile.open(path: path)
    #expect(try mended.check() == [])
    #expect(try mended.attempts().map(\.id).sorted() == ["a16", "a51", "a53"])
    #expect(try mended.attempts(of: "q-2").first?.answer == "innocent")
    #expect(try mended.attempts(of: "q-1").first?.answer == nil)
    #expect(try mended.annotations().notes["q-1"]?.text == "good")
  }

  @Test func aLetterIsNoDamagedHistory() throws {
    let letter = try directory.write(String(repeating: "Dear Sir, ", count: 200), to: "letter.txt")
    #expect(
      historyError { _ = try HistoryFile.repair(path: letter, at: morning) }
        == .notAHistory(path: letter))
  }

  @Test func rubbishInTheMiddleEndsSoon() throws {
    _ = try make(30, backedUp: 0)
    try damage { bytes in for offset in 5000..<5200 { bytes[offset] = 0xFF } }
    let start = ContinuousClock.now
    _ = try HistoryFile.repair(path: path, at: morning)
    #expect(ContinuousClock.now - start < .seconds(5))
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
