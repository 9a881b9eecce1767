internal import Foundation
internal import GRDB

extension HistoryFile {
  /// Opens a history for reading and writing, and makes it where there is none (also where there
  /// is an empty file). New directories get mode 0700; the file gets 0600, also where it was open to
  /// others.
  ///
  /// One of an earlier version is brought to the present one; before that it is backed up
  /// (``Backups``). A file that cannot be used is left as it is.
  ///
  /// - Parameters:
  ///   - path: absolute, or relative to the current directory.
  ///   - busyTimeout: seconds to wait for other processes' writes.
  ///   - progress: told the share of the backup that is done, 0…1, where one is made.
  /// - Returns: the opened history.
  /// - Throws: `HistoryError`.
  package static func open(
    path: String, busyTimeout: Double = 5, progress: (Double) -> Void = { _ in }
  ) throws(HistoryError) -> HistoryFile {
    let path = absolute(path)
    try FileCheck.look(at: path)
    let directory = (path as NSString).deletingLastPathComponent
    try FileCheck.makeDirectory(directory)
    try FileCheck.expectWritable(path, in: directory)
    // Closing a file that could be written to brings the log beside it into it, whosever that is.
    let hadLog = FileCheck.hasLog(path)
    if hadLog { _ = try look(path, busyTimeout: busyTimeout) }
    do {
      let budget = StepBudget(of: path)
      let queue = try DatabaseQueue(
        path: path, configuration: configuration(busyTimeout: busyTimeout, budget))
      try prepare(queue, path: path, busyTimeout: busyTimeout, progress: progress)
      return HistoryFile(
        path: path, isReadOnly: false, queue: queue, budget: budget, hadLog: hadLog)
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// Opens a history that is there, for reading alone. Leaves nothing beside it that was not there.
  package static func openReadOnly(
    path: String, busyTimeout: Double = 5
  ) throws(HistoryError) -> HistoryFile {
    let path = absolute(path)
    try FileCheck.look(at: path)
    guard try FileCheck.isThere(path) else { throw .notFound(path: path) }
    let (history, contents) = try look(path, busyTimeout: busyTimeout)
    switch contents {
    // Earlier ones lack only what is worked out from the log.
    case .history(let version) where version >= 1: return history
    case .history: throw .outdated(path: path)
    case .newer: throw .newer(path: path)
    case .nothing, .other: throw .notAHistory(path: path)
    }
  }

  /// Opens a file to read it, whatever it holds.
  private static func look(
    _ path: String, busyTimeout: Double
  ) throws(HistoryError) -> (HistoryFile, FileContents) {
    do {
      return try ReadingMode.open(path) { address, mode in
        let budget = StepBudget(of: path)
        var configuration = configuration(busyTimeout: busyTimeout, budget)
        mode.apply(to: &configuration)
        let queue = try DatabaseQueue(path: address, configuration: configuration)
        let history = HistoryFile(path: path, isReadOnly: true, queue: queue, budget: budget)
        return (history, try contents(queue, path: path))
      }
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// Makes a history that is kept in no file and gone with the last reference to it, for tests.
  ///
  /// - Parameter name: two of one name are of the same history, as if they had the same file open;
  ///   nil for one of its own.
  /// - Returns: the history, of the present schema.
  /// - Throws: `HistoryError` where there is no memory for it.
  package static func inMemory(named name: String? = nil) throws(HistoryError) -> HistoryFile {
    let path = ":memory:"
    do {
      let budget = StepBudget(of: path)
      let queue = try DatabaseQueue(
        named: name, configuration: configuration(busyTimeout: 5, budget))
      try migrate(queue)
      return HistoryFile(path: path, isReadOnly: false, queue: queue, budget: budget)
    } catch {
      throw HistoryError(error, path: path)
    }
  }

  /// `fullfsync` makes macOS write through the drive's cache; elsewhere it does nothing. What is
  /// deleted is overwritten, so that what was forgotten is not in the file. Pages are kept in half a
  /// megabyte: nothing is read twice that would not fit.
  private static let connectionSettings = """
    PRAGMA synchronous = FULL;
    PRAGMA fullfsync = ON;
    PRAGMA cell_size_check = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA secure_delete = ON;
    PRAGMA cache_size = -512;
    """

  private static func configuration(busyTimeout: Double, _ budget: StepBudget) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    configuration.prepareDatabase { db in
      try db.execute(sql: connectionSettings)
      budget.attach(to: db)
    }
    return configuration
  }

  /// Brings an opened file to the present schema, in WAL mode.
  private static func prepare(
    _ queue: DatabaseQueue, path: String, busyTimeout: Double, progress: (Double) -> Void
  ) throws {
    let contents = try contents(queue, path: path)
    switch contents {
    case .other: throw HistoryError.notAHistory(path: path)
    case .newer: throw HistoryError.newer(path: path)
    case .history, .nothing: break
    }
    // By path: closing a descriptor of the file would drop SQLite's locks on it. The files
    // beside it get the same mode from SQLite.
    FileCheck.makePrivate(path, in: (path as NSString).deletingLastPathComponent)
    if case .nothing = contents {
      // What is beside it is of a file that was here before.
      HeadFile.settle(path)
      try queue.inDatabase {
        try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      }
    }
    try enterWALMode(queue, timeout: busyTimeout)
    guard case .history(let version) = contents, version > 0 else { return try migrate(queue) }
    guard version < Schema.version else { return }
    try Backups(of: path).locked {
      // Another process may have been first.
      guard case .history(let version) = try self.contents(queue, path: path),
        version < Schema.version
      else { return }
      try Backups(of: path).make(beforeVersion: version + 1, queue, progress: progress)
      try migrate(queue)
    }
  }

  /// What a file holds, none of which is missing at its end or other than Edgewise makes it.
  private static func contents(_ queue: DatabaseQueue, path: String) throws -> FileContents {
    try queue.read { db in
      try FileCheck.expectWhole(db, path: path)
      return try FileContents(of: db, path: path)
    }
  }

  /// WAL lets other processes read while one writes. A file system that cannot do it keeps the
  /// rollback journal, which is as safe.
  private static func enterWALMode(_ queue: DatabaseQueue, timeout: Double) throws {
    let deadline = ContinuousClock.now + .seconds(timeout)
    while true {
      do {
        return try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        // SQLite does not wait by itself when it changes the mode.
        guard ContinuousClock.now < deadline else { throw error }
        usleep(10_000)
      }
    }
  }

  private static func migrate(_ queue: DatabaseQueue) throws {
    // Another process that opens the same file may be first with each of the migrations, which then
    // fails here.
    for _ in 1..<Schema.version {
      do {
        return try Schema.migrator.migrate(queue)
      } catch let error as DatabaseError
        where [.SQLITE_ERROR, .SQLITE_CONSTRAINT].contains(error.resultCode)
      {}
    }
    try Schema.migrator.migrate(queue)
  }

  /// What others can do to a history at a path, in words; nil where that is nothing.
  package static func exposure(of path: String) -> String? {
    FileCheck.exposure(of: absolute(path))
  }

  /// Whether there is anything at a path.
  ///
  /// - Throws: `HistoryError.fileProblem` where that cannot be known, as in a folder that one may not
  ///   enter.
  package static func isThere(_ path: String) throws(HistoryError) -> Bool {
    try FileCheck.isThere(absolute(path))
  }

  /// Absolute also because SQLite takes a path that begins with "file:" for an address.
  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  }
}
