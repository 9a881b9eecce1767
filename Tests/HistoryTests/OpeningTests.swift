import FSRS
import Foundation
import GRDB
import Practice
import SeededRandom
import Testing

@testable import History

@Suite struct OpeningTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func mode(_ path: String) throws -> Int? {
    let value = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    return (value as? NSNumber)?.intValue
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  private func error(opening path: String) -> HistoryError? {
    historyError { _ = try HistoryFile.open(path: path, busyTimeout: 0.05) }
  }

  @Test func makesDirectoriesAndFileForTheirOwnerAlone() throws {
    let path = directory.path("data/edgewise/history.db")
    let history = try HistoryFile.open(path: path)
    try history.append(fullAttempt)
    #expect(try mode(directory.path("data")) == 0o700)
    #expect(try mode(directory.path("data/edgewise")) == 0o700)
    for suffix in ["", "-wal", "-shm"] { #expect(try mode(path + suffix) == 0o600) }
  }

  @Test func takesAwayWhatOthersCouldDo() throws {
    let folder = directory.path("edgewise")
    try HistoryFile.open(path: folder + "/history.db").close()
    chmod(folder, 0o777)
    chmod(folder + "/history.db", 0o644)
    #expect(HistoryFile.exposure(of: folder + "/history.db")?.contains("chmod 600") == true)
    try HistoryFile.open(path: folder + "/history.db").close()
    #expect(try mode(folder) == 0o700)
    #expect(try mode(folder + "/history.db") == 0o600)
    #expect(HistoryFile.exposure(of: folder + "/history.db") == nil)
    // Of somebody's own folder it is only told.
    let own = directory.path("own")
    try HistoryFile.open(path: own + "/h.db").close()
    chmod(own, 0o777)
    try HistoryFile.open(path: own + "/h.db").close()
    #expect(try mode(own) == 0o777)
    #expect(HistoryFile.exposure(of: own + "/h.db")?.contains("chmod go-w") == true)
  }

  @Test func isDurableAndChecked() throws {
    let history = try HistoryFile.open(path: directory.path())
    let pragmas = try history.queue.inDatabase { db in
      try ["journal_mode", "synchronous", "foreign_keys", "application_id", "user_version"].map {
        try String.fetchOne(db, sql: "PRAGMA \($0)")
      }
    }
    #expect(pragmas == ["wal", "2", "1", "\(0x4564_6757)", "4"])
  }

  @Test func keepsWhatWasWrittenBefore() throws {
    do {
      let history = try HistoryFile.open(path: directory.path())
      try history.append(fullAttempt)
      try history.close()
    }
    let history = try HistoryFile.open(path: directory.path())
    #expect(try history.attempts() == [fullAttempt])
  }

  @Test func takesAnEmptyFileForANewOne() throws {
    let path = try directory.write("", to: "history.db")
    let history = try HistoryFile.open(path: path)
    #expect(try history.attempts().isEmpty)
    #expect(try mode(path) == 0o600)
  }

  @Test func finishesAFileWhoseMakingWasInterrupted() throws {
    do {
      let queue = try DatabaseQueue(path: directory.path())
      try queue.inDatabase {
        try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
    }
    let path = directory.path()
    #expect(historyError { _ = try HistoryFile.openReadOnly(path: path) } == .outdated(path: path))
    let history = try HistoryFile.open(path: path)
    try history.append(fullAttempt)
    #expect(try history.attempts() == [fullAttempt])
  }

  @Test func returnsABackupToWALMode() throws {
    do { try HistoryFile.open(path: directory.path()).backup(to: directory.path("copy.db")) }
    let history = try HistoryFile.open(path: directory.path("copy.db"))
    let mode = try history.queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
    #expect(mode == "wal")
  }

  @Test func doesNotTakeAPathForAnAddress() throws {
    let name = "file:history.db?mode=memory"
    _ = try HistoryFile.open(path: directory.path(name))
    #expect(FileManager.default.fileExists(atPath: directory.path(name)))
    #expect(HistoryFile.absolute(name) == FileManager.default.currentDirectoryPath + "/" + name)
  }

  @Test(arguments: 0..<10)
  func manyMayOpenANewFileAtOnce(round: Int) async throws {
    let path = directory.path()
    try await withThrowingTaskGroup { group in
      for index in 0..<4 {
        group.addTask {
          let history = try HistoryFile.open(path: path)
          try history.append(attempt("a-\(index)"))
        }
      }
      try await group.waitForAll()
    }
    let history = try HistoryFile.open(path: path)
    #expect(try history.attempts().count == 4)
    #expect(try history.check() == [])
  }

  // MARK: Files that cannot be used

  @Test func refusesADirectory() {
    #expect(error(opening: directory.path) == .isDirectory(path: directory.path))
  }

  @Test func refusesAPathBelowAFile() throws {
    let file = try directory.write("text", to: "file")
    #expect(
      error(opening: file + "/sub/history.db")
        == .fileProblem(path: file + "/sub", reason: "cannot be made: Not a directory"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self")))
  func refusesADirectoryThatNobodyCanWriteTo() throws {
    let made = error(opening: "/proc/edgewise/history.db")
    #expect(
      made
        == .fileProblem(
          path: "/proc/edgewise", reason: "cannot be made: No such file or directory"))
    let inside = try #require(error(opening: "/proc/self/history.db"))
    #expect(inside.message.hasPrefix("/proc/self"))
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func refusesWhatMayNotBeWritten() throws {
    let path = directory.path()
    do { try HistoryFile.open(path: path).append(fullAttempt) }
    chmod(path, 0o400)
    #expect(error(opening: path) == .notWritable(path: path))
    #expect(try HistoryFile.openReadOnly(path: path).attempts() == [fullAttempt])
    chmod(path, 0o000)
    #expect(error(opening: path) == .notReadable(path: path))
    chmod(path, 0o600)
    chmod(directory.path, 0o500)
    defer { chmod(directory.path, 0o700) }
    #expect(error(opening: path) == .notWritable(path: directory.path))
    #expect(try HistoryFile.openReadOnly(path: path).attempts() == [fullAttempt])
    #expect(
      error(opening: directory.path("new.db")) == .notWritable(path: directory.path))
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func readsWhereNothingMayBeWritten() throws {
    let path = directory.path()
    do {
      let history = try HistoryFile.open(path: path)
      try history.append(fullAttempt)
      try history.close()
    }
    chmod(path, 0o400)
    chmod(directory.path, 0o500)
    defer { chmod(directory.path, 0o700) }
    let history = try HistoryFile.openReadOnly(path: path)
    #expect(try history.attempts() == [fullAttempt])
    #expect(try history.tallies(model: FSRS()).questions.count == 1)
  }

  @Test(arguments: ["PRAGMA user_version = 5", "INSERT INTO grdb_migrations VALUES ('5')"])
  func refusesANewerVersionAndLeavesItAsItIs(change: String) throws {
    let path = directory.path()
    do {
      let history = try HistoryFile.open(path: path)
      try history.queue.inDatabase { try $0.execute(sql: change) }
      try history.close()
    }
    let before = try bytes(path)
    #expect(error(opening: path) == .newer(path: path))
    #expect(historyError { _ = try HistoryFile.openReadOnly(path: path) } == .newer(path: path))
    #expect(try bytes(path) == before)
  }

  @Test func refusesAnotherProgramsDatabaseAndLeavesItAsItIs() throws {
    let path = directory.path()
    do {
      let queue = try DatabaseQueue(path: path)
      try queue.inDatabase { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
    }
    let before = try bytes(path)
    #expect(error(opening: path) == .notAHistory(path: path))
    #expect(try bytes(path) == before)
  }

  @Test func refusesWhatIsNoDatabaseAndLeavesItAsItIs() throws {
    let path = try directory.write(String(repeating: "not a database\n", count: 400), to: "x.db")
    let before = try bytes(path)
    #expect(error(opening: path) == .damaged(path: path, detail: "file is not a database"))
    #expect(try bytes(path) == before)
    #expect(try HistoryFile.check(path: path, at: morning) == [.damage("file is not a database")])
  }

  @Test func neverLosesAttemptsSilentlyWhenAFileIsTruncated() throws {
    let path = directory.path()
    var numbers = SplitMix64(seed: 1)
    do {
      let history = try HistoryFile.open(path: path)
      try history.append(randomAttempts(200, using: &numbers))
      try history.close()
    }
    let whole = try bytes(path)
    for count in Set(stride(from: 1, to: whole.count, by: 4096 / 3)).union([99, 100, 4095, 4097]) {
      let part = directory.path("part-\(count).db")
      try whole.prefix(count).write(to: URL(fileURLWithPath: part))
      let thrown = error(opening: part)
      guard case .damaged(part, _) = thrown else {
        Issue.record("\(count) bytes: \(String(describing: thrown))")
        continue
      }
      #expect(try bytes(part) == whole.prefix(count))
    }
  }

  @Test func reportsADamagedPageAndNeverCrashes() throws {
    let path = directory.path()
    var numbers = SplitMix64(seed: 2)
    do {
      let history = try HistoryFile.open(path: path)
      try history.append(randomAttempts(400, using: &numbers))
      try history.close()
    }
    let whole = try bytes(path)
    for page in 0..<whole.count / 4096 {
      var damaged = whole
      for offset in 0..<64 {
        damaged[page * 4096 + offset] = UInt8.random(in: 0...255, using: &numbers)
      }
      let copy = directory.path("page-\(page).db")
      try damaged.write(to: URL(fileURLWithPath: copy))
      #expect(try !HistoryFile.check(path: copy, at: morning).isEmpty, "page \(page)")
      let thrown = historyError {
        let history = try HistoryFile.open(path: copy)
        _ = try history.attempts()
        _ = try history.annotations().marks
        _ = try history.cards(model: .init())
        try history.append(fullAttempt)
      }
      if let thrown {
        guard case .damaged = thrown else {
          Issue.record("page \(page): \(thrown)")
          continue
        }
      }
    }
  }

  @Test func refusesALogWithoutItsFile() throws {
    let path = directory.path()
    let history = try HistoryFile.open(path: path)
    try history.append(fullAttempt)
    try FileManager.default.copyItem(atPath: path + "-wal", toPath: directory.path("lost.db-wal"))
    let lost = directory.path("lost.db")
    let missing = "the file is missing but its -wal has data"
    #expect(error(opening: lost) == .damaged(path: lost, detail: missing))
    _ = try directory.write("", to: "lost.db")
    let empty = "the file is empty but its -wal has data"
    #expect(error(opening: lost) == .damaged(path: lost, detail: empty))
    #expect(FileManager.default.fileExists(atPath: lost + "-wal"))
  }

  @Test func waitsForALockAndThenSaysSo() throws {
    let path = directory.path()
    let one = try HistoryFile.open(path: path)
    let two = try HistoryFile.open(path: path, busyTimeout: 0.05)
    try one.write { _ throws in
      #expect(historyError { try two.append(fullAttempt) } == .locked(path: path))
      // Reading and opening need no lock.
      #expect(try two.attempts().isEmpty)
      #expect(try HistoryFile.open(path: path).attempts().isEmpty)
    }
    try two.append(fullAttempt)
  }

  @Test func refusesToWriteToADeletedOrReplacedFile() throws {
    let path = directory.path()
    let history = try HistoryFile.open(path: path)
    try history.append(fullAttempt)
    try FileManager.default.moveItem(atPath: path, toPath: directory.path("elsewhere.db"))
    #expect(historyError { try history.append(attempt("b")) } == .moved(path: path))
    _ = try directory.write("", to: "history.db")
    #expect(historyError { try history.append(attempt("b")) } == .moved(path: path))
    #expect(try history.attempts() == [fullAttempt])
  }

  @Test func readsWithoutWriting() throws {
    let path = directory.path()
    #expect(historyError { _ = try HistoryFile.openReadOnly(path: path) } == .notFound(path: path))
    do { try HistoryFile.open(path: path).append(fullAttempt) }
    let history = try HistoryFile.openReadOnly(path: path)
    #expect(history.isReadOnly)
    #expect(try history.attempts() == [fullAttempt])
    #expect(try history.cards(model: .init()).count == 1)
    #expect(historyError { try history.append(attempt("b")) } == .notWritable(path: path))
  }

  @Test func everyErrorIsOneLineThatNamesWhat() {
    let problem = LineProblem(line: 3, reason: .missing(field: "at"))
    let errors: [HistoryError] = [
      .noLocation, .notFound(path: "/h"), .isDirectory(path: "/h"),
      .fileProblem(path: "/h", reason: "no"), .notReadable(path: "/h"), .notWritable(path: "/h"),
      .moved(path: "/h"), .alreadyExists(path: "/h"), .notAHistory(path: "/h"),
      .newer(path: "/h"), .outdated(path: "/h"), .damaged(path: "/h", detail: "d"),
      .locked(path: "/h"), .diskFull(path: "/h"), .failed(path: "/h", code: 1, detail: "d"),
      .refused(path: "/h", problems: [problem, problem], more: 2), .clash("id"),
      .unknownAttempt("id"), .rejected(rule: "rule"),
    ]
    for error in errors {
      #expect(!error.message.contains("\n"))
      #expect(["/h", "id", "rule", "--history"].contains { error.message.contains($0) })
    }
    #expect(
      HistoryError.refused(path: "/h", problems: [problem, problem], more: 2).message
        == "/h, line 3: no at (and 3 more); nothing was imported")
  }
}
