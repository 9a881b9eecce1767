import FSRS
import Foundation
import GRDB
import Practice
import SeededRandom
import Testing

@testable import History

/// Backups that are made by themselves, and how one comes back.
@Suite struct BackupTests {
  let directory: TemporaryDirectory
  let history: HistoryFile
  let backups: Backups

  init() throws {
    directory = try TemporaryDirectory()
    history = try HistoryFile.open(path: directory.path())
    backups = Backups(of: directory.path())
  }

  private func backup(_ day: Int, hour: Int = 12, bytes: Int = 1, migration: Bool = false) -> Backup
  {
    Backup(
      path: "\(day)-\(hour)-\(bytes)",
      at: Instant(milliseconds: Int64(day * 24 + hour) * 3_600_000),
      bytes: bytes, isOfMigration: migration)
  }

  // MARK: Which are kept

  private static let later = Instant(milliseconds: 30_000 * 86_400_000)

  @Test func aBackupOfAClockThatWasAheadPushesNoneOut() {
    let now = Instant(milliseconds: 20_010 * 86_400_000)
    let good = (20_000..<20_005).map { backup($0) }
    #expect(BackupPlan().superfluous(good + [backup(25_000, bytes: 1 << 30)], at: now).isEmpty)
  }

  @Test func aYearOfDaysLeavesDaysWeeksAndMonths() {
    // 1 January 2027 is day 20,819, a Friday.
    var kept: [Backup] = []
    for day in 20_454...20_819 {
      kept.append(backup(day))
      let gone = Set(BackupPlan().superfluous(kept, at: Self.later))
      kept.removeAll { gone.contains($0) }
    }
    let days = kept.map { 20_819 - Int($0.at.milliseconds / 86_400_000) }.sorted()
    // Seven days; the Sundays before the last two weeks (20 and 13 December, 27 is among the days); the
    // last days of November to February, since each month's newest stays.
    let months = [32, 62, 93, 123, 154, 185, 215, 246, 276, 307]
    #expect(days == [0, 1, 2, 3, 4, 5, 6, 12, 19] + months, "\(days)")
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func thePlanKeepsItsWord(seed: UInt64) {
    var numbers = SplitMix64(seed: seed)
    let all = (0..<80).map { _ in
      backup(
        Int.random(in: 20_000..<20_500, using: &numbers),
        hour: Int.random(in: 0..<24, using: &numbers),
        bytes: Int.random(in: 1...2_000_000, using: &numbers),
        migration: Int.random(in: 0..<9, using: &numbers) == 0)
    }
    let gone = Set(BackupPlan().superfluous(all, at: Self.later))
    let kept = all.filter { !gone.contains($0) }
    let newest = all.max { $0.at < $1.at }
    #expect(kept.contains { $0.at == newest?.at })
    #expect(kept.count <= 7 + 4 + 12 + 1)
    // In a plan's own result nothing is superfluous: it does not eat itself up.
    #expect(BackupPlan().superfluous(kept, at: Self.later).isEmpty)
    let tight = BackupPlan(bytes: 3_000_000)
    let rest = all.filter { !Set(tight.superfluous(all, at: Self.later)).contains($0) }
    #expect(rest.map(\.bytes).reduce(0, +) <= 3_000_000 || rest.count == 1)
    #expect(rest.contains { $0.at == newest?.at })
  }

  // MARK: When

  @Test func oneADayWhereSomethingHasChanged() throws {
    // The file's time is the system's.
    let now = WallTime(
      instant: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)), offsetMinutes: 0)
    let day: Int64 = 86_400_000
    #expect(try !backups.isDue(at: now, of: history), "nothing was answered")
    try history.append(attempt("a"))
    #expect(try backups.isDue(at: now, of: history))
    #expect(try backups.make(at: now.instant.adding(milliseconds: -day)) { _ in true })
    #expect(try !backups.isDue(at: now, of: history), "nothing has changed")
    try history.append(attempt("b"))
    #expect(try backups.isDue(at: now, of: history))
    #expect(try backups.make(at: now.instant) { _ in true })
    #expect(try !backups.isDue(at: now, of: history))
    #expect(
      try !backups.isDue(at: now.adding(milliseconds: 3 * day), of: history), "nothing has changed")
    let all = try backups.all()
    #expect(all.count == 2)
    #expect(all.map(\.isOfMigration) == [false, false])
    #expect(all[0].at > all[1].at)
    #expect(try HistoryFile.openReadOnly(path: all[0].path).lines() == history.lines())
    #expect(try backups.make(at: now.instant) { _ in true }, "twice in a second is once")
    #expect(try backups.all().count == 2)
  }

  @Test func theFilesAreTheirOwnersAlone() throws {
    umask(0)
    defer { umask(0o022) }
    try history.append(attempt("a"))
    _ = try backups.make(at: morning) { _ in true }
    let files = FileManager.default
    func mode(_ path: String) throws -> Int? {
      try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(backups.folder) == 0o700)
    let path = try #require(try backups.all().first?.path)
    #expect(try mode(path) == 0o600)
    #expect(try mode(directory.path() + "-head") == 0o600)
    #expect(try files.contentsOfDirectory(atPath: backups.folder).count == 1)
  }

  @Test func oneAtATimeIsMade() throws {
    try history.append(attempt("a"))
    _ = try backups.make(at: morning) { _ in true }
    let descriptor = open(backups.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    flock(descriptor, LOCK_EX)
    let tomorrow = morning.adding(milliseconds: 86_400_000)
    #expect(try backups.make(at: tomorrow) { _ in true })
    #expect(try backups.all().count == 1, "another process is at it")
    close(descriptor)
    #expect(try backups.make(at: tomorrow) { _ in true })
    #expect(try backups.all().count == 2)
  }

  @Test func oneThatIsGivenUpLeavesNothing() throws {
    // More than is copied at a stretch.
    for index in 0..<20 {
      var long = attempt("long-\(index)")
      long.answer = String(repeating: "long ", count: 60_000)
      try history.append(long)
    }
    #expect(try !backups.make(at: morning) { _ in false })
    #expect(try FileManager.default.contentsOfDirectory(atPath: backups.folder).isEmpty)
  }

  @Test func whatAKilledRunHasLeftGoesWithTheNext() throws {
    try history.append(attempt("a"))
    _ = try backups.make(at: morning) { _ in true }
    let path = directory.path("copy.db")
    let leftover = directory.path(".copy.db.\(UUID()).partial")
    let other = directory.path(".mine.partial")
    for path in [leftover, other] { try Data("half".utf8).write(to: URL(fileURLWithPath: path)) }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -90)], ofItemAtPath: leftover)
    // Somebody is still at work on this one.
    let busy = directory.path(".copy.db.\(UUID()).partial")
    let descriptor = open(busy, O_CREAT | O_RDWR, 0o600)
    flock(descriptor, LOCK_EX)
    try history.backup(to: path)
    #expect(!FileManager.default.fileExists(atPath: leftover))
    #expect(FileManager.default.fileExists(atPath: other))
    #expect(FileManager.default.fileExists(atPath: busy))
    close(descriptor)
  }

  @Test(arguments: 1..<Schema.version)
  func aFileIsBackedUpBeforeItGetsANewForm(version: Int) throws {
    let path = directory.path("old.db")
    try makeHistory(at: path, version: version) { try AttemptRow(fullAttempt).insert($0) }
    var shares: [Double] = []
    let opened = try HistoryFile.open(path: path) { shares.append($0) }
    #expect(shares.last == 1)
    let made = try Backups(of: path).all()
    #expect(made.map(\.isOfMigration) == [true])
    #expect(made[0].path.hasSuffix("-before-version-\(version + 1).db"))
    let copy = try HistoryFile.openReadOnly(path: made[0].path)
    #expect(try copy.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == version)
    #expect(try copy.lines() == opened.lines())
    // And not again.
    try opened.close()
    _ = try HistoryFile.open(path: path)
    #expect(try Backups(of: path).all().count == 1)
  }

  @Test func withoutRoomForTheBackupNothingGetsANewForm() throws {
    let path = directory.path("old.db")
    try makeHistory(at: path, version: 3) { try AttemptRow(fullAttempt).insert($0) }
    // A file where the folder would be.
    _ = try directory.write("mine", to: "old.db-backups")
    #expect(historyError { _ = try HistoryFile.open(path: path) } != nil)
    let old = try HistoryFile.openReadOnly(path: path)
    #expect(try old.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 3)
    #expect(try old.attempts() == [fullAttempt])
  }

  // MARK: Restoring

  @Test func aBackupTakesThePlaceAndWhatWasThereIsSetAside() throws {
    try history.append([attempt("a"), attempt("b", minutes: 1)])
    let copy = directory.path("copy.db")
    try history.backup(to: copy)
    let before = try history.lines()
    try history.append(attempt("c", minutes: 2))
    let whole = try history.lines()
    let loss = try HistoryFile.loss(at: history.path, from: copy)
    #expect(loss == RestoreLoss(attempts: 1, since: attempt("c", minutes: 2).at))
    let aside = try #require(try HistoryFile.restore(history.path, from: copy, at: morning))
    // Who had the other one open learns of it and loses nothing.
    #expect(historyError { try history.append(attempt("d")) } == .moved(path: history.path))
    #expect(try HistoryFile.openReadOnly(path: aside).lines() == whole)
    let restored = try HistoryFile.open(path: history.path)
    #expect(try restored.lines() == before)
    #expect(try restored.check() == [])
    try restored.append(attempt("e", minutes: 9))
    #expect(try restored.check() == [])
    #expect(try restored.merge(from: aside).attempts == 1)
  }

  @Test func nothingThatWasSetAsideIsOverwritten() throws {
    try history.append(attempt("a"))
    let copy = directory.path("copy.db")
    try history.backup(to: copy)
    var names: [String] = []
    for index in 0..<3 {
      let now = try HistoryFile.open(path: history.path)
      try now.append(attempt("b-\(index)", minutes: 1))
      names.append(try HistoryFile.restore(history.path, from: copy, at: morning) ?? "")
      #expect(try HistoryFile.openReadOnly(path: names[index]).attempts().count == 2)
    }
    #expect(Set(names).count == 3)
    // Each a file of its own, so that what is written later does not change it.
    try HistoryFile.open(path: history.path).append(attempt("c", minutes: 3))
    #expect(try HistoryFile.openReadOnly(path: names[2]).attempts().count == 2)
  }

  @Test func whatWasForgottenSinceStaysForgotten() throws {
    var secret = attempt("a")
    secret.answer = "my secret"
    try history.append(secret)
    let copy = directory.path("copy.db")
    try history.backup(to: copy)
    _ = try history.forget("a", at: morning)
    try HistoryFile.restore(history.path, from: copy, at: morning)
    let restored = try HistoryFile.open(path: history.path)
    #expect(try restored.attempts().map(\.answer) == [nil])
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: history.path)).range(of: Data("my secret".utf8))
        == nil)
  }

  @Test func aHistoryThatIsGoneComesBack() throws {
    try history.append(attempt("a"))
    let copy = directory.path("copy.db")
    try history.backup(to: copy)
    try history.close()
    try FileManager.default.removeItem(atPath: history.path)
    #expect(try HistoryFile.loss(at: history.path, from: copy) == RestoreLoss())
    #expect(try HistoryFile.restore(history.path, from: copy, at: morning) == nil)
    #expect(try HistoryFile.open(path: history.path).attempts() == [attempt("a")])
  }

  @Test func aDamagedBackupTakesNoPlace() throws {
    try history.append(attempt("a"))
    let text = try directory.write(String(repeating: "text ", count: 300), to: "copy.db")
    #expect(historyError { try HistoryFile.restore(history.path, from: text, at: morning) } != nil)
    #expect(try history.attempts() == [attempt("a")])
    try history.append(attempt("b"))
  }
}
